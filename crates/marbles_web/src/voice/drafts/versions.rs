//! What a draft has been: looked at, compared, brought back.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    ids::DraftId,
    voice::drafts::{
        self, Draft,
        comparing::{Change, Piece},
        versions::{self, Cause, Version},
    },
};

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::Member,
};

#[derive(Template)]
#[template(path = "drafts/versions.html")]
struct VersionsPage {
    page: Page,
    draft: Draft,
    versions: Vec<Version>,
}

impl VersionsPage {
    fn cause(&self, cause: &Cause) -> String {
        cause_in_words(&self.page, *cause)
    }
}

#[derive(Template)]
#[template(path = "drafts/compare.html")]
struct ComparePage {
    page: Page,
    draft: Draft,
    version: Version,
    pieces: Vec<Piece>,
}

impl ComparePage {
    fn cause(&self, cause: &Cause) -> String {
        cause_in_words(&self.page, *cause)
    }
}

fn cause_in_words(page: &Page, cause: Cause) -> String {
    page.t(match cause {
        Cause::Written => "version-written",
        Cause::Taken => "version-taken",
        Cause::Merged => "version-merged",
        Cause::Restored => "version-restored",
        Cause::Prepared => "version-prepared",
        Cause::Beside => "version-beside",
        Cause::Finished => "version-finished",
    })
}

/// `GET /drafts/{id}/versions`
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let versions = versions::list(&mut look, draft).await?;
    let draft = drafts::find(&mut look, draft).await?.draft;
    show(&VersionsPage { page: Page::new(&visit.visitor, "versions-title", "voice"), draft, versions })
}

/// `GET /drafts/{id}/versions/{version}`: what became of it in the text as it is.
pub async fn compare(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let version = versions::find(&mut look, draft, version).await?;
    let draft = drafts::find(&mut look, draft).await?.draft;
    let pieces = drafts::comparing::compare(&version.text, &draft.text);
    let page = Page::new(&visit.visitor, "versions-compare-title", "voice");
    show(&ComparePage { page, draft, version, pieces })
}

/// `POST /drafts/{id}/versions/{version}/restoration`
pub async fn restore(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let before = versions::restore(&mut work, draft, version).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/versions/{before}/restoration");
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-draft-restored", Some(&undo)))
}

/// `POST /drafts/{id}/versions/{version}/leaving`: what stands beside is left among the versions.
pub async fn leave(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, version)): Path<(DraftId, i64)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    versions::leave_beside(&mut work, draft, version).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-draft-left", None))
}
