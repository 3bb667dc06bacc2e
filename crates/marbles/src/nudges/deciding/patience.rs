//! Patience: what goes unopened is answered with more distance, then a question, then silence; an open halves the distance.

use super::{History, Sent};
use crate::nudges::rhythm::Pace;

/// Working days between two messages, by how many in a row went unopened.
const DISTANCES: [i64; 5] = [0, 1, 2, 4, 8];
/// How many weekly messages may go unopened before the question is asked.
const WEEKLY_TRIES: usize = 4;
/// Where an open brings somebody who was down to once a week: two working days, about half a week of work.
const HALF_A_WEEK: usize = 2;

/// How far apart messages come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// As the rhythm says, at least so many working days apart.
    Every(i64),
    /// Only the weekly message, and no interruption.
    Weekly,
    /// Only the question whether messages are still useful.
    Asking,
    /// Nothing.
    Silent,
}

impl Stage {
    /// How patient we are with somebody after all that they were sent.
    pub fn of(history: &History, pace: Pace) -> Self {
        let counted = history.sent.iter().filter(|sent| sent.at >= history.fresh_at && !sent.held);
        let start = if pace == Pace::Weekly { DISTANCES.len() } else { 0 };
        let level = counted.fold(start, |level, sent| after(level, sent, start));
        match level {
            short if short < DISTANCES.len() => Self::Every(DISTANCES[short]),
            weekly if weekly < DISTANCES.len() + WEEKLY_TRIES => Self::Weekly,
            asking if asking == DISTANCES.len() + WEEKLY_TRIES => Self::Asking,
            _ => Self::Silent,
        }
    }
}

/// A message that was not opened, or not yet, lengthens the distance; one that was halves the distance before it.
fn after(level: usize, sent: &Sent, start: usize) -> usize {
    match (sent.opened, level < DISTANCES.len()) {
        (false, _) => level + 1,
        (true, true) => level.saturating_sub(1),
        (true, false) => start.max(HALF_A_WEEK),
    }
}
