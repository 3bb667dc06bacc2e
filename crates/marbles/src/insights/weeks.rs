//! Weeks of the whole organisation: counted once when they are over, and never shifting afterwards.

use jiff::{SignedDuration, tz::TimeZone};

use crate::{
    clock::Day,
    db::{Work, all, one, run, value},
    error::Result,
};

/// How many weeks reports look back, this one included.
pub(super) const WEEKS: i64 = 52;

/// Whether a week that is over has not been counted yet.
pub(super) async fn are_due(work: &mut Work, today: Day) -> Result<bool> {
    let closed = value!(
        work,
        i64,
        "select count(*) from report_weeks where org_id = $1 and week >= $2",
        work.by.org,
        today.monday().plus(-7 * (WEEKS - 1)),
    )?;
    Ok(closed < WEEKS - 1)
}

/// Counts the weeks that are over.
pub(super) async fn close(work: &mut Work, today: Day, zone: &TimeZone) -> Result<()> {
    let closed = all!(work, (Day,), "select week from report_weeks where org_id = $1", work.by.org)?;
    for back in 1..WEEKS {
        let monday = today.monday().plus(-7 * back);
        if !closed.contains(&(monday,)) {
            close_week(work, monday, zone).await?;
        }
    }
    Ok(())
}

/// What a week brought to the whole organisation, before the rule.
#[derive(Debug, Default, sqlx::FromRow)]
pub(super) struct Week {
    pub week: i64,
    pub joined: i64,
    pub shared: i64,
    pub people: i64,
    pub largest: i64,
    pub machines: i64,
}

async fn close_week(work: &mut Work, monday: Day, zone: &TimeZone) -> Result<()> {
    let week = count(work, monday, zone).await?;
    run!(
        work,
        "insert into report_weeks (org_id, week, joined, shared, people, largest, machines)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (org_id, week) do nothing",
        work.by.org,
        week.week,
        week.joined,
        week.shared,
        week.people,
        week.largest,
        week.machines,
    )?;
    Ok(())
}

/// Counts a week as it stands now.
pub(super) async fn count(work: &mut Work, monday: Day, zone: &TimeZone) -> Result<Week> {
    Ok(one!(
        work,
        Week,
        include_str!("weeks/count.sql"),
        work.by.org,
        monday,
        monday.plus(7),
        monday.start(zone),
        monday.plus(7).start(zone) - SignedDuration::from_micros(1),
    )?)
}

/// The weeks that have ended, oldest first.
pub(super) async fn closed(work: &mut Work, since: Day) -> Result<Vec<Week>> {
    Ok(all!(
        work,
        Week,
        "select week, joined, shared, people, largest, machines
         from report_weeks
         where org_id = $1 and week >= $2
         order by week",
        work.by.org,
        since,
    )?)
}
