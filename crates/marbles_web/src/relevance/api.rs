//! My profile and my signals as JSON.

use std::collections::BTreeMap;

use axum::{extract::State, http::StatusCode};
use marbles::{
    error::Error,
    ids::{StoryId, TopicId},
    relevance::{
        profile::{self, Lean, Profile},
        signals::{self, Signal},
    },
    words::Language,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// What Marbles takes to matter to me.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Relevance {
    /// Whether Marbles may learn from what I do; otherwise only the readable rules choose.
    learning: bool,
    /// The languages that I read.
    languages: Vec<&'static str>,
    topics: Vec<TopicRelevance>,
    /// How many stories I saw, answered or shared.
    met: i64,
    shared: i64,
}

/// A topic in my profile.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TopicRelevance {
    id: Uuid,
    name: String,
    follows: bool,
    /// `more`, `less` or `never`, where I said so.
    lean: Option<&'static str>,
    /// How many stories about it I met.
    met: i64,
    /// How many of those I shared.
    shared: i64,
}

/// What I correct; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Correction {
    learning: Option<bool>,
    languages: Option<Vec<String>>,
    /// By the id of a topic: `more`, `less`, `never`, or null for nothing said.
    topics: Option<BTreeMap<Uuid, Option<String>>>,
}

/// A signal about a story.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewSignal {
    /// `seen`, `opened`, `saved`, `hidden` or `not_for_me`.
    kind: String,
}

impl From<Profile> for Relevance {
    fn from(profile: Profile) -> Self {
        let topic = |topic: profile::TopicView| TopicRelevance {
            id: topic.topic_id.uuid(),
            name: topic.name,
            follows: topic.follows,
            lean: topic.lean.map(Lean::name),
            met: topic.met,
            shared: topic.shared,
        };
        Self {
            learning: profile.wishes.learns,
            languages: profile.languages.into_iter().map(Language::code).collect(),
            topics: profile.topics.into_iter().map(topic).collect(),
            met: profile.met,
            shared: profile.shared,
        }
    }
}

/// My own profile; nobody else's can be asked for.
#[utoipa::path(get, path = "/api/v1/me/relevance", tag = "me", responses((status = 200, body = Relevance)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<Relevance>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(profile::mine(&mut look, &app.marbles).await?.into()))
}

/// Corrects my profile.
#[utoipa::path(
    patch, path = "/api/v1/me/relevance", tag = "me", request_body = Correction,
    responses((status = 200, body = Relevance), (status = 404, description = "no such topic"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn correct(
    State(app): State<App>,
    Member(visit): Member,
    Json(correction): Json<Correction>,
) -> Result<Json<Relevance>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if let Some(languages) = correction.languages {
        let languages: Option<Vec<Language>> = languages.iter().map(|code| Language::parse(code)).collect();
        let languages = languages.ok_or(Error::invalid("languages", "problem-choice"))?;
        profile::read_languages(&mut work, &languages).await?;
    }
    for (topic, said) in correction.topics.unwrap_or_default() {
        let lean = match said {
            Some(name) => Some(Lean::parse(&name).ok_or(Error::invalid("topics", "problem-choice"))?),
            None => None,
        };
        profile::lean(&mut work, TopicId::from_uuid(topic), lean).await?;
    }
    if let Some(learns) = correction.learning {
        profile::let_learn(&mut work, learns).await?;
    }
    let profile = profile::mine(&mut work, &app.marbles).await?;
    work.save().await?;
    Ok(Json(profile.into()))
}

/// Forgets what was learnt about me and what I said about topics.
#[utoipa::path(delete, path = "/api/v1/me/relevance", tag = "me", responses((status = 204, description = "forgotten")))]
pub async fn reset(State(app): State<App>, Member(visit): Member) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::forget(&mut work).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tells what I make of a story.
#[utoipa::path(
    post, path = "/api/v1/stories/{id}/signals", tag = "me", params(("id" = Uuid, Path)), request_body = NewSignal,
    responses((status = 204, description = "noted"), (status = 404, description = "no such story for me"), (status = 422, description = "no such signal"))
)]
pub async fn give(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Json(signal): Json<NewSignal>,
) -> Result<StatusCode, Failure> {
    let signal = Signal::parse(&signal.kind).ok_or(Error::invalid("kind", "problem-choice"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    signals::give(&mut work, story, signal).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a signal back; what was seen stays seen.
#[utoipa::path(
    delete, path = "/api/v1/stories/{id}/signals/{kind}", tag = "me",
    params(("id" = Uuid, Path), ("kind" = String, Path)),
    responses((status = 204, description = "taken back"), (status = 404, description = "no such story or signal"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path((story, kind)): Path<(StoryId, String)>,
) -> Result<StatusCode, Failure> {
    let signal = Signal::parse(&kind).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    signals::take_back(&mut work, story, signal).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
