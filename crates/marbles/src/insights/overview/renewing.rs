//! Telling anew: once a week, and earlier only when twice as much has happened, as in the first days of a programme.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Overview, Period, Settling, report, settling};
use crate::{
    Marbles,
    clock::Moment,
    db::{Work, value},
    error::{Error, Result},
    insights::{
        deeds::Deeds,
        figures::Rule,
        kept::{self, Kept},
        quarters::Quarter,
        standing::{Reports, Standing},
    },
};

/// The quarter that it is, with its people and the rule.
#[derive(Clone)]
pub(super) struct Today {
    pub quarter: Quarter,
    pub rule: Rule,
    pub standing: Arc<Standing>,
    pub zone: TimeZone,
}

/// Whether what was told is to be told anew.
pub(super) async fn is_due(look: &mut Work, told: &Kept, today: &Today) -> Result<bool> {
    let overview = &told.overview;
    let lacks = |group| !overview.groups.iter().any(|row| row.group_id == group);
    Ok(look.now.day(&today.zone) >= overview.next
        || overview.rule() != today.rule
        || today.standing.groups.iter().any(|(group, ..)| lacks(*group))
        || twice_as_much_happened(look, overview.as_of, today).await?)
}

async fn twice_as_much_happened(look: &mut Work, since: Moment, today: &Today) -> Result<bool> {
    let enough = i64::try_from(today.rule.for_counts()).unwrap_or(i64::MAX);
    let joined = value!(
        look,
        i64,
        "select count(*) from people where org_id = $1 and joined_at > $2",
        look.by.org,
        since
    )?;
    if joined >= enough && joined >= joined_until(look, since).await? {
        return Ok(true);
    }
    let from = today.quarter.first_day().start(&today.zone);
    let now = look.now;
    let shared = sharers(look, since, now).await?;
    if shared >= enough && shared >= sharers(look, from, since).await? {
        return Ok(true);
    }
    let brought = value!(
        look,
        i64,
        "select count(distinct person_id) from click_days where org_id = $1 and day >= $2 and class = 'human'",
        look.by.org,
        since.day(&today.zone),
    )?;
    Ok(brought >= enough && 2 * brought >= followed(look, today.quarter).await?)
}

async fn joined_until(look: &mut Work, until: Moment) -> Result<i64> {
    Ok(value!(
        look,
        i64,
        "select count(*) from people where org_id = $1 and joined_at <= $2",
        look.by.org,
        until
    )?)
}

async fn sharers(look: &mut Work, from: Moment, until: Moment) -> Result<i64> {
    Ok(value!(
        look,
        i64,
        "select count(distinct person_id) from shares where org_id = $1 and confirmed_at >= $2 and confirmed_at <= $3",
        look.by.org,
        from,
        until,
    )?)
}

/// Through whose links somebody came in a quarter.
async fn followed(look: &mut Work, quarter: Quarter) -> Result<i64> {
    Ok(value!(
        look,
        i64,
        "select count(distinct person_id) from click_quarters where org_id = $1 and quarter = $2",
        look.by.org,
        quarter,
    )?)
}

/// Tells every period anew, at one moment, and keeps what was told.
pub(super) async fn renew(
    marbles: &Marbles,
    mut look: Work,
    reports: &Reports,
    today: &Today,
    period: Period,
) -> Result<Overview> {
    let mut told: Vec<(Kept, Moment, Option<Moment>)> = Vec::new();
    for period in Period::ALL {
        let (mut kept, frozen_at, before) = tell(&mut look, reports, today, period).await?;
        if let Some((first, ..)) = told.first() {
            share_weeks(&first.overview, &mut kept.overview, today.quarter);
        }
        told.push((kept, frozen_at, before));
    }
    let by = look.by;
    drop(look);
    let mut work = marbles.db.work(by).await?;
    let mut is_ours = true;
    for (kept, frozen_at, before) in &told {
        is_ours = is_ours && kept::keep(&mut work, today.quarter, *frozen_at, kept, *before).await?;
    }
    if is_ours {
        work.save().await?;
        let asked = told.into_iter().map(|(kept, ..)| kept.overview).find(|told| told.period == period);
        return asked.ok_or_else(|| Error::unexpected("every period is told"));
    }
    // Somebody else told anew meanwhile: theirs counts, so that nobody sees two tellings of one moment.
    drop(work);
    told_last(&mut marbles.db.look(by).await?, reports, today, period).await
}

