//! Questions without answers: what many were asked and nobody has answered so far. Never who.

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::AskId,
    insights::figures::Rule,
    people, programme,
};

/// A question may lie for so long before the desk says a word of it.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// A question that waits for its first answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Unanswered {
    pub ask_id: AskId,
    pub text: String,
    /// The topic that it went to. Never a group: that nobody in it answered would be said of each of them.
    pub topic: Option<String>,
    pub created_at: Moment,
}

/// What was asked of a topic or a group more than a week ago and has brought nothing yet; only where it was for so many,
/// whether they take part or not, that it says nothing of any of them.
pub(super) async fn unanswered(work: &mut Work) -> Result<Vec<Unanswered>> {
    let minimum = Rule::new(programme::organisation(work).await?.minimum_group).for_counts();
    let language = people::me(work).await?.language;
    Ok(all!(
        work,
        Unanswered,
        include_str!("questions/unanswered.sql"),
        work.by.org,
        work.now,
        work.now - PATIENCE,
        i64::try_from(minimum).unwrap_or(i64::MAX),
        language.code(),
    )?)
}
