//! Declining a story: a draft at once, a colleague's suggestion with a kind word.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use marbles::{
    Error,
    error::Problems,
    ids::StoryId,
    people,
    stories::{self, publishing},
};
use serde::Deserialize;

use super::row::Row;
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::Editor,
    words,
};

#[derive(Template)]
#[template(path = "stories/decline.html")]
struct DeclinePage {
    page: Page,
    row: Row,
    /// The colleague who suggested it.
    colleague: Option<String>,
    phrases: Vec<String>,
    words: String,
    problems: Problems,
}

/// A phrase to start from, by its number.
#[derive(Deserialize)]
pub struct Start {
    phrase: Option<usize>,
}

/// `GET /stories/{id}/decline`
pub async fn ask(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Query(start): Query<Start>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mut page =
        decline_page(&mut look, Page::new(&visit.visitor, "story-decline-title", "desk"), id).await?;
    let phrase = start.phrase.and_then(|number| page.phrases.get(number).cloned());
    page.words = phrase.unwrap_or_default();
    show(&page)
}

/// The kind word.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    words: String,
}

/// `POST /stories/{id}/decline`
pub async fn decline(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Form(said): Form<Said>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match publishing::decline(&mut work, id, &said.words).await {
        Ok(()) => {}
        Err(Error::Invalid(problems)) => {
            let page =
                decline_page(&mut work, Page::new(&visit.visitor, "story-decline-title", "desk"), id).await?;
            return show_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &DeclinePage { words: said.words, problems, ..page },
            );
        }
        Err(error) => return Err(error.into()),
    }
    work.save().await?;
    let undo = format!("/stories/{id}/reconsider");
    Ok(see_with_toast(&app, "/desk", "toast-story-declined", Some(&undo)))
}

async fn decline_page(look: &mut marbles::db::Work, page: Page, id: StoryId) -> Result<DeclinePage, Failure> {
    let story = stories::find(look, id).await?;
    let colleague = match story.suggested_by {
        Some(person) => Some(people::find(look, person).await?),
        None => None,
    };
    Ok(DeclinePage {
        row: Row::of(&story, &page),
        phrases: colleague.as_ref().map(phrases_for).unwrap_or_default(),
        colleague: colleague.map(|person| person.name),
        words: String::new(),
        problems: Problems::default(),
        page,
    })
}

/// Kind words to start from, in the language of whoever will read them.
fn phrases_for(colleague: &people::Person) -> Vec<String> {
    let words = words::of(colleague.language);
    let keys = ["kind-phrase-soon", "kind-phrase-known", "kind-phrase-fit", "kind-phrase-own"];
    keys.into_iter().map(|key| words.t1(key, "name", colleague.first_name())).collect()
}
