//! My field: what somebody knows about, in a few words; found by colleagues only where they agreed.

pub mod experts;
pub mod subjects;

use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Problem, Problems, Result},
    ids::TopicId,
};

/// The longest description, in characters.
const LONGEST: usize = 300;
/// The most topics that are somebody's field.
const MOST_TOPICS: usize = 20;

/// What I know about.
#[derive(Clone, Debug, Default)]
pub struct Field {
    pub words: String,
    /// What colleagues may ask me about.
    pub ask_about: String,
    pub topics: Vec<TopicId>,
    /// Since when colleagues may find me by it.
    pub agreed_at: Option<Moment>,
}

/// What I want to be known about it.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    pub words: String,
    pub ask_about: String,
    pub topics: Vec<TopicId>,
    /// Whether colleagues may find me by it.
    pub agrees: bool,
}

/// My field; empty until I say something.
pub async fn mine(work: &mut Work) -> Result<Field> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let said = maybe!(
        work,
        (String, String, Option<Moment>),
        "select words, ask_about, agreed_at from fields where org_id = $1 and person_id = $2",
        work.by.org,
        me,
    )?;
    let topics = all!(
        work,
        (TopicId,),
        "select topic_id from field_topics where org_id = $1 and person_id = $2 order by topic_id",
        work.by.org,
        me,
    )?;
    let (words, ask_about, agreed_at) = said.unwrap_or_default();
    Ok(Field { words, ask_about, topics: topics.into_iter().map(|(topic,)| topic).collect(), agreed_at })
}

/// I say what my field is, and whether colleagues may find me by it.
///
/// # Errors
/// `Invalid` by field.
pub async fn change(work: &mut Work, wish: &Wish) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    check(wish)?;
    run!(
        work,
        "insert into fields (org_id, person_id, words, ask_about, agreed_at, changed_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (org_id, person_id) do update
         set words = $3, ask_about = $4, changed_at = $6,
             agreed_at = case when $5 is null then null else coalesce(fields.agreed_at, $5) end",
        work.by.org,
        me,
        wish.words.trim(),
        wish.ask_about.trim(),
        wish.agrees.then_some(work.now),
        work.now,
    )?;
    run!(work, "delete from field_topics where org_id = $1 and person_id = $2", work.by.org, me)?;
    for topic in &wish.topics {
        run!(
            work,
            "insert into field_topics (org_id, person_id, topic_id)
             select org_id, $2, topic_id from topics
             where org_id = $1 and topic_id = $3 and retired_at is null
             on conflict (org_id, person_id, topic_id) do nothing",
            work.by.org,
            me,
            *topic,
        )?;
    }
    Ok(())
}

fn check(wish: &Wish) -> Result<()> {
    let mut problems = Problems::default();
    for (field, text) in [("words", &wish.words), ("ask_about", &wish.ask_about)] {
        if text.trim().chars().count() > LONGEST {
            problems.0.push(Problem::new(field, "problem-text-long").mention("most", LONGEST));
        }
    }
    problems.unless(wish.topics.len() <= MOST_TOPICS, "topics", "problem-field-topics");
    // Who can be found says by what.
    let says = !wish.words.trim().is_empty() || !wish.ask_about.trim().is_empty() || !wish.topics.is_empty();
    problems.unless(!wish.agrees || says, "words", "problem-field-empty");
    problems.none()
}
