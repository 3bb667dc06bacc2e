//! Weeks of the whole organisation: told once when they are over, and never shifting afterwards.

use jiff::{SignedDuration, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    deeds::{Deeds, Measure},
    figures::{Figure, Rule},
    kept,
    quarters::Quarter,
    standing::{self, WHOLE},
};
use crate::{
    clock::Day,
    db::{Work, all, one, run, value},
    error::Result,
};

/// How many weeks reports look back, this one included.
pub(super) const WEEKS: i64 = 52;

/// One week of the whole organisation.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct WeekRow {
    pub monday: Day,
    pub joined: Figure,
    /// People who shared.
    pub shared: Figure,
    /// People who came.
    pub people: Figure,
    /// Visits by machines, which count for nothing.
    pub machines: Figure,
}

impl WeekRow {
    /// A week of which nothing is told.
    pub(super) fn hidden(monday: Day) -> Self {
        Self {
            monday,
            joined: Figure::HIDDEN,
            shared: Figure::HIDDEN,
            people: Figure::HIDDEN,
            machines: Figure::HIDDEN,
        }
    }
}

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

/// Counts the weeks that are over, each by the people of its quarter, and by today's where nobody was frozen yet.
pub(super) async fn close(work: &mut Work, today: Day, zone: &TimeZone, rule: Rule) -> Result<()> {
    let frozen =
        all!(work, (Quarter,), "select quarter from report_quarters where org_id = $1", work.by.org)?;
    if !frozen.contains(&(Quarter::of(today),)) {
        return Ok(());
    }
    let closed = all!(work, (Day,), "select week from report_weeks where org_id = $1", work.by.org)?;
    for back in 1..WEEKS {
        let monday = today.monday().plus(-7 * back);
        if !closed.contains(&(monday,)) {
            let then = Quarter::of(monday);
            let quarter = if frozen.contains(&(then,)) { then } else { Quarter::of(today) };
            close_week(work, monday, zone, (quarter, rule)).await?;
        }
    }
    Ok(())
}

async fn close_week(work: &mut Work, monday: Day, zone: &TimeZone, by: (Quarter, Rule)) -> Result<()> {
    let week = count(work, monday, zone, by).await?;
    let week = beside_what_was_told(work, week, zone, by).await?;
    // What was not told when the week ended is not kept either, so that it never will be.
    run!(
        work,
        "insert into report_weeks (org_id, week, joined, shared, people, largest, machines)
         values ($1, $2, $3, $4, $5, 0, $6)
         on conflict (org_id, week) do nothing",
        work.by.org,
        monday,
        week.joined.to_keep(),
        week.shared.to_keep(),
        week.people.to_keep(),
        week.machines.to_keep(),
    )?;
    Ok(())
}

/// A week that was told before it was over is told again only as far as the rest of it could be told, too.
async fn beside_what_was_told(
    work: &mut Work,
    week: WeekRow,
    zone: &TimeZone,
    (quarter, rule): (Quarter, Rule),
) -> Result<WeekRow> {
    let Some((then, since)) = kept::of_week(work, week.monday).await? else { return Ok(week) };
    let Some(standing) = standing::read_if_frozen(work, quarter).await? else { return Ok(week) };
    let (first, last) = (week.monday.start(zone), week.monday.plus(7).start(zone));
    let last = last - SignedDuration::from_micros(1);
    let deeds = Deeds::since(work, (rule, &standing), (first, last), since).await?;
    let told = |measure, now: Figure, then: Figure| {
        let hidden = then == Figure::HIDDEN || now == then;
        now.unless(!hidden && !deeds.sound(measure, &standing.whole, since))
    };
    Ok(WeekRow {
        monday: week.monday,
        joined: told(Measure::Joined, week.joined, then.joined),
        shared: told(Measure::Shared, week.shared, then.shared),
        people: told(Measure::People, week.people, then.people),
        machines: told(Measure::People, week.machines, then.machines),
    })
}

