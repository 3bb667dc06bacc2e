//! Plans: "on Tuesday with my coffee I look at my three stories", offered once, rehearsed, and turned into the rhythm.
//!
//! Saying when and where one will do something makes it likelier to be done (Gollwitzer and Sheeran, "Implementation
//! Intentions and Goal Achievement", Advances in Experimental Social Psychology 38, 2006).

pub mod guessing;
pub mod weeks;

use super::{
    choosing::{self, Chosen},
    rhythm::Pace,
};
use crate::{
    db::{Work, maybe, run, value},
    error::{Error, Problem, Problems, Result},
    ids::PersonId,
};

/// The longest plan.
pub const MOST_WORDS: usize = 200;

/// What somebody plans, in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub words: String,
    /// The day of the week: 0 is Monday.
    pub day: i64,
    /// Minutes after midnight, in their own time zone.
    pub minute: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    words: Option<String>,
    day: Option<i64>,
    minute: Option<i64>,
}

async fn row(work: &mut Work, person: PersonId) -> Result<Option<Row>> {
    Ok(maybe!(
        work,
        Row,
        "select words, day, minute from plans where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?)
}

/// Somebody's plan, if they made one.
pub async fn of(work: &mut Work, person: PersonId) -> Result<Option<Plan>> {
    let row = row(work, person).await?;
    Ok(row.and_then(|row| Some(Plan { words: row.words?, day: row.day?, minute: row.minute? })))
}

/// Whether I should be asked for a plan: once, after my first share.
pub async fn is_offered(work: &mut Work) -> Result<bool> {
    let me = work.by.person.ok_or(Error::Missing)?;
    if row(work, me).await?.is_some() {
        return Ok(false);
    }
    let shared = value!(
        work,
        i64,
        "select count(*) from shares where org_id = $1 and person_id = $2 and confirmed_at is not null",
        work.by.org,
        me,
    )?;
    Ok(shared > 0)
}

/// I make a plan: my weekly message comes then, and my calendar has it.
///
/// # Errors
/// `Invalid` by field: `words`, `digest_day`, `digest_time`.
pub async fn make(work: &mut Work, plan: &Plan) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let words = plan.words.trim();
    let mut problems = Problems::default();
    problems.unless(!words.is_empty(), "words", "problem-plan-words");
    if words.chars().count() > MOST_WORDS {
        problems.0.push(Problem::new("words", "problem-story-long").mention("most", MOST_WORDS));
    }
    problems.none()?;
    let before = choosing::of(work, me).await?;
    let pace = if before.pace == Pace::OnOpen { Pace::Weekly } else { before.pace };
    let wish = Chosen { pace, digest_day: plan.day, digest_minute: plan.minute, ..before };
    choosing::choose(work, &wish).await?;
    write(work, me, Some((words, plan.day, plan.minute))).await
}

/// I would rather make no plan, or none any more; I am not asked again.
pub async fn make_none(work: &mut Work) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    write(work, me, None).await
}

async fn write(work: &mut Work, person: PersonId, plan: Option<(&str, i64, i64)>) -> Result<()> {
    run!(
        work,
        "insert into plans (org_id, person_id, words, day, minute, answered_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (org_id, person_id) do update set words = $3, day = $4, minute = $5, answered_at = $6",
        work.by.org,
        person,
        plan.map(|(words, ..)| words),
        plan.map(|(_, day, _)| day),
        plan.map(|(.., minute)| minute),
        work.now,
    )?;
    Ok(())
}
