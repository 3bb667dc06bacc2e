//! What nudges hear of: stories that come, change and go, and people who come back.

use jiff::SignedDuration;

use super::choosing;
use crate::{
    activity::{Happening, Kind},
    db::Work,
    error::Result,
    ids::{PersonId, StoryId},
    jobs::{self, Job},
};

/// What this module hears of.
pub(crate) const HEARS: &[Kind] = &[
    Kind::StoryPublished,
    Kind::StoryChanged,
    Kind::StoryWithdrawn,
    Kind::PersonJoined,
    Kind::PersonResumed,
];

/// Turns what happened into messages, or into changes of those that are out.
pub(crate) async fn hear(work: &mut Work, happening: &Happening) -> Result<()> {
    let story = StoryId::from_uuid(happening.subject);
    let person = PersonId::from_uuid(happening.subject);
    match happening.kind {
        Kind::StoryPublished => jobs::enqueue(work, &Job::OfferStory { story }).await,
        Kind::StoryChanged | Kind::StoryWithdrawn => jobs::enqueue(work, &Job::CorrectStory { story }).await,
        Kind::PersonJoined => {
            choosing::give_the_usual(work).await?;
            let recent = SignedDuration::from_hours(24 * choosing::NEWCOMERS_NEWS_DAYS);
            choosing::come_back(work, person, happening.at, happening.at - recent).await
        }
        Kind::PersonResumed => choosing::come_back(work, person, happening.at, happening.at).await,
        _ => Ok(()),
    }
}
