//! My plan as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    error::Error,
    nudges::plans::{self, Plan},
};
use serde::{Deserialize, Serialize};

use super::{Digest, day_of, name_of};
use crate::{
    App,
    body::Json,
    nudges::rhythm::{minute_of, time_of},
    reply::Failure,
    visitor::Member,
};

/// What I plan, in my own words, and when.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlanAnswer {
    /// Such as "On Tuesday with my coffee I look at my stories".
    words: String,
    /// My weekly message comes then, and my calendar has it.
    when: Digest,
}

impl From<Plan> for PlanAnswer {
    fn from(plan: Plan) -> Self {
        let when = Digest { day: name_of(plan.day).to_owned(), time: time_of(plan.minute) };
        Self { words: plan.words, when }
    }
}

/// My plan; nobody else sees it.
#[utoipa::path(get, path = "/api/v1/me/plan", tag = "nudges", responses((status = 200, body = PlanAnswer), (status = 404, description = "I made none")))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<PlanAnswer>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let plan = plans::of(&mut look, visit.person.person_id).await?.ok_or(Error::Missing)?;
    Ok(Json(plan.into()))
}

/// I make a plan: it becomes my rhythm.
#[utoipa::path(put, path = "/api/v1/me/plan", tag = "nudges", request_body = PlanAnswer, responses((status = 200, body = PlanAnswer), (status = 422, description = "what does not hold, field by field: `words`, `digest_day`, `digest_time`")))]
pub async fn make(
    State(app): State<App>,
    Member(visit): Member,
    Json(wished): Json<PlanAnswer>,
) -> Result<Json<PlanAnswer>, Failure> {
    let day = day_of(&wished.when.day).ok_or(Error::invalid("digest_day", "problem-choice"))?;
    let minute = minute_of(&wished.when.time).unwrap_or(-1);
    let mut work = app.marbles.db.work(visit.by).await?;
    plans::make(&mut work, &Plan { words: wished.words, day, minute }).await?;
    let made = plans::of(&mut work, visit.person.person_id).await?.ok_or(Error::Missing)?;
    work.save().await?;
    Ok(Json(made.into()))
}

/// No plan, or none any more; I am not asked for one again.
#[utoipa::path(delete, path = "/api/v1/me/plan", tag = "nudges", responses((status = 204, description = "there is none")))]
pub async fn none(State(app): State<App>, Member(visit): Member) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    plans::make_none(&mut work).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
