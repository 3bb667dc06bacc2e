//! The ways by which a message reaches somebody, one file each.

pub mod push;
pub mod slack;
pub mod teams;

use jiff::SignedDuration;

/// Why a message was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nobody at this address any more.
    Gone,
    /// Later, after that long where they say so.
    Busy { retry_after: Option<SignedDuration> },
    /// Never like this; the reason names nobody.
    Rejected(String),
}
