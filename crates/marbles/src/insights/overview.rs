//! The overview: the programme at a glance, for its lead, without a person in it.

mod ground;
mod groups;
mod moved;
mod renewing;
mod settling;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::{ground::Ground, moved::Moved, renewing::Today, settling::Settling};
pub use self::{groups::GroupRow, moved::StoryRow};
pub use super::weeks::WeekRow;
use super::{
    figures::{Figure, Rule},
    kept,
    quarters::Quarter,
    standing::{self, Reports, WHOLE},
    weeks::{self, WEEKS},
};
use crate::{
    Marbles,
    clock::{Day, Moment},
    db::{By, Work, value},
    error::Result,
    programme,
};

/// The stretch of time that an overview is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    #[default]
    ThisQuarter,
    LastQuarter,
    Year,
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 3] = [Self::ThisQuarter, Self::LastQuarter, Self::Year];

    /// Its name in addresses and word keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::ThisQuarter => "this-quarter",
            Self::LastQuarter => "last-quarter",
            Self::Year => "year",
        }
    }

    /// The period of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.name() == name)
    }

    fn quarters(self, today: Day) -> (Quarter, Quarter) {
        let this = Quarter::of(today);
        match self {
            Self::ThisQuarter => (this, this),
            Self::LastQuarter => (this.plus(-1), this.plus(-1)),
            Self::Year => (this.plus(-3), this),
        }
    }
}

/// The programme in figures.
#[derive(Debug, Serialize, Deserialize)]
pub struct Overview {
    pub period: Period,
    pub first: Day,
    pub last: Day,
    /// The people of the organisation.
    pub everyone: Figure,
    pub invited: Figure,
    pub joined: Figure,
    /// Those who shared at least once in the period.
    pub shared: Figure,
    /// Those who came through their links in the period.
    pub people: Figure,
    /// Oldest first, this week last.
    pub weeks: Vec<WeekRow>,
    pub stories: Vec<StoryRow>,
    /// Stories that were shared too, by too few people for a figure.
    pub other_stories: Figure,
    /// By name; empty while there are no groups, and over a year, when groups change.
    pub groups: Vec<GroupRow>,
    /// When the people and groups were frozen for this quarter's reports.
    pub frozen_at: Option<Moment>,
    pub minimum: i64,
    /// When it was told.
    pub as_of: Moment,
    /// The day from which it is told anew.
    pub next: Day,
}

/// Draws the overview of a period, freezing first what is due: as it was told last, for a week or until twice as much has happened.
pub async fn draw(marbles: &Marbles, by: By, reports: &Reports, period: Period) -> Result<Overview> {
    let mut look = marbles.db.look(by).await?;
    if standing::is_due(&mut look).await? {
        drop(look);
        let mut work = marbles.db.work(by).await?;
        standing::freeze(&mut work).await?;
        work.save().await?;
        look = marbles.db.look(by).await?;
    }
    let organisation = programme::organisation(&mut look).await?;
    let (zone, rule) = (organisation.zone(), Rule::new(organisation.minimum_group));
    let quarter = Quarter::of(look.now.day(&zone));
    let Some(standing) = reports.of_quarter(&mut look, quarter).await? else {
        return report(&mut look, reports, period).await;
    };
    let today = Today { quarter, rule, standing, zone };
    let told = kept::load(&mut look, quarter, Period::ThisQuarter, today.standing.frozen_at).await?;
    let Some(told) = told else { return renewing::renew(marbles, look, reports, &today, period).await };
    if renewing::is_due(&mut look, &told, &today).await? {
        return renewing::renew(marbles, look, reports, &today, period).await;
    }
    if period == Period::ThisQuarter {
        return Ok(told.overview);
    }
    renewing::told_last(&mut look, reports, &today, period).await
}

async fn report(look: &mut Work, reports: &Reports, period: Period) -> Result<Overview> {
    let organisation = programme::organisation(look).await?;
    let zone = organisation.zone();
    let today = look.now.day(&zone);
    let rule = Rule::new(organisation.minimum_group);
    let (first, last) = period.quarters(today);
    let mut told = Overview::of_nothing(period, (first, last), rule, look.now);
    told.next = today.monday().plus(7);
    told.weeks = by_week(look, reports, today, period, rule).await?;
    let Some(standing) = reports.of_quarter(look, last).await? else { return Ok(told) };
    let ground = Ground::survey(look, rule, Arc::clone(&standing), (first, last), &zone).await?;
    let invited = value!(
        look,
        i64,
        "select count(*) from invitations i
         join report_members w on w.org_id = i.org_id and w.person_id = i.person_id and w.quarter = $2 and w.group_id = $3
         where i.org_id = $1",
        look.by.org,
        last,
        WHOLE,
    )?;
    told.everyone = Figure::count(ground.everyone, ground.everyone, rule);
    told.invited = Figure::count(usize::try_from(invited).unwrap_or(0), ground.everyone, rule);
    told.joined = Figure::doers_of_all(ground.joined.len(), ground.everyone, rule);
    told.shared = ground.shared();
    told.people = ground.people();
    let Moved { rows, others } = moved::stories(look, &ground).await?;
    told.stories = rows;
    told.other_stories = others;
    if period != Period::Year {
        told.groups = groups::rows(&standing, &ground);
    }
    told.frozen_at = Some(standing.frozen_at);
    Ok(told)
}

impl Overview {
    /// What is told while nobody is frozen: there are too few people.
    fn of_nothing(period: Period, (first, last): (Quarter, Quarter), rule: Rule, now: Moment) -> Self {
        Self {
            period,
            first: first.first_day(),
            last: last.plus(1).first_day().plus(-1),
            everyone: Figure::HIDDEN,
            invited: Figure::HIDDEN,
            joined: Figure::HIDDEN,
            shared: Figure::HIDDEN,
            people: Figure::HIDDEN,
            weeks: Vec::new(),
            stories: Vec::new(),
            other_stories: Figure::HIDDEN,
            groups: Vec::new(),
            frozen_at: None,
            minimum: i64::try_from(rule.for_counts()).unwrap_or(i64::MAX),
            as_of: now,
            next: last.plus(1).first_day(),
        }
    }

    /// The rule by which it was told.
    fn rule(&self) -> Rule {
        Rule::new(self.minimum)
    }
}

/// The weeks of every period are hidden alike, so that no period tells what another hides.
async fn by_week(
    look: &mut Work,
    reports: &Reports,
    today: Day,
    period: Period,
    rule: Rule,
) -> Result<Vec<WeekRow>> {
    let zone = programme::organisation(look).await?.zone();
    let back = if period == Period::Year { WEEKS } else { WEEKS / 2 };
    let since = |back: i64| today.monday().plus(-7 * (back - 1));
    let Some(standing) = reports.of_quarter(look, Quarter::of(today)).await? else {
        return Ok((0..back).map(|week| WeekRow::hidden(since(back - week))).collect());
    };
    let mut weeks = weeks::closed(look, since(WEEKS), standing.whole.len(), rule).await?;
    weeks.push(weeks::count(look, today.monday(), &zone, (Quarter::of(today), rule)).await?);
    weeks::hide_beside(&mut weeks);
    weeks.retain(|week| week.monday >= since(back));
    Ok(weeks)
}
