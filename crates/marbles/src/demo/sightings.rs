//! What people saw on their days, with the sums that are kept of it.

use sqlx::types::Json;

use crate::{
    clock::{Day, Moment},
    db::{Work, run},
    demo::lay,
    error::Result,
    ids::{PersonId, StoryId},
    relevance::exposures::Others,
};

/// A story that somebody saw on a day. How it came to stand there is not known, so that nothing is learnt from it.
#[derive(Clone, Debug)]
pub struct LaidSighting {
    pub person: PersonId,
    pub story: StoryId,
    pub day: Day,
    pub at: Moment,
}

/// Lays sightings in, after the shares.
pub async fn sightings(work: &mut Work, sightings: &[LaidSighting]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into exposures (org_id, person_id, day, story_id, shown_at, position, model, terms, others, seen_at, times_seen) ",
        sightings,
        |sighting| [
            org,
            sighting.person,
            sighting.day,
            sighting.story,
            sighting.at,
            0_i64,
            0_i64,
            Json(Vec::<f64>::new()),
            Json(Others::default()),
            sighting.at,
            1_i64,
        ]
    );
    run!(
        work,
        "insert into tallies (org_id, story_id, department, shown, seen, graded, liked)
         select e.org_id, e.story_id, p.department, count(*), count(*),
             cast(sum(case when h.person_id is null then -2 else 100 end) as bigint),
             cast(sum(case when h.person_id is null then 0 else 1 end) as bigint)
         from exposures e
         join people p on p.org_id = e.org_id and p.person_id = e.person_id
         left join (
             select distinct person_id, story_id from shares where org_id = $1 and confirmed_at is not null) h
             on h.person_id = e.person_id and h.story_id = e.story_id
         where e.org_id = $1
         group by e.org_id, e.story_id, p.department",
        org,
    )?;
    Ok(())
}
