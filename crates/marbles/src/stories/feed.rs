//! Today: at most five stories, each with its reason, and then the day's list ends.

mod picking;
mod saying;

use serde::Serialize;

use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work},
    error::Result,
    ids::{DraftId, PictureId, StoryId},
    people,
    relevance::{
        exposures::{self, NewExposure},
        ground::Ground,
        readers::{self, Reading},
    },
};

pub use crate::relevance::slots::SLOTS;

/// Why a story is here, from a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Reason {
    /// An editor keeps it on top for a while.
    Pinned,
    /// It is about a topic that I follow.
    Topic(String),
    /// I asked to see more of its topic.
    Wish(String),
    /// It is meant for a place that I work in.
    Location(String),
    /// It is meant for a group that I am in.
    Group(String),
    /// It is in my own language.
    Language,
    /// It is new.
    Fresh,
    /// Many colleagues do something with it.
    Popular,
    /// Colleagues in my department do something with it.
    PopularNearby(String),
    /// Colleagues in my department like its topic.
    TopicNearby(String),
    /// I often do something with its topic.
    MyTopic(String),
    /// I often do something with what they write.
    MyAuthor(String),
    /// I often do something with stories of its kind.
    MyFormat,
    /// Few have seen it yet, and somebody must be the first.
    New,
    /// It is meant for everyone.
    Everyone,
}

impl Reason {
    /// Its name in the API.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::Topic(_) => "topic",
            Self::Wish(_) => "wish",
            Self::Location(_) => "location",
            Self::Group(_) => "group",
            Self::Language => "language",
            Self::Fresh => "fresh",
            Self::Popular => "popular",
            Self::PopularNearby(_) => "popular_nearby",
            Self::TopicNearby(_) => "topic_nearby",
            Self::MyTopic(_) => "my_topic",
            Self::MyAuthor(_) => "my_author",
            Self::MyFormat => "my_format",
            Self::New => "new",
            Self::Everyone => "everyone",
        }
    }
}

/// A story of my day.
#[derive(Clone, Debug)]
pub struct Pick {
    pub candidate: Candidate,
    pub reasons: Vec<Reason>,
    /// Whether I have shared it already.
    pub shared: bool,
    /// Whether I keep it for later.
    pub saved: bool,
    /// How it came to stand here, where it is new on my day.
    pub(crate) exposure: Option<NewExposure>,
}

/// What is known of a story when the day is put together.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub story_id: StoryId,
    pub url: Option<String>,
    pub title: String,
    pub summary: String,
    pub author: String,
    pub language: String,
    pub picture_id: Option<PictureId>,
    pub published_at: Moment,
    pub pinned_until: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub evergreen: bool,
    pub inside_only: bool,
    pub for_everyone: bool,
    pub suggested_by_name: Option<String>,
    /// Set where it is a colleague's own post.
    pub draft_id: Option<DraftId>,
}

/// My day, shown to me: what is new on it is noted, with the chance it had.
pub async fn show(marbles: &Marbles, by: By) -> Result<Vec<Pick>> {
    let mut look = marbles.db.look(by).await?;
    let me = people::me(&mut look).await?;
    let ground = marbles.grounds.of(&mut look).await?;
    let reading = readers::of(&mut look, me, &ground).await?;
    let (picks, gone) = picks(&mut look, &ground, &reading).await?;
    drop(look);
    let new: Vec<NewExposure> = picks.iter().filter_map(|pick| pick.exposure.clone()).collect();
    if !new.is_empty() || !gone.is_empty() {
        let mut work = marbles.db.work(by).await?;
        exposures::give_way(&mut work, &reading, &gone).await?;
        exposures::note(&mut work, &reading, &new).await?;
        work.save().await?;
    }
    Ok(picks)
}

/// My day as it would be shown now; nothing is noted. What I was shown or shared today keeps its place, so that a
/// day does not refill itself; what came out since may take the place of what I have not seen yet.
pub async fn today(work: &mut Work, marbles: &Marbles) -> Result<Vec<Pick>> {
    let me = people::me(work).await?;
    let ground = marbles.grounds.of(work).await?;
    let reading = readers::of(work, me, &ground).await?;
    Ok(picks(work, &ground, &reading).await?.0)
}

async fn picks(work: &mut Work, ground: &Ground, reading: &Reading) -> Result<(Vec<Pick>, Vec<StoryId>)> {
    let minimum = crate::programme::organisation(work).await?.minimum_group;
    Ok(picking::day(reading, ground, work.now, minimum))
}

/// Why I would be shown this story.
///
/// # Errors
/// `Missing` when I am nobody.
pub async fn reasons_for(work: &mut Work, marbles: &Marbles, story: &super::Story) -> Result<Vec<Reason>> {
    let me = people::me(work).await?;
    let ground = marbles.grounds.of(work).await?;
    let reading = readers::of(work, me, &ground).await?;
    let minimum = crate::programme::organisation(work).await?.minimum_group;
    Ok(picking::reasons_for(&reading, &ground, work.now, minimum, story.story_id))
}
