//! What nudges hear of: stories that come, change and go, people who come back, and what people ask of each other.

use jiff::SignedDuration;

use super::{choosing, requests};
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
    Kind::QuestionAsked,
    Kind::QuestionPassedOn,
    Kind::ReaderAsked,
    Kind::DraftProposed,
    Kind::DraftPrepared,
    Kind::DraftRead,
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
        _ => requests::hearing::hear(work, happening).await,
    }
}
