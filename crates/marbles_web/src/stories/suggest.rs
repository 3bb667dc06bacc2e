//! Suggesting a story: a link and a sentence why, from the screen, the phone's share sheet, or a bookmark.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use marbles::{
    Error,
    db::Work,
    error::Problems,
    stories::{
        addresses,
        suggesting::{self, Suggested},
        unfurling,
    },
};
use serde::Deserialize;

use super::{row::Row, unfurl::with_scheme};
use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "stories/suggest.html")]
struct SuggestPage {
    page: Page,
    typed: Typed,
    problems: Problems,
    mine: Vec<Row>,
    bookmarklet: String,
}

#[derive(Template)]
#[template(path = "stories/thanks.html")]
struct ThanksPage {
    page: Page,
    came: String,
}

/// What was typed, or came from the phone or the bookmark.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    url: String,
    title: String,
    text: String,
    why: String,
}

/// `GET /suggest`
pub async fn form(
    State(app): State<App>,
    Member(visit): Member,
    Query(shared): Query<Typed>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let found = addresses::first_in(&shared.url)
        .or_else(|| addresses::first_in(&shared.text))
        .or_else(|| addresses::first_in(&shared.title));
    let typed = Typed { url: found.unwrap_or_else(|| shared.url.clone()), ..shared };
    show(&suggest_page(&app, &mut look, &visit, typed, Problems::default()).await?)
}

/// `POST /suggest`
pub async fn suggest(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let address = match suggesting::check(&with_scheme(&typed.url), &typed.why) {
        Ok(address) => address,
        Err(Error::Invalid(problems)) => {
            let mut look = app.marbles.db.look(visit.by).await?;
            return show_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &suggest_page(&app, &mut look, &visit, typed, problems).await?,
            );
        }
        Err(error) => return Err(error.into()),
    };
    app.limits.fetch(visit.person.person_id)?;
    // A page that cannot be read is no reason to lose a suggestion: an editor looks at it anyway.
    let page = unfurling::unfurl(&app.marbles.fetcher, &address).await.ok();
    let mut work = app.marbles.db.work(visit.by).await?;
    let suggested = suggesting::suggest(&mut work, &address, &typed.title, &typed.why, page.as_ref()).await?;
    work.save().await?;
    Ok(see(match suggested {
        Suggested::Waits(_) => "/suggest/thanks",
        Suggested::Already { mine: true } => "/suggest/thanks?came=mine",
        Suggested::Already { mine: false } => "/suggest/thanks?came=known",
    }))
}

/// What came of the suggestion.
#[derive(Deserialize)]
pub struct Came {
    #[serde(default)]
    came: String,
}

/// `GET /suggest/thanks`
pub async fn thanks(Member(visit): Member, Query(came): Query<Came>) -> Result<Response, Failure> {
    show(&ThanksPage { page: Page::new(&visit.visitor, "suggest-thanks-title", "suggest"), came: came.came })
}

async fn suggest_page(
    app: &App,
    look: &mut Work,
    visit: &Visit,
    typed: Typed,
    problems: Problems,
) -> Result<SuggestPage, Failure> {
    let page = Page::new(&visit.visitor, "suggest-title", "suggest");
    let mine = suggesting::mine(look).await?.iter().map(|story| Row::of(story, &page)).collect();
    Ok(SuggestPage {
        mine,
        typed,
        problems,
        bookmarklet: bookmarklet(&app.marbles.home_of(&visit.organisation)),
        page,
    })
}

/// A bookmark that brings the page one reads along to the form.
fn bookmarklet(home: &str) -> String {
    let home = home.replace(['\'', '\\'], "");
    format!(
        "javascript:location.href='{home}/suggest?url='+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title)"
    )
}
