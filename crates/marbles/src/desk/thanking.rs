//! Who could be thanked: for a story that they brought or wrote and that is out. Only for what editors see anyway.

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::StoryId,
};

/// Thanks come soon or not at all.
const SOON: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Something that somebody did and that is out.
#[derive(Clone, Debug)]
pub struct Deed {
    pub story_id: StoryId,
    /// Who did it.
    pub name: String,
    pub title: String,
    pub published_at: Moment,
    /// Whether they wrote it themselves.
    pub is_own: bool,
}

/// What colleagues brought in the last month, that is out and for which nobody at the desk has thanked them.
pub(super) async fn deeds(work: &mut Work) -> Result<Vec<Deed>> {
    let rows = all!(
        work,
        (StoryId, String, String, Moment, i64),
        "select s.story_id, p.name, s.title, s.published_at,
             cast(case when s.draft_id is null then 0 else 1 end as bigint)
         from stories s
         join people p on p.org_id = s.org_id and p.person_id = coalesce(s.owned_by, s.suggested_by)
         where s.org_id = $1 and s.published_at > $2 and s.published_at <= $3 and s.withdrawn_at is null
           and p.gone_at is null and p.person_id <> $4
           and not exists (
               select 1 from thanks t
               where t.org_id = s.org_id and t.about = 'story' and t.subject = s.story_id
                 and exists (
                     select 1 from people e
                     where e.org_id = t.org_id and e.person_id = t.given_by and e.role <> 'member'))
           and not exists (
               select 1 from desk_done d where d.org_id = s.org_id and d.kind = 'deed' and d.subject = s.story_id)
         order by s.published_at desc, s.story_id desc
         limit 30",
        work.by.org,
        work.now - SOON,
        work.now,
        work.by.person,
    )?;
    let deed = |(story_id, name, title, published_at, own)| Deed {
        story_id,
        name,
        title,
        published_at,
        is_own: own == 1,
    };
    Ok(rows.into_iter().map(deed).collect())
}
