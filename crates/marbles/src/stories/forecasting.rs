//! What a story will probably do, while an editor chooses whom it is for: whom it suits, and about how many it will move.
//!
//! It is reckoned from what people declared and from what was learnt about everybody, never from what one person did, and
//! it is told in steps, so that two audiences that differ by one person look the same.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;

use crate::{
    Marbles,
    db::{Work, all},
    error::Result,
    ids::{GroupId, PersonId, StoryId, TopicId},
    insights::figures::Rule,
    people::groups::{self, Trait},
    relevance::{
        Counts, Dealings, Format, Reader, facts, gates,
        ground::Ground,
        terms::{self, Term},
    },
    stories::audience::{self, Audience},
    words::Language,
};

/// More people than this are reckoned from so many of them.
const ASKED: usize = 2_000;
/// Who was here within this time will probably see it.
const HERE: SignedDuration = SignedDuration::from_hours(24 * 28);
/// A group that likes a story so much more than everybody is one that it suits.
const SUITS: f64 = 1.25;
/// How many groups are named.
const NAMED: usize = 3;

/// A story that is not out, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    pub topics: Vec<TopicId>,
    /// Two letters; empty where it is not said.
    pub language: String,
    pub author: String,
    pub url: String,
    pub evergreen: bool,
    pub audience: Audience,
    pub barred: Vec<GroupId>,
}

/// What a story will probably do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forecast {
    /// The audience holds nobody.
    Empty,
    /// Nobody in it reads the language of the story.
    NotUnderstood,
    /// The audience is too small to say anything of it, or too few were here lately to know.
    Unknown,
    /// About how many people it will move, and the groups that it suits best.
    Moves { people: Step, suits: Vec<String> },
}

impl Forecast {
    /// Whether it would be sent to nobody.
    pub fn is_for_nobody(&self) -> bool {
        matches!(self, Self::Empty | Self::NotUnderstood)
    }
}

/// A number of people, in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Probably nobody.
    Nobody,
    /// One or two, or a few.
    AFew,
    /// About so many, in fives.
    About(i64),
}

impl Step {
    #[expect(clippy::cast_possible_truncation, reason = "a number of people")]
    fn of(expected: f64) -> Self {
        match expected {
            few if few < 0.5 => Self::Nobody,
            few if few < 3.5 => Self::AFew,
            many => Self::About(((many / 5.0).round() as i64).max(1) * 5),
        }
    }
}

struct Somebody {
    id: PersonId,
    facts: Reader,
    groups: HashSet<GroupId>,
}

/// What a planned story will probably do with its audience.
pub async fn forecast(
    work: &mut Work,
    marbles: &Marbles,
    planned: &Planned,
    minimum: i64,
) -> Result<Forecast> {
    let ground = marbles.grounds.of(work).await?;
    let reached = audience::people_of(work, &planned.audience, &planned.barred).await?;
    if reached.is_empty() {
        return Ok(Forecast::Empty);
    }
    let named = groups::list(work).await?;
    let story = facts_of(work, planned, &named);
    let mut readers = readers(work, &reached).await?;
    let here = here(work).await?;
    let open = |one: &Somebody| {
        let dealings = Dealings { in_audience: true, ..Dealings::default() };
        gates::open(&one.facts, &story, dealings, story.published_at).is_ok()
    };
    readers.retain(open);
    if readers.is_empty() {
        return Ok(Forecast::NotUnderstood);
    }
    let rule = Rule::new(minimum);
    let seeing: Vec<&Somebody> = readers.iter().filter(|one| here.contains(&one.id)).collect();
    if readers.len() < rule.for_counts() || seeing.len() < rule.for_counts() {
        return Ok(Forecast::Unknown);
    }
    let meant: HashSet<GroupId> = match &planned.audience {
        Audience::Some { groups, .. } => groups.iter().copied().collect(),
        Audience::Everyone => HashSet::new(),
    };
    let chances = chances(&ground, &story, &readers, &meant);
    let expected: f64 = seeing.iter().map(|one| chances[&one.id]).sum();
    let scale = count(reached.len()) / count(reached.len().min(ASKED));
    let suits = suits(&readers, &chances, &named, rule);
    Ok(Forecast::Moves { people: Step::of(expected * scale), suits })
}

/// The groups whose people like the story best, among those large enough to be spoken of.
fn suits(
    readers: &[Somebody],
    chances: &HashMap<PersonId, f64>,
    named: &[groups::Group],
    rule: Rule,
) -> Vec<String> {
    let mean = chances.values().sum::<f64>() / count(chances.len());
    let mut liking: Vec<(f64, &str)> = Vec::new();
    for group in named {
        let members = readers.iter().filter(|one| one.groups.contains(&group.group_id));
        let members: Vec<f64> = members.map(|one| chances[&one.id]).collect();
        let liked = members.iter().sum::<f64>() / count(members.len());
        if members.len() >= rule.for_counts() && liked >= mean * SUITS {
            liking.push((liked, &group.name));
        }
    }
    liking.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    liking.into_iter().take(NAMED).map(|(_, name)| name.to_owned()).collect()
}

