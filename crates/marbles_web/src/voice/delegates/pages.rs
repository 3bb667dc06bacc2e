//! Who may prepare drafts for me; only I confirm them, every time.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::PersonId,
    voice::{
        colleagues::{self, Colleague},
        delegates::{self, Partner},
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show_as},
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "drafts/delegates.html")]
struct DelegatesPage {
    page: Page,
    mine: Vec<Partner>,
    served: Vec<Partner>,
    found: Vec<Colleague>,
    typed: Typed,
    problems: Problems,
}

/// A colleague as typed or chosen.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    search: String,
    person: String,
}

/// `GET /voice/delegates`
pub async fn list(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    shown(&app, &visit, Typed::default(), Problems::default()).await
}

async fn shown(app: &App, visit: &Visit, typed: Typed, problems: Problems) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let status = if problems.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = DelegatesPage {
        page: Page::new(&visit.visitor, "delegates-title", "voice"),
        mine: delegates::mine(&mut look).await?,
        served: delegates::whom_i_serve(&mut look).await?,
        found: colleagues::by_name(&mut look, &typed.search).await?,
        typed,
        problems,
    };
    show_as(status, &page)
}

/// `POST /voice/delegates`
pub async fn name(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    match name_whom(&app, &visit, &typed).await {
        Ok(Some(person)) => {
            let undo = format!("/voice/delegates/{person}/end");
            Ok(see_with_toast(&app, "/voice/delegates", "toast-delegate-named", Some(&undo)))
        }
        Ok(None) => shown(&app, &visit, typed, Problems::default()).await,
        Err(Error::Invalid(problems)) => shown(&app, &visit, typed, problems).await,
        Err(error) => Err(error.into()),
    }
}

async fn name_whom(app: &App, visit: &Visit, typed: &Typed) -> Result<Option<PersonId>, Error> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let person = match typed.person.parse::<PersonId>() {
        Ok(person) => person,
        Err(_) => match colleagues::by_name(&mut work, &typed.search).await?.as_slice() {
            [one] => one.person_id,
            [] => return Err(Error::invalid("delegate", "problem-delegate")),
            _ => return Ok(None),
        },
    };
    delegates::name(&mut work, person).await?;
    work.save().await?;
    Ok(Some(person))
}

/// `POST /voice/delegates/{person}/end`
pub async fn end(
    State(app): State<App>,
    Member(visit): Member,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    delegates::end(&mut work, person).await?;
    work.save().await?;
    let undo = format!("/voice/delegates/{person}/end/undo");
    Ok(see_with_toast(&app, "/voice/delegates", "toast-delegate-ended", Some(&undo)))
}

/// `POST /voice/delegates/{person}/end/undo`
pub async fn name_again(
    State(app): State<App>,
    Member(visit): Member,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    delegates::name(&mut work, person).await?;
    work.save().await?;
    Ok(see("/voice/delegates"))
}
