//! Nudges: messages that carry a story or a step to a person, at the moment and by the way that the person chose, and then silence.

pub mod calendar;
pub mod campaigns;
pub mod channels;
pub mod choosing;
pub(crate) mod connections;
pub mod considering;
pub mod correcting;
pub mod deciding;
pub mod delivering;
pub mod entering;
pub(crate) mod hearing;
mod histories;
pub mod inbox;
mod keeping;
pub mod messages;
pub mod offering;
pub mod opening;
pub mod plans;
pub mod requests;
pub mod rhythm;
pub mod rooms;
pub mod steps;
pub(crate) mod suiting;
mod telling;
pub mod trials;

use serde::{Deserialize, Serialize};

/// What kind of message a nudge is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// One story, as soon as it is out.
    AtOnce,
    /// The few stories of a day or a week.
    Digest,
    /// What the programme lead says once to many.
    Campaign,
    /// The question whether messages are still useful, asked once before silence.
    StillUseful,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::AtOnce, Self::Digest, Self::Campaign, Self::StillUseful];

    /// Its name in word keys and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::AtOnce => "at_once",
            Self::Digest => "digest",
            Self::Campaign => "campaign",
            Self::StillUseful => "still_useful",
        }
    }

    /// Whether it comes at a moment that the person did not set.
    pub fn interrupts(self) -> bool {
        self != Self::Digest
    }
}
