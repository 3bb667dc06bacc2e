//! A question that I was asked: answering it, passing it on, declining it; and asking Marbles for one.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    ids::AskId,
    voice::asking::{
        Asked, chance,
        receiving::{self, Standing},
    },
};

use super::by;
use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see, see_with_toast},
    visitor::Member,
};

#[derive(Template)]
#[template(path = "questions/asked.html")]
struct AskedPage {
    page: Page,
    asked: Asked,
    by: String,
    /// The language of the question, where that is not the page's.
    lang: Option<&'static str>,
}

/// `GET /asked/{id}`
pub async fn one(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let asked = receiving::find(&mut look, ask).await?;
    let page = Page::new(&visit.visitor, "asked-title", "voice").titled(&asked.text);
    let lang = Some(asked.language.code()).filter(|code| *code != page.lang);
    show(&AskedPage { by: by(&asked, &page), lang, asked, page })
}

/// `POST /asked/{id}/decline`: one tap, no reason, and nobody is told.
pub async fn decline(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    receiving::decline(&mut work, ask).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/voice", "toast-declined", Some(&format!("/asked/{ask}/decline/undo"))))
}

/// `POST /asked/{id}/decline/undo`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    receiving::take_back(&mut work, ask).await?;
    work.save().await?;
    Ok(see(&format!("/asked/{ask}")))
}

/// `POST /voice/question`: one now, please.
pub async fn one_now(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let Some(ask) = chance::one_now(&mut work).await? else {
        return Ok(see_with_toast(&app, "/voice", "toast-no-question", None));
    };
    work.save().await?;
    Ok(see(&format!("/asked/{ask}")))
}

/// `POST /voice/weekly`
pub async fn wish(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    chance::wish(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/voice", "toast-weekly", Some("/voice/weekly/off")))
}

/// `POST /voice/weekly/off`
pub async fn wish_no_more(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    chance::wish_no_more(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/voice", "toast-weekly-off", Some("/voice/weekly")))
}
