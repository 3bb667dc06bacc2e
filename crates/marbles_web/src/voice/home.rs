//! My voice: what waits for me, and what I am working on.

use askama::Template;
use axum::{extract::State, response::Response};

use super::{answers, asked, drafts, field, section};
use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Member,
};

/// Each part of the page is a section of its own module.
#[derive(Template)]
#[template(path = "voice/home.html")]
struct HomePage {
    page: Page,
    asked: asked::Section,
    drafts: drafts::home::Sections,
    answers: answers::Section,
    field: field::Section,
    /// My posts, what came of them, and thanks.
    section: section::Section,
}

/// `GET /voice`
pub async fn home(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "voice-title", "voice");
    let asked = asked::Section::of(&mut look, &page).await?;
    let drafts = drafts::home::Sections::of(&mut look).await?;
    let answers = answers::Section::of(&mut look, &page).await?;
    let field = field::Section::of(&mut look, &page).await?;
    let section = section::Section::of(&mut look, &page).await?;
    show(&HomePage { asked, drafts, answers, field, section, page })
}
