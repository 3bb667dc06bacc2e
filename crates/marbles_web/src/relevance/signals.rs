//! Signals from the pages: seen and opened by script, saved and "not for me" by button, each to be taken back.

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marbles::{
    error::Error,
    ids::StoryId,
    relevance::signals::{self, Signal},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    reply::{Failure, see, see_with_toast},
    visitor::Member,
};

/// A signal as a page gives it.
#[derive(Debug, Deserialize)]
pub struct Given {
    kind: String,
    /// Where it was given: `today`, `story` or `saved`.
    #[serde(default)]
    from: String,
}

/// `POST /stories/{id}/signals`
pub async fn give(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Form(given): Form<Given>,
) -> Result<Response, Failure> {
    let signal = Signal::parse(&given.kind).ok_or(Error::invalid("kind", "problem-choice"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    signals::give(&mut work, story, signal).await?;
    work.save().await?;
    let said = match signal {
        Signal::Seen | Signal::Opened => return Ok(StatusCode::NO_CONTENT.into_response()),
        Signal::Saved => "toast-saved",
        Signal::Hidden => "toast-hidden",
        Signal::NotForMe => "toast-not-for-me",
    };
    let undo = format!("/stories/{story}/signals/{}/undo", signal.name());
    Ok(see_with_toast(&app, &back(&given.from, story), said, Some(&undo)))
}

/// `POST /stories/{id}/signals/{kind}/undo`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path((story, kind)): Path<(StoryId, String)>,
) -> Result<Response, Failure> {
    let signal = Signal::parse(&kind).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    signals::take_back(&mut work, story, signal).await?;
    work.save().await?;
    Ok(see(if signal == Signal::Saved { "/saved" } else { "/today" }))
}

/// A story that is kept is looked at further; one that is sent away leads back to the day.
fn back(from: &str, story: StoryId) -> String {
    match from {
        "story" => format!("/stories/{story}"),
        "saved" => "/saved".to_owned(),
        _ => "/today".to_owned(),
    }
}
