//! What was put on whose day, with the chance it had of standing there: for "seen three times", for learning, and for
//! estimating what another ranking would have brought.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::{
    clock::{Day, Moment},
    db::{Work, all, run},
    error::Result,
    ids::{PersonId, StoryId},
    relevance::{
        readers::Reading,
        slots::Slot,
        tallies::{self, Change},
        terms::Row,
    },
};

/// A story on somebody's day, as it was put there.
#[derive(Clone, Debug)]
pub struct NewExposure {
    pub story: StoryId,
    pub position: i64,
    /// The chance that the slot got this story, and the order in which it was drawn.
    pub chance: f64,
    pub drawn: usize,
    pub others: Others,
    pub slot: Slot,
    pub model: i64,
    pub row: Row,
}

/// The chances that other rankings would have given a story, for the estimate of what they would have brought.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Others {
    /// The readable rules, without anything learnt.
    pub rules: f64,
    /// The newest first.
    pub newest: f64,
}

/// A story that was on a day already.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Shown {
    /// From one; 0 where it was seen from elsewhere.
    pub position: i64,
    pub shown_at: Moment,
    pub exploring: bool,
    pub seen_at: Option<Moment>,
}

/// What was on a person's day.
pub async fn shown_on(work: &mut Work, person: PersonId, day: Day) -> Result<HashMap<StoryId, Shown>> {
    let rows = all!(
        work,
        (StoryId, i64, Moment, bool, Option<Moment>),
        "select story_id, position, shown_at, exploring, seen_at from exposures
         where org_id = $1 and person_id = $2 and day = $3",
        work.by.org,
        person,
        day,
    )?;
    let shown = |(story, position, shown_at, exploring, seen_at)| {
        (story, Shown { position, shown_at, exploring, seen_at })
    };
    Ok(rows.into_iter().map(shown).collect())
}

/// Takes stories off a day that gave way to others; that they were shown, and with what chance, stays noted.
pub async fn give_way(work: &mut Work, reading: &Reading, gone: &[StoryId]) -> Result<()> {
    for story in gone {
        place(work, reading, *story, 0).await?;
    }
    Ok(())
}

async fn place(work: &mut Work, reading: &Reading, story: StoryId, position: i64) -> Result<()> {
    run!(
        work,
        "update exposures set position = $5
         where org_id = $1 and person_id = $2 and day = $3 and story_id = $4",
        work.by.org,
        reading.person.person_id,
        reading.today,
        story,
        position,
    )?;
    Ok(())
}

/// Notes what was put on a person's day; a story that was there already keeps its first chance.
#[expect(clippy::cast_possible_truncation, reason = "a chance is at most a million millionths")]
pub async fn note(work: &mut Work, reading: &Reading, new: &[NewExposure]) -> Result<()> {
    // Always in the same order, so that two people's days never wait for each other.
    let mut new: Vec<&NewExposure> = new.iter().collect();
    new.sort_by_key(|one| one.story);
    for one in new {
        let touched = run!(
            work,
            "insert into exposures
                 (org_id, person_id, day, story_id, shown_at, position, chance, exploring, model, terms, drawn, others)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (org_id, person_id, day, story_id) do nothing",
            work.by.org,
            reading.person.person_id,
            reading.today,
            one.story,
            work.now,
            one.position,
            (one.chance * 1e6).round() as i64,
            one.slot == Slot::Exploration,
            one.model,
            Json(one.row.to_vec()),
            i64::try_from(one.drawn).unwrap_or(i64::MAX),
            Json(one.others),
        )?;
        if touched == 0 {
            place(work, reading, one.story, one.position).await?;
        }
        if touched == 1 && reading.known.wishes.learns {
            tallies::count(work, &reading.person.department, one.story, Change::Shown).await?;
        }
    }
    Ok(())
}
