//! Stories as JSON: the same verbs as the screens.

mod bodies;
pub mod publication;
pub mod topics;
pub mod unfurl;

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    db::Work,
    error::Error,
    ids::StoryId,
    people::Role,
    stories::{
        self, Standing,
        editing::{self, Draft},
        listing::{self, Wanted},
        unfurling,
    },
};
use serde::Deserialize;

pub use bodies::{StoryBody, StoryDocument};

use super::form::Typed;
use crate::{
    App,
    api::{Listed, Paging},
    body::{Json, Path},
    reply::Failure,
    visitor::{Editor, Member, Visit},
};

/// Which stories.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// For editors: `waiting`, `scheduled`, `published`, `expired`, `withdrawn` or `declined`; all when left out.
    standing: Option<String>,
    /// For editors: words that stand in the title, summary, author or address.
    search: Option<String>,
}

/// Stories, newest first: all of them for editors, for others those that they may see.
#[utoipa::path(get, path = "/api/v1/stories", operation_id = "list_stories", tag = "stories", params(Which, Paging), responses((status = 200, body = Listed<StoryDocument>)))]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(which): Query<Which>,
    Query(paging): Query<Paging>,
) -> Result<Json<Listed<StoryDocument>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let limit = usize::try_from(paging.limit()).unwrap_or(50);
    let part = if is_editor(&visit) {
        let standing = which
            .standing
            .as_deref()
            .map(|name| Standing::parse(name).ok_or(Error::invalid("standing", "problem-story-standing")));
        let wanted = Wanted {
            standing: standing.transpose()?,
            words: which.search.unwrap_or_default(),
            after: paging.after,
            limit,
        };
        listing::list(&mut look, &wanted).await?
    } else {
        listing::visible_to_me(&mut look, paging.after.as_deref(), limit).await?
    };
    let mut items = Vec::new();
    for entry in part.entries {
        items.push(document(&app, &mut look, &visit, entry.story).await?);
    }
    Ok(Json(Listed { items, next: part.next }))
}

/// One story.
#[utoipa::path(get, path = "/api/v1/stories/{id}", operation_id = "read_story", tag = "stories", params(("id" = String, Path)), responses((status = 200, body = StoryDocument)))]
pub async fn one(
    State(app): State<App>,
    Member(visit): Member,
    Path(id): Path<StoryId>,
) -> Result<Json<StoryDocument>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let story = if is_editor(&visit) {
        stories::find(&mut look, id).await?
    } else {
        stories::find_readable(&mut look, id).await?
    };
    Ok(Json(document(&app, &mut look, &visit, story).await?))
}

/// Creates a story. Given an address without a title, the page there fills in what is left out.
#[utoipa::path(post, path = "/api/v1/stories", operation_id = "create_story", tag = "stories", request_body = StoryBody, responses((status = 201, body = StoryDocument)))]
pub async fn create(
    State(app): State<App>,
    Editor(visit): Editor,
    Json(body): Json<StoryBody>,
) -> Result<(StatusCode, Json<StoryDocument>), Failure> {
    let language = visit.organisation.language().code();
    let before = match &body.url {
        Some(url) if body.title.is_none() => {
            app.limits.fetch(visit.person.person_id)?;
            let page = unfurling::unfurl(&app.marbles.fetcher, url)
                .await
                .map_err(|problem| Error::invalid("url", problem.key()))?;
            Typed::from_page(url, &page, language).draft(&jiff::tz::TimeZone::UTC, None).0
        }
        _ => Draft { language: language.to_owned(), ..Draft::default() },
    };
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = body.over(&mut work, before).await?;
    let story = editing::create(&mut work, &draft).await?;
    let document = fresh(&app, &mut work, &visit, story).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(document)))
}

/// Changes what is named, and leaves the rest as it is.
#[utoipa::path(patch, path = "/api/v1/stories/{id}", operation_id = "change_story", tag = "stories", params(("id" = String, Path)), request_body = StoryBody, responses((status = 200, body = StoryDocument)))]
pub async fn change(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    Json(body): Json<StoryBody>,
) -> Result<Json<StoryDocument>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let story = stories::find(&mut work, id).await?;
    let before = editing::draft_of(&mut work, &story).await?;
    let draft = body.over(&mut work, before).await?;
    editing::change(&mut work, id, &draft).await?;
    let document = fresh(&app, &mut work, &visit, id).await?;
    work.save().await?;
    Ok(Json(document))
}

fn is_editor(visit: &Visit) -> bool {
    visit.person.role >= Role::Editor
}

async fn fresh(app: &App, work: &mut Work, visit: &Visit, id: StoryId) -> Result<StoryDocument, Failure> {
    let story = stories::find(work, id).await?;
    document(app, work, visit, story).await
}

async fn document(
    app: &App,
    look: &mut Work,
    visit: &Visit,
    story: stories::Story,
) -> Result<StoryDocument, Failure> {
    let home = app.marbles.home_of(&visit.organisation);
    Ok(StoryDocument::new(look, &home, story, is_editor(visit)).await?)
}
