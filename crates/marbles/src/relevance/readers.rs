//! People as gates and score meet them: what they said, what they did, and what they had to do with each story.

mod gathering;

use std::collections::{HashMap, HashSet};

use crate::{
    clock::{Day, Moment},
    db::{Work, all, one},
    error::Result,
    ids::{GroupId, PersonId, StoryId, TopicId},
    people::{Person, whom::Whom},
    programme,
    relevance::{
        exposures::{self, Shown},
        facts::Reader,
        gates::{self, Dealings},
        ground::{ForGroup, Ground, Offer},
        histories::History,
        profile::Wishes,
        slots,
        terms::{self, Row, Term},
    },
};

/// What is known of somebody, as far as they let it be used.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub wishes: Wishes,
    pub facts: Reader,
    pub groups: HashSet<GroupId>,
    pub history: History,
}

/// A person before their day.
pub struct Reading {
    pub person: Person,
    pub known: Known,
    pub topic_names: HashMap<TopicId, String>,
    /// When they last chose topics.
    pub chose_at: Option<Moment>,
    /// What was on their day already.
    pub shown_today: HashMap<StoryId, Shown>,
    pub today: Day,
    pub midnight: Moment,
}

/// A person as they stand now, before their day.
pub async fn of(work: &mut Work, person: Person, ground: &Ground) -> Result<Reading> {
    let zone = programme::zone_of(work, &person).await?;
    let today = work.now.day(&zone);
    Ok(Reading {
        known: known(work, &person, ground).await?,
        topic_names: topic_names(work).await?,
        chose_at: chose_at(work, &person).await?,
        shown_today: exposures::shown_on(work, person.person_id, today).await?,
        midnight: today.start(&zone),
        today,
        person,
    })
}

/// What is known of one person.
pub async fn known(work: &mut Work, person: &Person, ground: &Ground) -> Result<Known> {
    let mut known = gathering::known(work, Whom::One(person.person_id), ground).await?;
    Ok(known.remove(&person.person_id).unwrap_or_default())
}

/// What is known of many people, in a handful of statements for all of them.
pub(crate) async fn known_of(
    work: &mut Work,
    whom: Whom<'_>,
    ground: &Ground,
) -> Result<HashMap<PersonId, Known>> {
    gathering::known(work, whom, ground).await
}

impl Known {
    /// What this person has had to do with a story.
    pub fn dealings(&self, offer: &Offer) -> Dealings {
        let story = offer.facts.story_id;
        let met = self.history.stories.get(&story);
        let is_meant = offer.card.for_everyone
            || offer.groups.iter().any(|group| self.groups.contains(&group.group))
            || offer.followers.iter().any(|topic| self.facts.follows.contains(topic));
        Dealings {
            in_audience: is_meant,
            barred: offer.barred.iter().any(|group| self.groups.contains(group)),
            shared: self.history.shared.contains_key(&story),
            hidden: met.is_some_and(|met| met.unwanted),
            times_seen: met.map_or(0, |met| u32::try_from(met.times_seen).unwrap_or(u32::MAX)),
        }
    }

    /// Whether a story passes all gates for this person.
    pub fn may_see(&self, offer: &Offer, now: Moment) -> bool {
        gates::open(&self.facts, &offer.facts, self.dealings(offer), now).is_ok()
    }

    /// The terms of a story for this person.
    pub fn row(&self, offer: &Offer, ground: &Ground, now: Moment) -> Row {
        let department = &self.facts.department;
        let mut counts = ground.counts(department, offer.facts.story_id);
        if self.wishes.learns {
            counts.times_seen = self.dealings(offer).times_seen;
        }
        let mut row = terms::row(&self.facts, &offer.facts, &counts, ground.crowd(department), now);
        // A group made by hand is as much "meant for mine" as a department is.
        if self.group_of(offer).is_some() {
            row[Term::Department as usize] = 1.0;
        }
        row
    }

    /// A story with its score, as the slots want it.
    pub fn candidate<'a>(
        &self,
        offer: &'a Offer,
        row: &Row,
        ground: &Ground,
        now: Moment,
    ) -> slots::Candidate<'a> {
        let story = offer.facts.story_id;
        slots::Candidate {
            story: &offer.facts,
            score: ground.model_for(self.wishes.learns).score(row),
            shown: ground.shown(story),
            shared_nearby_today: ground.shared_nearby_today(&self.facts.department, story),
            pinned: offer.facts.pinned(now),
        }
    }

    /// The group of mine, a place aside, that a story is for.
    pub fn group_of<'a>(&self, offer: &'a Offer) -> Option<&'a str> {
        let mine = |group: &&ForGroup| group.location().is_none() && self.groups.contains(&group.group);
        offer.groups.iter().find(mine).map(|group| group.name.as_str())
    }

    /// The place of mine that a story is for.
    pub fn location_of<'a>(&self, offer: &'a Offer) -> Option<&'a str> {
        offer
            .groups
            .iter()
            .filter(|group| self.groups.contains(&group.group))
            .find_map(|group| group.location())
    }
}

async fn chose_at(work: &mut Work, person: &Person) -> Result<Option<Moment>> {
    let (followed, leaned) = one!(
        work,
        (Option<Moment>, Option<Moment>),
        "select (select max(followed_at) from follows where org_id = $1 and person_id = $2),
             (select max(since) from leanings where org_id = $1 and person_id = $2)",
        work.by.org,
        person.person_id,
    )?;
    Ok(followed.max(leaned))
}

async fn topic_names(work: &mut Work) -> Result<HashMap<TopicId, String>> {
    let sql = "select topic_id, name from topics where org_id = $1";
    Ok(all!(work, (TopicId, String), sql, work.by.org)?.into_iter().collect())
}
