//! My subjects: put on the list by hand or with one tap, and taken off it.

use axum::{Form, extract::State, response::Response};
use marbles::{error::Error, ids::SubjectId, voice::field::subjects};
use serde::Deserialize;

use super::subject;
use crate::{
    App,
    body::Path,
    page::Page,
    reply::{Failure, see, see_with_toast},
    visitor::Member,
};

/// Where my subjects stand.
const PLACE: &str = "/voice/field#subjects";

/// A subject, or a prompt that becomes one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    text: String,
    prompt: String,
    /// Where it was pressed: My voice, or the page of my field.
    from: String,
}

impl Typed {
    fn back(&self) -> &'static str {
        if self.from == "voice" { "/voice#field" } else { PLACE }
    }
}

/// `POST /voice/subjects`
pub async fn add(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if typed.prompt.is_empty() {
        subjects::add(&mut work, &typed.text, None).await?;
    } else {
        let prompt = subjects::find_prompt(&mut work, &typed.prompt).await?.ok_or(Error::Missing)?;
        let words = subject(&prompt, &Page::new(&visit.visitor, "field-title", "voice"));
        subjects::add(&mut work, &words, Some(&prompt)).await?;
    }
    work.save().await?;
    Ok(see(typed.back()))
}

/// `POST /voice/subjects/rest`: "not this"; the prompt does not come back.
pub async fn turn_down(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let prompt = subjects::find_prompt(&mut work, &typed.prompt).await?.ok_or(Error::Missing)?;
    subjects::turn_down(&mut work, &prompt).await?;
    work.save().await?;
    Ok(see(typed.back()))
}

/// `POST /voice/subjects/{id}/removal`
pub async fn remove(
    State(app): State<App>,
    Member(visit): Member,
    Path(subject): Path<SubjectId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subjects::remove(&mut work, subject).await?;
    work.save().await?;
    let undo = format!("/voice/subjects/{subject}/removal/undo");
    Ok(see_with_toast(&app, PLACE, "toast-subject-removed", Some(&undo)))
}

/// `POST /voice/subjects/{id}/removal/undo`
pub async fn bring_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(subject): Path<SubjectId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subjects::bring_back(&mut work, subject).await?;
    work.save().await?;
    Ok(see(PLACE))
}
