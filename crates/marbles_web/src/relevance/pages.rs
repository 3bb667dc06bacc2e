//! Why this? My own profile as a page: see it, correct it, reset it, or switch learning off. Nobody else can open it.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::Error,
    ids::{StoryId, TopicId},
    relevance::profile::{self, Lean, Profile},
    stories::{self, feed},
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    today::in_words,
    visitor::Member,
};

#[derive(Template)]
#[template(path = "relevance/mine.html")]
struct ProfilePage {
    page: Page,
    profile: Profile,
    languages: Vec<(Language, bool)>,
    own_language: Language,
    /// The story that the question was about, and its reasons.
    why: Option<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "relevance/reset.html")]
struct ResetPage {
    page: Page,
}

/// Which story is asked about.
#[derive(Debug, Default, Deserialize)]
pub struct Why {
    story: Option<String>,
}

/// `GET /me/relevance?story=…`
pub async fn mine(
    State(app): State<App>,
    Member(visit): Member,
    Query(why): Query<Why>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "relevance-title", "me");
    let profile = profile::mine(&mut look, &app.marbles).await?;
    let why = match why.story.and_then(|story| story.parse::<StoryId>().ok()) {
        Some(story) => {
            let story = stories::find_readable(&mut look, story).await?;
            let reasons = feed::reasons_for(&mut look, &app.marbles, &story).await?;
            Some((story.title, reasons.iter().map(|reason| in_words(reason, page.words())).collect()))
        }
        None => None,
    };
    show(&ProfilePage {
        languages: Language::ALL
            .into_iter()
            .map(|language| (language, profile.languages.contains(&language)))
            .collect(),
        own_language: visit.person.language,
        profile,
        why,
        page,
    })
}

/// What I say about each topic: pairs of a topic and a word.
#[derive(Debug, Deserialize)]
pub struct Leanings {
    #[serde(default, rename = "topic")]
    topics: Vec<TopicId>,
    #[serde(default, rename = "lean")]
    leanings: Vec<String>,
}

/// `POST /me/relevance/topics`
pub async fn lean(
    State(app): State<App>,
    Member(visit): Member,
    Form(said): Form<Leanings>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    for (topic, lean) in said.topics.iter().zip(&said.leanings) {
        profile::lean(&mut work, *topic, Lean::parse(lean)).await?;
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/me/relevance", "toast-kept", None))
}

/// The languages that I read.
#[derive(Debug, Deserialize)]
pub struct Read {
    #[serde(default, rename = "language")]
    languages: Vec<Language>,
}

/// `POST /me/relevance/languages`
pub async fn languages(
    State(app): State<App>,
    Member(visit): Member,
    Form(read): Form<Read>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::read_languages(&mut work, &read.languages).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/relevance", "toast-kept", None))
}

/// Whether Marbles may learn from me.
#[derive(Debug, Deserialize)]
pub struct Learning {
    learns: String,
}

/// `POST /me/relevance/learning`
pub async fn learning(
    State(app): State<App>,
    Member(visit): Member,
    Form(wish): Form<Learning>,
) -> Result<Response, Failure> {
    let learns = match wish.learns.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::invalid("learns", "problem-choice").into()),
    };
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::let_learn(&mut work, learns).await?;
    work.save().await?;
    let said = if learns { "toast-learning-on" } else { "toast-learning-off" };
    Ok(see_with_toast(&app, "/me/relevance", said, None))
}

/// `GET /me/relevance/reset`
pub async fn ask_reset(Member(visit): Member) -> Result<Response, Failure> {
    show(&ResetPage { page: Page::new(&visit.visitor, "relevance-reset", "me") })
}

/// `POST /me/relevance/reset`
pub async fn reset(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::forget(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/relevance", "toast-forgotten", None))
}
