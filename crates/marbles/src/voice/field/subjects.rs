//! What I could tell about: a list of my own that nobody else sees, filled with a little help.

use std::collections::HashSet;

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all, one, run},
    error::{Error, Result},
    ids::{SubjectId, TopicId},
};

/// The longest subject, in characters.
const LONGEST: usize = 200;
/// How many prompts are offered at once.
const OFFERED: usize = 3;
/// How many of them are topics at most.
const TOPICS: usize = 2;
/// How long a subject that was taken off the list can be brought back.
const KEPT_DAYS: i64 = 30;

/// Prompts that fit everybody; their words stand with the screens.
pub const PROMPTS: [&str; 10] = [
    "customer",
    "surprise",
    "mistake",
    "newcomer",
    "number",
    "visit",
    "colleague",
    "habit",
    "change",
    "tool",
];

/// A subject on my list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Subject {
    pub subject_id: SubjectId,
    pub text: String,
    pub created_at: Moment,
}

/// A subject that may be one for me.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// One of [`PROMPTS`].
    Known(&'static str),
    /// A topic of what I shared or answered, with its name.
    Topic(TopicId, String),
}

impl Prompt {
    /// The name by which it is taken or turned down.
    pub fn key(&self) -> String {
        match self {
            Self::Known(key) => (*key).to_owned(),
            Self::Topic(topic, _) => format!("topic-{topic}"),
        }
    }
}

/// My subjects, the newest first; at most two hundred.
pub async fn mine(work: &mut Work) -> Result<Vec<Subject>> {
    Ok(all!(
        work,
        Subject,
        "select * from subjects
         where org_id = $1 and person_id = $2 and removed_at is null
         order by created_at desc, subject_id desc
         limit 200",
        work.by.org,
        work.by.person,
    )?)
}

/// I put a subject on my list; `prompt` is what it was offered as, if it was.
///
/// # Errors
/// `Invalid` when it is empty or too long.
pub async fn add(work: &mut Work, text: &str, prompt: Option<&Prompt>) -> Result<SubjectId> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let text = text.trim();
    if !(1..=LONGEST).contains(&text.chars().count()) {
        return Err(Error::invalid("text", "problem-subject"));
    }
    let (subject,) = one!(
        work,
        (SubjectId,),
        "insert into subjects (org_id, subject_id, person_id, text, prompt, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (org_id, person_id, prompt) do update set text = $4, removed_at = null
         returning subject_id",
        work.by.org,
        SubjectId::new(work.now),
        me,
        text,
        prompt.map(Prompt::key),
        work.now,
    )?;
    Ok(subject)
}

/// "Not this": the prompt does not come back.
pub async fn turn_down(work: &mut Work, prompt: &Prompt) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    run!(
        work,
        "insert into subjects (org_id, subject_id, person_id, text, prompt, created_at, removed_at)
         values ($1, $2, $3, '', $4, $5, $5)
         on conflict (org_id, person_id, prompt) do nothing",
        work.by.org,
        SubjectId::new(work.now),
        me,
        prompt.key(),
        work.now,
    )?;
    Ok(())
}

/// I take a subject off my list.
///
/// # Errors
/// `Missing` when it is not on it.
pub async fn remove(work: &mut Work, subject: SubjectId) -> Result<()> {
    let touched = run!(
        work,
        "update subjects set removed_at = $4
         where org_id = $1 and subject_id = $2 and person_id = $3 and removed_at is null",
        work.by.org,
        subject,
        work.by.person,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// I put a subject back on my list.
///
/// # Errors
/// `Missing` when it is not mine, or gone for good.
pub async fn bring_back(work: &mut Work, subject: SubjectId) -> Result<()> {
    let touched = run!(
        work,
        "update subjects set removed_at = null
         where org_id = $1 and subject_id = $2 and person_id = $3 and text <> ''",
        work.by.org,
        subject,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// A few prompts that I have neither taken nor turned down: topics of mine first.
pub async fn offered(work: &mut Work) -> Result<Vec<Prompt>> {
    let sql = "select prompt from subjects where org_id = $1 and person_id = $2 and prompt is not null";
    let met: HashSet<String> =
        all!(work, (String,), sql, work.by.org, work.by.person)?.into_iter().map(|(key,)| key).collect();
    let is_new = |prompt: &Prompt| !met.contains(&prompt.key());
    let topics = topics(work).await?.into_iter().filter(is_new).take(TOPICS);
    let known = PROMPTS.into_iter().map(Prompt::Known).filter(is_new);
    Ok(topics.chain(known).take(OFFERED).collect())
}

/// The prompt of a key, if it is one that can be offered.
pub async fn find_prompt(work: &mut Work, key: &str) -> Result<Option<Prompt>> {
    if let Some(known) = PROMPTS.into_iter().find(|known| *known == key) {
        return Ok(Some(Prompt::Known(known)));
    }
    Ok(topics(work).await?.into_iter().find(|prompt| prompt.key() == key))
}

/// Topics of what I posted, and of the questions that I answered.
async fn topics(work: &mut Work) -> Result<Vec<Prompt>> {
    let rows = all!(
        work,
        (TopicId, String),
        "select t.topic_id, t.name
         from topics t
         where t.org_id = $1 and t.retired_at is null
           and (exists (
                   select 1 from shares s
                   join story_topics x on x.org_id = s.org_id and x.story_id = s.story_id
                   where s.org_id = t.org_id and s.person_id = $2 and s.confirmed_at is not null
                     and x.topic_id = t.topic_id)
               or exists (
                   select 1 from answers a
                   join question_topics x on x.org_id = a.org_id and x.question_id = a.question_id
                   where a.org_id = t.org_id and a.person_id = $2 and a.dropped_at is null
                     and x.topic_id = t.topic_id))
         order by t.name, t.topic_id",
        work.by.org,
        work.by.person,
    )?;
    Ok(rows.into_iter().map(|(topic, name)| Prompt::Topic(topic, name)).collect())
}

/// Forgets the words of what was taken off a list long ago; that a prompt was met stays.
pub async fn forget_removed(work: &mut Work) -> Result<()> {
    let before = work.now - SignedDuration::from_hours(24 * KEPT_DAYS);
    run!(
        work,
        "update subjects set text = '' where org_id = $1 and removed_at < $2 and text <> ''",
        work.by.org,
        before,
    )?;
    Ok(())
}
