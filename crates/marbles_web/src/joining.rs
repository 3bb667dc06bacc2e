//! The join page: anyone whose mail domain is welcome may come in by themselves.

use askama::Template;
use axum::{Form, extract::State, response::Response};
use marbles::{
    db::By,
    error::{Error, Problems},
    people::{self, knocking},
};
use serde::Deserialize;

use crate::{
    App,
    door::Place,
    page::{Page, show, show_as},
    reply::Failure,
    sign_in::SentPage,
    visitor::Anyone,
};

#[derive(Template)]
#[template(path = "sign_in/join.html")]
struct JoinPage {
    page: Page,
    email: String,
    name: String,
    domains: String,
    problems: Problems,
}

/// `GET /join`
pub async fn form(Anyone(visitor, organisation): Anyone) -> Result<Response, Failure> {
    if organisation.email_domains.is_empty() {
        return Err(Error::Missing.into());
    }
    let domains = organisation.email_domains.join(", ");
    let page = Page::new(&visitor, "join-title", "");
    show(&JoinPage {
        page,
        email: String::new(),
        name: String::new(),
        domains,
        problems: Problems::default(),
    })
}

/// Who wants to join.
#[derive(Debug, Deserialize)]
pub struct Asked {
    email: String,
    name: String,
}

/// `POST /join`: the answer is the same for a known, a new and an unwelcome address.
pub async fn ask(
    State(app): State<App>,
    Place(place): Place,
    Anyone(visitor, organisation): Anyone,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    app.limits.knock(place)?;
    let email = people::tidy_email(&asked.email);
    let mut problems = Problems::default();
    problems.unless(people::is_email(&email), "email", "problem-email");
    problems.unless(knocking::is_own_name(&asked.name), "name", "problem-name");
    if problems.clone().none().is_err() {
        let domains = organisation.email_domains.join(", ");
        let page = JoinPage {
            page: Page::new(&visitor, "join-title", ""),
            email: asked.email,
            name: asked.name,
            domains,
            problems,
        };
        return show_as(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    if app.limits.may_mail(&email) {
        let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
        knocking::ask(&mut work, &email, &asked.name, visitor.language).await?;
        work.save().await?;
    }
    show(&SentPage { page: Page::new(&visitor, "sign-in-sent-title", ""), email })
}
