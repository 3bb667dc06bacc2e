//! Remarks on a draft as JSON: said by readers, answered by its author.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{DraftId, RemarkId},
    voice::{
        drafts,
        remarks::{self, Remark, Said},
    },
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

/// What I say to a passage, or to the whole.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewRemark {
    /// The words that it is about, exactly as they stand in the text; left out for the whole.
    #[serde(default)]
    quote: String,
    /// Where they begin, in characters; of several such passages the nearest is meant.
    #[serde(default)]
    starts: usize,
    #[serde(default)]
    text: String,
    /// Other words for the passage.
    suggestion: Option<String>,
}

/// What somebody says to a passage.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RemarkItem {
    id: Uuid,
    writer: String,
    quote: String,
    /// Where the words are now, in characters; null when they are gone or it is about the whole.
    starts: Option<usize>,
    ends: Option<usize>,
    /// Whether the words that it was about are gone.
    orphan: bool,
    text: String,
    suggestion: Option<String>,
    accepted: bool,
    resolved: bool,
    at: String,
    replies: Vec<ReplyItem>,
}

/// An answer to a remark.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReplyItem {
    writer: String,
    text: String,
    at: String,
}

/// What I answer.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewReply {
    text: String,
}

impl From<Remark> for RemarkItem {
    fn from(remark: Remark) -> Self {
        let replies = remark.replies.iter().map(|reply| ReplyItem {
            writer: reply.writer.clone(),
            text: reply.text.clone(),
            at: reply.created_at.timestamp().to_string(),
        });
        Self {
            id: remark.id.uuid(),
            orphan: remark.is_orphan(),
            starts: remark.place.as_ref().map(|place| place.start),
            ends: remark.place.as_ref().map(|place| place.end),
            replies: replies.collect(),
            writer: remark.writer,
            quote: remark.quote,
            text: remark.text,
            suggestion: remark.suggestion,
            accepted: remark.accepted,
            resolved: remark.resolved,
            at: remark.at.timestamp().to_string(),
        }
    }
}

/// What was said to a draft: all of it to its author, a reader's own to that reader.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}/remarks", tag = "remarks", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<RemarkItem>), (status = 404, description = "no such draft for me"))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Json<Listed<RemarkItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = remarks::list(&mut look, draft).await?;
    Ok(Json(Listed { items: items.into_iter().map(RemarkItem::from).collect(), next: None }))
}

/// As a reader, I say something to a passage.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/remarks", tag = "remarks", params(("id" = Uuid, Path)), request_body = NewRemark,
    responses((status = 201, body = Listed<RemarkItem>), (status = 403, description = "I write in it myself"), (status = 404, description = "no such draft for me"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(new): Json<NewRemark>,
) -> Result<(StatusCode, Json<Listed<RemarkItem>>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let said = Said {
        quote: &new.quote,
        starts: new.starts,
        text: &new.text,
        suggestion: new.suggestion.as_deref(),
    };
    remarks::remark(&mut work, draft, said).await?;
    let items = remarks::list(&mut work, draft).await?;
    work.save().await?;
    let listed = Listed { items: items.into_iter().map(RemarkItem::from).collect(), next: None };
    Ok((StatusCode::CREATED, Json(listed)))
}

/// I answer a remark.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/remarks/{remark}/replies", tag = "remarks",
    params(("id" = Uuid, Path), ("remark" = Uuid, Path)), request_body = NewReply,
    responses((status = 204, description = "said"), (status = 404, description = "no such remark for me"), (status = 422, description = "nothing is said"))
)]
pub async fn reply(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
    Json(new): Json<NewReply>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::reply(&mut work, draft, remark, &new.text).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The remark is settled.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/remarks/{remark}/resolution", tag = "remarks",
    params(("id" = Uuid, Path), ("remark" = Uuid, Path)),
    responses((status = 204, description = "settled"), (status = 404, description = "no such remark for me"))
)]
pub async fn resolve(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::resolve(&mut work, draft, remark, true).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The remark is open again.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}/remarks/{remark}/resolution", tag = "remarks",
    params(("id" = Uuid, Path), ("remark" = Uuid, Path)),
    responses((status = 204, description = "open again"), (status = 404, description = "no such remark for me"))
)]
pub async fn reopen(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::resolve(&mut work, draft, remark, false).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// I put the suggested words in the place of mine.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/remarks/{remark}/acceptance", tag = "remarks",
    params(("id" = Uuid, Path), ("remark" = Uuid, Path)),
    responses((status = 200, body = super::DraftItem), (status = 404, description = "nothing is suggested there to me"), (status = 409, description = "the passage is gone, or the draft is finished"))
)]
pub async fn accept(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<Json<super::DraftItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::accept(&mut work, draft, remark).await?;
    let seen = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok(Json(seen.into()))
}
