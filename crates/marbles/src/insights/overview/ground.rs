//! What an overview is drawn from: what each frozen person did. It stays within these modules.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::tz::TimeZone;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::PersonId,
    insights::{
        figures::{Figure, Rule},
        quarters::Quarter,
        standing::Standing,
    },
};

/// What some people did or brought, each.
pub(super) type Parts = HashMap<PersonId, i64>;

/// The frozen people of a period, and what they did in it; nobody else's doings are in any figure.
pub(super) struct Ground {
    pub rule: Rule,
    pub standing: Arc<Standing>,
    pub everyone: usize,
    pub first: Quarter,
    pub last: Quarter,
    pub joined: Vec<PersonId>,
    /// One for each quarter.
    pub stretches: Vec<Stretch>,
}

/// One quarter of the period.
pub(super) struct Stretch {
    pub quarter: Quarter,
    pub from: Moment,
    pub until: Moment,
    /// How often each shared.
    pub shares: Parts,
    pub brought: Parts,
}

impl Ground {
    pub async fn survey(
        look: &mut Work,
        rule: Rule,
        standing: Arc<Standing>,
        (first, last): (Quarter, Quarter),
        zone: &TimeZone,
    ) -> Result<Self> {
        let until = last.plus(1).first_day().start(zone).min(look.now);
        let everyone = standing.whole.len();
        let mut ground =
            Self { rule, standing, everyone, first, last, joined: Vec::new(), stretches: Vec::new() };
        let joined = all!(
            look,
            (PersonId,),
            "select person_id from people
             where org_id = $1 and joined_at <= $2 and (left_at is null or left_at > $2) and (gone_at is null or gone_at > $2)",
            look.by.org,
            until,
        )?;
        ground.joined =
            joined.into_iter().map(|(person,)| person).filter(|person| ground.has(person)).collect();
        let mut quarter = first;
        while quarter <= last {
            let stretch = ground.stretch(look, quarter, zone).await?;
            ground.stretches.push(stretch);
            quarter = quarter.plus(1);
        }
        Ok(ground)
    }

    async fn stretch(&self, look: &mut Work, quarter: Quarter, zone: &TimeZone) -> Result<Stretch> {
        let (from, until) =
            (quarter.first_day().start(zone), quarter.plus(1).first_day().start(zone).min(look.now));
        let shares = all!(
            look,
            (PersonId, i64),
            "select person_id, count(*)
             from shares
             where org_id = $1 and confirmed_at between $2 and $3
             group by person_id",
            look.by.org,
            from,
            until,
        )?;
        let brought = all!(
            look,
            (PersonId, i64),
            "select person_id, cast(sum(people) as bigint)
             from click_quarters
             where org_id = $1 and quarter = $2
             group by person_id",
            look.by.org,
            quarter,
        )?;
        Ok(Stretch {
            quarter,
            from,
            until,
            shares: self.only_frozen(shares),
            brought: self.only_frozen(brought),
        })
    }

    fn has(&self, person: &PersonId) -> bool {
        self.standing.numbers.contains_key(person)
    }

    /// What the frozen people among these did.
    pub fn only_frozen(&self, rows: Vec<(PersonId, i64)>) -> Parts {
        rows.into_iter().filter(|(person, _)| self.has(person)).collect()
    }

    /// What each brought over the whole period.
    pub fn brought(&self) -> Parts {
        together(self.stretches.iter().map(|stretch| &stretch.brought))
    }

    /// How often each shared over the whole period.
    pub fn shares(&self) -> Parts {
        together(self.stretches.iter().map(|stretch| &stretch.shares))
    }

    /// How many shared at least once; over a year only if each of its quarters could be told, too.
    pub fn shared(&self) -> Figure {
        let figure = |doers: usize| Figure::doers_of_all(doers, self.everyone, self.rule);
        let revealing = self
            .stretches
            .iter()
            .any(|stretch| !stretch.shares.is_empty() && figure(stretch.shares.len()) == Figure::HIDDEN);
        let sharers: HashSet<&PersonId> =
            self.stretches.iter().flat_map(|stretch| stretch.shares.keys()).collect();
        figure(sharers.len()).unless(revealing)
    }

    /// How many came; over a year only if each of its quarters could be told, too.
    pub fn people(&self) -> Figure {
        let brought: Vec<&Parts> = self.stretches.iter().map(|stretch| &stretch.brought).collect();
        over_quarters(&brought, |parts| Figure::sum_of_all(&numbers(parts), self.everyone, self.rule))
    }
}

/// A sum over several quarters, unless it would give one of them away that is hidden by itself.
pub(super) fn over_quarters(quarters: &[&Parts], figure: impl Fn(&Parts) -> Figure) -> Figure {
    let revealing = |parts: &&Parts| parts.values().any(|part| *part > 0) && figure(parts) == Figure::HIDDEN;
    figure(&together(quarters.iter().copied())).unless(quarters.iter().any(revealing))
}

pub(super) fn together<'a>(all: impl Iterator<Item = &'a Parts>) -> Parts {
    let mut sums = Parts::new();
    for (person, part) in all.flatten() {
        *sums.entry(*person).or_default() += part;
    }
    sums
}

pub(super) fn numbers(parts: &Parts) -> Vec<i64> {
    parts.values().copied().collect()
}
