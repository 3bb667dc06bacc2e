//! What I was asked, as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{AskId, PersonId},
    voice::asking::{self, Asked, chance, passing, receiving},
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

/// A question that I was asked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedDocument {
    /// The asking: what I answer, pass on or decline.
    id: Uuid,
    /// The question, for `POST /questions/{id}/answers`.
    question: Uuid,
    pattern: &'static str,
    text: String,
    language: &'static str,
    /// The personal line of whoever asked; may be empty.
    words: String,
    /// Null where Marbles picked it.
    asked_by: Option<String>,
    /// The colleague who passed it on to me.
    passed_by: Option<String>,
    /// RFC 3339.
    asked_at: String,
    /// `open`, `answered`, `passed_on`, `declined` or `over`; for me alone to see.
    standing: &'static str,
    /// My answer, once I have begun one.
    answer: Option<Uuid>,
}

impl From<Asked> for AskedDocument {
    fn from(asked: Asked) -> Self {
        Self {
            id: asked.ask_id.uuid(),
            question: asked.question_id.uuid(),
            pattern: asked.pattern.name(),
            language: asked.language.code(),
            asked_at: asked.asked_at.timestamp().to_string(),
            standing: asked.standing.name(),
            answer: asked.answer_id.map(marbles::ids::AnswerId::uuid),
            text: asked.text,
            words: asked.words,
            asked_by: asked.asked_by,
            passed_by: asked.passed_by,
        }
    }
}

/// The questions that wait for me, newest first.
#[utoipa::path(get, path = "/api/v1/me/questions", operation_id = "list_my_questions", tag = "questions", responses((status = 200, body = Listed<AskedDocument>)))]
pub async fn mine(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<AskedDocument>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = asking::received(&mut look).await?.into_iter().map(AskedDocument::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Marbles picks a question for me now; none when I had all that suit me.
#[utoipa::path(post, path = "/api/v1/me/questions", operation_id = "pick_a_question", tag = "questions", responses((status = 201, body = AskedDocument), (status = 204, description = "there is none that I have not had")))]
pub async fn pick(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Result<(StatusCode, Json<AskedDocument>), StatusCode>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let Some(ask) = chance::one_now(&mut work).await? else { return Ok(Err(StatusCode::NO_CONTENT)) };
    let asked = receiving::find(&mut work, ask).await?;
    work.save().await?;
    Ok(Ok((StatusCode::CREATED, Json(asked.into()))))
}

/// The colleague to whom I pass it on.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct PassedTo {
    colleague: Uuid,
}

/// Passes a question on to a colleague, who sees that it comes from me; whoever asked does not.
#[utoipa::path(
    post, path = "/api/v1/me/questions/{ask}/pass", operation_id = "pass_on_a_question", tag = "questions",
    params(("ask" = Uuid, Path)), request_body = PassedTo,
    responses((status = 204, description = "passed on"), (status = 404, description = "it does not wait for me"), (status = 422, description = "not to this colleague"))
)]
pub async fn pass_on(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
    Json(to): Json<PassedTo>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    passing::pass_on(&mut work, ask, PersonId::from_uuid(to.colleague)).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Declines a question without a word; nobody is told.
#[utoipa::path(
    post, path = "/api/v1/me/questions/{ask}/decline", operation_id = "decline_a_question", tag = "questions",
    params(("ask" = Uuid, Path)),
    responses((status = 204, description = "declined"), (status = 404, description = "it does not wait for me"))
)]
pub async fn decline(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    receiving::decline(&mut work, ask).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a declined question back.
#[utoipa::path(
    delete, path = "/api/v1/me/questions/{ask}/decline", operation_id = "take_back_a_question", tag = "questions",
    params(("ask" = Uuid, Path)),
    responses((status = 204, description = "it waits for me again"), (status = 404, description = "I was not asked it"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(ask): Path<AskId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    receiving::take_back(&mut work, ask).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
