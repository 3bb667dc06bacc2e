//! What frozen people did since figures were told last, by person: what decides whether the figures may move.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    crowds::Crowd,
    figures::{Figure, Rule},
    standing::Standing,
};
use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{ClickId, PersonId, StoryId},
};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Joined,
    /// Different people who shared.
    Shared,
    /// Posts.
    Shares,
    /// Who came.
    People,
}

/// The doings of a stretch of time since a moment.
pub(super) struct Deeds {
    rule: Rule,
    /// Who joined or left, and when.
    joined: Vec<(usize, Moment)>,
    shares: Vec<(usize, StoryId, Moment)>,
    /// When those who shared did so first within the stretch.
    first_shares: HashMap<usize, Moment>,
    brought: Vec<(usize, StoryId, Moment)>,
}

impl Deeds {
    /// What happened after `since`, for figures about what happened from `from` to `until`.
    pub async fn since(
        look: &mut Work,
        (rule, standing): (Rule, &Standing),
        (from, until): (Moment, Moment),
        since: Moment,
    ) -> Result<Self> {
        let number = |person: PersonId| standing.numbers.get(&person).copied();
        let shares = shares(look, from.max(since), until).await?;
        let first = first_shares(look, from, until).await?;
        let brought = brought(look, from.max(since), until).await?;
        Ok(Self {
            rule,
            joined: joined(look, since, until)
                .await?
                .into_iter()
                .filter_map(|(person, at)| Some((number(person)?, at)))
                .collect(),
            shares: shares
                .into_iter()
                .filter_map(|(person, story, at)| Some((number(person)?, story, at)))
                .collect(),
            first_shares: first.into_iter().filter_map(|(person, at)| Some((number(person)?, at))).collect(),
            brought: brought
                .into_iter()
                .filter_map(|(person, story, at)| Some((number(person)?, story, at)))
                .collect(),
        })
    }

    /// Whether what some people did since then may be told of them.
    pub fn sound(&self, measure: Measure, crowd: &Crowd, since: Moment) -> bool {
        self.tellable(measure, |person, _| crowd.has(person), crowd.len(), since)
    }

    /// Whether what came of a story since then may be told of everybody.
    pub fn sound_of_story(&self, measure: Measure, everyone: usize, story: StoryId, since: Moment) -> bool {
        self.tellable(measure, |_, about| about == Some(story), everyone, since)
    }

    /// Whether what came since then of all stories but these may be told of everybody, or is nothing at all.
    pub fn sound_of_others(&self, everyone: usize, stories: &[StoryId], since: Moment) -> bool {
        let other = |story: &StoryId| !stories.contains(story);
        [Measure::Shares, Measure::People].into_iter().all(|measure| {
            let mut deeds = self.about(measure).filter(|(_, story, at)| *at > since && other(story));
            deeds.next().is_none()
                || self.tellable(measure, |_, about| about.as_ref().is_some_and(other), everyone, since)
        })
    }

    fn about(&self, measure: Measure) -> impl Iterator<Item = &(usize, StoryId, Moment)> {
        if measure == Measure::People { self.brought.iter() } else { self.shares.iter() }
    }

    fn tellable(
        &self,
        measure: Measure,
        which: impl Fn(usize, Option<StoryId>) -> bool,
        people: usize,
        since: Moment,
    ) -> bool {
        let figure = match measure {
            Measure::Joined => {
                let changed = self.joined.iter().filter(|(person, at)| *at > since && which(*person, None));
                Figure::doers(changed.count(), people, self.rule)
            }
            Measure::Shared => {
                let new =
                    self.first_shares.iter().filter(|(person, at)| **at > since && which(**person, None));
                Figure::doers(new.count(), people, self.rule)
            }
            Measure::Shares | Measure::People => {
                let mut parts: HashMap<usize, i64> = HashMap::new();
                for (person, story, at) in self.about(measure) {
                    if *at > since && which(*person, Some(*story)) {
                        *parts.entry(*person).or_default() += 1;
                    }
                }
                let parts: Vec<i64> = parts.into_values().collect();
                Figure::sum_of(&parts, people, self.rule).unless_nothing()
            }
        };
        figure.shown().is_some()
    }
}

async fn joined(look: &mut Work, since: Moment, until: Moment) -> Result<Vec<(PersonId, Moment)>> {
    let rows = all!(
        look,
        (PersonId, Option<Moment>, Option<Moment>, Option<Moment>),
        "select person_id, joined_at, left_at, gone_at
         from people
         where org_id = $1 and (joined_at > $2 or left_at > $2 or gone_at > $2)",
        look.by.org,
        since,
    )?;
    let last = |(person, joined, left, gone): (PersonId, Option<Moment>, Option<Moment>, Option<Moment>)| {
        let at = [joined, left, gone].into_iter().flatten().filter(|at| *at <= until).max()?;
        Some((person, at))
    };
    Ok(rows.into_iter().filter_map(last).collect())
}

async fn shares(look: &mut Work, after: Moment, until: Moment) -> Result<Vec<(PersonId, StoryId, Moment)>> {
    Ok(all!(
        look,
        (PersonId, StoryId, Moment),
        "select person_id, story_id, confirmed_at
         from shares
         where org_id = $1 and confirmed_at >= $2 and confirmed_at <= $3",
        look.by.org,
        after,
        until,
    )?)
}

async fn first_shares(look: &mut Work, from: Moment, until: Moment) -> Result<Vec<(PersonId, Moment)>> {
    Ok(all!(
        look,
        (PersonId, Moment),
        "select person_id, min(confirmed_at)
         from shares
         where org_id = $1 and confirmed_at between $2 and $3
         group by person_id",
        look.by.org,
        from,
        until,
    )?)
}

/// Every visitor who counted; found by the ids of clicks, which are dated.
async fn brought(look: &mut Work, after: Moment, until: Moment) -> Result<Vec<(PersonId, StoryId, Moment)>> {
    let millis = u128::try_from(after.micros() / 1000).unwrap_or(0);
    let first = ClickId::from_uuid(Uuid::from_u128(millis << 80));
    Ok(all!(
        look,
        (PersonId, StoryId, Moment),
        "select l.person_id, l.story_id, c.at
         from clicks c
         join links l on l.org_id = c.org_id and l.code = c.code
         where c.org_id = $1 and c.click_id >= $2 and c.at >= $3 and c.at <= $4
           and c.class = 'human' and c.first_today and l.person_id is not null",
        look.by.org,
        first,
        after,
        until,
    )?)
}
