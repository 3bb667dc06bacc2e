//! My own profile: what Marbles takes to matter to me. I alone see it, and I correct it, reset it or switch learning off.

mod wishes;

use crate::{
    Marbles,
    db::{Work, run},
    error::{Error, Result},
    ids::{PersonId, TopicId},
    people::{
        self,
        whom::{Whom, of_whom},
    },
    relevance::{facts::Reader, histories::History, readers},
    stories::topics,
    words::Language,
};

pub(crate) use wishes::wishes_of;
pub use wishes::{Wishes, forget, let_learn, wishes};

/// What I told Marbles about a topic, beside following it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    More,
    Less,
    /// Nothing of it at all.
    Never,
}

impl Lean {
    /// Every leaning.
    pub const ALL: [Self; 3] = [Self::More, Self::Less, Self::Never];

    /// Its name in forms and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::More => "more",
            Self::Less => "less",
            Self::Never => "never",
        }
    }

    /// The leaning of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lean| lean.name() == name)
    }

    fn number(self) -> i64 {
        match self {
            Self::More => 1,
            Self::Less => -1,
            Self::Never => -2,
        }
    }

    fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|lean| lean.number() == number)
    }
}

/// What Marbles takes to matter to a person.
#[derive(Clone, Debug)]
pub struct Profile {
    pub wishes: Wishes,
    pub languages: Vec<Language>,
    pub topics: Vec<TopicView>,
    /// How many stories they saw, answered or shared.
    pub met: i64,
    pub shared: i64,
}

/// A topic as it stands in a profile.
#[derive(Clone, Debug)]
pub struct TopicView {
    pub topic_id: TopicId,
    pub name: String,
    pub follows: bool,
    pub lean: Option<Lean>,
    /// How many stories about it they met, and how many of those they shared.
    pub met: i64,
    pub shared: i64,
}

impl TopicView {
    /// What the person said about it, in a word; nothing is empty.
    pub fn lean_name(&self) -> &'static str {
        self.lean.map(Lean::name).unwrap_or_default()
    }
}

/// My own profile; there is no way to anybody else's.
pub async fn mine(work: &mut Work, marbles: &Marbles) -> Result<Profile> {
    let me = people::me(work).await?;
    let ground = marbles.grounds.of(work).await?;
    let known = readers::known(work, &me, &ground).await?;
    let (wishes, reader) = (known.wishes, &known.facts);
    let history = if wishes.learns { known.history } else { History::default() };
    let counts = history.counts(&ground);
    let topic = |topic: topics::Topic| {
        let (met, shared) = counts.get(&topic.topic_id).copied().unwrap_or_default();
        TopicView {
            follows: reader.follows.contains(&topic.topic_id),
            lean: lean_in(reader, topic.topic_id),
            topic_id: topic.topic_id,
            name: topic.name,
            met,
            shared,
        }
    };
    Ok(Profile {
        topics: topics::list(work).await?.into_iter().map(topic).collect(),
        languages: languages_in(reader),
        met: history.stories.len().try_into().unwrap_or(i64::MAX),
        shared: history.stories.values().filter(|met| met.is_shared()).count().try_into().unwrap_or(i64::MAX),
        wishes,
    })
}

fn lean_in(reader: &Reader, topic: TopicId) -> Option<Lean> {
    let said = |lean: &Lean| match lean {
        Lean::More => reader.more_of.contains(&topic),
        Lean::Less => reader.less_of.contains(&topic),
        Lean::Never => reader.hidden.contains(&topic),
    };
    Lean::ALL.into_iter().find(said)
}

fn languages_in(reader: &Reader) -> Vec<Language> {
    let reads = |language: &Language| reader.understands.contains(language.code());
    let mut languages: Vec<Language> = Language::ALL.into_iter().filter(reads).collect();
    languages.sort_by_key(|language| language.code());
    languages
}

/// I want more or less of a topic, or none of it; or what the rules and learning say, with no leaning.
///
/// # Errors
/// `Missing` when there is no such topic.
pub async fn lean(work: &mut Work, topic: TopicId, lean: Option<Lean>) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    topics::name(work, topic).await?.ok_or(Error::Missing)?;
    run!(
        work,
        "delete from leanings where org_id = $1 and person_id = $2 and topic_id = $3",
        work.by.org,
        me,
        topic,
    )?;
    if let Some(lean) = lean {
        run!(
            work,
            "insert into leanings (org_id, person_id, topic_id, lean, since) values ($1, $2, $3, $4, $5)",
            work.by.org,
            me,
            topic,
            lean.number(),
            work.now,
        )?;
    }
    Ok(())
}

/// What people told about topics.
pub(crate) async fn leanings(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, TopicId, Lean)>> {
    let rows = of_whom!(
        work,
        whom,
        (PersonId, TopicId, i64),
        "select l.person_id, l.topic_id, l.lean from leanings l where l.org_id = $1",
        "l.person_id",
        ""
    )?;
    let told = |(person, topic, lean)| Some((person, topic, Lean::from_number(lean)?));
    Ok(rows.into_iter().filter_map(told).collect())
}

/// I read exactly these languages beside my own.
pub async fn read_languages(work: &mut Work, languages: &[Language]) -> Result<()> {
    let me = people::me(work).await?;
    run!(work, "delete from languages_read where org_id = $1 and person_id = $2", work.by.org, me.person_id)?;
    // My own is always among them: so that "none besides" is told from "never asked".
    for language in languages.iter().copied().chain([me.language]) {
        run!(
            work,
            "insert into languages_read (org_id, person_id, language) values ($1, $2, $3)
             on conflict (org_id, person_id, language) do nothing",
            work.by.org,
            me.person_id,
            language,
        )?;
    }
    Ok(())
}

/// The languages that people chose to read; none is their own and English, which most of our readers understand.
pub(crate) async fn languages(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, Language)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, Language),
        "select l.person_id, l.language from languages_read l where l.org_id = $1",
        "l.person_id",
        ""
    )?)
}
