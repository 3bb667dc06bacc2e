//! My inbox as JSON.

use axum::extract::{Query, State};
use marbles::{
    error::Error,
    ids::NudgeId,
    nudges::{inbox, requests::carrying},
};
use serde::Serialize;

use crate::{
    App,
    api::{Listed, Paging},
    body::Json,
    reply::Failure,
    visitor::Member,
};

/// A message that I was sent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Received {
    id: String,
    /// `at_once`, `digest`, `campaign` or `still_useful`.
    kind: &'static str,
    /// RFC 3339.
    sent_at: String,
    /// The way it came, such as `email`.
    channel: String,
    /// The programme lead's words, where it carries any.
    title: Option<String>,
    words: Option<String>,
    stories: Vec<Carried>,
    /// What somebody asks of me, as long as it is open.
    requests: Vec<Request>,
}

/// What somebody asks of me.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Request {
    id: String,
    /// `question`, `reading`, `proposal`, `prepared` or `read`.
    kind: &'static str,
    /// Who would like it; null where Marbles picked a question.
    by: Option<String>,
    /// The question, where it is one.
    question: Option<String>,
    /// The screen on which it is done.
    address: String,
}

/// A story in it, as it stands now.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Carried {
    id: String,
    title: String,
    summary: String,
}

/// What I was sent in the last two months, newest first; withdrawn stories are gone from it.
#[utoipa::path(get, path = "/api/v1/me/inbox", tag = "nudges", params(Paging), responses((status = 200, body = Listed<Received>)))]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(paging): Query<Paging>,
) -> Result<Json<Listed<Received>>, Failure> {
    let after = paging.after.as_deref().map(str::parse::<NudgeId>).transpose();
    let after = after.map_err(|_| Error::invalid("after", "problem-choice"))?;
    let mut look = app.marbles.db.look(visit.by).await?;
    let (received, last) = inbox::mine(&mut look, after, paging.limit()).await?;
    let items = received.into_iter().map(Received::from).collect();
    Ok(Json(Listed { items, next: last.map(|last| last.to_string()) }))
}

impl From<inbox::Received> for Received {
    fn from(one: inbox::Received) -> Self {
        let story = |story: inbox::Carried| Carried {
            id: story.story_id.to_string(),
            title: story.title,
            summary: story.summary,
        };
        let request = |one: carrying::Carried| Request {
            id: one.request_id.to_string(),
            kind: one.wanted.name(),
            by: one.by,
            question: one.question.map(|(_, text)| text),
            address: one.screen,
        };
        Self {
            requests: one.requests.into_iter().map(request).collect(),
            id: one.nudge.to_string(),
            kind: one.kind.name(),
            sent_at: one.sent_at.timestamp().to_string(),
            channel: one.channel,
            title: one.title,
            words: one.words,
            stories: one.stories.into_iter().map(story).collect(),
        }
    }
}
