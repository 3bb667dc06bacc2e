//! Small steps: one next step for each person, up gently, never down, and at rest when they would rather not.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::{
    db::{Work, maybe, one, run},
    error::{Error, Result},
    ids::PersonId,
};

/// A rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Step {
    /// Read a story.
    Read,
    /// Pick topics.
    Topics,
    /// Share a story.
    Share,
    /// Share one in own words.
    OwnWords,
    /// Answer a question.
    Answer,
    /// Finish a text of one's own.
    OwnPost,
    /// Help a colleague with theirs.
    Help,
}

impl Step {
    /// Its name in word keys and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Topics => "topics",
            Self::Share => "share",
            Self::OwnWords => "own_words",
            Self::Answer => "answer",
            Self::OwnPost => "own_post",
            Self::Help => "help",
        }
    }

    /// The step of that name.
    pub fn parse(name: &str) -> Option<Self> {
        LADDER.iter().map(|rung| rung.step).find(|step| step.name() == name)
    }

    /// The screen on which it is taken.
    pub fn address(self) -> &'static str {
        match self {
            Self::Topics => "/me#topics",
            Self::Answer | Self::OwnPost | Self::Help => "/voice",
            Self::Read | Self::Share | Self::OwnWords => "/today",
        }
    }
}

/// A step and when it counts as taken.
struct Rung {
    step: Step,
    is_taken: fn(&Facts) -> bool,
}

const LADDER: &[Rung] = &[
    Rung { step: Step::Read, is_taken: |facts| facts.has_read || facts.shares > 0 },
    Rung { step: Step::Topics, is_taken: |facts| facts.topics > 0 },
    Rung { step: Step::Share, is_taken: |facts| facts.shares > 0 },
    Rung { step: Step::OwnWords, is_taken: |facts| facts.own_words > 0 },
    Rung { step: Step::Answer, is_taken: |facts| facts.has_answered || facts.has_written },
    Rung { step: Step::OwnPost, is_taken: |facts| facts.has_written },
    Rung { step: Step::Help, is_taken: |facts| facts.has_helped },
];

/// For how long the ladder rests when a step is refused.
const RESTS: SignedDuration = SignedDuration::from_hours(24 * 30);

#[derive(sqlx::FromRow)]
struct Facts {
    has_read: bool,
    resting: bool,
    topics: i64,
    shares: i64,
    own_words: i64,
    has_answered: bool,
    has_written: bool,
    has_helped: bool,
}

/// My next step, if there is one and it does not rest.
pub async fn next(work: &mut Work) -> Result<Option<Step>> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let facts = facts(work, me).await?;
    let next = LADDER.iter().find(|rung| !(rung.is_taken)(&facts)).map(|rung| rung.step);
    Ok(next.filter(|_| !facts.resting))
}

async fn facts(work: &mut Work, person: PersonId) -> Result<Facts> {
    Ok(one!(work, Facts, include_str!("steps/facts.sql"), work.by.org, person, work.now)?)
}

/// I would rather not: no step is offered for a month, and then that same one again.
pub async fn not_now(work: &mut Work, step: Step) -> Result<()> {
    run!(
        work,
        "insert into steps (org_id, person_id, step, rests_until) values ($1, $2, $3, $4)
         on conflict (org_id, person_id, step) do update set rests_until = $4",
        work.by.org,
        work.by.person,
        step,
        work.now + RESTS,
    )?;
    Ok(())
}

/// Whether somebody has never read a story as far as is known.
pub async fn is_first_reading(look: &mut Work) -> Result<bool> {
    let taken = maybe!(
        look,
        (Option<crate::clock::Moment>,),
        "select taken_at from steps where org_id = $1 and person_id = $2 and step = $3",
        look.by.org,
        look.by.person,
        Step::Read,
    )?;
    Ok(!matches!(taken, Some((Some(_),))))
}

/// I have read a story.
pub async fn have_read(work: &mut Work) -> Result<()> {
    run!(
        work,
        "insert into steps (org_id, person_id, step, taken_at) values ($1, $2, $3, $4)
         on conflict (org_id, person_id, step) do update set taken_at = coalesce(steps.taken_at, $4)",
        work.by.org,
        work.by.person,
        Step::Read,
        work.now,
    )?;
    Ok(())
}
