//! The page of a draft: for those who write in it, and for those who were asked to read it.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::DraftId,
    people,
    voice::{
        colleagues::{self, Colleague},
        delegates,
        drafts::{
            self, Seen, Who,
            hunks::{Hunk, State},
            proposing::{self, Proposal},
            versions::{self, Version},
        },
        readings::{self, Reading},
        remarks::{self, Remark},
    },
};
use serde::Deserialize;

use super::{
    mirrored,
    prose::{Stretch, marked},
};
use crate::{
    App,
    page::{Page, initials, show_as},
    reply::Failure,
    visitor::Visit,
    voice::{assistant, mirror},
};

/// What the forms of the page send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub text: Option<String>,
    pub version: i64,
    pub then: String,
    pub language: String,
    pub prepared_for: String,
    pub words: String,
    /// A name to look for.
    pub search: String,
    /// The colleague who was chosen.
    pub person: String,
    pub quote: String,
    pub starts: usize,
    pub remark: String,
    pub suggestion: String,
    pub reply: String,
    pub proposal: String,
    pub hunks: Vec<usize>,
    pub all: String,
    /// The mirror was asked to look, without script.
    pub look: String,
    /// An example that was taken over.
    pub starter: String,
    /// The kind of hint that shall not come back.
    pub not_for_me: String,
}

/// The page of those who write in it.
#[derive(Template)]
#[template(path = "drafts/draft.html")]
struct WriterPage {
    page: Page,
    seen: Seen,
    text: String,
    mirror: mirror::Panel,
    assistant: Option<assistant::Panel>,
    /// Whose draft it is, and who prepared it.
    author: String,
    preparer: Option<String>,
    beside: Vec<Version>,
    proposals: Vec<Proposed>,
    remarks: Vec<Remark>,
    readers: Vec<Reading>,
    found: Vec<Colleague>,
    typed: Typed,
    problems: Problems,
}

/// The page of a reader.
#[derive(Template)]
#[template(path = "drafts/reading.html")]
struct ReaderPage {
    page: Page,
    seen: Seen,
    author: String,
    author_initials: String,
    /// The text, the passages marked that were remarked on.
    stretches: Vec<Stretch>,
    reading: Reading,
    proposals: Vec<Proposed>,
    remarks: Vec<Remark>,
    typed: Typed,
    problems: Problems,
}

/// A proposal with its changes.
struct Proposed {
    proposal: Proposal,
    hunks: Vec<Hunk>,
}

impl Proposed {
    fn open(&self) -> usize {
        self.hunks.iter().filter(|hunk| hunk.state == State::Open).count()
    }
}

/// Shows a draft to whoever may see it.
pub(super) async fn shown(
    app: &App,
    visit: &Visit,
    draft: DraftId,
    typed: Typed,
    problems: Problems,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let status = if problems.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let seen = drafts::find(&mut look, draft).await?;
    if seen.is_writer() {
        show_as(status, &writer_page(app, visit, &mut look, seen, typed, problems).await?)
    } else {
        show_as(status, &reader_page(visit, &mut look, seen, typed, problems).await?)
    }
}

/// Shows the page again where what was typed does not hold; every other failure goes its way.
pub(super) async fn again(
    app: &App,
    visit: &Visit,
    draft: DraftId,
    typed: Typed,
    error: Error,
) -> Result<Response, Failure> {
    match error {
        Error::Invalid(problems) => shown(app, visit, draft, typed, problems).await,
        error => Err(error.into()),
    }
}

async fn writer_page(
    app: &App,
    visit: &Visit,
    look: &mut Work,
    seen: Seen,
    typed: Typed,
    problems: Problems,
) -> Result<WriterPage, Error> {
    let draft = seen.draft.draft_id;
    let is_mine = seen.as_who == Who::Author;
    let title = if is_mine { "draft-title" } else { "draft-title-prepared" };
    let text = typed.text.clone().unwrap_or_else(|| seen.draft.text.clone());
    let back = format!("/drafts/{draft}");
    Ok(WriterPage {
        page: Page::new(&visit.visitor, title, "voice"),
        mirror: mirrored::panel(app, visit, look, &typed, &text).await?,
        assistant: assistant::Panel::of(look, &app.marbles, visit, back, "text").await?,
        text,
        author: people::find(look, seen.draft.person_id).await?.name,
        preparer: if is_mine { delegates::preparer(look, draft).await? } else { None },
        beside: versions::waiting(look, draft).await?,
        proposals: proposed(look, &seen).await?,
        remarks: remarks::list(look, draft).await?,
        readers: if is_mine { readings::of_draft(look, draft).await? } else { Vec::new() },
        found: if is_mine { colleagues::by_name(look, &typed.search).await? } else { Vec::new() },
        seen,
        typed,
        problems,
    })
}

async fn reader_page(
    visit: &Visit,
    look: &mut Work,
    seen: Seen,
    typed: Typed,
    problems: Problems,
) -> Result<ReaderPage, Error> {
    let draft = seen.draft.draft_id;
    let author = people::find(look, seen.draft.person_id).await?.name;
    let remarks = remarks::list(look, draft).await?;
    Ok(ReaderPage {
        page: Page::new(&visit.visitor, "draft-title-reading", "voice"),
        author_initials: initials(&author),
        author,
        stretches: marked(&seen.draft.text, &remarks),
        reading: readings::my_reading(look, draft).await?,
        proposals: proposed(look, &seen).await?,
        remarks,
        seen,
        typed,
        problems,
    })
}

async fn proposed(look: &mut Work, seen: &Seen) -> Result<Vec<Proposed>, Error> {
    let proposals = proposing::list(look, seen.draft.draft_id).await?;
    let with_hunks = |proposal: Proposal| Proposed { hunks: proposal.hunks(&seen.draft.text), proposal };
    Ok(proposals.into_iter().map(with_hunks).collect())
}
