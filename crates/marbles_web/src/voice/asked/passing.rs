//! The page on which a question is passed on: a colleague is found by name, or among those who know about its topics.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{AskId, PersonId},
    voice::{
        asking::{
            Asked, passing,
            receiving::{self, Standing},
        },
        colleagues::{self, Colleague},
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    today::seed_of,
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "questions/pass.html")]
struct PassPage {
    page: Page,
    asked: Asked,
    name: String,
    found: Vec<Colleague>,
    /// Colleagues who agreed to be asked about what it is about, while nobody is looked for by name.
    experts: Vec<Colleague>,
    problems: Problems,
}

impl PassPage {
    fn shown(&self) -> &[Colleague] {
        if self.found.is_empty() { &self.experts } else { &self.found }
    }

    /// What tells one colleague from another of the same name.
    fn about(&self, one: &Colleague) -> String {
        let known = [&one.title, &one.department, &one.location];
        known.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }

    fn colour(&self, one: &Colleague) -> u32 {
        seed_of(one.person_id.uuid()) % 6 + 1
    }
}

/// Whom somebody looks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sought {
    name: String,
}

/// `GET /asked/{id}/pass`
pub async fn form(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
    Query(sought): Query<Sought>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = page(&mut look, &visit, ask, sought.name, Problems::default()).await?;
    if page.asked.standing != Standing::Open {
        return Ok(see(&format!("/asked/{ask}")));
    }
    show(&page)
}

async fn page(
    look: &mut Work,
    visit: &Visit,
    ask: AskId,
    name: String,
    problems: Problems,
) -> Result<PassPage, Error> {
    let asked = receiving::find(look, ask).await?;
    let found = colleagues::by_name(look, &name).await?;
    let experts = if name.trim().is_empty() { passing::experts(look, ask).await? } else { Vec::new() };
    Ok(PassPage {
        page: Page::new(&visit.visitor, "pass-title", "voice"),
        asked,
        name,
        found,
        experts,
        problems,
    })
}

/// To whom.
#[derive(Debug, Deserialize)]
pub struct To {
    colleague: PersonId,
    #[serde(default)]
    name: String,
}

/// `POST /asked/{id}/pass`
pub async fn pass_on(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
    Form(to): Form<To>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match passing::pass_on(&mut work, ask, to.colleague).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, "/voice", "toast-passed-on", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = page(&mut work, &visit, ask, to.name, problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