/// What was told of a period last.
pub(super) async fn told_last(
    look: &mut Work,
    reports: &Reports,
    today: &Today,
    period: Period,
) -> Result<Overview> {
    let (_, frozen_at) = standing_of(look, reports, today, period).await?;
    let kept = kept::load(look, today.quarter, period, frozen_at).await?;
    kept.map(|kept| kept.overview).ok_or_else(|| Error::unexpected("an overview was told and is gone"))
}

/// A period as it may be told now, the moment its people were frozen, and when it was told last in this quarter.
async fn tell(
    look: &mut Work,
    reports: &Reports,
    today: &Today,
    period: Period,
) -> Result<(Kept, Moment, Option<Moment>)> {
    let (standing, frozen_at) = standing_of(look, reports, today, period).await?;
    let fresh = report(look, reports, period).await?;
    let old = kept::load(look, today.quarter, period, frozen_at).await?;
    let before = old.as_ref().map(|old| old.overview.as_of);
    let (old, is_over) = match old {
        Some(old) => (Some(old), false),
        None => (earlier(look, reports, today, period).await?, period == Period::Year),
    };
    let (Some(old), Some(standing)) = (old, standing) else {
        return Ok((settling::first(fresh), frozen_at, before));
    };
    let (first, last) = period.quarters(look.now.day(&today.zone));
    let until = last.plus(1).first_day().start(&today.zone).min(look.now);
    let stretch = (first.first_day().start(&today.zone), until);
    let deeds = Deeds::since(look, (today.rule, &standing), stretch, old.oldest()).await?;
    let settling = Settling { old: &old, deeds: &deeds, standing: &standing, rule: today.rule, is_over };
    Ok((settling.settle(fresh), frozen_at, before))
}

/// The people that a period is told of, and when they were frozen.
async fn standing_of(
    look: &mut Work,
    reports: &Reports,
    today: &Today,
    period: Period,
) -> Result<(Option<Arc<Standing>>, Moment)> {
    let (_, last) = period.quarters(look.now.day(&today.zone));
    let standing = reports.of_quarter(look, last).await?;
    let frozen_at = standing.as_ref().map_or(today.standing.frozen_at, |standing| standing.frozen_at);
    Ok((standing, frozen_at))
}

/// What was told in the quarter before of what this period tells now: of that quarter itself, and of the year that it ended.
async fn earlier(look: &mut Work, reports: &Reports, today: &Today, period: Period) -> Result<Option<Kept>> {
    let before = today.quarter.plus(-1);
    let then = match period {
        Period::ThisQuarter => return Ok(None),
        Period::LastQuarter => Period::ThisQuarter,
        Period::Year => Period::Year,
    };
    let Some(standing) = reports.of_quarter(look, before).await? else { return Ok(None) };
    let mut kept = kept::load(look, before, then, standing.frozen_at).await?;
    if let Some(kept) = &mut kept {
        kept.overview.period = period;
    }
    Ok(kept)
}

/// Every period tells the same of the weeks of this quarter.
fn share_weeks(told: &Overview, other: &mut Overview, quarter: Quarter) {
    for week in other.weeks.iter_mut().filter(|week| Quarter::of(week.monday) == quarter) {
        if let Some(same) = told.weeks.iter().find(|same| same.monday == week.monday) {
            *week = *same;
        }
    }
}
