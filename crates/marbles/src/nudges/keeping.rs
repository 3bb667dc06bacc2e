//! Keeping what was decided for a page of people: their messages, the stories in them, a job for each, and when to look again.

use sqlx::types::Json;
use uuid::Uuid;

use super::{Kind, requests::carrying, rhythm::Pace};
use crate::{
    clock::{Day, Moment},
    db::Work,
    demo::lay,
    error::Result,
    ids::{CampaignId, JobId, NudgeId, PersonId, RequestId, StoryId},
    jobs::{Job, MESSAGES},
};

/// A message that goes out.
pub(super) struct Going {
    pub person: PersonId,
    pub kind: Kind,
    /// The day in the person's zone.
    pub day: Day,
    pub due_at: Moment,
    pub stories: Vec<StoryId>,
    pub requests: Vec<RequestId>,
    pub campaign: Option<CampaignId>,
}

impl Going {
    /// One interruption and one digest a day: the database refuses a second one.
    fn slot(&self) -> &'static str {
        if self.kind.interrupts() { "interruption" } else { "digest" }
    }
}

struct Kept<'a> {
    nudge: NudgeId,
    going: &'a Going,
    job: JobId,
}

/// Writes messages down, each with its job, in a few statements for all of them.
///
/// # Errors
/// `Clash` when somebody would be told of a story twice or twice in a day: then none of them is kept.
pub(super) async fn keep(work: &mut Work, going: &[Going]) -> Result<()> {
    if going.is_empty() {
        return Ok(());
    }
    let (org, now) = (work.by.org, work.now);
    let kept: Vec<Kept> =
        going.iter().map(|going| Kept { nudge: NudgeId::new(now), going, job: JobId::new(now) }).collect();
    let nobody: Json<Vec<String>> = Json(Vec::new());
    lay!(
        work,
        "insert into nudges (org_id, nudge_id, person_id, kind, slot, day, campaign_id, decided_at, due_at,
             refused) ",
        kept,
        |kept| [
            org,
            kept.nudge,
            kept.going.person,
            kept.going.kind,
            kept.going.slot(),
            kept.going.day,
            kept.going.campaign,
            now,
            kept.going.due_at,
            &nobody,
        ]
    );
    let stories: Vec<(NudgeId, PersonId, StoryId, i64)> = kept
        .iter()
        .flat_map(|kept| {
            let stories = kept.going.stories.iter().zip(0..);
            stories.map(|(story, position)| (kept.nudge, kept.going.person, *story, position))
        })
        .collect();
    lay!(
        work,
        "insert into nudge_stories (org_id, person_id, story_id, nudge_id, position) ",
        stories,
        |(nudge, person, story, position)| [org, *person, *story, *nudge, *position]
    );
    let requests = kept.iter().flat_map(|kept| kept.going.requests.iter().map(|one| (kept.nudge, *one)));
    carrying::bring(work, &requests.collect::<Vec<_>>()).await?;
    lay!(work, "insert into jobs (org_id, job_id, kind, payload, due_at, lane, created_at) ", kept, |kept| [
        org,
        kept.job,
        "deliver_nudge",
        Json(Job::DeliverNudge { nudge: kept.nudge }),
        kept.going.due_at,
        MESSAGES,
        now,
    ]);
    work.leaves_jobs = true;
    Ok(())
}

/// Somebody, when to look at them again, and when their set time had nothing to tell.
pub(super) type Next = (PersonId, Option<Moment>, Option<Moment>);

/// Sets when to look again at each person of a page, in a few statements for all of them.
pub(super) async fn look_again_at(work: &mut Work, next: &[Next]) -> Result<()> {
    let (org, now) = (work.by.org, work.now);
    let none: Json<Vec<Uuid>> = Json(Vec::new());
    // All of them have a row, so that the insert never does more than its update.
    lay!(
        work,
        "insert into rhythms (org_id, person_id, rhythm, channels, fresh_at, news_from, next_at, empty_at) ",
        next,
        |(person, again, empty)| [org, *person, Pace::Weekly, &none, now, now, *again, *empty],
        " on conflict (org_id, person_id) do update
          set next_at = excluded.next_at, empty_at = coalesce(excluded.empty_at, rhythms.empty_at)"
    );
    Ok(())
}
