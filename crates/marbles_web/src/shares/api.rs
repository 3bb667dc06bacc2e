//! Today and shares as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{ShareId, StoryId},
    shares::composing::{self, Circle},
    stories::feed,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    today::in_words,
    visitor::Member,
    words,
};

/// A story of my day.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TodayItem {
    id: Uuid,
    title: String,
    summary: String,
    url: Option<String>,
    /// The address of its picture on this host.
    image: Option<String>,
    language: String,
    shared: bool,
    /// Whether I keep it for later.
    saved: bool,
    reasons: Vec<ReasonItem>,
}

/// Why a story is here.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReasonItem {
    /// Such as `topic`, `location` or `fresh`: what truly lifted it, from a closed list.
    kind: &'static str,
    text: String,
}

/// My day: at most five stories.
#[utoipa::path(get, path = "/api/v1/today", tag = "today", responses((status = 200, body = Listed<TodayItem>)))]
pub async fn today(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<TodayItem>>, Failure> {
    let picks = feed::show(&app.marbles, visit.by).await?;
    let home = app.marbles.home_of(&visit.organisation);
    let words = words::of(visit.person.language);
    let items = picks.into_iter().map(|pick| TodayItem {
        id: pick.candidate.story_id.uuid(),
        title: pick.candidate.title,
        summary: pick.candidate.summary,
        url: pick.candidate.url,
        image: pick.candidate.picture_id.map(|id| format!("{home}/pictures/{id}/1200")),
        language: pick.candidate.language,
        shared: pick.shared,
        saved: pick.saved,
        reasons: pick
            .reasons
            .iter()
            .map(|reason| ReasonItem { kind: reason.kind(), text: in_words(reason, words) })
            .collect(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// My words for a network.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewShare {
    /// Such as `linkedin`, `bluesky` or `copy`.
    network: String,
    text: String,
    /// Whether a few people are to read a post of my own first.
    #[serde(default)]
    small_circle: bool,
}

/// A share that waits for me to post it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ShareItem {
    id: Uuid,
    story_id: Uuid,
    network: String,
    /// My words with the link in them, as they go out.
    text: String,
    /// The tracked link; none where the words go out alone.
    link: Option<String>,
    /// Where the network's own composer opens, if it has one.
    compose_url: Option<String>,
    /// What to paste there, where the composer does not take it along.
    text_to_copy: Option<String>,
    confirmed: bool,
}

impl From<composing::Composed> for ShareItem {
    fn from(composed: composing::Composed) -> Self {
        Self {
            id: composed.share.share_id.uuid(),
            story_id: composed.share.story_id.uuid(),
            network: composed.share.network,
            text: composed.text,
            link: Some(composed.link).filter(|link| !link.is_empty()),
            compose_url: composed.compose_url,
            text_to_copy: composed.text_to_copy,
            confirmed: composed.share.confirmed_at.is_some(),
        }
    }
}

/// Writes my words for a story; nothing is posted by this.
#[utoipa::path(
    post, path = "/api/v1/stories/{id}/shares", tag = "shares",
    params(("id" = Uuid, Path)), request_body = NewShare,
    responses((status = 201, body = ShareItem), (status = 403, description = "it stays inside"), (status = 404, description = "no such story for me"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Json(share): Json<NewShare>,
) -> Result<(StatusCode, Json<ShareItem>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let circle = if share.small_circle { Circle::Small } else { Circle::Everybody };
    let (network, text) = (&share.network, &share.text);
    let composed = composing::compose_for(&mut work, &app.marbles, story, network, text, circle).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(composed.into())))
}

/// I have posted it; saying so twice counts once.
#[utoipa::path(
    put, path = "/api/v1/shares/{id}/confirmation", tag = "shares", params(("id" = Uuid, Path)),
    responses((status = 200, body = ShareItem), (status = 404, description = "no such share of mine"))
)]
pub async fn confirm(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
) -> Result<Json<ShareItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    composing::confirm(&mut work, share).await?;
    let composed = composing::review(&mut work, &app.marbles, share).await?;
    work.save().await?;
    Ok(Json(composed.into()))
}

/// I have not posted it after all.
#[utoipa::path(
    delete, path = "/api/v1/shares/{id}/confirmation", tag = "shares", params(("id" = Uuid, Path)),
    responses((status = 204, description = "taken back"), (status = 404, description = "no such share of mine"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    composing::take_back(&mut work, share).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
