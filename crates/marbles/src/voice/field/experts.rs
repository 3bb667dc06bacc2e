//! The expert finder: colleagues who agreed to be found by what they know, while they take part.

use crate::{
    db::{Work, all},
    error::Result,
    ids::{PersonId, TopicId},
    people::listing,
};

/// A colleague who may be asked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Expert {
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub title: String,
    pub department: String,
    pub location: String,
    pub words: String,
    pub ask_about: String,
    /// The topics of their field: id and name.
    #[sqlx(skip)]
    pub topics: Vec<(TopicId, String)>,
}

/// Which part of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part<'a> {
    /// Words in what they say of themselves, their name, title or topics; empty for everybody.
    pub search: &'a str,
    pub topic: Option<TopicId>,
    /// The last one of the part before.
    pub after: Option<PersonId>,
    pub limit: i64,
}

/// A part of the experts by name, and where the next one begins.
pub async fn list(work: &mut Work, part: Part<'_>) -> Result<(Vec<Expert>, Option<PersonId>)> {
    let (small, large) = listing::patterns(part.search);
    let mut experts = all!(
        work,
        Expert,
        include_str!("experts.sql"),
        work.by.org,
        work.now,
        &small,
        &large,
        part.topic,
        part.after,
        part.limit + 1,
    )?;
    let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
    let more = experts.len() > limit;
    experts.truncate(limit);
    name_topics(work, &mut experts).await?;
    let next = experts.last().filter(|_| more).map(|last| last.person_id);
    Ok((experts, next))
}

/// One statement for all of them: they stand in the order of their names.
async fn name_topics(work: &mut Work, experts: &mut [Expert]) -> Result<()> {
    let (Some(first), Some(last)) = (experts.first(), experts.last()) else { return Ok(()) };
    let named = all!(
        work,
        (PersonId, TopicId, String),
        "select f.person_id, t.topic_id, t.name
         from people p
         join field_topics f on f.org_id = p.org_id and f.person_id = p.person_id
         join topics t on t.org_id = f.org_id and t.topic_id = f.topic_id
         where p.org_id = $1 and p.name >= $2 and p.name <= $3 and t.retired_at is null
         order by t.name, t.topic_id",
        work.by.org,
        &first.name,
        &last.name,
    )?;
    for (person, topic, name) in named {
        if let Some(expert) = experts.iter_mut().find(|expert| expert.person_id == person) {
            expert.topics.push((topic, name));
        }
    }
    Ok(())
}
