//! The people of the organisation: who is here, and nothing about who takes part.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::PersonId,
    people::{
        inviting, joining,
        listing::{self, Entry, Part},
    },
};
use serde::Deserialize;

use super::person::Typed;
use crate::{
    App,
    page::{Page, show, show_as},
    programme::time_zones,
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

/// How many people a screen shows.
const SCREEN: i64 = 50;

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    page: Page,
    asked: Asked,
    people: Vec<Entry>,
    more: Option<String>,
    here: i64,
    gone: i64,
    invited: Option<i64>,
}

/// Which part of the list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    search: String,
    gone: bool,
    after: Option<PersonId>,
}

impl Asked {
    fn more(&self, after: PersonId) -> String {
        let mut query = url::form_urlencoded::Serializer::new("/people?".to_owned());
        query.append_pair("search", &self.search).append_pair("gone", &self.gone.to_string());
        query.append_pair("after", &after.to_string()).finish()
    }
}

/// `GET /people`
pub async fn list(
    State(app): State<App>,
    Admin(visit): Admin,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let part = Part {
        search: &asked.search,
        gone: asked.gone,
        after: asked.after,
        limit: SCREEN,
        ..Part::default()
    };
    let (people, next) = listing::list(&mut look, part).await?;
    let (here, gone) = listing::counts(&mut look).await?;
    let invited = inviting::invited(&mut look).await?;
    let more = next.map(|next| asked.more(next));
    let page = Page::new(&visit.visitor, "people-title", "people");
    show(&ListPage { page, asked, people, more, here, gone, invited })
}

#[derive(Template)]
#[template(path = "people/add.html")]
struct AddPage {
    page: Page,
    typed: Typed,
    zones: Vec<String>,
    problems: Problems,
}

impl AddPage {
    fn new(visit: &Visit, typed: Typed, problems: Problems) -> Self {
        Self {
            page: Page::new(&visit.visitor, "people-add-title", "people"),
            typed,
            zones: time_zones(),
            problems,
        }
    }
}

/// `GET /people/new`
pub async fn add_form(Admin(visit): Admin) -> Result<Response, Failure> {
    show(&AddPage::new(&visit, Typed::new(visit.organisation.language()), Problems::default()))
}

/// `POST /people`
pub async fn add(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let added = match typed.newcomer() {
        Ok(newcomer) => joining::add(&mut work, &newcomer).await,
        Err(error) => Err(error),
    };
    match added {
        Ok(person) => {
            if typed.invites() {
                inviting::invite_one(&mut work, person).await?;
            }
            work.save().await?;
            Ok(see_with_toast(&app, &format!("/people/{person}"), "toast-person-added", None))
        }
        Err(Error::Invalid(problems)) => {
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &AddPage::new(&visit, typed, problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /people/invitations`: everybody who was not invited yet.
pub async fn invite_everybody(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    inviting::invite_everybody(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/people", "toast-invited", None))
}
