//! What I agreed to: told again, agreed to, taken back.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use marbles::{
    error::Error,
    voice::assistant::{
        Task,
        agreeing::{self, Told},
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::Member,
};

#[derive(Template)]
#[template(path = "voice/assistant_mine.html")]
struct MinePage {
    page: Page,
    tasks: Vec<(Task, Told)>,
}

/// `GET /me/assistant`
pub async fn show_mine(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mut tasks = Vec::new();
    for task in Task::ALL {
        if let Some(told) = agreeing::told(&mut look, &app.marbles, task).await? {
            tasks.push((task, told));
        }
    }
    show(&MinePage { page: Page::new(&visit.visitor, "assistant-title", "me"), tasks })
}

/// What somebody agrees to: the edition that they were told.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Agreed {
    edition: String,
}

/// `POST /me/assistant/{task}`
pub async fn agree(
    State(app): State<App>,
    Member(visit): Member,
    Path(task): Path<String>,
    Form(agreed): Form<Agreed>,
) -> Result<Response, Failure> {
    let task = Task::parse(&task).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    agreeing::agree(&mut work, task, &agreed.edition).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/assistant", "toast-assistant-agreed", None))
}

/// `POST /me/assistant/{task}/off`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(task): Path<String>,
) -> Result<Response, Failure> {
    let task = Task::parse(&task).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    agreeing::take_back(&mut work, task).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/assistant", "toast-assistant-taken-back", None))
}
