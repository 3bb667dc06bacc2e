//! My voice: what waits for me, and what I am working on.

use askama::Template;
use axum::{extract::State, response::Response};

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
}

/// `GET /voice`
pub async fn home(State(_app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    show(&HomePage { page: Page::new(&visit.visitor, "voice-title", "voice") })
}
