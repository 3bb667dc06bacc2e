//! Answers as JSON.

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use marbles::{
    error::{Error, Problems},
    ids::{AnswerId, AskId, QuestionId},
    voice::answers::{
        self, Answer, Shape, beginning,
        saving::{self, Change, Saved},
        sending,
    },
    words::Language,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::{Listed, Paging},
    body::{Json, Path},
    reply::Failure,
    visitor::{Member, Visit},
    words,
};

/// An answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AnswerItem {
    id: Uuid,
    question_id: Option<Uuid>,
    /// The question in my language.
    question: Option<String>,
    /// The subject of mine that it began with.
    subject: Option<String>,
    language: &'static str,
    /// `words` or `list`: a point on each line of `fact`.
    shape: &'static str,
    fact: String,
    so_what: String,
    change_wanted: String,
    first_line: String,
    /// To be sent along with each change.
    version: i64,
    created_at: String,
    changed_at: String,
    /// Since when the editors may read it; null while it is mine alone.
    sent_at: Option<String>,
    /// How many photos are in it, and how many voice notes.
    pictures: i64,
    voice_notes: i64,
}

impl From<Answer> for AnswerItem {
    fn from(answer: Answer) -> Self {
        Self {
            id: answer.answer_id.uuid(),
            question_id: answer.question_id.map(QuestionId::uuid),
            question: answer.question,
            subject: answer.subject,
            language: answer.language.code(),
            shape: answer.shape.name(),
            fact: answer.fact,
            so_what: answer.so_what,
            change_wanted: answer.change_wanted,
            first_line: answer.first_line,
            version: answer.version,
            created_at: answer.created_at.timestamp().to_string(),
            changed_at: answer.changed_at.timestamp().to_string(),
            sent_at: answer.sent_at.map(|at| at.timestamp().to_string()),
            pictures: answer.pictures,
            voice_notes: answer.voice_notes,
        }
    }
}

/// A new answer; every field may be left out.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewAnswer {
    /// The asking that it answers, where I was asked.
    ask_id: Option<Uuid>,
    fact: Option<String>,
    /// Why that matters, and to whom.
    so_what: Option<String>,
    change_wanted: Option<String>,
    first_line: Option<String>,
    shape: Option<String>,
    language: Option<String>,
}

/// A change of the version that I had before me; what is left out stays as it is.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct ChangedAnswer {
    version: i64,
    fact: Option<String>,
    so_what: Option<String>,
    change_wanted: Option<String>,
    first_line: Option<String>,
    shape: Option<String>,
    language: Option<String>,
}

impl NewAnswer {
    fn change(self) -> Result<Change, Error> {
        let Self { fact, so_what, change_wanted, first_line, shape, language, .. } = self;
        let change = Change { fact, so_what, change_wanted, first_line, ..Change::default() };
        chosen(change, shape.as_deref(), language.as_deref())
    }
}

impl ChangedAnswer {
    fn change(self) -> Result<Change, Error> {
        let Self { fact, so_what, change_wanted, first_line, shape, language, .. } = self;
        let change = Change { fact, so_what, change_wanted, first_line, ..Change::default() };
        chosen(change, shape.as_deref(), language.as_deref())
    }
}

fn chosen(change: Change, shape: Option<&str>, language: Option<&str>) -> Result<Change, Error> {
    let mut problems = Problems::default();
    let (known_shape, known_language) = (shape.and_then(Shape::parse), language.and_then(Language::parse));
    problems.unless(shape.is_some() == known_shape.is_some(), "shape", "problem-choice");
    problems.unless(language.is_some() == known_language.is_some(), "language", "problem-choice");
    problems.none()?;
    Ok(Change { shape: known_shape, language: known_language, ..change })
}

/// Somebody (I, in another window) changed it meanwhile: nothing was written, and here are both (RFC 9457).
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Both {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    /// The answer as it stands.
    current: AnswerItem,
    /// What was sent and not written.
    yours: Yours,
}

/// What was sent and not written.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Yours {
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    so_what: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    change_wanted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_line: Option<String>,
}

fn reply(visit: &Visit, done: StatusCode, saved: Saved) -> Response {
    match saved {
        Saved::Kept(answer) => (done, axum::Json(AnswerItem::from(answer))).into_response(),
        Saved::Clash { current, yours } => {
            let words = words::of(visit.visitor.language);
            let Change { fact, so_what, change_wanted, first_line, .. } = yours;
            let both = Both {
                kind: "about:blank",
                title: words.t("answer-other"),
                status: StatusCode::CONFLICT.as_u16(),
                detail: words.t("answer-other-help"),
                current: current.into(),
                yours: Yours { fact, so_what, change_wanted, first_line },
            };
            let kind = [(header::CONTENT_TYPE, "application/problem+json")];
            (StatusCode::CONFLICT, kind, axum::Json(both)).into_response()
        }
    }
}

