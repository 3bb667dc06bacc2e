//! Proposals beside a draft: made by a reader, taken change by change by its author.

use axum::{extract::State, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::Error,
    ids::{DraftId, ProposalId},
    voice::drafts::{self, hunks::State as Of, proposing},
};

use super::page::{Typed, again};
use crate::{
    App,
    body::Path,
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

/// `POST /drafts/{id}/proposals`
pub async fn propose(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    match lay_beside(&app, &visit, draft, &typed).await {
        Ok(proposal) => {
            let undo = format!("/drafts/{draft}/proposals/{proposal}/settlement");
            Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-proposal-made", Some(&undo)))
        }
        Err(error) => again(&app, &visit, draft, typed, error).await,
    }
}

async fn lay_beside(app: &App, visit: &Visit, draft: DraftId, typed: &Typed) -> Result<ProposalId, Error> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let proposal = proposing::propose(&mut work, draft, &typed.proposal, typed.version, &typed.words).await?;
    work.save().await?;
    Ok(proposal)
}

/// `POST /drafts/{id}/proposals/{proposal}/takings`: the changes that were ticked, or all that can be taken.
pub async fn take(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, id)): Path<(DraftId, ProposalId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let mut numbers = typed.hunks;
    if !typed.all.is_empty() {
        let seen = drafts::find(&mut work, draft).await?;
        let proposals = proposing::list(&mut work, draft).await?;
        let proposal = proposals.into_iter().find(|proposal| proposal.proposal_id == id);
        let hunks = proposal.ok_or(Error::Missing)?.hunks(&seen.draft.text);
        numbers = hunks.iter().filter(|hunk| hunk.state == Of::Open).map(|hunk| hunk.number).collect();
    }
    let taking = proposing::take(&mut work, draft, id, &numbers).await?;
    work.save().await?;
    let here = format!("/drafts/{draft}");
    let undo = format!("{here}/versions/{}/restoration", taking.before);
    Ok(match (numbers.is_empty(), taking.missed.is_empty()) {
        (true, _) => see_with_toast(&app, &here, "toast-draft-none-taken", None),
        (_, true) => see_with_toast(&app, &here, "toast-draft-taken", Some(&undo)),
        (_, false) => see_with_toast(&app, &here, "toast-draft-half-taken", Some(&undo)),
    })
}

/// `POST /drafts/{id}/proposals/{proposal}/settlement`
pub async fn settle(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, proposal)): Path<(DraftId, ProposalId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    proposing::settle(&mut work, draft, proposal).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/proposals/{proposal}/settlement/undo");
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-proposal-settled", Some(&undo)))
}

/// `POST /drafts/{id}/proposals/{proposal}/settlement/undo`
pub async fn bring_back(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, proposal)): Path<(DraftId, ProposalId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    proposing::bring_back(&mut work, draft, proposal).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}
