//! Askings as editors see them: to whom, how many people that is, and how many answers were sent on. Nothing about
//! anybody who did not answer.

use crate::{
    clock::Moment,
    db::{Work, all, run, value},
    error::{Error, Result},
    ids::{AskId, QuestionId},
    insights::figures::{Figure, Rule},
};

/// An asking of a question.
#[derive(Clone, Debug)]
pub struct Seen {
    pub ask_id: AskId,
    /// The topic's or the group's name; none for one colleague.
    pub name: Option<String>,
    /// `topic`, `group` or `person`.
    pub whom: String,
    pub words: String,
    pub asked_by: Option<String>,
    pub created_at: Moment,
    pub ends_at: Option<Moment>,
    pub is_withdrawn: bool,
    pub is_open: bool,
    /// How many people it was for when it was asked, whether they take part or not, down to whole tens; of one colleague
    /// nothing is told.
    pub reached: Figure,
    /// How many answers were sent on to the editors; of one colleague and of few, none would be said of each.
    pub answers: Figure,
}

#[derive(sqlx::FromRow)]
struct Row {
    ask_id: AskId,
    name: Option<String>,
    whom: String,
    words: String,
    asked_by: Option<String>,
    created_at: Moment,
    ends_at: Option<Moment>,
    withdrawn_at: Option<Moment>,
    reached: i64,
    answers: i64,
}

/// The askings of a question by editors, newest first; at most fifty. What Marbles picked for somebody is theirs.
pub async fn of(work: &mut Work, question: QuestionId) -> Result<Vec<Seen>> {
    let minimum =
        value!(work, i64, "select minimum_group from organisations where org_id = $1", work.by.org)?;
    let rows = all!(work, Row, include_str!("seen.sql"), work.by.org, question)?;
    let (now, rule) = (work.now, Rule::new(minimum));
    Ok(rows.into_iter().map(|row| row.told(now, rule)).collect())
}

impl Row {
    fn told(self, now: Moment, rule: Rule) -> Seen {
        let reached = usize::try_from(self.reached).unwrap_or(0);
        let answers = usize::try_from(self.answers).unwrap_or(0);
        let is_of_one = self.whom == "person";
        Seen {
            reached: Figure::count(reached / 10 * 10, reached, rule).unless(is_of_one),
            answers: Figure::count(answers, reached, rule).unless(is_of_one),
            is_open: self.withdrawn_at.is_none() && self.ends_at.is_none_or(|ends| ends > now),
            is_withdrawn: self.withdrawn_at.is_some(),
            ask_id: self.ask_id,
            name: self.name,
            whom: self.whom,
            words: self.words,
            asked_by: self.asked_by,
            created_at: self.created_at,
            ends_at: self.ends_at,
        }
    }
}

/// Takes an asking back: whoever has not answered is asked no more.
///
/// # Errors
/// `Missing` when there is none that an editor asked.
pub async fn withdraw(work: &mut Work, question: QuestionId, ask: AskId) -> Result<()> {
    let touched = run!(
        work,
        "update asks set withdrawn_at = coalesce(withdrawn_at, $4)
         where org_id = $1 and question_id = $2 and ask_id = $3 and whom <> 'chance'",
        work.by.org,
        question,
        ask,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Asks again what was taken back.
///
/// # Errors
/// `Missing` when there is none that an editor asked.
pub async fn restore(work: &mut Work, question: QuestionId, ask: AskId) -> Result<()> {
    let touched = run!(
        work,
        "update asks set withdrawn_at = null
         where org_id = $1 and question_id = $2 and ask_id = $3 and whom <> 'chance'",
        work.by.org,
        question,
        ask,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}
