//! Showing it instead, or saying it: photos and voice notes put into an answer, and taken out of it.

use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    error::{Error, Problems},
    ids::{AnswerId, PictureId, VoiceNoteId},
    pictures,
    voice::answers::{self, Rung, photos, recordings, sound, transcribing},
};
use serde::Deserialize;

use super::pages::{self, WritePage};
use crate::{
    App,
    body::Path,
    door,
    page::show_as,
    people::upload::Upload,
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

/// Where the answer shows its photos and voice notes.
fn place(answer: AnswerId) -> String {
    format!("/answers/{answer}?rung=fact#media")
}

/// The page again, saying what is wrong with the file.
async fn mend(app: &App, visit: &Visit, answer: AnswerId, problems: Problems) -> Result<Response, Failure> {
    // words: sound-not-a-sound sound-too-large sound-too-long sound-damaged
    let mut look = app.marbles.db.look(visit.by).await?;
    let answer = answers::find_mine(&mut look, answer).await?;
    let media = pages::Media::of(app, &mut look, &answer).await?;
    let text = answer.fact.clone();
    let page = WritePage::new(visit, answer, media, Rung::Fact).with_problems(text, problems);
    Ok(door::with_microphone(show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)?))
}

/// `POST /answers/{id}/pictures`
pub async fn add_photo(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    upload: Upload<{ pictures::MOST_BYTES }>,
) -> Result<Response, Failure> {
    app.limits.send(visit.person.person_id)?;
    match photos::add(&app.marbles, visit.by, answer, upload.file, &upload.text).await {
        Ok(_) => Ok(see(&place(answer))),
        Err(Error::Invalid(problems)) => mend(&app, &visit, answer, problems).await,
        Err(error) => Err(error.into()),
    }
}

/// What is to be seen on a photo.
#[derive(Debug, Deserialize)]
pub struct Description {
    text: String,
}

/// `POST /answers/{id}/pictures/{picture}/description`
pub async fn describe(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, picture)): Path<(AnswerId, PictureId)>,
    Form(description): Form<Description>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    photos::describe(&mut work, answer, picture, &description.text).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &place(answer), "toast-answer-described", None))
}

/// `POST /answers/{id}/pictures/{picture}/removal`
pub async fn remove_photo(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, picture)): Path<(AnswerId, PictureId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    photos::remove(&mut work, answer, picture).await?;
    work.save().await?;
    Ok(see(&place(answer)))
}

/// `POST /answers/{id}/voice`
pub async fn add_voice_note(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    upload: Upload<{ sound::MOST_BYTES }>,
) -> Result<Response, Failure> {
    app.limits.send(visit.person.person_id)?;
    match recordings::add(&app.marbles, visit.by, answer, upload.file).await {
        Ok(_) => Ok(see(&place(answer))),
        Err(Error::Invalid(problems)) => mend(&app, &visit, answer, problems).await,
        Err(error) => Err(error.into()),
    }
}

/// `POST /answers/{id}/voice/{note}/removal`
pub async fn remove_voice_note(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, note)): Path<(AnswerId, VoiceNoteId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    recordings::remove(&mut work, answer, note).await?;
    work.save().await?;
    Ok(see(&place(answer)))
}

/// `POST /answers/{id}/voice/{note}/transcript`: what was said follows what I have written.
pub async fn take_transcript(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, note)): Path<(AnswerId, VoiceNoteId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    recordings::take_transcript(&mut work, answer, note).await?;
    work.save().await?;
    Ok(see(&format!("/answers/{answer}?rung=fact")))
}

/// The server that I was told of.
#[derive(Debug, Deserialize)]
pub struct Agreed {
    edition: String,
}

/// `POST /answers/{id}/voice/{note}/writing-out`: I agree that my voice notes are sent there.
pub async fn write_out(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, note)): Path<(AnswerId, VoiceNoteId)>,
    Form(agreed): Form<Agreed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    transcribing::write_out(&mut work, answer, note, &agreed.edition).await?;
    work.save().await?;
    Ok(see(&place(answer)))
}