/// The chance that each of them shares the story once they see it on its first day.
fn chances(
    ground: &Ground,
    story: &facts::Story,
    readers: &[Somebody],
    meant: &HashSet<GroupId>,
) -> HashMap<PersonId, f64> {
    let chance = |one: &Somebody| {
        let crowd = ground.crowd(&one.facts.department);
        let mut row = terms::row(&one.facts, story, &Counts::default(), crowd, story.published_at);
        if one.groups.iter().any(|group| meant.contains(group)) {
            row[Term::Department as usize] = 1.0;
        }
        (one.id, ground.model.share_chance(&row))
    };
    readers.iter().map(chance).collect()
}

fn facts_of(work: &Work, planned: &Planned, named: &[groups::Group]) -> facts::Story {
    let Audience::Some { groups, .. } = &planned.audience else { return bare(work, planned) };
    let values = |column| {
        let meant = named.iter().filter(|group| groups.contains(&group.group_id));
        meant
            .filter(|group| group.rule_column == Some(column))
            .filter_map(|group| group.rule_value.clone())
            .collect()
    };
    facts::Story {
        departments: values(Trait::Department),
        locations: values(Trait::Location),
        ..bare(work, planned)
    }
}

fn bare(work: &Work, planned: &Planned) -> facts::Story {
    facts::Story {
        story_id: StoryId::new(work.now),
        topics: planned.topics.clone(),
        language: planned.language.clone(),
        departments: Vec::new(),
        locations: Vec::new(),
        format: Format::of(Some(planned.url.as_str()).filter(|url| !url.is_empty())),
        author: planned.author.clone(),
        evergreen: planned.evergreen,
        published_at: work.now,
        expires_at: None,
        pinned_until: None,
    }
}

/// What those people declared; of very many, so many of them.
async fn readers(work: &mut Work, reached: &HashSet<PersonId>) -> Result<Vec<Somebody>> {
    let mut asked: Vec<PersonId> = reached.iter().copied().collect();
    // The end of an id is random, so that this is a fair draw, and the same one each time.
    asked.sort_by_key(|person| person.uuid().as_u128().reverse_bits());
    asked.truncate(ASKED);
    let asked: HashSet<PersonId> = asked.into_iter().collect();
    let people = all!(
        work,
        (PersonId, Language, String, String),
        "select person_id, language, department, location from people where org_id = $1 and gone_at is null",
        work.by.org,
    )?;
    let mut follows = gather(all!(
        work,
        (PersonId, TopicId),
        "select person_id, topic_id from follows where org_id = $1",
        work.by.org
    )?);
    let mut groups = gather(all!(
        work,
        (PersonId, GroupId),
        "select person_id, group_id from group_members where org_id = $1",
        work.by.org
    )?);
    let mut languages = gather(all!(
        work,
        (PersonId, String),
        "select person_id, language from languages_read where org_id = $1",
        work.by.org
    )?);
    let somebody = |(id, language, department, location): (PersonId, Language, String, String)| Somebody {
        groups: groups.remove(&id).unwrap_or_default(),
        facts: Reader {
            follows: follows.remove(&id).unwrap_or_default(),
            language: language.code().to_owned(),
            understands: languages
                .remove(&id)
                .unwrap_or_else(|| HashSet::from([Language::English.code().to_owned()])),
            department,
            location,
            ..Reader::default()
        },
        id,
    };
    Ok(people.into_iter().filter(|(id, ..)| asked.contains(id)).map(somebody).collect())
}

/// Who was here lately.
async fn here(work: &mut Work) -> Result<HashSet<PersonId>> {
    let rows = all!(
        work,
        (PersonId,),
        "select distinct person_id from exposures where org_id = $1 and shown_at > $2",
        work.by.org,
        work.now - HERE,
    )?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

fn gather<V: Eq + std::hash::Hash>(rows: Vec<(PersonId, V)>) -> HashMap<PersonId, HashSet<V>> {
    let mut gathered: HashMap<PersonId, HashSet<V>> = HashMap::new();
    for (person, value) in rows {
        gathered.entry(person).or_default().insert(value);
    }
    gathered
}

#[expect(clippy::cast_precision_loss, reason = "a number of people")]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forecast_is_told_in_steps() {
        assert_eq!(Step::of(0.2), Step::Nobody);
        assert_eq!(Step::of(0.9), Step::AFew);
        assert_eq!(Step::of(3.4), Step::AFew);
        assert_eq!(Step::of(4.0), Step::About(5));
        assert_eq!(Step::of(17.6), Step::About(20));
    }
}
