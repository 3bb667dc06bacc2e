//! Gathering what is known of people: one statement for each kind of fact, however many people it is about.

use std::collections::HashMap;

use super::Known;
use crate::{
    db::Work,
    error::Result,
    ids::{GroupId, PersonId, TopicId},
    people::whom::{Whom, of_whom},
    relevance::{
        facts::Reader,
        ground::Ground,
        histories,
        profile::{self, Lean},
    },
    words::Language,
};

/// What is known of each of these people.
pub(super) async fn known(
    work: &mut Work,
    whom: Whom<'_>,
    ground: &Ground,
) -> Result<HashMap<PersonId, Known>> {
    let mut known = told(work, whom).await?;
    let wishes = profile::wishes_of(work, whom).await?;
    let mut histories = histories::of(work, whom, &wishes).await?;
    for (person, one) in &mut known {
        one.wishes = wishes.get(person).copied().unwrap_or_default();
        one.history = histories.remove(person).unwrap_or_default();
        if one.wishes.learns {
            one.history.tally(ground, &mut one.facts);
        }
    }
    Ok(known)
}

/// What they told.
async fn told(work: &mut Work, whom: Whom<'_>) -> Result<HashMap<PersonId, Known>> {
    let people = of_whom!(
        work,
        whom,
        (PersonId, Language, String, String),
        "select p.person_id, p.language, p.department, p.location from people p where p.org_id = $1",
        "p.person_id",
        ""
    )?;
    let mut known: HashMap<PersonId, Known> = HashMap::with_capacity(people.len());
    let mut own: Vec<(PersonId, &'static str)> = Vec::with_capacity(people.len());
    for (person, language, department, location) in people {
        own.push((person, language.code()));
        let facts =
            Reader { language: language.code().to_owned(), department, location, ..Reader::default() };
        known.insert(person, Known { facts, ..Known::default() });
    }
    for (person, topic) in follows(work, whom).await? {
        known.entry(person).or_default().facts.follows.insert(topic);
    }
    for (person, group) in groups(work, whom).await? {
        known.entry(person).or_default().groups.insert(group);
    }
    for (person, topic, lean) in profile::leanings(work, whom).await? {
        let facts = &mut known.entry(person).or_default().facts;
        let topics = match lean {
            Lean::More => &mut facts.more_of,
            Lean::Less => &mut facts.less_of,
            Lean::Never => &mut facts.hidden,
        };
        topics.insert(topic);
    }
    for (person, language) in profile::languages(work, whom).await? {
        known.entry(person).or_default().facts.understands.insert(language.code().to_owned());
    }
    for (person, language) in own {
        let understands = &mut known.entry(person).or_default().facts.understands;
        if understands.is_empty() {
            understands.insert(Language::English.code().to_owned());
        }
        understands.insert(language.to_owned());
    }
    Ok(known)
}

async fn follows(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, TopicId)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, TopicId),
        "select f.person_id, f.topic_id from follows f where f.org_id = $1",
        "f.person_id",
        ""
    )?)
}

async fn groups(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, GroupId)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, GroupId),
        "select m.person_id, m.group_id from group_members m where m.org_id = $1",
        "m.person_id",
        ""
    )?)
}
