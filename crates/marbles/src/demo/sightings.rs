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
             cast(sum(case when shared then 100 else -2 end) as bigint),
             cast(sum(case when shared then 1 else 0 end) as bigint)
         from (
             select x.org_id, x.person_id, x.story_id, exists (
                 select 1 from shares h
                 where h.org_id = x.org_id and h.person_id = x.person_id and h.story_id = x.story_id
                   and h.confirmed_at is not null) as shared
             from exposures x where x.org_id = $1) e
         join people p on p.org_id = e.org_id and p.person_id = e.person_id
         where e.org_id = $1
         group by e.org_id, e.story_id, p.department",
        org,
    )?;
    Ok(())
}
