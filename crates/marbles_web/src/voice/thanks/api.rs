//! Thanks as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{AnswerId, StoryId, ThanksId},
    voice::thanks::{self, For},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::{Editor, Member},
};

/// A line of thanks, or none.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewThanks {
    #[serde(default)]
    words: String,
}

/// Thanks that I gave.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ThanksGiven {
    id: Uuid,
}

/// A word of thanks that I got.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ThanksItem {
    id: Uuid,
    /// Who thanks.
    from: String,
    words: String,
    /// The story that it is for; none for an answer.
    story_id: Option<Uuid>,
    title: Option<String>,
    /// When (RFC 3339).
    at: String,
}

/// The thanks that I got, newest first, to me alone.
#[utoipa::path(get, path = "/api/v1/me/thanks", tag = "voice", responses((status = 200, body = Listed<ThanksItem>)))]
pub async fn mine(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<ThanksItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = thanks::mine(&mut look).await?.into_iter().map(|one| ThanksItem {
        id: one.thanks_id.uuid(),
        from: one.name,
        words: one.words,
        story_id: one.story_id.map(StoryId::uuid),
        title: one.title,
        at: one.created_at.timestamp().to_string(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// Thanks whoever brought or wrote a story that is out; doing so again changes the line.
#[utoipa::path(
    post, path = "/api/v1/stories/{id}/thanks", tag = "voice", params(("id" = Uuid, Path)), request_body = NewThanks,
    responses((status = 201, body = ThanksGiven), (status = 404, description = "nobody to thank for it"))
)]
pub async fn for_story(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Json(said): Json<NewThanks>,
) -> Result<(StatusCode, Json<ThanksGiven>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let id = thanks::give(&mut work, For::Story(story), &said.words).await?.uuid();
    work.save().await?;
    Ok((StatusCode::CREATED, Json(ThanksGiven { id })))
}

/// Thanks whoever sent an answer on; doing so again changes the line.
#[utoipa::path(
    post, path = "/api/v1/answers/{id}/thanks", tag = "voice", params(("id" = Uuid, Path)), request_body = NewThanks,
    responses((status = 201, body = ThanksGiven), (status = 404, description = "no such answer here"))
)]
pub async fn for_answer(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(answer): Path<AnswerId>,
    Json(said): Json<NewThanks>,
) -> Result<(StatusCode, Json<ThanksGiven>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let id = thanks::give(&mut work, For::Answer(answer), &said.words).await?.uuid();
    work.save().await?;
    Ok((StatusCode::CREATED, Json(ThanksGiven { id })))
}

/// Takes thanks of mine back.
#[utoipa::path(
    delete, path = "/api/v1/thanks/{id}", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "taken back"), (status = 404, description = "no thanks of mine"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(thanks): Path<ThanksId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    thanks::take_back(&mut work, thanks).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
