//! My own profile: what Marbles takes to matter to me. I alone see it, and I correct it, reset it or switch learning off.

use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{PersonId, TopicId},
    people,
    relevance::histories::{self, History},
    stories::topics,
    words::Language,
};

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
pub async fn mine(work: &mut Work) -> Result<Profile> {
    let me = people::me(work).await?;
    let wishes = wishes(work, me.person_id).await?;
    let history =
        if wishes.learns { histories::of(work, me.person_id, wishes).await? } else { History::default() };
    let follows = people::profile::followed(work, me.person_id).await?;
    let leanings = leanings(work, me.person_id).await?;
    let topic = |topic: topics::Topic| {
        let (met, shared) = history.counts.get(&topic.topic_id).copied().unwrap_or_default();
        TopicView {
            follows: follows.contains(&topic.topic_id),
            lean: leanings.iter().find(|(one, _)| *one == topic.topic_id).map(|(_, lean)| *lean),
            topic_id: topic.topic_id,
            name: topic.name,
            met,
            shared,
        }
    };
    Ok(Profile {
        topics: topics::list(work).await?.into_iter().map(topic).collect(),
        languages: languages(work, me.person_id, me.language).await?,
        met: history.stories.len().try_into().unwrap_or(i64::MAX),
        shared: history.stories.values().filter(|met| met.is_shared()).count().try_into().unwrap_or(i64::MAX),
        wishes,
    })
}

/// Whether Marbles may learn from a person, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wishes {
    /// Otherwise only the readable rules choose for them, and nothing of theirs teaches anything.
    pub learns: bool,
    /// What happened before is forgotten.
    pub forget_before: Option<Moment>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { learns: true, forget_before: None }
    }
}

/// What a person wishes of learning.
pub async fn wishes(work: &mut Work, person: PersonId) -> Result<Wishes> {
    let kept = maybe!(
        work,
        Wishes,
        "select learns, forget_before from learning_wishes where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    Ok(kept.unwrap_or_default())
}

/// I switch learning on or off. Off also forgets what I did, so that nothing waits to be used again; what I said stays.
pub async fn let_learn(work: &mut Work, learns: bool) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    if !learns {
        forget_deeds(work, me).await?;
    }
    run!(
        work,
        "insert into learning_wishes (org_id, person_id, learns) values ($1, $2, $3)
         on conflict (org_id, person_id) do update set learns = $3",
        work.by.org,
        me,
        learns,
    )?;
    Ok(())
}

/// I start anew: what I saw, opened, hid and said about topics is deleted; what I saved and shared stays mine, and teaches
/// nothing from before this moment.
pub async fn forget(work: &mut Work) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    run!(work, "delete from leanings where org_id = $1 and person_id = $2", work.by.org, me)?;
    forget_deeds(work, me).await
}

async fn forget_deeds(work: &mut Work, me: PersonId) -> Result<()> {
    run!(work, "delete from exposures where org_id = $1 and person_id = $2", work.by.org, me)?;
    run!(
        work,
        "delete from signals where org_id = $1 and person_id = $2 and kind <> 'saved'",
        work.by.org,
        me,
    )?;
    run!(
        work,
        "insert into learning_wishes (org_id, person_id, learns, forget_before) values ($1, $2, $3, $4)
         on conflict (org_id, person_id) do update set forget_before = $4",
        work.by.org,
        me,
        true,
        work.now,
    )?;
    Ok(())
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

/// What a person told about topics.
pub async fn leanings(work: &mut Work, person: PersonId) -> Result<Vec<(TopicId, Lean)>> {
    let rows = all!(
        work,
        (TopicId, i64),
        "select topic_id, lean from leanings where org_id = $1 and person_id = $2 order by topic_id",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().filter_map(|(topic, lean)| Some((topic, Lean::from_number(lean)?))).collect())
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

/// The languages that a person reads: those they chose, or their own and English, which most of our readers understand.
pub async fn languages(work: &mut Work, person: PersonId, own: Language) -> Result<Vec<Language>> {
    let rows = all!(
        work,
        (Language,),
        "select language from languages_read where org_id = $1 and person_id = $2 order by language",
        work.by.org,
        person,
    )?;
    let mut languages: Vec<Language> = rows.into_iter().map(|(language,)| language).collect();
    if languages.is_empty() {
        languages.push(Language::English);
    }
    if !languages.contains(&own) {
        languages.push(own);
    }
    Ok(languages)
}
