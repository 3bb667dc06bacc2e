//! Out, and back: publishing, withdrawing, restoring, and putting a declined story back into the queue.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    Error,
    error::Problems,
    ids::StoryId,
    stories::{self, Story, publishing},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::Editor,
};

/// `POST /stories/{id}/publication`
pub async fn publish(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Form(from): Form<From>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    publishing::publish(&mut work, id).await?;
    work.save().await?;
    let undo = format!("/stories/{id}/withdraw");
    Ok(see_with_toast(&app, from.path(), "toast-story-published", Some(&undo)))
}

/// Which screen the button stood on.
#[derive(Deserialize)]
pub struct From {
    #[serde(default)]
    from: String,
}

impl From {
    fn path(&self) -> &'static str {
        if self.from == "desk" { "/desk" } else { "/stories" }
    }
}

#[derive(Template)]
#[template(path = "stories/withdraw.html")]
struct WithdrawPage {
    page: Page,
    story: Story,
    lead_to: String,
    problems: Problems,
}

/// `GET /stories/{id}/withdraw`: asks where links lead from now on.
pub async fn ask(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let story = stories::find(&mut look, id).await?;
    let page = Page::new(&visit.visitor, "story-withdraw-title", "stories");
    show(&WithdrawPage { page, story, lead_to: String::new(), problems: Problems::default() })
}

/// Where links lead once the story is withdrawn; empty for the polite page.
#[derive(Deserialize)]
pub struct Withdrawal {
    #[serde(default)]
    lead_to: String,
}

/// `POST /stories/{id}/withdraw`
pub async fn withdraw(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Form(typed): Form<Withdrawal>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match publishing::withdraw(&mut work, id, Some(&typed.lead_to)).await {
        Ok(()) => {}
        Err(Error::Invalid(problems)) => {
            let story = stories::find(&mut work, id).await?;
            let page = Page::new(&visit.visitor, "story-withdraw-title", "stories");
            return show_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &WithdrawPage { page, story, lead_to: typed.lead_to, problems },
            );
        }
        Err(error) => return Err(error.into()),
    }
    work.save().await?;
    let undo = format!("/stories/{id}/restore");
    Ok(see_with_toast(&app, "/stories", "toast-story-withdrawn", Some(&undo)))
}

/// `POST /stories/{id}/restore`
pub async fn restore(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    publishing::restore(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/stories/{id}/edit"), "toast-story-restored", None))
}

/// `POST /stories/{id}/reconsider`
pub async fn reconsider(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    publishing::reconsider(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/desk", "toast-story-reconsidered", None))
}
