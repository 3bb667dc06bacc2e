//! Gates: what a person is not shown at all, whatever its score.

use serde::Serialize;

use super::facts::{Reader, Story};
use crate::clock::Moment;

/// How often a story is shown to somebody who does nothing with it.
pub const TIMES_SEEN: u32 = 3;

/// What this reader has had to do with this story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dealings {
    /// Whether it is meant for them.
    pub in_audience: bool,
    /// Whether it must not reach a group of theirs, for a legal reason for instance.
    pub barred: bool,
    pub shared: bool,
    /// Whether they said "not for me", or put it away.
    pub hidden: bool,
    /// How often they truly saw it.
    pub times_seen: u32,
}

/// Why a story is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It is not out yet.
    NotOut,
    Expired,
    /// It is meant for others.
    Audience,
    /// They do not understand its language.
    Language,
    /// It must not reach a group of theirs.
    Barred,
    AlreadyShared,
    SeenThreeTimes,
    /// They said "not for me".
    Hidden,
    /// They want to see nothing of one of its topics.
    TopicHidden,
}

/// Lets a story through to the score, or says why not. A pinned story passes whatever its language and topics.
///
/// # Errors
/// The first gate that is closed.
pub fn open(reader: &Reader, story: &Story, dealings: Dealings, now: Moment) -> Result<(), Closed> {
    let pinned = story.pinned(now);
    let understood = story.language.is_empty()
        || reader.language.is_empty()
        || story.language == reader.language
        || reader.understands.contains(&story.language);
    let gates = [
        (story.published_at <= now, Closed::NotOut),
        (story.expires_at.is_none_or(|end| end > now), Closed::Expired),
        (dealings.in_audience, Closed::Audience),
        (!dealings.barred, Closed::Barred),
        (!dealings.shared, Closed::AlreadyShared),
        (!dealings.hidden, Closed::Hidden),
        (dealings.times_seen < TIMES_SEEN, Closed::SeenThreeTimes),
        (understood || pinned, Closed::Language),
        (pinned || !story.topics.iter().any(|topic| reader.hidden.contains(topic)), Closed::TopicHidden),
    ];
    gates.into_iter().find(|(open, _)| !open).map_or(Ok(()), |(_, closed)| Err(closed))
}

#[cfg(test)]
mod tests;
