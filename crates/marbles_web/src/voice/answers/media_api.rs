//! Photos and voice notes of answers as JSON; the files themselves come as forms and go as they are.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::{AnswerId, PictureId, VoiceNoteId},
    pictures,
    voice::answers::{
        self, photos,
        photos::Photo,
        recordings::{self, VoiceNote},
        sound,
    },
};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    App,
    body::{Json, Path},
    people::upload::Upload,
    reply::Failure,
    visitor::Member,
};

/// A photo in an answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PhotoItem {
    id: Uuid,
    width: i64,
    height: i64,
    /// What is to be seen, for those who cannot see it.
    alt: String,
    /// Where its file is, on this host.
    address: String,
}

/// A voice note in an answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct VoiceNoteItem {
    id: Uuid,
    /// `audio/webm`, `audio/ogg` or `audio/mp4`.
    kind: String,
    bytes: i64,
    seconds: i64,
    /// What a machine heard; null until then, or where none listens.
    transcript: Option<String>,
    /// Where its file is, on this host.
    address: String,
}

/// What is to be seen and heard in an answer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MediaItem {
    pictures: Vec<PhotoItem>,
    voice_notes: Vec<VoiceNoteItem>,
}

fn photo(answer: AnswerId, photo: Photo) -> PhotoItem {
    let Photo { picture_id, width, height, alt, .. } = photo;
    let address = format!("/api/v1/answers/{answer}/pictures/{picture_id}");
    PhotoItem { id: picture_id.uuid(), width, height, alt, address }
}

fn voice_note(answer: AnswerId, note: VoiceNote) -> VoiceNoteItem {
    let VoiceNote { voice_note_id, kind, bytes, seconds, transcript, .. } = note;
    let address = format!("/api/v1/answers/{answer}/voice/{voice_note_id}");
    VoiceNoteItem { id: voice_note_id.uuid(), kind, bytes, seconds, transcript, address }
}

/// What was kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct KeptItem {
    id: Uuid,
}

/// The photos and voice notes of an answer that I may read.
#[utoipa::path(
    get, path = "/api/v1/answers/{id}/media", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 200, body = MediaItem), (status = 404, description = "none that I may see"))
)]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Path(id): Path<AnswerId>,
) -> Result<Json<MediaItem>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let answer = answers::find_readable(&mut look, id).await?;
    let pictures = photos::of(&mut look, &answer).await?;
    let voice_notes = recordings::of(&mut look, &answer).await?;
    Ok(Json(MediaItem {
        pictures: pictures.into_iter().map(|one| photo(id, one)).collect(),
        voice_notes: voice_notes.into_iter().map(|one| voice_note(id, one)).collect(),
    }))
}

/// Puts a photo into an answer of mine: a form with `file` and its description in `text`.
#[utoipa::path(
    post, path = "/api/v1/answers/{id}/pictures", tag = "voice", params(("id" = Uuid, Path)),
    request_body(content_type = "multipart/form-data", description = "`file`, and `text`: what is to be seen"),
    responses((status = 201, body = KeptItem), (status = 404, description = "none of mine"), (status = 413, description = "larger than 5 MB"), (status = 422, description = "no picture, or no room"), (status = 429, description = "too many at once"))
)]
pub async fn add_photo(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    upload: Upload<{ pictures::MOST_BYTES }>,
) -> Result<(StatusCode, Json<KeptItem>), Failure> {
    app.limits.send(visit.person.person_id)?;
    let kept = photos::add(&app.marbles, visit.by, answer, upload.file, &upload.text).await?;
    Ok((StatusCode::CREATED, Json(KeptItem { id: kept.uuid() })))
}

/// Deletes a photo of mine.
#[utoipa::path(
    delete, path = "/api/v1/answers/{id}/pictures/{picture}", tag = "voice",
    params(("id" = Uuid, Path), ("picture" = Uuid, Path)),
    responses((status = 204, description = "deleted"), (status = 404, description = "none of mine"))
)]
pub async fn remove_photo(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, picture)): Path<(AnswerId, PictureId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    photos::remove(&mut work, answer, picture).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a voice note into an answer of mine: a form with `file`.
#[utoipa::path(
    post, path = "/api/v1/answers/{id}/voice", tag = "voice", params(("id" = Uuid, Path)),
    request_body(content_type = "multipart/form-data", description = "`file`: WebM, Ogg or MP4 with sound alone"),
    responses((status = 201, body = KeptItem), (status = 404, description = "none of mine"), (status = 413, description = "larger than 10 MB"), (status = 422, description = "no recording, longer than five minutes, or no room"), (status = 429, description = "too many at once"))
)]
pub async fn add_voice_note(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    upload: Upload<{ sound::MOST_BYTES }>,
) -> Result<(StatusCode, Json<KeptItem>), Failure> {
    app.limits.send(visit.person.person_id)?;
    let kept = recordings::add(&app.marbles, visit.by, answer, upload.file).await?;
    Ok((StatusCode::CREATED, Json(KeptItem { id: kept.uuid() })))
}

/// Deletes a voice note of mine.
#[utoipa::path(
    delete, path = "/api/v1/answers/{id}/voice/{note}", tag = "voice",
    params(("id" = Uuid, Path), ("note" = Uuid, Path)),
    responses((status = 204, description = "deleted"), (status = 404, description = "none of mine"))
)]
pub async fn remove_voice_note(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, note)): Path<(AnswerId, VoiceNoteId)>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    recordings::remove(&mut work, answer, note).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
