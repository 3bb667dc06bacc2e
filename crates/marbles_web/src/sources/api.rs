//! Sources as JSON.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    clock::Moment,
    error::Error,
    ids::{SourceId, TopicId},
    stories::sources::{
        self, Brought,
        adding::{self, Wish},
        listing::{self, Listed as ListedSource},
    },
};
use serde::{Deserialize, Serialize};

use super::in_words;
use crate::{
    App,
    api::{Listed, Paging},
    body::{Json, Path},
    reply::Failure,
    visitor::Editor,
    words::{self, Words},
};

/// A source, as the API tells.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SourceAnswer {
    id: String,
    url: String,
    /// The feed that the page at `url` points to, where that is another address.
    feed_url: Option<String>,
    title: String,
    publish: bool,
    daily_maximum: i64,
    expires_after_days: i64,
    #[schema(value_type = Option<String>)]
    checked_at: Option<Moment>,
    #[schema(value_type = String)]
    next_at: Moment,
    #[schema(value_type = Option<String>)]
    stopped_at: Option<Moment>,
    failures: i64,
    /// What is wrong with it, in words.
    problem: Option<String>,
    /// How many stories it has brought.
    brought: i64,
    /// How many of them wait for an editor.
    waiting: i64,
}

impl SourceAnswer {
    fn new(listed: ListedSource, words: &Words) -> Self {
        let source = listed.source;
        Self {
            id: source.source_id.to_string(),
            problem: source.problem.as_ref().map(|trouble| in_words(trouble, words)),
            url: source.url,
            feed_url: Some(source.feed_url).filter(|url| !url.is_empty()),
            title: source.title,
            publish: source.publishes,
            daily_maximum: source.daily_maximum,
            expires_after_days: source.expires_after_days,
            checked_at: source.checked_at,
            next_at: source.next_at,
            stopped_at: source.stopped_at,
            failures: source.failures,
            brought: listed.brought,
            waiting: listed.waiting,
        }
    }
}

/// The sources, oldest first.
#[utoipa::path(get, path = "/api/v1/sources", tag = "sources", params(Paging), responses((status = 200, body = Listed<SourceAnswer>)))]
pub async fn list(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(paging): Query<Paging>,
) -> Result<Json<Listed<SourceAnswer>>, Failure> {
    let after: Option<SourceId> = match &paging.after {
        Some(cursor) => Some(cursor.parse().map_err(|_| Error::invalid("after", "problem-source-cursor"))?),
        None => None,
    };
    let mut look = app.marbles.db.look(visit.by).await?;
    let limit = paging.limit();
    let mut found = listing::list(&mut look, after, limit + 1).await?;
    let has_more = i64::try_from(found.len()).is_ok_and(|count| count > limit);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let words = words::of(visit.visitor.language);
    let items: Vec<SourceAnswer> = found.into_iter().map(|listed| SourceAnswer::new(listed, words)).collect();
    let next = items.last().filter(|_| has_more).map(|last| last.id.clone());
    Ok(Json(Listed { items, next }))
}

/// A source to add.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct SourceWish {
    /// The address of a feed, or of a page that points to one.
    url: String,
    /// Whether its news is published at once; else it waits for an editor.
    #[serde(default)]
    publish: bool,
    /// How many stories it may publish a day: 5 unless told otherwise.
    daily_maximum: Option<i64>,
    /// After how many days its stories are over: 30 unless told otherwise.
    expires_after_days: Option<i64>,
    /// The ids of the topics that its stories get.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    topics: Vec<TopicId>,
}

/// Add a source. It is asked for news within a minute, or at once by a refresh.
#[utoipa::path(post, path = "/api/v1/sources", tag = "sources", request_body = SourceWish, responses((status = 201, body = SourceAnswer)))]
pub async fn add(
    State(app): State<App>,
    Editor(visit): Editor,
    Json(asked): Json<SourceWish>,
) -> Result<(StatusCode, Json<SourceAnswer>), Failure> {
    let usual = Wish::default();
    let wish = Wish {
        url: asked.url,
        publishes: asked.publish,
        daily_maximum: asked.daily_maximum.unwrap_or(usual.daily_maximum),
        expires_after_days: asked.expires_after_days.unwrap_or(usual.expires_after_days),
        topics: asked.topics,
    };
    let mut work = app.marbles.db.work(visit.by).await?;
    let id = adding::add(&mut work, &wish).await?;
    let source = sources::find(&mut work, id).await?;
    work.save().await?;
    let listed = ListedSource { source, brought: 0, waiting: 0, brought_at: None };
    Ok((StatusCode::CREATED, Json(SourceAnswer::new(listed, words::of(visit.visitor.language)))))
}

/// Remove a source; the stories that it brought stay.
#[utoipa::path(delete, path = "/api/v1/sources/{source}", tag = "sources", params(("source" = String, Path)), responses((status = 204)))]
pub async fn remove(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    adding::remove(&mut work, source).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a refresh brought.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BroughtAnswer {
    /// How many stories.
    brought: usize,
    /// How many of them were published at once.
    published: usize,
    /// How many of them wait for an editor.
    waiting: usize,
    /// New entries that became no story: told before, or more than a first look takes.
    passed_over: usize,
    /// Why there was nothing to read, in words.
    problem: Option<String>,
}

/// Ask a source for news now.
#[utoipa::path(post, path = "/api/v1/sources/{source}/refresh", tag = "sources", params(("source" = String, Path)), responses((status = 200, body = BroughtAnswer)))]
pub async fn refresh(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(source): Path<SourceId>,
) -> Result<Json<BroughtAnswer>, Failure> {
    let brought: Brought = sources::refresh(&app.marbles, visit.by.org, source).await?;
    let words = words::of(visit.visitor.language);
    Ok(Json(BroughtAnswer {
        brought: brought.stories(),
        published: brought.published,
        waiting: brought.waiting,
        passed_over: brought.passed_over,
        problem: brought.trouble.as_ref().map(|trouble| in_words(trouble, words)),
    }))
}
