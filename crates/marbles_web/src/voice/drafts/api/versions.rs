//! Versions of a draft as JSON, for those who write in it.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    ids::DraftId,
    voice::drafts::{self, comparing::Change, versions},
};
use serde::{Deserialize, Serialize};

use super::DraftItem;
use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// What a draft once was.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VersionItem {
    version: i64,
    text: String,
    /// The name of who wrote it.
    writer: Option<String>,
    /// `written`, `taken`, `merged`, `restored`, `prepared`, `beside` or `finished`.
    cause: &'static str,
    at: String,
    /// Whether it stands beside the text, and nobody has chosen yet.
    waits: bool,
}

/// A stretch of text, and what became of it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PieceItem {
    /// `kept`, `added` or `left`.
    change: &'static str,
    text: String,
}

/// Which version to compare with.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct With {
    /// The later version; the text as it is when left out.
    with: Option<i64>,
}

/// What a draft has been, the newest first.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}/versions", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<VersionItem>), (status = 404, description = "no such draft that I write in"))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Json<Listed<VersionItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = versions::list(&mut look, draft).await?.into_iter().map(|version| VersionItem {
        version: version.version,
        waits: version.waits(),
        cause: version.cause.name(),
        at: version.created_at.timestamp().to_string(),
        writer: version.writer,
        text: version.text,
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// What became of the words of a version, word by word.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}/versions/{version}/comparison", tag = "drafts",
    params(("id" = Uuid, Path), ("version" = i64, Path), With),
    responses((status = 200, body = Listed<PieceItem>), (status = 404, description = "no such version that I may see"))
)]
pub async fn compare(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
    Query(with): Query<With>,
) -> Result<Json<Listed<PieceItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let with = match with.with {
        Some(with) => with,
        None => drafts::find(&mut look, draft).await?.draft.version,
    };
    let pieces = versions::compare(&mut look, draft, version, with).await?;
    let items = pieces.into_iter().map(|piece| PieceItem { change: change(piece.change), text: piece.text });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

fn change(change: Change) -> &'static str {
    match change {
        Change::Kept => "kept",
        Change::Added => "added",
        Change::Left => "left",
    }
}

/// The text becomes what it once was; that is a new version.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/versions/{version}/restoration", tag = "drafts",
    params(("id" = Uuid, Path), ("version" = i64, Path)),
    responses((status = 200, body = DraftItem), (status = 404, description = "no such version that I may see"), (status = 409, description = "the draft is finished"))
)]
pub async fn restore(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
) -> Result<Json<DraftItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    versions::restore(&mut work, draft, version).await?;
    let seen = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok(Json(seen.into()))
}

/// A version that stands beside the text is left there.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/versions/{version}/leaving", tag = "drafts",
    params(("id" = Uuid, Path), ("version" = i64, Path)),
    responses((status = 204, description = "left among the versions"), (status = 404, description = "no such version that I may see"))
)]
pub async fn leave(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    versions::leave_beside(&mut work, draft, version).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