/// Answers a question, or goes on with the answer in hand; private until it is sent on.
#[utoipa::path(
    post, path = "/api/v1/questions/{id}/answers", tag = "voice",
    params(("id" = Uuid, Path)), request_body = NewAnswer,
    responses((status = 201, body = AnswerItem), (status = 404, description = "no such question for me"), (status = 409, body = Both, description = "I have an answer in hand that says something else"), (status = 422, description = "what does not hold, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Member(visit): Member,
    Path(question): Path<QuestionId>,
    Json(new): Json<NewAnswer>,
) -> Result<Response, Failure> {
    let ask = new.ask_id.map(AskId::from_uuid);
    let change = new.change()?;
    let mut work = app.marbles.db.work(visit.by).await?;
    let answer = beginning::begin(&mut work, ask, question).await?;
    // Only an answer that is still at its first version takes the words of another.
    let saved = saving::save(&mut work, answer, &change, 1).await?;
    work.save().await?;
    Ok(reply(&visit, StatusCode::CREATED, saved))
}

/// An answer of mine, or one that was sent on to me as an editor.
#[utoipa::path(
    get, path = "/api/v1/answers/{id}", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 200, body = AnswerItem), (status = 404, description = "none that I may see"))
)]
pub async fn one(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Json<AnswerItem>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(answers::find_readable(&mut look, answer).await?.into()))
}

/// Changes an answer of mine in the version that I had before me.
#[utoipa::path(
    patch, path = "/api/v1/answers/{id}", tag = "voice", params(("id" = Uuid, Path)), request_body = ChangedAnswer,
    responses((status = 200, body = AnswerItem), (status = 404, description = "none of mine"), (status = 409, body = Both, description = "it was changed meanwhile: both texts, and nothing is overwritten"), (status = 422, description = "what does not hold, field by field"))
)]
pub async fn change(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    Json(changed): Json<ChangedAnswer>,
) -> Result<Response, Failure> {
    let version = changed.version;
    let change = changed.change()?;
    let mut work = app.marbles.db.work(visit.by).await?;
    let saved = saving::save(&mut work, answer, &change, version).await?;
    work.save().await?;
    Ok(reply(&visit, StatusCode::OK, saved))
}

/// Drops an answer of mine.
#[utoipa::path(
    delete, path = "/api/v1/answers/{id}", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "dropped"), (status = 404, description = "none of mine"))
)]
pub async fn drop(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::drop(&mut work, answer).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// My answers, the one changed last first.
#[utoipa::path(
    get, path = "/api/v1/me/answers", tag = "voice", params(Paging),
    responses((status = 200, body = Listed<AnswerItem>), (status = 422, description = "a cursor that no list gave"))
)]
pub async fn mine(
    State(app): State<App>,
    Member(visit): Member,
    Query(paging): Query<Paging>,
) -> Result<Json<Listed<AnswerItem>>, Failure> {
    let after = paging.after.as_deref().map(str::parse::<AnswerId>).transpose();
    let after = after.map_err(|_| Error::invalid("after", "problem-cursor"))?;
    let mut look = app.marbles.db.look(visit.by).await?;
    let (answers, next) = answers::mine(&mut look, after, paging.limit()).await?;
    let items = answers.into_iter().map(AnswerItem::from).collect();
    Ok(Json(Listed { items, next: next.map(|next| next.to_string()) }))
}

/// Sends an answer of mine on to the editors; until then nobody sees it but me.
#[utoipa::path(
    put, path = "/api/v1/answers/{id}/sending", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 200, body = AnswerItem), (status = 404, description = "none of mine"), (status = 422, description = "nothing is in it"))
)]
pub async fn send_on(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<Json<AnswerItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::send_on(&mut work, answer).await?;
    let sent = answers::find_mine(&mut work, answer).await?;
    work.save().await?;
    Ok(Json(sent.into()))
}

/// Takes an answer of mine back from the editors.
#[utoipa::path(
    delete, path = "/api/v1/answers/{id}/sending", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "mine alone again"), (status = 404, description = "none of mine"), (status = 409, description = "somebody has prepared a text from it"))
)]
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    sending::take_back(&mut work, answer).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
