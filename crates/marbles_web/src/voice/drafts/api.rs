//! Drafts as JSON: what their author, a delegate or a reader may do with them, and nobody else.

pub mod proposals;
pub mod readers;
pub mod remarks;
pub mod versions;

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marbles::{
    error::Error,
    ids::{AnswerId, DraftId, PersonId},
    voice::{
        delegates,
        drafts::{self, Draft, Seen, finishing::WRITTEN_MEANWHILE, saving::Outcome, saving::Saved},
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

/// A draft as I may see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DraftItem {
    id: Uuid,
    /// Who I am to it: `author`, `delegate` or `reader`.
    as_who: &'static str,
    text: String,
    /// To be sent along when the text is changed.
    version: i64,
    language: &'static str,
    /// Whether a delegate prepared it.
    prepared: bool,
    answer: Option<Uuid>,
    created_at: String,
    changed_at: String,
    finished_at: Option<String>,
}

impl DraftItem {
    fn of(draft: Draft, as_who: &'static str) -> Self {
        Self {
            id: draft.draft_id.uuid(),
            as_who,
            version: draft.version,
            language: draft.language.code(),
            prepared: draft.prepared_by.is_some(),
            // What the draft grew from is its author's matter.
            answer: draft.answer_id.filter(|_| as_who == "author").map(AnswerId::uuid),
            created_at: draft.created_at.timestamp().to_string(),
            changed_at: draft.changed_at.timestamp().to_string(),
            finished_at: draft.finished_at.map(|at| at.timestamp().to_string()),
            text: draft.text,
        }
    }
}

impl From<Seen> for DraftItem {
    fn from(seen: Seen) -> Self {
        Self::of(seen.draft, seen.as_who.name())
    }
}

/// A new draft.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewDraft {
    #[serde(default)]
    text: String,
    /// `en`, `nl` or `da`; mine when left out.
    language: Option<String>,
    /// Whom I prepare it for, when it is not for me: they named me as their delegate.
    prepared_for: Option<Uuid>,
}

/// A text, and the version that it was written from.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct ChangedText {
    text: String,
    version: i64,
}

/// What became of a text that was sent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SavedItem {
    /// The draft's text from now on, and its version.
    text: String,
    version: i64,
    /// `kept`; `merged` with what was written meanwhile; or `beside`: the same words were changed elsewhere, both are kept.
    outcome: &'static str,
    /// The version under which a text that stands beside is kept.
    beside: Option<i64>,
}

impl From<Saved> for SavedItem {
    fn from(saved: Saved) -> Self {
        let (outcome, beside) = match saved.outcome {
            Outcome::Kept => ("kept", None),
            Outcome::Merged => ("merged", None),
            Outcome::Beside(version) => ("beside", Some(version)),
        };
        Self { text: saved.text, version: saved.version, outcome, beside }
    }
}

/// What was saved, as an answer: 409 when two texts are kept side by side.
pub(super) fn told(saved: Saved) -> Response {
    let status = match saved.outcome {
        Outcome::Beside(_) => StatusCode::CONFLICT,
        _ => StatusCode::OK,
    };
    (status, Json(SavedItem::from(saved))).into_response()
}

/// My drafts that are not finished, the last changed first.
#[utoipa::path(get, path = "/api/v1/me/drafts", tag = "drafts", responses((status = 200, body = Listed<DraftItem>)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<Listed<DraftItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = drafts::mine(&mut look).await?;
    Ok(Json(Listed {
        items: items.into_iter().map(|draft| DraftItem::of(draft, "author")).collect(),
        next: None,
    }))
}

/// Begins a draft, of my own or for somebody who named me as their delegate.
#[utoipa::path(
    post, path = "/api/v1/drafts", tag = "drafts", request_body = NewDraft,
    responses((status = 201, body = DraftItem), (status = 404, description = "this person did not name me"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Json(new): Json<NewDraft>,
) -> Result<(StatusCode, Json<DraftItem>), Failure> {
    let language = new.language.as_deref().unwrap_or(visit.person.language.code());
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = match new.prepared_for.map(PersonId::from_uuid) {
        Some(author) => delegates::prepare(&mut work, author, &new.text, language).await?,
        None => drafts::start(&mut work, &new.text, language).await?,
    };
    let seen = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(seen.into())))
}

/// A draft grows from my answer; asked twice, it is the same one.
#[utoipa::path(
    post, path = "/api/v1/answers/{id}/draft", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 201, body = DraftItem), (status = 404, description = "no such answer of mine"), (status = 422, description = "nothing was answered yet"))
)]
pub async fn grow(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<(StatusCode, Json<DraftItem>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = drafts::grow(&mut work, answer).await?;
    let seen = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(seen.into())))
}

/// A draft of mine, or one that I was asked to read or prepared.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 200, body = DraftItem), (status = 404, description = "no such draft for me"))
)]
pub async fn one(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Json<DraftItem>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(drafts::find(&mut look, draft).await?.into()))
}

/// Changes the text. Two who write at once lose nothing: it comes together, or both texts are kept (409).
#[utoipa::path(
    patch, path = "/api/v1/drafts/{id}", tag = "drafts", params(("id" = Uuid, Path)), request_body = ChangedText,
    responses(
        (status = 200, body = SavedItem), (status = 403, description = "I only read it"), (status = 404, description = "no such draft for me"),
        (status = 409, body = SavedItem, description = "the same words were changed elsewhere: both are kept"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn change(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(changed): Json<ChangedText>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let saved = drafts::save(&mut work, draft, &changed.text, changed.version).await?;
    work.save().await?;
    Ok(told(saved))
}

/// Lets a draft of mine be: from now on nobody else sees it.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 204, description = "dropped"), (status = 404, description = "no such draft of mine"))
)]
pub async fn drop_it(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    drafts::drop(&mut work, draft).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The version that somebody had before them.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct SeenVersion {
    version: i64,
}

/// It is finished, as it stood in the version that I saw; only its author can say so.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/finish", tag = "drafts", params(("id" = Uuid, Path)), request_body = SeenVersion,
    responses(
        (status = 200, body = DraftItem), (status = 404, description = "no such draft of mine"),
        (status = 409, body = DraftItem, description = "somebody wrote in it since: this is what it says now"), (status = 422, description = "it is empty"))
)]
pub async fn finish(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(seen): Json<SeenVersion>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let status = match drafts::finish(&mut work, draft, seen.version).await {
        Ok(()) => StatusCode::OK,
        Err(Error::Clash(WRITTEN_MEANWHILE)) => StatusCode::CONFLICT,
        Err(error) => return Err(error.into()),
    };
    let now = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok((status, Json(DraftItem::from(now))).into_response())
}

/// I write on after all.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}/finish", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 204, description = "open again"), (status = 404, description = "no such draft of mine"))
)]
pub async fn unfinish(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    drafts::unfinish(&mut work, draft).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// As a delegate, I hand a draft over that I prepared; its author is told, once.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/handover", tag = "drafts", params(("id" = Uuid, Path)),
    responses((status = 204, description = "handed over"), (status = 404, description = "I did not prepare it"), (status = 422, description = "it is empty"))
)]
pub async fn hand_over(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    delegates::hand_over(&mut work, draft).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
