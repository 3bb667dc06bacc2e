//! Thanks: a line or none for what somebody did visibly, read by them alone.

pub mod api;

use axum::{Form, extract::State, response::Response};
use marbles::{
    ids::{AnswerId, StoryId, ThanksId},
    voice::thanks::{self, For, Thanks},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::Page,
    reply::{Failure, see, see_with_toast},
    visitor::{Editor, Member, Visit},
};

/// A word of thanks that I got.
pub struct Note {
    pub name: String,
    pub words: String,
    pub title: Option<(String, String)>,
    pub when: String,
}

/// The way to thank somebody, with a line or without.
pub struct Thank {
    pub id: String,
    pub action: String,
    pub name: String,
    pub from: &'static str,
}

impl Thank {
    /// The way to thank them, from a screen to come back to.
    pub fn new(action: String, id: &str, name: &str, from: &'static str) -> Self {
        Self { id: id.to_owned(), action, name: name.to_owned(), from }
    }
}

impl Note {
    /// In words.
    pub fn new(thanks: Thanks, page: &Page) -> Self {
        Self {
            name: thanks.name,
            words: thanks.words,
            title: thanks.story_id.map(|story| story.to_string()).zip(thanks.title),
            when: page.ago(&thanks.created_at),
        }
    }
}

/// A line of thanks, and where the button stood.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    words: String,
    #[serde(default)]
    from: String,
}

/// `POST /stories/{id}/thanks`
pub async fn for_story(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Form(said): Form<Said>,
) -> Result<Response, Failure> {
    let back = if said.from == "desk" { "/desk".to_owned() } else { format!("/stories/{story}") };
    give(&app, &visit, For::Story(story), &said.words, &back).await
}

/// `POST /desk/answers/{id}/thanks`
pub async fn for_answer(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(answer): Path<AnswerId>,
    Form(said): Form<Said>,
) -> Result<Response, Failure> {
    give(&app, &visit, For::Answer(answer), &said.words, "/desk").await
}

/// `POST /thanks/{id}/undo`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(thanks): Path<ThanksId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    thanks::take_back(&mut work, thanks).await?;
    work.save().await?;
    Ok(see(if visit.person.role >= marbles::people::Role::Editor { "/desk" } else { "/today" }))
}

async fn give(app: &App, visit: &Visit, what: For, words: &str, back: &str) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let thanks = thanks::give(&mut work, what, words).await?;
    work.save().await?;
    Ok(see_with_toast(app, back, "toast-thanks", Some(&format!("/thanks/{thanks}/undo"))))
}
