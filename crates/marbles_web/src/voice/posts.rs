//! Posts of my own: from a finished draft, shared like any story, and offered to colleagues if I like.

pub mod api;

use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    db::Work,
    error::{Error, Problems, Result},
    ids::{DraftId, StoryId},
    stories::Story,
    voice::posts::{self, Standing, offering},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show_as},
    reply::{Failure, see, see_with_toast},
    shares::pages::own_page,
    visitor::{Member, Visit},
};

/// What only the owner of a post sees beside the composer.
pub struct Own {
    pub standing: &'static str,
    pub standing_words: String,
    /// The words as they were finished.
    pub words: String,
    pub address: String,
    pub why: String,
    pub kind_words: Option<String>,
    pub wished_back: bool,
}

/// A post of mine in a list.
pub struct Row {
    pub id: String,
    pub title: String,
    pub standing: String,
    pub badge: &'static str,
    pub when: String,
}

impl Own {
    /// What I see of it, if the post is mine.
    pub async fn of(work: &mut Work, story: &Story, page: &Page) -> Result<Option<Self>> {
        if !story.is_own_post_of(work.by) {
            return Ok(None);
        }
        let standing = Standing::of(story);
        Ok(Some(Self {
            standing: standing.name(),
            // words: post-standing-mine post-standing-offered post-standing-not_taken post-standing-passed post-standing-withdrawn
            standing_words: page.t(&format!("post-standing-{}", standing.name())),
            words: posts::words_of(work, story).await?,
            address: story.url.clone().unwrap_or_default(),
            why: String::new(),
            kind_words: story.declined_words.clone().filter(|words| !words.is_empty()),
            wished_back: story.wished_back_at.is_some(),
        }))
    }
}

impl Row {
    /// A post of mine, in words.
    pub fn new(story: &Story, page: &Page) -> Self {
        let standing = Standing::of(story);
        Self {
            id: story.story_id.to_string(),
            title: story.title.clone(),
            // words: post-badge-mine post-badge-offered post-badge-not_taken post-badge-passed post-badge-withdrawn
            standing: page.t(&format!("post-badge-{}", standing.name())),
            badge: match standing {
                Standing::Passed => "live",
                Standing::Offered => "wait",
                _ => "none",
            },
            when: page.ago(&story.created_at),
        }
    }
}

/// `POST /drafts/{id}/post`: my finished draft becomes a post of my own.
pub async fn make(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let story = posts::make(&mut work, draft).await?;
    work.save().await?;
    Ok(see(&format!("/stories/{story}")))
}

/// An address typed by hand.
#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    url: String,
}

/// `POST /stories/{id}/address`
pub async fn address(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match posts::set_address(&mut work, story, &typed.url).await {
        Ok(()) => {}
        Err(Error::Invalid(problems)) => {
            let change = |own: &mut Own| own.address = typed.url;
            return again(&app, &visit, &mut work, story, problems, change).await;
        }
        Err(error) => return Err(error.into()),
    }
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/stories/{story}"), "toast-post-address", None))
}

/// A sentence for the editors.
#[derive(Deserialize)]
pub struct Said {
    #[serde(default)]
    why: String,
}

/// `POST /stories/{id}/offer`
pub async fn offer(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Form(said): Form<Said>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match offering::offer(&mut work, story, &said.why).await {
        Ok(()) => {}
        Err(Error::Invalid(problems)) => {
            let change = |own: &mut Own| own.why = said.why;
            return again(&app, &visit, &mut work, story, problems, change).await;
        }
        Err(error) => return Err(error.into()),
    }
    work.save().await?;
    let undo = format!("/stories/{story}/offer/undo");
    Ok(see_with_toast(&app, &format!("/stories/{story}"), "toast-post-offered", Some(&undo)))
}

/// `POST /stories/{id}/offer/undo`: mine alone again, or, where it is out, a wish to the editors.
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    offering::take_back(&mut work, story).await?;
    work.save().await?;
    Ok(see(&format!("/stories/{story}")))
}

/// `POST /stories/{id}/offer/wish/undo`: it may stay out after all.
pub async fn let_it_be(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    offering::let_it_be(&mut work, story).await?;
    work.save().await?;
    Ok(see(&format!("/stories/{story}")))
}

/// The same page with what was typed, and what is wrong with it.
async fn again(
    app: &App,
    visit: &Visit,
    work: &mut Work,
    story: StoryId,
    problems: Problems,
    change: impl FnOnce(&mut Own),
) -> std::result::Result<Response, Failure> {
    let story = posts::find(work, story).await?;
    let page = own_page(app, visit, work, story, problems, change).await?;
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
