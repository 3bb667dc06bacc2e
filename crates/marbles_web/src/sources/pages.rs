//! The pages on which editors look after sources.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::{SourceId, TopicId},
    stories::{
        sources::{
            self, Brought,
            adding::{self, Wish},
            listing::{self, Listed},
        },
        topics,
    },
};
use serde::Deserialize;

use super::in_words;
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Editor, Visit},
};

/// More sources than this stand on further pages of the API; one editor cannot look after them.
const MOST: i64 = 500;

#[derive(Template)]
#[template(path = "sources/list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
}

/// A source with its state in words.
struct Row {
    listed: Listed,
    trouble: Option<String>,
}

impl Row {
    /// The class of its badge and the key of its word.
    fn badge(&self) -> (&'static str, &'static str) {
        let source = &self.listed.source;
        match (source.stopped_at, &source.problem, source.checked_at) {
            (Some(_), None, _) => ("none", "source-paused"),
            (Some(_), Some(_), _) => ("bad", "source-stopped"),
            (None, Some(_), _) => ("bad", "source-troubled"),
            (None, None, None) => ("wait", "source-new"),
            (None, None, Some(_)) => ("live", "source-well"),
        }
    }
}

#[derive(Template)]
#[template(path = "sources/form.html")]
struct FormPage {
    page: Page,
    /// The source that is changed; none for a new one.
    source: Option<SourceId>,
    typed: Typed,
    topics: Vec<topics::Topic>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "sources/removal.html")]
struct RemovalPage {
    page: Page,
    source: sources::Source,
}

/// What the form carries, as it was typed.
#[derive(Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    url: String,
    #[serde(default)]
    publishes: bool,
    #[serde(default)]
    daily_maximum: String,
    #[serde(default)]
    expires_after_days: String,
    #[serde(default)]
    topic: Vec<TopicId>,
}

impl Typed {
    fn wish(&self) -> Wish {
        Wish {
            url: self.url.clone(),
            publishes: self.publishes,
            daily_maximum: self.daily_maximum.trim().parse().unwrap_or(0),
            expires_after_days: self.expires_after_days.trim().parse().unwrap_or(0),
            topics: self.topic.clone(),
        }
    }
}

impl From<Wish> for Typed {
    fn from(wish: Wish) -> Self {
        Self {
            url: wish.url,
            publishes: wish.publishes,
            daily_maximum: wish.daily_maximum.to_string(),
            expires_after_days: wish.expires_after_days.to_string(),
            topic: wish.topics,
        }
    }
}

/// `GET /sources`
pub async fn list(State(app): State<App>, Editor(visit): Editor) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let found = listing::list(&mut look, None, MOST).await?;
    let page = Page::new(&visit.visitor, "sources-title", "stories");
    let row = |listed: Listed| Row {
        trouble: listed.source.problem.as_ref().map(|trouble| in_words(trouble, page.words())),
        listed,
    };
    let rows = found.into_iter().map(row).collect();
    show(&ListPage { page, rows })
}

/// `GET /sources/new`
pub async fn new(State(app): State<App>, Editor(visit): Editor) -> Result<Response, Failure> {
    form(&app, &visit, None, Wish::default().into(), Problems::default()).await
}

/// `POST /sources`: the source is asked at once, so that the editor sees what it brings.
pub async fn add(
    State(app): State<App>,
    Editor(visit): Editor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let source = match adding::add(&mut work, &typed.wish()).await {
        Ok(source) => source,
        Err(Error::Invalid(problems)) => {
            drop(work);
            return form(&app, &visit, None, typed, problems).await;
        }
        Err(other) => return Err(other.into()),
    };
    work.save().await?;
    let brought = sources::refresh(&app.marbles, visit.by.org, source).await?;
    Ok(see_with_toast(&app, "/sources", toast(&brought, "toast-source-added"), None))
}

/// `GET /sources/{source}`
pub async fn edit(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let found = sources::find(&mut look, source).await?;
    let topics = listing::topics_of(&mut look, source).await?;
    let wish = Wish {
        url: found.url,
        publishes: found.publishes,
        daily_maximum: found.daily_maximum,
        expires_after_days: found.expires_after_days,
        topics: topics.into_iter().map(|(topic, _)| topic).collect(),
    };
    drop(look);
    form(&app, &visit, Some(source), wish.into(), Problems::default()).await
}

/// `POST /sources/{source}`
pub async fn change(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match adding::change(&mut work, source, &typed.wish()).await {
        Ok(()) => work.save().await?,
        Err(Error::Invalid(problems)) => {
            drop(work);
            return form(&app, &visit, Some(source), typed, problems).await;
        }
        Err(other) => return Err(other.into()),
    }
    Ok(see_with_toast(&app, "/sources", "toast-source-changed", None))
}

/// `POST /sources/{source}/refresh`
pub async fn refresh(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let brought = sources::refresh(&app.marbles, visit.by.org, source).await?;
    Ok(see_with_toast(&app, "/sources", toast(&brought, "toast-source-nothing"), None))
}

/// `POST /sources/{source}/pause`
pub async fn pause(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    adding::pause(&mut work, source).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/sources", "toast-source-paused", Some(&format!("/sources/{source}/resume"))))
}

/// `POST /sources/{source}/resume`
pub async fn resume(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    adding::resume(&mut work, source).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/sources", "toast-source-resumed", Some(&format!("/sources/{source}/pause"))))
}

/// `GET /sources/{source}/removal`: the question, for those without script.
pub async fn ask_removal(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let source = sources::find(&mut look, source).await?;
    show(&RemovalPage { page: Page::new(&visit.visitor, "source-remove-title", "stories"), source })
}

/// `POST /sources/{source}/removal`
pub async fn remove(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    adding::remove(&mut work, source).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/sources", "toast-source-removed", None))
}

async fn form(
    app: &App,
    visit: &Visit,
    source: Option<SourceId>,
    typed: Typed,
    problems: Problems,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let topics = topics::list(&mut look).await?;
    let title = if source.is_some() { "source-edit-title" } else { "source-add-title" };
    let status = if problems.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_as(
        status,
        &FormPage { page: Page::new(&visit.visitor, title, "stories"), source, typed, topics, problems },
    )
}

/// The key of the words that say what a look brought; `nothing` where all went well and nothing was new.
fn toast(brought: &Brought, nothing: &'static str) -> &'static str {
    match brought {
        Brought { trouble: Some(_), .. } => "toast-source-trouble",
        Brought { published: 1.., .. } => "toast-source-published",
        Brought { waiting: 1.., .. } => "toast-source-waiting",
        _ => nothing,
    }
}