/// Tells of a week as it stands now, by the people of a frozen quarter.
pub(super) async fn count(
    work: &mut Work,
    monday: Day,
    zone: &TimeZone,
    (quarter, rule): (Quarter, Rule),
) -> Result<WeekRow> {
    let (joined, shared) = one!(
        work,
        (i64, i64),
        include_str!("weeks/count.sql"),
        work.by.org,
        monday.start(zone),
        monday.plus(7).start(zone) - SignedDuration::from_micros(1),
        quarter,
        WHOLE,
    )?;
    let visits = all!(
        work,
        (i64, i64),
        include_str!("weeks/visits.sql"),
        work.by.org,
        monday,
        monday.plus(7),
        quarter,
        WHOLE
    )?;
    let everyone = usize::try_from(standing::members_then(work, quarter, WHOLE).await?).unwrap_or(0);
    let (people, machines): (Vec<i64>, Vec<i64>) = visits.into_iter().unzip();
    Ok(WeekRow {
        monday,
        joined: doers(joined, everyone, rule),
        shared: doers(shared, everyone, rule),
        people: Figure::sum_of_all(&people, everyone, rule),
        machines: Figure::sum_of_all(&machines, everyone, rule),
    })
}

/// The weeks that have ended, oldest first.
pub(super) async fn closed(work: &mut Work, since: Day, everyone: usize, rule: Rule) -> Result<Vec<WeekRow>> {
    let rows = all!(
        work,
        (Day, i64, i64, i64, i64),
        "select week, joined, shared, people, machines
         from report_weeks
         where org_id = $1 and week >= $2
         order by week",
        work.by.org,
        since,
    )?;
    let row = |(monday, joined, shared, people, machines)| WeekRow {
        monday,
        joined: doers(joined, everyone, rule),
        shared: doers(shared, everyone, rule),
        people: Figure::kept(people, everyone, rule),
        machines: Figure::kept(machines, everyone, rule),
    };
    Ok(rows.into_iter().map(row).collect())
}

fn doers(kept: i64, everyone: usize, rule: Rule) -> Figure {
    usize::try_from(kept).map_or(Figure::HIDDEN, |doers| Figure::doers_of_all(doers, everyone, rule))
}

/// Where one week of a quarter is hidden, the next smallest is too: the quarter less its other weeks would be that one.
pub(super) fn hide_beside(weeks: &mut [WeekRow]) {
    let figures: [fn(&mut WeekRow) -> &mut Figure; 3] =
        [|week| &mut week.joined, |week| &mut week.people, |week| &mut week.machines];
    for quarter in weeks.chunk_by_mut(|one, next| Quarter::of(one.monday) == Quarter::of(next.monday)) {
        for figure in figures {
            hide_one_more(quarter.iter_mut().map(figure).collect());
        }
    }
}

fn hide_one_more(mut figures: Vec<&mut Figure>) {
    if figures.iter().filter(|figure| figure.shown().is_none()).count() == 1 {
        // A week of nothing hides nothing beside it, so it comes last.
        let weight = |figure: &Figure| figure.shown().map(|number| (number == 0, number));
        figures.retain(|figure| figure.shown().is_some());
        if let Some(smallest) = figures.into_iter().min_by_key(|figure| weight(figure)) {
            *smallest = Figure::HIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden_beside(people: &[i64]) -> Vec<Option<i64>> {
        let mut figures: Vec<Figure> =
            people.iter().map(|people| Figure::kept(*people, 100, Rule::new(10))).collect();
        hide_one_more(figures.iter_mut().collect());
        figures.into_iter().map(Figure::shown).collect()
    }

    #[test]
    fn a_hidden_week_is_never_the_only_one() {
        assert_eq!(hidden_beside(&[40, -1, 30, 0]), [Some(40), None, None, Some(0)]);
        assert_eq!(hidden_beside(&[-1, 0, 0]), [None, None, Some(0)]);
        assert_eq!(hidden_beside(&[-1, -1, 30]), [None, None, Some(30)]);
        assert_eq!(hidden_beside(&[40, 30]), [Some(40), Some(30)]);
    }
}
