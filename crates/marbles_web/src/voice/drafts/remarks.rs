//! Remarks: said by a reader, answered, taken or settled.

use axum::{extract::State, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::Error,
    ids::{DraftId, RemarkId},
    voice::remarks::{self, Said},
};

use super::page::{Typed, again};
use crate::{
    App,
    body::Path,
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

/// `POST /drafts/{id}/remarks`
pub async fn remark(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    match say(&app, &visit, draft, &typed).await {
        Ok(()) => Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-remark-said", None)),
        Err(error) => again(&app, &visit, draft, typed, error).await,
    }
}

async fn say(app: &App, visit: &Visit, draft: DraftId, typed: &Typed) -> Result<(), Error> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let said = Said {
        quote: typed.quote.trim(),
        starts: typed.starts,
        text: &typed.remark,
        suggestion: Some(typed.suggestion.trim()).filter(|words| !words.is_empty()),
    };
    remarks::remark(&mut work, draft, said).await?;
    work.save().await
}

/// `POST /drafts/{id}/remarks/{remark}/replies`
pub async fn reply(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match remarks::reply(&mut work, draft, remark, &typed.reply).await {
        Ok(()) => {
            work.save().await?;
            Ok(see(&format!("/drafts/{draft}#r-{remark}")))
        }
        Err(error) => {
            drop(work);
            again(&app, &visit, draft, typed, error).await
        }
    }
}

/// `POST /drafts/{id}/remarks/{remark}/resolution`
pub async fn resolve(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::resolve(&mut work, draft, remark, true).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/remarks/{remark}/resolution/undo");
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-remark-resolved", Some(&undo)))
}

/// `POST /drafts/{id}/remarks/{remark}/resolution/undo`
pub async fn reopen(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    remarks::resolve(&mut work, draft, remark, false).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}#r-{remark}")))
}

/// `POST /drafts/{id}/remarks/{remark}/acceptance`: the suggested words take the place of mine.
pub async fn accept(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, remark)): Path<(DraftId, RemarkId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let before = remarks::accept(&mut work, draft, remark).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/versions/{before}/restoration");
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-draft-taken", Some(&undo)))
}
