//! What I keep for later.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{relevance::signals, stories::Story};

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    shares::site_of,
    today::seed_of,
    visitor::Member,
};

#[derive(Template)]
#[template(path = "relevance/saved.html")]
struct SavedPage {
    page: Page,
    stories: Vec<Saved>,
}

/// A story that I keep.
struct Saved {
    site: String,
    seed: u32,
    story: Story,
}

/// `GET /saved`
pub async fn list(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let stories = signals::saved(&mut look).await?;
    let page = Page::new(&visit.visitor, "saved-title", "today");
    let saved = |story: Story| Saved { site: site_of(&story), seed: seed_of(story.story_id.uuid()), story };
    show(&SavedPage { stories: stories.into_iter().map(saved).collect(), page })
}
