//! Does it help? Where the lead wants to know, luck holds back some of the messages that would go out, and each draw is kept.

pub mod effect;
pub mod reporting;
#[cfg(test)]
mod tests;

use crate::{
    clock::Day,
    db::{Work, all, run, value},
    demo::lay,
    error::{Error, Result},
    ids::{PersonId, TrialId},
    nudges::Kind,
};

/// The most that may be held back, of a hundred: the others are there for the people, not for the question.
pub const MOST_HELD_BACK: i64 = 50;

/// A draw: who, which kind of message, on which day, and whether it went out.
pub(super) struct Drawn {
    pub person: PersonId,
    pub kind: Kind,
    pub sent: bool,
    pub day: Day,
}

/// How many of a hundred messages are held back in this organisation.
pub async fn holds_back(work: &mut Work) -> Result<i64> {
    Ok(value!(work, i64, "select holds_back from organisations where org_id = $1", work.by.org)?)
}

/// Sets how many of a hundred messages are held back; none switches the trial off.
///
/// # Errors
/// `Invalid` for more than half.
pub async fn hold_back(work: &mut Work, of_hundred: i64) -> Result<()> {
    if !(0..=MOST_HELD_BACK).contains(&of_hundred) {
        return Err(Error::invalid("holds_back", "problem-choice"));
    }
    run!(work, "update organisations set holds_back = $2 where org_id = $1", work.by.org, of_hundred)?;
    Ok(())
}

/// A draw as it was kept.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Draw {
    pub kind: Kind,
    pub sent: bool,
    /// How likely "sent" was, in thousandths.
    pub propensity: i64,
}

/// Every draw that was kept, without the people, oldest first.
pub async fn draws(work: &mut Work) -> Result<Vec<Draw>> {
    Ok(all!(
        work,
        Draw,
        "select kind, sent, propensity from trials where org_id = $1 order by trial_id",
        work.by.org,
    )?)
}

/// Whether a message goes out, where so many of a hundred are held back.
pub(super) fn draw(holds_back: i64) -> bool {
    holds_back <= 0 || rand::random_range(0..100) >= holds_back
}

/// Keeps draws with how likely "sent" was, in thousandths; without a trial there is nothing to keep.
pub(super) async fn record(work: &mut Work, drawn: &[Drawn], holds_back: i64) -> Result<()> {
    if holds_back <= 0 {
        return Ok(());
    }
    let (org, now, propensity) = (work.by.org, work.now, (100 - holds_back) * 10);
    lay!(
        work,
        "insert into trials (org_id, trial_id, person_id, kind, at, week, sent, propensity) ",
        drawn,
        |drawn| [
            org,
            TrialId::new(now),
            drawn.person,
            drawn.kind,
            now,
            drawn.day.monday(),
            drawn.sent,
            propensity,
        ]
    );
    Ok(())
}
