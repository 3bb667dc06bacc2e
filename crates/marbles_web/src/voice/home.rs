//! My voice: what waits for me, and what I am working on.

use askama::Template;
use axum::{extract::State, response::Response};

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Member,
    voice::drafts::home::Sections,
};

/// Each part of the page is a section of its own module.
#[derive(Template)]
#[template(path = "voice/home.html")]
struct HomePage {
    page: Page,
    drafts: Sections,
}

/// `GET /voice`
pub async fn home(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let drafts = Sections::of(&mut look).await?;
    show(&HomePage { page: Page::new(&visit.visitor, "voice-title", "voice"), drafts })
}
