//! Asking: a question goes to those it suits, who answer, pass it on, or decline without a word.
//!
//! Nobody sees who declined, passed it on or stayed silent. Whoever asked sees the answers that were sent on.

pub mod asks;
pub mod chance;
pub mod luck;
pub mod passing;
pub mod receiving;

use std::collections::HashSet;

use jiff::SignedDuration;
use serde_json::json;

pub use self::receiving::{Asked, received};
use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, run, value},
    demo::lay,
    error::{Problems, Result},
    ids::{AskId, GroupId, PersonId, QuestionId, TopicId},
    people::groups,
    stories::audience::Reach,
    voice::{colleagues::is_here, questions},
};

/// For how long a question waits for an answer.
pub const WAITS: SignedDuration = SignedDuration::from_hours(24 * 28);
/// The longest personal line.
pub const MOST_WORDS: usize = 500;

/// Whom a question is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Whoever follows a topic or knows about it.
    Topic(TopicId),
    /// The members of a group.
    Group(GroupId),
    /// One person.
    Person(PersonId),
}

impl Whom {
    fn name(self) -> &'static str {
        match self {
            Self::Topic(_) => "topic",
            Self::Group(_) => "group",
            Self::Person(_) => "person",
        }
    }
}

/// Those who take part and take no pause, of everybody whom it is for, without the one who asks.
async fn people_of(work: &mut Work, whom: Whom) -> Result<HashSet<PersonId>> {
    let rows = match whom {
        Whom::Topic(topic) => {
            all!(work, (PersonId,), include_str!("asking/of_topic.sql"), work.by.org, topic, work.now)?
        }
        Whom::Group(group) => all!(
            work,
            (PersonId,),
            "select p.person_id
             from group_members m
             join people p on p.org_id = m.org_id and p.person_id = m.person_id
             where m.org_id = $1 and m.group_id = $2 and p.joined_at is not null and p.left_at is null
               and p.gone_at is null and (p.paused_until is null or p.paused_until <= $3)",
            work.by.org,
            group,
            work.now,
        )?,
        Whom::Person(person) => all!(
            work,
            (PersonId,),
            "select p.person_id
             from people p
             where p.org_id = $1 and p.person_id = $2 and p.joined_at is not null and p.left_at is null
               and p.gone_at is null and (p.paused_until is null or p.paused_until <= $3)",
            work.by.org,
            person,
            work.now,
        )?,
    };
    let people = rows.into_iter().map(|(person,)| person);
    Ok(people.filter(|person| Some(*person) != work.by.person).collect())
}

/// How many people it is for, whether they take part or not: fewer would tell who does.
async fn audience(work: &mut Work, whom: Whom) -> Result<i64> {
    let (org, me) = (work.by.org, work.by.person);
    Ok(match whom {
        Whom::Topic(topic) => value!(work, i64, include_str!("asking/about_topic.sql"), org, topic, me)?,
        Whom::Group(group) => value!(
            work,
            i64,
            "select count(*)
             from group_members m
             join people p on p.org_id = m.org_id and p.person_id = m.person_id
             where m.org_id = $1 and m.group_id = $2 and p.gone_at is null and ($3 is null or p.person_id <> $3)",
            org,
            group,
            me,
        )?,
        Whom::Person(_) => 1,
    })
}

/// How many people it is for, whether they take part or not, down to whole tens; of one person nothing is told.
pub async fn reach(work: &mut Work, whom: Whom) -> Result<Option<Reach>> {
    if let Whom::Person(_) = whom {
        return Ok(None);
    }
    Ok(Some(Reach::About(audience(work, whom).await? / 10 * 10)))
}

/// Checks whom a question is for and the personal line that goes with it.
///
/// # Errors
/// `Invalid` by field: `whom`, `words`; and `question` where it is retired.
pub async fn check(work: &mut Work, question: QuestionId, whom: Option<Whom>, words: &str) -> Result<Whom> {
    let mut problems = Problems::default();
    let is_retired = questions::find(work, question).await?.retired_at.is_some();
    problems.unless(!is_retired, "question", "problem-ask-retired");
    problems.unless(words.trim().chars().count() <= MOST_WORDS, "words", "problem-ask-words");
    let known = match whom {
        None => false,
        Some(Whom::Topic(topic)) => {
            let sql = "select count(*) from topics where org_id = $1 and topic_id = $2";
            value!(work, i64, sql, work.by.org, topic)? == 1
        }
        Some(Whom::Group(group)) => groups::list(work).await?.iter().any(|known| known.group_id == group),
        Some(Whom::Person(person)) => is_here(work, person).await? && Some(person) != work.by.person,
    };
    problems.unless(known, "whom", "problem-ask-whom");
    problems.none()?;
    whom.ok_or(crate::error::Error::Missing)
}

/// Asks a question. Who takes part and takes no pause finds it under My voice, and hears of it as their rhythm says.
///
/// # Errors
/// As [`check`]; `Missing` where there is no such question.
pub async fn ask(work: &mut Work, question: QuestionId, whom: Option<Whom>, words: &str) -> Result<AskId> {
    let whom = check(work, question, whom, words).await?;
    let (people, audience) = (people_of(work, whom).await?, audience(work, whom).await?);
    let ask = AskId::new(work.now);
    let (topic, group) = match whom {
        Whom::Topic(topic) => (Some(topic), None),
        Whom::Group(group) => (None, Some(group)),
        Whom::Person(_) => (None, None),
    };
    run!(
        work,
        "insert into asks (org_id, ask_id, question_id, asked_by, topic_id, group_id, whom, words, reached,
             created_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        work.by.org,
        ask,
        question,
        work.by.person,
        topic,
        group,
        whom.name(),
        words.trim(),
        audience,
        work.now,
        work.now + WAITS,
    )?;
    let people: Vec<PersonId> = people.into_iter().collect();
    write_down(work, ask, &people).await?;
    activity::record(work, Kind::QuestionAsked, ask.uuid(), json!({})).await?;
    Ok(ask)
}

async fn write_down(work: &mut Work, ask: AskId, people: &[PersonId]) -> Result<()> {
    let (org, now): (_, Moment) = (work.by.org, work.now);
    lay!(work, "insert into asked (org_id, ask_id, person_id, asked_at) ", people, |person| [
        org, ask, *person, now,
    ]);
    Ok(())
}
