//! Signing in: ask for a link, open it, press the button, be in.

use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::Response,
};
use marbles::{
    db::By,
    error::{Error, Problems},
    people::{self, sign_in},
    secrets::Token,
};
use serde::Deserialize;

use crate::{
    App, cookies,
    door::Place,
    page::{Page, show, show_as},
    reply::{Failure, is_local, see},
    visitor::{Anyone, Visitor},
};

#[derive(Template)]
#[template(path = "sign_in/form.html")]
struct FormPage {
    page: Page,
    email: String,
    next: String,
    may_join: bool,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "sign_in/sent.html")]
pub(crate) struct SentPage {
    pub(crate) page: Page,
    pub(crate) email: String,
}

#[derive(Template)]
#[template(path = "sign_in/confirm.html")]
struct ConfirmPage {
    page: Page,
    token: String,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in/over.html")]
struct OverPage {
    page: Page,
}

/// Where to go after signing in.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`
pub async fn form(
    Anyone(visitor, organisation): Anyone,
    Query(next): Query<Next>,
) -> Result<Response, Failure> {
    let may_join = !organisation.email_domains.is_empty();
    let page = Page::new(&visitor, "sign-in-title", "");
    show(&FormPage { page, email: String::new(), next: next.next, may_join, problems: Problems::default() })
}

/// What the sign-in form carries.
#[derive(Deserialize)]
pub struct Asked {
    email: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`: the answer is the same whether or not somebody has that address.
pub async fn ask(
    State(app): State<App>,
    Place(place): Place,
    Anyone(visitor, organisation): Anyone,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    app.limits.knock(place)?;
    let email = people::tidy_email(&asked.email);
    if !people::is_email(&email) {
        let problems = one_problem("email", "problem-email");
        let may_join = !organisation.email_domains.is_empty();
        let page = Page::new(&visitor, "sign-in-title", "");
        return show_as(
            axum::http::StatusCode::UNPROCESSABLE_ENTITY,
            &FormPage { page, email: asked.email, next: asked.next, may_join, problems },
        );
    }
    if app.limits.may_mail(&email) {
        let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
        sign_in::request(&mut work, &email, local_or_home(&asked.next)).await?;
        work.save().await?;
    }
    show(&SentPage { page: Page::new(&visitor, "sign-in-sent-title", ""), email })
}

/// `GET /sign-in/{token}`: only a page with a button, so that a mail scanner uses nothing up.
pub async fn confirm(
    visitor: Visitor,
    Path(token): Path<String>,
    Query(next): Query<Next>,
) -> Result<Response, Failure> {
    let next = local_or_home(&next.next).to_owned();
    show(&ConfirmPage { page: Page::new(&visitor, "sign-in-confirm-title", ""), token, next })
}

/// `POST /sign-in/{token}`
pub async fn enter(
    State(app): State<App>,
    Place(place): Place,
    Anyone(visitor, organisation): Anyone,
    Path(token): Path<String>,
    Form(next): Form<Next>,
) -> Result<Response, Failure> {
    app.limits.knock(place)?;
    let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
    let session = match sign_in::use_link(&mut work, &Token::presented(&token)).await {
        Ok((_, session)) => session,
        Err(Error::Missing) => {
            let page = Page::new(&visitor, "sign-in-over-title", "");
            return show_as(axum::http::StatusCode::GONE, &OverPage { page });
        }
        Err(error) => return Err(error.into()),
    };
    work.save().await?;
    Ok(enter_with(&app, &session, local_or_home(&next.next)))
}

/// Onward, with the session in its cookie.
pub(crate) fn enter_with(app: &App, session: &Token, next: &str) -> Response {
    let mut response = see(next);
    let seconds = cookies::SESSION_SECONDS;
    response
        .headers_mut()
        .append(cookies::SET, cookies::set(app.cookie_name(), session.reveal(), app.is_secure(), seconds));
    response
}

/// `POST /sign-out`
pub async fn leave(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    if let (Some(person), Some(session)) = (&visitor.person, &visitor.session) {
        let mut work = app.marbles.db.work(person.by()).await?;
        sign_in::sign_out(&mut work, session).await?;
        work.save().await?;
    }
    let mut response = see("/sign-in");
    response.headers_mut().append(cookies::SET, cookies::clear(app.cookie_name(), app.is_secure()));
    Ok(response)
}

fn local_or_home(next: &str) -> &str {
    if is_local(next) { next } else { "/" }
}

fn one_problem(field: &'static str, key: &'static str) -> Problems {
    let mut problems = Problems::default();
    problems.add(field, key);
    problems
}
