//! Looking at an address: what it holds fills in the form; what cannot be read is said, and nothing typed is lost.

use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    error::{Error, Problems},
    stories::{addresses, unfurling},
};
use serde::Deserialize;

use super::{
    edit::{EditPage, NewPage, Notice},
    form::Typed,
};
use crate::{
    App,
    page::{Page, show, show_as},
    reply::Failure,
    visitor::Editor,
    words::Words,
};

/// An address that was pasted.
#[derive(Deserialize)]
pub struct Pasted {
    #[serde(default)]
    url: String,
}

/// `POST /stories/unfurl`
pub async fn fill(
    State(app): State<App>,
    Editor(visit): Editor,
    Form(pasted): Form<Pasted>,
) -> Result<Response, Failure> {
    let address = match addresses::web_address(&with_scheme(&pasted.url), "url") {
        Ok(address) => address,
        Err(Error::Invalid(problems)) => {
            let page = Page::new(&visit.visitor, "story-new-title", "stories");
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &NewPage { page, url: pasted.url, problems });
        }
        Err(error) => return Err(error.into()),
    };
    app.limits.fetch(visit.person.person_id)?;
    let language = visit.organisation.language().code();
    let found = unfurling::unfurl(&app.marbles.fetcher, &address).await;
    let (typed, notice) = match found {
        Ok(page) => (Typed::from_page(&address, &page, language), Notice::Filled),
        Err(problem) => {
            let typed = Typed { url: address, language: language.to_owned(), ..Typed::default() };
            (
                typed,
                Notice::Failed(problem_in_words(
                    &problem,
                    Page::new(&visit.visitor, "story-new-title", "").words(),
                )),
            )
        }
    };
    let mut look = app.marbles.db.look(visit.by).await?;
    show(
        &EditPage::new(&mut look, &app.marbles, &visit, typed, None, Problems::default())
            .await?
            .saying(notice),
    )
}

/// Why an address gave nothing to read, in a sentence.
pub fn problem_in_words(problem: &marbles::fetching::FetchProblem, words: &Words) -> String {
    // words: fetch-not-a-web-address fetch-not-public fetch-not-found fetch-too-many-redirects fetch-too-large fetch-too-slow
    // words: fetch-status fetch-gone fetch-busy fetch-unreachable fetch-not-secure fetch-damaged fetch-not-a-page
    words.t(problem.key())
}

/// People paste `northwind.example/wind` too.
pub fn with_scheme(typed: &str) -> String {
    let typed = typed.trim();
    let is_bare = !typed.contains("://")
        && !typed.contains(char::is_whitespace)
        && typed.split('/').next().is_some_and(|host| host.contains('.') && !host.contains(['@', ':']));
    if is_bare { format!("https://{typed}") } else { typed.to_owned() }
}
