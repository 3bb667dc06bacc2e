//! Writing a story: the form, filled in or empty, and keeping what was typed.

mod view;

use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    Error, Marbles,
    db::Work,
    error::Problems,
    ids::StoryId,
    stories::{self, editing, forecasting, publishing},
};
use serde::Deserialize;

use super::form::Typed;
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Editor, Visit},
};

pub(super) use view::{EditPage, NewPage, Notice};

/// Which of the two ways to begin.
#[derive(Deserialize)]
pub struct Way {
    #[serde(default)]
    way: String,
}

/// `GET /stories/new`: paste an address, or write without a link.
pub async fn new(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(way): Query<Way>,
) -> Result<Response, Failure> {
    if way.way != "write" {
        return show(&NewPage {
            page: Page::new(&visit.visitor, "story-new-title", "stories"),
            url: String::new(),
            problems: Problems::default(),
        });
    }
    let typed = Typed { language: visit.organisation.language().code().to_owned(), ..Typed::default() };
    let mut look = app.marbles.db.look(visit.by).await?;
    show(&EditPage::new(&mut look, &app.marbles, &visit, typed, None, Problems::default()).await?)
}

/// `POST /stories`
pub async fn create(
    State(app): State<App>,
    Editor(visit): Editor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    keep(&app, &visit, None, typed).await
}

/// `GET /stories/{id}/edit`
pub async fn show_form(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let story = stories::find(&mut look, id).await?;
    let draft = editing::draft_of(&mut look, &story).await?;
    let page = Page::new(&visit.visitor, "story-edit-title", "stories");
    let typed = Typed::from_draft(&draft, page.zone());
    show(&EditPage::new(&mut look, &app.marbles, &visit, typed, Some(story), Problems::default()).await?)
}

/// `POST /stories/{id}/edit`
pub async fn save(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    keep(&app, &visit, Some(id), typed).await
}

/// Keeps what was typed, and publishes it when that was the button; else shows the form again as it was.
async fn keep(app: &App, visit: &Visit, id: Option<StoryId>, typed: Typed) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let outcome = if typed.action == "count" {
        Err(Error::Invalid(Problems::default()))
    } else {
        write(&mut work, &app.marbles, visit, id, &typed).await
    };
    let problems = match outcome {
        Ok(story) => {
            let standing = stories::find(&mut work, story).await?.standing(work.now);
            work.save().await?;
            return Ok(kept(app, story, standing, typed.publishes()));
        }
        Err(Error::Invalid(problems)) => problems,
        Err(error) => return Err(error.into()),
    };
    drop(work);
    let mut look = app.marbles.db.look(visit.by).await?;
    let story = match id {
        Some(id) => Some(stories::find(&mut look, id).await?),
        None => None,
    };
    let status = if problems.0.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_as(status, &EditPage::new(&mut look, &app.marbles, visit, typed, story, problems).await?)
}

async fn write(
    work: &mut Work,
    marbles: &Marbles,
    visit: &Visit,
    id: Option<StoryId>,
    typed: &Typed,
) -> marbles::Result<StoryId> {
    let before = match id {
        Some(id) => Some(stories::find(work, id).await?),
        None => None,
    };
    let page = Page::new(&visit.visitor, "story-edit-title", "stories");
    let (mut draft, problems) = typed.draft(page.zone(), before.as_ref());
    problems.none()?;
    if typed.publishes() {
        draft.scheduled_at = None;
    }
    if typed.action == "publish" {
        let minimum = visit.organisation.minimum_group;
        let forecast = forecasting::forecast(work, marbles, &typed.planned(), minimum).await?;
        if forecast.is_for_nobody() {
            return Err(Error::invalid("audience", "problem-story-for-nobody"));
        }
    }
    let story = match before {
        Some(story) => {
            editing::change(work, story.story_id, &draft).await?;
            story.story_id
        }
        None => editing::create(work, &draft).await?,
    };
    if typed.publishes() {
        publishing::publish(work, story).await?;
    }
    Ok(story)
}

fn kept(app: &App, story: StoryId, standing: stories::Standing, published: bool) -> Response {
    let (edit, withdraw) = (format!("/stories/{story}/edit"), format!("/stories/{story}/withdraw"));
    match (published, standing) {
        (true, _) => {
            see_with_toast(app, "/stories?standing=published", "toast-story-published", Some(&withdraw))
        }
        (_, stories::Standing::Scheduled) => see_with_toast(app, &edit, "toast-story-scheduled", None),
        _ => see_with_toast(app, &edit, "toast-story-saved", None),
    }
}
