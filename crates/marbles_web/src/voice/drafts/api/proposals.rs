//! Proposals beside a draft as JSON: made by readers, taken change by change by its author.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{DraftId, ProposalId},
    voice::drafts::{
        self,
        hunks::Hunk,
        proposing::{self, Proposal},
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::DraftItem;
use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// A text to lay beside a draft.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewProposal {
    text: String,
    /// The version that it was written from.
    version: i64,
    /// A word with it.
    #[serde(default)]
    words: String,
}

/// A text that lies beside a draft.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProposalItem {
    id: Uuid,
    writer: String,
    words: String,
    text: String,
    /// The version that it was written from.
    version: i64,
    at: String,
    hunks: Vec<HunkItem>,
}

/// One change, to be taken or not.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HunkItem {
    number: usize,
    /// The words that would go, and those that would come.
    old: String,
    new: String,
    /// The words around it.
    before: String,
    after: String,
    /// `open`; `taken`; or `gone`, where the words that it was about have changed since.
    state: &'static str,
}

impl From<Hunk> for HunkItem {
    fn from(hunk: Hunk) -> Self {
        let Hunk { number, old, new, before, after, state } = hunk;
        Self { number, old, new, before, after, state: state.name() }
    }
}

impl ProposalItem {
    fn of(proposal: Proposal, text: &str) -> Self {
        Self {
            id: proposal.proposal_id.uuid(),
            hunks: proposal.hunks(text).into_iter().map(HunkItem::from).collect(),
            writer: proposal.writer,
            words: proposal.words,
            text: proposal.text,
            version: proposal.version,
            at: proposal.created_at.timestamp().to_string(),
        }
    }
}

/// Which changes to take.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Taken {
    /// Their numbers.
    hunks: Vec<usize>,
}

/// What was taken.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TakingItem {
    draft: DraftItem,
    /// The version before, to go back to.
    before: i64,
    /// The changes whose place is gone.
    missed: Vec<usize>,
}

/// What lies beside a draft: all of it for its author, a reader's own for that reader.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}/proposals", tag = "proposals", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ProposalItem>), (status = 404, description = "no such draft for me"))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Json<Listed<ProposalItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let seen = drafts::find(&mut look, draft).await?;
    let items = proposing::list(&mut look, draft).await?;
    let items = items.into_iter().map(|proposal| ProposalItem::of(proposal, &seen.draft.text));
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// As a reader, I propose a text; the draft does not change by that.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/proposals", tag = "proposals", params(("id" = Uuid, Path)), request_body = NewProposal,
    responses((status = 201, body = Listed<ProposalItem>), (status = 403, description = "I write in it myself"), (status = 404, description = "no such draft for me"), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(new): Json<NewProposal>,
) -> Result<(StatusCode, Json<Listed<ProposalItem>>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    proposing::propose(&mut work, draft, &new.text, new.version, &new.words).await?;
    let seen = drafts::find(&mut work, draft).await?;
    let items = proposing::list(&mut work, draft).await?;
    work.save().await?;
    let items = items.into_iter().map(|proposal| ProposalItem::of(proposal, &seen.draft.text));
    Ok((StatusCode::CREATED, Json(Listed { items: items.collect(), next: None })))
}

/// I take these changes, and no others.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/proposals/{proposal}/takings", tag = "proposals",
    params(("id" = Uuid, Path), ("proposal" = Uuid, Path)), request_body = Taken,
    responses((status = 200, body = TakingItem), (status = 404, description = "no such proposal to me"), (status = 409, description = "their place is gone, or the draft is finished"))
)]
pub async fn take(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, proposal)): Path<(DraftId, ProposalId)>,
    Json(taken): Json<Taken>,
) -> Result<Json<TakingItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let taking = proposing::take(&mut work, draft, proposal, &taken.hunks).await?;
    let seen = drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok(Json(TakingItem { draft: seen.into(), before: taking.before, missed: taking.missed }))
}

/// I am done with a proposal, or take mine back.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/proposals/{proposal}/settlement", tag = "proposals",
    params(("id" = Uuid, Path), ("proposal" = Uuid, Path)),
    responses((status = 204, description = "put away"), (status = 404, description = "no such proposal for me"))
)]
pub async fn settle(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, proposal)): Path<(DraftId, ProposalId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    proposing::settle(&mut work, draft, proposal).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The proposal lies beside the draft again.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}/proposals/{proposal}/settlement", tag = "proposals",
    params(("id" = Uuid, Path), ("proposal" = Uuid, Path)),
    responses((status = 204, description = "there again"), (status = 404, description = "no such proposal for me"))
)]
pub async fn bring_back(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, proposal)): Path<(DraftId, ProposalId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    proposing::bring_back(&mut work, draft, proposal).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
