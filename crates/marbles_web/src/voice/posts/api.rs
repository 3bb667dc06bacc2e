//! Posts of my own as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{DraftId, StoryId},
    stories::Story,
    voice::posts::{self, Standing, offering},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// A post of my own.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PostItem {
    /// The story that it is: `POST /api/v1/stories/{id}/shares` shares it.
    id: Uuid,
    draft_id: Option<Uuid>,
    title: String,
    text: String,
    language: String,
    /// The address that it tells of, where there is one.
    url: Option<String>,
    /// `mine`, `offered`, `not_taken`, `passed` or `withdrawn`.
    standing: &'static str,
    /// The editors' kind words where it was not taken.
    words: Option<String>,
    /// Whether I wish it back.
    wished_back: bool,
}

impl From<Story> for PostItem {
    fn from(story: Story) -> Self {
        Self {
            id: story.story_id.uuid(),
            draft_id: story.draft_id.map(DraftId::uuid),
            standing: Standing::of(&story).name(),
            words: story.declined_words.filter(|words| !words.is_empty()),
            wished_back: story.wished_back_at.is_some(),
            title: story.title,
            text: story.body,
            language: story.language,
            url: story.url,
        }
    }
}

/// My own posts, newest first.
#[utoipa::path(get, path = "/api/v1/me/posts", tag = "voice", responses((status = 200, body = Listed<PostItem>)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<Listed<PostItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mine = posts::mine(&mut look).await?;
    Ok(Json(Listed { items: mine.into_iter().map(PostItem::from).collect(), next: None }))
}

/// My finished draft becomes a post of my own, seen by nobody else; doing so again gives the same post.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/post", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 201, body = PostItem), (status = 404, description = "no such draft of mine"), (status = 409, description = "it is not finished"))
)]
pub async fn make(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<(StatusCode, Json<PostItem>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let story = posts::make(&mut work, draft).await?;
    let post = posts::find(&mut work, story).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(post.into())))
}

/// What of my post to change.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct PostChange {
    /// The address that it tells of; empty for none.
    url: String,
}

/// Gives my post an address, or takes it away.
#[utoipa::path(
    patch, path = "/api/v1/me/posts/{id}", tag = "voice", params(("id" = Uuid, Path)), request_body = PostChange,
    responses((status = 200, body = PostItem), (status = 404, description = "no such post of mine"), (status = 409, description = "it is with the editors"))
)]
pub async fn change(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Json(change): Json<PostChange>,
) -> Result<Json<PostItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    posts::set_address(&mut work, story, &change.url).await?;
    let post = posts::find(&mut work, story).await?;
    work.save().await?;
    Ok(Json(post.into()))
}

/// Why colleagues may like it.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Offer {
    #[serde(default)]
    why: String,
}

/// Offers my post to colleagues: it waits for the editors.
#[utoipa::path(
    put, path = "/api/v1/me/posts/{id}/offer", tag = "voice", params(("id" = Uuid, Path)), request_body = Offer,
    responses((status = 200, body = PostItem), (status = 404, description = "no such post of mine"), (status = 409, description = "it is out"))
)]
pub async fn offer(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Json(offer): Json<Offer>,
) -> Result<Json<PostItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    offering::offer(&mut work, story, &offer.why).await?;
    let post = posts::find(&mut work, story).await?;
    work.save().await?;
    Ok(Json(post.into()))
}

/// Takes my offer back; once the post is out this is a wish to the editors.
#[utoipa::path(
    delete, path = "/api/v1/me/posts/{id}/offer", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 200, body = PostItem), (status = 404, description = "no such post of mine"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
) -> Result<Json<PostItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    offering::take_back(&mut work, story).await?;
    let post = posts::find(&mut work, story).await?;
    work.save().await?;
    Ok(Json(post.into()))
}
