//! My API tokens: made here, shown once, taken back with one click.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::TokenId,
    people::tokens::{self, Seen},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "me/tokens.html")]
struct TokensPage {
    page: Page,
    tokens: Vec<Seen>,
    /// The text of a token that was made right now.
    made: Option<String>,
    typed: String,
    problems: Problems,
}

/// What a token is for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
}

/// `GET /me/tokens`
pub async fn list(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    show(&tokens_page(&app, &visit, None, String::new(), Problems::default()).await?)
}

/// `POST /me/tokens`: the answer is the only page that ever shows the token.
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match tokens::create_mine(&mut work, &typed.name).await {
        Ok((_, token)) => {
            work.save().await?;
            let made = Some(token.reveal().to_owned());
            show(&tokens_page(&app, &visit, made, String::new(), Problems::default()).await?)
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            let page = tokens_page(&app, &visit, None, typed.name, problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /me/tokens/{id}/revocation`
pub async fn revoke(
    State(app): State<App>,
    Member(visit): Member,
    Path(token): Path<TokenId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    tokens::revoke(&mut work, token).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/tokens", "toast-token-gone", None))
}

async fn tokens_page(
    app: &App,
    visit: &Visit,
    made: Option<String>,
    typed: String,
    problems: Problems,
) -> Result<TokensPage, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let tokens = tokens::mine(&mut look).await?;
    Ok(TokensPage { page: Page::new(&visit.visitor, "tokens-title", "me"), tokens, made, typed, problems })
}
