//! What the lead sees of it: by week and in all, for the programme as a whole only, and "not enough yet" below power.

use std::collections::HashMap;

use jiff::SignedDuration;

use super::effect::{self, Effect, Outcome};
use crate::{
    clock::{Day, Moment},
    db::{Work, all, value},
    error::Result,
    ids::PersonId,
    insights::figures::Rule,
    programme,
};

/// For how long after a moment a share counts as following it.
pub const FOLLOWS_WITHIN: SignedDuration = SignedDuration::from_hours(72);
/// A difference larger than this would have to be there to be seen: then there is not enough yet.
const COARSEST: f64 = 0.1;
/// Fewer moments than this on the side that was held back say nothing, however alike they look.
const FEWEST_HELD: usize = 150;
/// How many weeks are told.
const WEEKS: i64 = 26;

/// What can be said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// Too few people on one of the sides, or only a very large effect could have been seen.
    NotEnough,
    Effect(Effect),
}

impl Said {
    pub(super) fn of(outcomes: &[Outcome], rule: Rule) -> Self {
        match effect::of(outcomes) {
            Some(effect)
                if effect.people_sent.min(effect.people_held) >= rule.for_sums()
                    && effect.held >= FEWEST_HELD
                    && effect.smallest_seen <= COARSEST =>
            {
                Self::Effect(effect)
            }
            _ => Self::NotEnough,
        }
    }
}

/// Whether messages help.
#[derive(Clone, Debug)]
pub struct Report {
    pub holds_back: i64,
    pub in_all: Said,
    /// The weeks that are over, newest first, by their Mondays.
    pub weeks: Vec<(Day, Said)>,
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    week: Day,
    sent: bool,
    propensity: i64,
    followed: bool,
}

/// Draws the report from weeks that are over, with the days that a share may still follow: it changes once a week.
pub async fn draw(work: &mut Work) -> Result<Report> {
    let zone = programme::organisation(work).await?.zone();
    let until = (work.now - FOLLOWS_WITHIN).day(&zone).monday();
    let minimum =
        value!(work, i64, "select minimum_group from organisations where org_id = $1", work.by.org)?;
    let rule = Rule::new(minimum);
    let rows = rows(work, until).await?;
    let mut numbers: HashMap<PersonId, usize> = HashMap::new();
    let mut in_all = Vec::new();
    let mut weeks: HashMap<Day, Vec<Outcome>> = HashMap::new();
    for row in rows {
        let next = numbers.len();
        let outcome = Outcome {
            person: *numbers.entry(row.person_id).or_insert(next),
            sent: row.sent,
            propensity: f64::from(i32::try_from(row.propensity).unwrap_or(1000)) / 1000.0,
            followed: row.followed,
        };
        in_all.push(outcome);
        weeks.entry(row.week).or_default().push(outcome);
    }
    let mut weeks: Vec<(Day, Said)> =
        weeks.into_iter().map(|(week, outcomes)| (week, Said::of(&outcomes, rule))).collect();
    weeks.sort_by_key(|(week, _)| std::cmp::Reverse(*week));
    Ok(Report { holds_back: super::holds_back(work).await?, in_all: Said::of(&in_all, rule), weeks })
}

async fn rows(work: &mut Work, until: Day) -> Result<Vec<Row>> {
    let follows = i64::try_from(FOLLOWS_WITHIN.as_micros()).unwrap_or(i64::MAX);
    let first: Moment = work.now - SignedDuration::from_hours(24 * 7 * WEEKS);
    Ok(all!(
        work,
        Row,
        "select t.person_id, t.week, t.sent, t.propensity,
             exists (
                 select 1 from shares h
                 where h.org_id = t.org_id and h.person_id = t.person_id
                   and h.confirmed_at > t.at and h.confirmed_at <= t.at + $3) as followed
         from trials t
         where t.org_id = $1 and t.week < $2 and t.at > $4
         order by t.trial_id",
        work.by.org,
        until,
        follows,
        first,
    )?)
}
