//! One person as the score meets them: what they said, what they did, and what they had to do with each story.

use std::collections::{HashMap, HashSet};

use crate::{
    clock::{Day, Moment},
    db::{Work, all, one},
    error::Result,
    ids::{GroupId, StoryId, TopicId},
    people::{self, Person},
    programme,
    relevance::{
        exposures::{self, Shown},
        facts::Reader,
        gates::Dealings,
        ground::{Ground, Offer},
        histories::{self, History},
        profile::{self, Lean, Wishes},
        terms::{self, Row, Term},
    },
};

/// A person before their day.
pub struct Reading {
    pub person: Person,
    pub wishes: Wishes,
    pub facts: Reader,
    pub groups: HashSet<GroupId>,
    pub topic_names: HashMap<TopicId, String>,
    pub history: History,
    /// When they last chose topics.
    pub chose_at: Option<Moment>,
    /// What was on their day already.
    pub shown_today: HashMap<StoryId, Shown>,
    pub today: Day,
    pub midnight: Moment,
}

/// A person as they stand now.
pub async fn of(work: &mut Work, person: Person) -> Result<Reading> {
    let id = person.person_id;
    let wishes = profile::wishes(work, id).await?;
    let history = histories::of(work, id, wishes).await?;
    let leanings = profile::leanings(work, id).await?;
    let leaning = |lean| leanings.iter().filter(|(_, one)| *one == lean).map(|(topic, _)| *topic).collect();
    let understands = profile::languages(work, id, person.language).await?;
    let told = Reader {
        follows: people::profile::followed(work, id).await?.into_iter().collect(),
        language: person.language.code().to_owned(),
        understands: understands.into_iter().map(|language| language.code().to_owned()).collect(),
        department: person.department.clone(),
        location: person.location.clone(),
        more_of: leaning(Lean::More),
        less_of: leaning(Lean::Less),
        hidden: leaning(Lean::Never),
        ..Reader::default()
    };
    let facts = if wishes.learns {
        Reader {
            everything: history.everything,
            topics: history.topics.clone(),
            formats: history.formats.clone(),
            authors: history.authors.clone(),
            ..told
        }
    } else {
        told
    };
    let zone = programme::zone_of(work, &person).await?;
    let today = work.now.day(&zone);
    Ok(Reading {
        groups: groups(work, &person).await?,
        topic_names: topic_names(work).await?,
        chose_at: chose_at(work, &person).await?,
        shown_today: exposures::shown_on(work, id, today).await?,
        midnight: today.start(&zone),
        today,
        person,
        wishes,
        facts,
        history,
    })
}

impl Reading {
    /// What this person has had to do with a story.
    pub fn dealings(&self, offer: &Offer) -> Dealings {
        let story = offer.facts.story_id;
        let met = self.history.stories.get(&story);
        let is_meant = offer.card.for_everyone
            || offer.groups.iter().any(|group| self.groups.contains(&group.group))
            || offer.followers.iter().any(|topic| self.facts.follows.contains(topic));
        Dealings {
            in_audience: is_meant && !offer.barred.iter().any(|group| self.groups.contains(group)),
            shared: self.history.shared.contains_key(&story),
            hidden: met.is_some_and(|met| met.unwanted),
            times_seen: met.map_or(0, |met| u32::try_from(met.times_seen).unwrap_or(u32::MAX)),
        }
    }

    /// The terms of a story for this person.
    pub fn row(&self, offer: &Offer, ground: &Ground, now: Moment) -> Row {
        let department = &self.person.department;
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

    /// The group of mine, a place aside, that a story is for.
    pub fn group_of<'a>(&self, offer: &'a Offer) -> Option<&'a str> {
        let mine = |group: &&crate::relevance::ground::ForGroup| {
            group.location().is_none() && self.groups.contains(&group.group)
        };
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

async fn groups(work: &mut Work, person: &Person) -> Result<HashSet<GroupId>> {
    let sql = "select group_id from group_members where org_id = $1 and person_id = $2";
    let rows = all!(work, (GroupId,), sql, work.by.org, person.person_id)?;
    Ok(rows.into_iter().map(|(group,)| group).collect())
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
