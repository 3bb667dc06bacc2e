//! Topics as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::stories::topics;
use serde::{Deserialize, Serialize};

use crate::{
    App,
    api::Listed,
    body::Json,
    reply::Failure,
    visitor::{Editor, Member},
};

/// A topic.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TopicDocument {
    id: String,
    name: String,
}

/// The topics in use, by name.
#[utoipa::path(get, path = "/api/v1/topics", operation_id = "list_topics", tag = "topics", responses((status = 200, body = Listed<TopicDocument>)))]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<TopicDocument>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let known = topics::list(&mut look).await?;
    let items =
        known.into_iter().map(|topic| TopicDocument { id: topic.topic_id.to_string(), name: topic.name });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// A new topic.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewTopic {
    #[serde(default)]
    name: String,
}

/// Adds a topic; one that was retired comes back.
#[utoipa::path(post, path = "/api/v1/topics", operation_id = "create_topic", tag = "topics", request_body = NewTopic, responses((status = 201, body = TopicDocument)))]
pub async fn create(
    State(app): State<App>,
    Editor(visit): Editor,
    Json(topic): Json<NewTopic>,
) -> Result<(StatusCode, Json<TopicDocument>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let id = topics::create(&mut work, &topic.name).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(TopicDocument { id: id.to_string(), name: topic.name.trim().to_owned() })))
}
