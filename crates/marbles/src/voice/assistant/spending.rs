//! Spending: what the organisation asks in a month and a person in a day, counted without a word of any text.
//!
//! A call is taken from the budgets before it is made, in the transaction that allows it: two at once cannot both be the
//! last one, and a call that fails has been paid for somewhere all the same.

use super::{settings, trouble};
use crate::{
    clock::Day,
    db::{Work, maybe, run},
    error::{Error, Result},
    ids::PersonId,
    programme,
};

/// What was asked in this month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Spent {
    pub calls: i64,
    pub tokens: i64,
}

/// What the organisation has asked in the month of this work.
pub async fn this_month(work: &mut Work) -> Result<Spent> {
    let month = month(work).await?;
    Ok(maybe!(
        work,
        Spent,
        "select calls, tokens from assistant_months where org_id = $1 and month = $2",
        work.by.org,
        &month,
    )?
    .unwrap_or_default())
}

/// Takes one call from the month.
///
/// # Errors
/// `Clash` when the month is used up.
pub(super) async fn take_month(work: &mut Work) -> Result<()> {
    let rules = settings::rules(work).await?;
    let month = month(work).await?;
    if rules.calls_a_month == 0 || rules.tokens_a_month == 0 {
        return Err(Error::Clash(trouble::MONTH));
    }
    let taken = run!(
        work,
        "insert into assistant_months (org_id, month, calls, tokens) values ($1, $2, 1, 0)
         on conflict (org_id, month) do update
         set calls = assistant_months.calls + 1
         where assistant_months.calls < $3 and assistant_months.tokens < $4",
        work.by.org,
        &month,
        rules.calls_a_month,
        rules.tokens_a_month,
    )?;
    if taken == 0 { Err(Error::Clash(trouble::MONTH)) } else { Ok(()) }
}

/// Takes one call from a person's day.
///
/// # Errors
/// `Clash` when the day is used up.
pub(super) async fn take_day(work: &mut Work, person: PersonId) -> Result<()> {
    let limit = settings::rules(work).await?.calls_a_day;
    let today = today(work).await?;
    if limit == 0 {
        return Err(Error::Clash(trouble::DAY));
    }
    let taken = run!(
        work,
        "insert into assistant_days (org_id, person_id, day, calls) values ($1, $2, $3, 1)
         on conflict (org_id, person_id) do update
         set calls = case when assistant_days.day = $3 then assistant_days.calls + 1 else 1 end, day = $3
         where assistant_days.day <> $3 or assistant_days.calls < $4",
        work.by.org,
        person,
        today,
        limit,
    )?;
    if taken == 0 { Err(Error::Clash(trouble::DAY)) } else { Ok(()) }
}

/// Notes what a call has used.
pub(super) async fn note_tokens(work: &mut Work, tokens: i64) -> Result<()> {
    let month = month(work).await?;
    run!(
        work,
        "update assistant_months set tokens = tokens + $3 where org_id = $1 and month = $2",
        work.by.org,
        &month,
        tokens,
    )?;
    Ok(())
}

async fn today(work: &mut Work) -> Result<Day> {
    let zone = programme::organisation(work).await?.zone();
    Ok(work.now.day(&zone))
}

async fn month(work: &mut Work) -> Result<String> {
    let date = today(work).await?.date();
    Ok(format!("{:04}-{:02}", date.year(), date.month()))
}
