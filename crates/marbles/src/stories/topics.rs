//! Topics: what a story is about and what a person follows.

use crate::{
    db::{Work, all, maybe, run, value},
    error::{Error, Result},
    ids::TopicId,
};

/// A topic with the number of people who follow it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Topic {
    pub topic_id: TopicId,
    pub name: String,
    pub followers: i64,
}

/// The topics in use, by name.
pub async fn list(work: &mut Work) -> Result<Vec<Topic>> {
    Ok(all!(
        work,
        Topic,
        "select t.topic_id, t.name,
             (select count(*) from follows f where f.org_id = t.org_id and f.topic_id = t.topic_id) as followers
         from topics t
         where t.org_id = $1 and t.retired_at is null
         order by t.name, t.topic_id",
        work.by.org,
    )?)
}

/// The name of a topic, in use or retired, if there is one.
pub async fn name(work: &mut Work, topic: TopicId) -> Result<Option<String>> {
    let sql = "select name from topics where org_id = $1 and topic_id = $2";
    Ok(maybe!(work, (String,), sql, work.by.org, topic)?.map(|(name,)| name))
}

/// Adds a topic; one that was retired comes back.
///
/// # Errors
/// `Invalid` when the name is empty, too long, or taken.
pub async fn create(work: &mut Work, name: &str) -> Result<TopicId> {
    let name = name.trim();
    if !(1..=60).contains(&name.chars().count()) {
        return Err(Error::invalid("name", "problem-name"));
    }
    let taken = value!(
        work,
        i64,
        "select count(*) from topics where org_id = $1 and name = $2 and retired_at is null",
        work.by.org,
        name,
    )?;
    if taken > 0 {
        return Err(Error::invalid("name", "problem-name-taken"));
    }
    let id = value!(
        work,
        TopicId,
        "insert into topics (org_id, topic_id, name, created_at) values ($1, $2, $3, $4)
         on conflict (org_id, name) do update set retired_at = null
         returning topic_id",
        work.by.org,
        TopicId::new(work.now),
        name,
        work.now,
    )?;
    Ok(id)
}

/// Retires a topic: nobody is offered it any more, and what has it keeps it.
pub async fn retire(work: &mut Work, topic: TopicId) -> Result<()> {
    let touched = run!(
        work,
        "update topics set retired_at = $3 where org_id = $1 and topic_id = $2",
        work.by.org,
        topic,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Brings a retired topic back.
pub async fn bring_back(work: &mut Work, topic: TopicId) -> Result<()> {
    let sql = "update topics set retired_at = null where org_id = $1 and topic_id = $2";
    let touched = run!(work, sql, work.by.org, topic)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}
