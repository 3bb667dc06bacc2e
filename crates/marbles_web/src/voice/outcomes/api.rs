//! My journal as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{OutcomeId, ShareId, StoryId},
    voice::outcomes::{self, Entry},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// A line of my journal.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OutcomeItem {
    id: Uuid,
    share_id: Option<Uuid>,
    story_id: Option<Uuid>,
    title: Option<String>,
    network: Option<String>,
    /// `conversation`, `question`, `lead`, `application`, `invitation`, `sign_up`, `other` or `nothing`.
    kind: String,
    words: String,
    /// When it was told (RFC 3339).
    told_at: String,
}

impl From<Entry> for OutcomeItem {
    fn from(entry: Entry) -> Self {
        Self {
            id: entry.outcome_id.uuid(),
            share_id: entry.share_id.map(ShareId::uuid),
            story_id: entry.story_id.map(StoryId::uuid),
            title: entry.title,
            network: entry.network,
            kind: entry.kind,
            words: entry.words,
            told_at: entry.created_at.timestamp().to_string(),
        }
    }
}

/// What came of a post of mine.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewOutcome {
    share_id: Uuid,
    kind: String,
    #[serde(default)]
    words: String,
}

/// My journal, newest first, to me alone.
#[utoipa::path(get, path = "/api/v1/me/outcomes", tag = "voice", responses((status = 200, body = Listed<OutcomeItem>)))]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<OutcomeItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let journal = outcomes::journal(&mut look).await?;
    Ok(Json(Listed { items: journal.into_iter().map(OutcomeItem::from).collect(), next: None }))
}

/// Tells what came of a post of mine.
#[utoipa::path(
    post, path = "/api/v1/me/outcomes", tag = "voice", request_body = NewOutcome,
    responses((status = 201, body = OutcomeItem), (status = 404, description = "no such share of mine"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn tell(
    State(app): State<App>,
    Member(visit): Member,
    Json(told): Json<NewOutcome>,
) -> Result<(StatusCode, Json<OutcomeItem>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let share = ShareId::from_uuid(told.share_id);
    let outcome = outcomes::tell(&mut work, share, &told.kind, &told.words).await?;
    let journal = outcomes::journal(&mut work).await?;
    let entry = journal.into_iter().find(|entry| entry.outcome_id == outcome);
    work.save().await?;
    Ok((StatusCode::CREATED, Json(entry.ok_or(marbles::Error::Missing)?.into())))
}

/// Takes a line out of my journal.
#[utoipa::path(
    delete, path = "/api/v1/me/outcomes/{id}", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "taken out"), (status = 404, description = "no such line of mine"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(outcome): Path<OutcomeId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    outcomes::take_back(&mut work, outcome).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
