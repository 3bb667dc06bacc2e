//! A story's publication as a resource: there, or not.

use axum::extract::State;
use jiff::Timestamp;
use marbles::{Error, clock::Moment, ids::StoryId, stories::publishing};
use serde::Deserialize;

use super::{StoryDocument, fresh};
use crate::{
    App,
    body::{Json, Path},
    reply::Failure,
    visitor::Editor,
};

/// When; now when left out.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
pub struct When {
    at: Option<String>,
}

/// Publishes a story, now or by itself at a moment.
#[utoipa::path(put, path = "/api/v1/stories/{id}/publication", operation_id = "publish_story", tag = "stories", params(("id" = String, Path)), request_body = Option<When>, responses((status = 200, body = StoryDocument)))]
pub async fn publish(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    when: Option<Json<When>>,
) -> Result<Json<StoryDocument>, Failure> {
    let at = when.and_then(|Json(when)| when.at);
    let mut work = app.marbles.db.work(visit.by).await?;
    match at {
        None => publishing::publish(&mut work, id).await?,
        Some(text) => {
            let at = text.parse::<Timestamp>().map_err(|_| Error::invalid("at", "problem-story-moment"))?;
            publishing::schedule(&mut work, id, Moment::from(at)).await?;
        }
    }
    let document = fresh(&app, &mut work, &visit, id).await?;
    work.save().await?;
    Ok(Json(document))
}

/// Where links that are out lead from now on; the polite page when left out.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
pub struct Instead {
    lead_to: Option<String>,
}

/// Withdraws a story, or takes it out of the schedule.
#[utoipa::path(delete, path = "/api/v1/stories/{id}/publication", operation_id = "withdraw_story", tag = "stories", params(("id" = String, Path)), request_body = Option<Instead>, responses((status = 200, body = StoryDocument)))]
pub async fn withdraw(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<StoryId>,
    instead: Option<Json<Instead>>,
) -> Result<Json<StoryDocument>, Failure> {
    let lead_to = instead.and_then(|Json(instead)| instead.lead_to);
    let mut work = app.marbles.db.work(visit.by).await?;
    publishing::withdraw(&mut work, id, lead_to.as_deref()).await?;
    let document = fresh(&app, &mut work, &visit, id).await?;
    work.save().await?;
    Ok(Json(document))
}
