//! What a provider's answer means for a message: taken, gone, later, or never.

use std::time::Duration;

use jiff::SignedDuration;

use super::Refusal;
use crate::fetching::{Answered, FetchProblem};

/// No answer at all: whoever was not reached may be reached later, unless the address itself is closed to us.
pub(super) fn unanswered(problem: &FetchProblem) -> Refusal {
    match problem {
        FetchProblem::NotAWebAddress | FetchProblem::NotPublic => Refusal::Rejected(problem.to_string()),
        _ => Refusal::Busy { retry_after: None },
    }
}

/// What every provider means by its status; none where it took the message.
pub(super) fn by_status(provider: &str, answered: &Answered) -> Option<Refusal> {
    match answered.status {
        200..=299 => None,
        404 | 410 => Some(Refusal::Gone),
        408 | 429 | 500..=599 => Some(Refusal::Busy { retry_after: answered.retry_after.map(signed) }),
        status => Some(Refusal::Rejected(format!("{provider} refused it ({})", reason(status, answered)))),
    }
}

fn signed(pause: Duration) -> SignedDuration {
    SignedDuration::try_from(pause).unwrap_or(SignedDuration::from_hours(1))
}

/// The provider's own short code where it gives one, else the status: free text might name somebody, or a secret.
pub(super) fn reason(status: u16, answered: &Answered) -> String {
    let text = answered.text();
    let is_code =
        (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_code { text } else { status.to_string() }
}
