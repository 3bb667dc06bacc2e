//! What an editor does at the desk with what is no story: propose a draft, or set it aside.

use axum::{extract::State, response::Response};
use marbles::{
    Error,
    desk::{
        answers,
        settling::{self, Kind},
    },
    ids::{AnswerId, ReadingId},
    voice::readings,
};
use uuid::Uuid;

use crate::{
    App,
    body::Path,
    reply::{Failure, see, see_with_toast},
    visitor::Editor,
};

/// `POST /desk/answers/{id}/draft`: a draft for whoever gave the answer, who alone says what becomes of it.
pub async fn propose(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(answer): Path<AnswerId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    answers::propose(&mut work, answer).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/desk", "toast-desk-proposed", None))
}

/// `POST /desk/readings/{id}/taking`: I read it, and nobody else at the desk.
pub async fn take_reading(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(reading): Path<ReadingId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = readings::desk::take(&mut work, reading).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}

/// `POST /desk/{kind}/{id}/done`
pub async fn set_aside(
    State(app): State<App>,
    Editor(visit): Editor,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (kind, subject) = thing(&kind, &id)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    settling::settle(&mut work, kind, subject).await?;
    work.save().await?;
    let undo = format!("/desk/{}/{subject}/done/undo", kind.name());
    Ok(see_with_toast(&app, "/desk", "toast-desk-done", Some(&undo)))
}

/// `POST /desk/{kind}/{id}/done/undo`
pub async fn put_back(
    State(app): State<App>,
    Editor(visit): Editor,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (kind, subject) = thing(&kind, &id)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    settling::put_back(&mut work, kind, subject).await?;
    work.save().await?;
    Ok(see("/desk"))
}

fn thing(kind: &str, id: &str) -> Result<(Kind, Uuid), Error> {
    Ok((Kind::parse(kind).ok_or(Error::Missing)?, id.parse().map_err(|_| Error::Missing)?))
}
