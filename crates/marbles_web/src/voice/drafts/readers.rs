//! Second readers: asking, taking it back, and what a reader says to the whole.

use axum::{extract::State, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::{DraftId, PersonId, ReadingId},
    voice::{
        colleagues,
        readings::{self, Whom, desk},
    },
};
use serde::Deserialize;

use super::page::{Typed, again, shown};
use crate::{
    App,
    body::Path,
    reply::{Failure, see, see_with_toast},
    visitor::{Editor, Member, Visit},
};

/// `POST /drafts/{id}/readers`: whoever is meant is asked at once; where several may be meant, one is chosen first.
pub async fn ask(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    match ask_whom(&app, &visit, draft, &typed).await {
        Ok(Some(reading)) => {
            let undo = format!("/drafts/{draft}/readers/{reading}/withdrawal");
            Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-reader-asked", Some(&undo)))
        }
        Ok(None) => shown(&app, &visit, draft, typed, Problems::default()).await,
        Err(error) => again(&app, &visit, draft, typed, error).await,
    }
}

async fn ask_whom(
    app: &App,
    visit: &Visit,
    draft: DraftId,
    typed: &Typed,
) -> Result<Option<ReadingId>, Error> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::of_draft(&mut work, draft).await?;
    let whom = match (typed.then.as_str(), typed.person.parse::<PersonId>()) {
        ("desk", _) => Whom::Desk,
        (_, Ok(person)) => Whom::Person(person),
        _ => match colleagues::by_name(&mut work, &typed.search).await?.as_slice() {
            [one] => Whom::Person(one.person_id),
            [] => return Err(Error::invalid("reader", "problem-reader")),
            _ => return Ok(None),
        },
    };
    let reading = readings::ask(&mut work, draft, whom, &typed.words).await?;
    work.save().await?;
    Ok(Some(reading))
}

/// `POST /drafts/{id}/readers/{reading}/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, reading)): Path<(DraftId, ReadingId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::withdraw(&mut work, draft, reading).await?;
    work.save().await?;
    let undo = format!("/drafts/{draft}/readers/{reading}/withdrawal/undo");
    Ok(see_with_toast(&app, &format!("/drafts/{draft}"), "toast-reader-withdrawn", Some(&undo)))
}

/// `POST /drafts/{id}/readers/{reading}/withdrawal/undo`
pub async fn let_read_again(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, reading)): Path<(DraftId, ReadingId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::let_read_again(&mut work, draft, reading).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}

/// What a reader says to the whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Verdict {
    /// `heart`, `no-heart`, `ready`, `read` or `not-yet`.
    says: String,
}

/// `POST /drafts/{id}/reading`
pub async fn say(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Form(verdict): Form<Verdict>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let here = format!("/drafts/{draft}");
    let undo = format!("{here}/reading/undo");
    let answer = match verdict.says.as_str() {
        "heart" | "no-heart" => {
            readings::give_heart(&mut work, draft, verdict.says == "heart").await?;
            see(&here)
        }
        says => {
            readings::have_read(&mut work, draft, says == "ready").await?;
            see_with_toast(&app, &here, "toast-reading-told", Some(&undo))
        }
    };
    work.save().await?;
    Ok(answer)
}

/// `POST /drafts/{id}/reading/undo`
pub async fn not_read_yet(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::not_read_yet(&mut work, draft).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}

/// `POST /drafts/{id}/reading/return`: given back without a word.
pub async fn give_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::give_back(&mut work, draft).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/voice", "toast-reading-returned", None))
}

/// `POST /readings/{id}/taking`: an editor takes what waits at the desk.
pub async fn take(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(reading): Path<ReadingId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = desk::take(&mut work, reading).await?;
    work.save().await?;
    Ok(see(&format!("/drafts/{draft}")))
}
