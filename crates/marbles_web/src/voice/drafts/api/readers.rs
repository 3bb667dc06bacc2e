//! Second readers as JSON: asking them, and what they say to the whole.

use axum::{extract::State, http::StatusCode};
use marbles::{
    error::Error,
    ids::{DraftId, PersonId, ReadingId},
    people,
    voice::readings::{self, Reading, Whom, desk},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::{Editor, Member},
};

/// Whom to ask: a colleague by id or by mail address, or the editors' desk when both are left out.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewReader {
    person: Option<Uuid>,
    email: Option<String>,
    /// What I ask for.
    #[serde(default)]
    words: String,
}

/// Somebody who reads my draft.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReaderItem {
    id: Uuid,
    /// The reader's name; null as long as it waits at the desk.
    reader: Option<String>,
    to_desk: bool,
    words: String,
    asked_at: String,
    heart: bool,
    ready: bool,
    read: bool,
}

impl From<Reading> for ReaderItem {
    fn from(reading: Reading) -> Self {
        Self {
            id: reading.reading_id.uuid(),
            reader: reading.reader,
            to_desk: reading.to_desk,
            words: reading.words,
            asked_at: reading.asked_at.timestamp().to_string(),
            heart: reading.hearted_at.is_some(),
            ready: reading.ready_at.is_some(),
            read: reading.read_at.is_some(),
        }
    }
}

/// What I was asked to read.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskedItem {
    id: Uuid,
    draft: Uuid,
    /// Who asks.
    author: String,
    words: String,
    asked_at: String,
    read: bool,
}

/// Somebody who waits at the editors' desk for a reader.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct WaitingItem {
    id: Uuid,
    author: String,
    language: String,
    words: String,
    asked_at: String,
}

/// What I say to the whole.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Verdict {
    /// A heart for it.
    heart: Option<bool>,
    /// I have read it: it is ready, or not yet.
    ready: Option<bool>,
}

/// Who reads my draft.
#[utoipa::path(
    get, path = "/api/v1/drafts/{id}/readers", tag = "readers", params(("id" = Uuid, Path)),
    responses((status = 200, body = Listed<ReaderItem>), (status = 404, description = "no such draft of mine"))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<Json<Listed<ReaderItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = readings::of_draft(&mut look, draft).await?;
    Ok(Json(Listed { items: items.into_iter().map(ReaderItem::from).collect(), next: None }))
}

/// I ask a colleague or the desk to read my draft.
#[utoipa::path(
    post, path = "/api/v1/drafts/{id}/readers", tag = "readers", params(("id" = Uuid, Path)), request_body = NewReader,
    responses((status = 201, body = Listed<ReaderItem>), (status = 404, description = "no such draft of mine"), (status = 422, description = "nobody who can be asked"))
)]
pub async fn ask(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(new): Json<NewReader>,
) -> Result<(StatusCode, Json<Listed<ReaderItem>>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let whom = match (new.person, &new.email) {
        (Some(person), _) => Whom::Person(PersonId::from_uuid(person)),
        (None, Some(email)) => {
            readings::of_draft(&mut work, draft).await?;
            let person = people::by_email(&mut work, email).await?;
            Whom::Person(person.ok_or(Error::invalid("email", "problem-reader"))?.person_id)
        }
        (None, None) => Whom::Desk,
    };
    readings::ask(&mut work, draft, whom, &new.words).await?;
    let items = readings::of_draft(&mut work, draft).await?;
    work.save().await?;
    let listed = Listed { items: items.into_iter().map(ReaderItem::from).collect(), next: None };
    Ok((StatusCode::CREATED, Json(listed)))
}

/// I take it back: this reader sees nothing of it from now on.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}/readers/{reading}", tag = "readers",
    params(("id" = Uuid, Path), ("reading" = Uuid, Path)),
    responses((status = 204, description = "taken back"), (status = 404, description = "no such reader of a draft of mine"))
)]
pub async fn withdraw(
    State(app): State<App>,
    Member(visit): Member,
    Path((draft, reading)): Path<(DraftId, ReadingId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::withdraw(&mut work, draft, reading).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What I was asked to read.
#[utoipa::path(get, path = "/api/v1/me/readings", tag = "readers", responses((status = 200, body = Listed<AskedItem>)))]
pub async fn asked_of_me(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<AskedItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = readings::asked_of_me(&mut look).await?.into_iter().map(|asked| AskedItem {
        id: asked.reading_id.uuid(),
        draft: asked.draft_id.uuid(),
        author: asked.author,
        words: asked.words,
        asked_at: asked.asked_at.timestamp().to_string(),
        read: asked.read_at.is_some(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// As a reader, I say something to the whole.
#[utoipa::path(
    put, path = "/api/v1/drafts/{id}/reading", tag = "readers", params(("id" = Uuid, Path)), request_body = Verdict,
    responses((status = 200, body = ReaderItem), (status = 404, description = "I was not asked"))
)]
pub async fn say(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
    Json(verdict): Json<Verdict>,
) -> Result<Json<ReaderItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if let Some(heart) = verdict.heart {
        readings::give_heart(&mut work, draft, heart).await?;
    }
    if let Some(ready) = verdict.ready {
        readings::have_read(&mut work, draft, ready).await?;
    }
    let reading = readings::my_reading(&mut work, draft).await?;
    work.save().await?;
    Ok(Json(reading.into()))
}

/// I give it back without a word, to the desk or to its author.
#[utoipa::path(
    delete, path = "/api/v1/drafts/{id}/reading", tag = "readers", params(("id" = Uuid, Path)),
    responses((status = 204, description = "given back"), (status = 404, description = "I was not asked"))
)]
pub async fn give_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(draft): Path<DraftId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    readings::give_back(&mut work, draft).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who waits at the editors' desk for a reader, the longest first; the texts stay closed.
#[utoipa::path(get, path = "/api/v1/readings", tag = "readers", responses((status = 200, body = Listed<WaitingItem>)))]
pub async fn waiting(
    State(app): State<App>,
    Editor(visit): Editor,
) -> Result<Json<Listed<WaitingItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = desk::waiting(&mut look).await?.into_iter().map(|waiting| WaitingItem {
        id: waiting.reading_id.uuid(),
        author: waiting.author,
        language: waiting.language,
        words: waiting.words,
        asked_at: waiting.asked_at.timestamp().to_string(),
    });
    Ok(Json(Listed { items: items.collect(), next: None }))
}

/// As an editor, I take what waits at the desk: from now on I read that draft.
#[utoipa::path(
    put, path = "/api/v1/readings/{id}/taking", tag = "readers", params(("id" = Uuid, Path)),
    responses((status = 200, body = super::DraftItem), (status = 404, description = "it does not wait"), (status = 409, description = "somebody was quicker"))
)]
pub async fn take(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(reading): Path<ReadingId>,
) -> Result<Json<super::DraftItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let draft = desk::take(&mut work, reading).await?;
    let seen = marbles::voice::drafts::find(&mut work, draft).await?;
    work.save().await?;
    Ok(Json(seen.into()))
}
