//! The overview: the programme at a glance, for its lead, without a person in it.

mod groups;
mod moved;

use std::collections::HashMap;

use serde::Serialize;

use self::moved::Moved;
pub use self::{groups::GroupRow, moved::StoryRow};
use super::{
    figures::{Figure, Rule},
    quarters::Quarter,
    standing::{self, Reports},
    weeks::{self, WEEKS},
};
use crate::{
    Marbles,
    clock::{Day, Moment},
    db::{By, Work, all, one},
    error::Result,
    ids::PersonId,
    programme,
};

/// The stretch of time that an overview is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
#[derive(Debug)]
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
    pub other_stories: i64,
    /// By name; empty while there are no groups, and over a year, when groups change.
    pub groups: Vec<GroupRow>,
    /// When the groups were frozen for this quarter's reports.
    pub frozen_at: Option<Moment>,
    pub minimum: i64,
}

/// One week of the whole organisation.
#[derive(Debug)]
pub struct WeekRow {
    pub monday: Day,
    pub joined: Figure,
    /// People who shared.
    pub shared: Figure,
    /// People who came.
    pub people: Figure,
    /// Visits by machines, which count for nothing.
    pub machines: i64,
}

/// What an overview is drawn from. It holds what each person did, and stays within these modules.
struct Ground {
    rule: Rule,
    first: Quarter,
    last: Quarter,
    from: Moment,
    until: Moment,
    joined: Vec<PersonId>,
    sharers: Vec<PersonId>,
    brought: HashMap<PersonId, i64>,
}

/// Draws the overview of a period, freezing first what is due.
pub async fn draw(marbles: &Marbles, by: By, reports: &Reports, period: Period) -> Result<Overview> {
    let mut look = marbles.db.look(by).await?;
    if standing::is_due(&mut look).await? {
        drop(look);
        let mut work = marbles.db.work(by).await?;
        standing::freeze(&mut work).await?;
        work.save().await?;
        look = marbles.db.look(by).await?;
    }
    report(&mut look, reports, period).await
}

async fn report(look: &mut Work, reports: &Reports, period: Period) -> Result<Overview> {
    let organisation = programme::organisation(look).await?;
    let zone = organisation.zone();
    let today = look.now.day(&zone);
    let rule = Rule::new(organisation.minimum_group);
    let (first, last) = period.quarters(today);
    let until = last.plus(1).first_day().start(&zone).min(look.now);
    let ground = Ground::survey(look, rule, (first, last), (first.first_day().start(&zone), until)).await?;
    let standing = reports.of_quarter(look, last).await?;
    let counts = one!(look, Counts, include_str!("overview/counts.sql"), look.by.org, standing.as_ref().map(|then| then.frozen_at))?;
    let within = standing.as_deref().filter(|_| counts.changed_by_a_few(rule));
    let everyone = usize::try_from(counts.people).unwrap_or(0);
    let count = |doers: usize| Figure::count(doers, everyone, rule);
    let is_in = |person: &PersonId| within.is_none_or(|then| then.numbers.contains_key(person));
    let brought: Vec<i64> = ground.brought.iter().filter(|(person, _)| is_in(person)).map(|(_, people)| *people).collect();
    let counted = |people: &[PersonId]| count(people.iter().filter(|person| is_in(person)).count());
    let Moved { rows, others } = moved::stories(look, &ground).await?;
    Ok(Overview {
        period,
        first: first.first_day(),
        last: last.plus(1).first_day().plus(-1),
        everyone: count(everyone),
        invited: count(usize::try_from(counts.invited).unwrap_or(0)),
        joined: counted(&ground.joined),
        shared: counted(&ground.sharers),
        people: Figure::sum(brought.iter().sum(), brought.iter().copied().max().unwrap_or(0), everyone, rule),
        weeks: by_week(look, today, period, everyone, rule).await?,
        stories: rows,
        other_stories: others,
        groups: standing.as_deref().filter(|_| period != Period::Year).map(|then| groups::rows(then, &ground)).unwrap_or_default(),
        frozen_at: standing.filter(|_| period != Period::Year).map(|then| then.frozen_at),
        minimum: i64::try_from(rule.for_counts()).unwrap_or(i64::MAX),
    })
}

#[derive(sqlx::FromRow)]
struct Counts {
    people: i64,
    invited: i64,
    newcomers: i64,
    leavers: i64,
}

impl Counts {
    /// The whole minus its frozen groups would tell of those who came or went since, if they are few.
    fn changed_by_a_few(&self, rule: Rule) -> bool {
        [self.newcomers, self.leavers].iter().any(|few| *few > 0 && usize::try_from(*few).unwrap_or(0) < rule.for_counts())
    }
}

impl Ground {
    async fn survey(work: &mut Work, rule: Rule, (first, last): (Quarter, Quarter), (from, until): (Moment, Moment)) -> Result<Self> {
        let joined = all!(
            work,
            (PersonId,),
            "select person_id from people
             where org_id = $1 and joined_at <= $2 and (left_at is null or left_at > $2) and (gone_at is null or gone_at > $2)",
            work.by.org,
            until,
        )?;
        let sharers = all!(
            work,
            (PersonId,),
            "select distinct person_id from shares where org_id = $1 and confirmed_at between $2 and $3",
            work.by.org,
            from,
            until,
        )?;
        let brought = all!(
            work,
            (PersonId, i64),
            "select person_id, cast(sum(people) as bigint)
             from click_quarters
             where org_id = $1 and quarter between $2 and $3
             group by person_id",
            work.by.org,
            first,
            last,
        )?;
        let ids = |rows: Vec<(PersonId,)>| rows.into_iter().map(|(person,)| person).collect();
        Ok(Self { rule, first, last, from, until, joined: ids(joined), sharers: ids(sharers), brought: brought.into_iter().collect() })
    }
}

async fn by_week(work: &mut Work, today: Day, period: Period, everyone: usize, rule: Rule) -> Result<Vec<WeekRow>> {
    let zone = programme::organisation(work).await?.zone();
    let back = if period == Period::Year { WEEKS } else { WEEKS / 2 };
    let mut weeks = weeks::closed(work, today.monday().plus(-7 * (back - 1))).await?;
    weeks.push(weeks::count(work, today.monday(), &zone).await?);
    let count = |doers: i64| Figure::count(usize::try_from(doers).unwrap_or(0), everyone, rule);
    let row = |week: weeks::Week| WeekRow {
        monday: Day::from_number(week.week),
        joined: count(week.joined),
        shared: count(week.shared),
        people: Figure::sum(week.people, week.largest, everyone, rule),
        machines: week.machines,
    };
    Ok(weeks.into_iter().map(row).collect())
}
