//! Voice notes: recorded in the browser, kept as audio, heard by their author and those they sent the answer to.

use super::{
    Answer, Rung, files, find_mine, find_readable,
    saving::{self, Change, Saved, mark_answered},
    sound::{self, Container, Sound},
    transcribing,
};
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, all, one, run},
    error::{Error, Result},
    ids::{AnswerId, VoiceNoteId},
};

/// The most voice notes in one answer.
const MOST: i64 = 12;

/// A recording in an answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct VoiceNote {
    pub voice_note_id: VoiceNoteId,
    /// The media type.
    pub kind: String,
    /// How large its file is.
    pub bytes: i64,
    /// How long it lasts.
    pub seconds: i64,
    pub created_at: Moment,
    /// Since when it is being written out.
    pub transcribing_at: Option<Moment>,
    /// What was said, as far as a machine could tell.
    pub transcript: Option<String>,
    pub transcript_failed_at: Option<Moment>,
    pub transcript_taken_at: Option<Moment>,
}

/// The voice notes of an answer that I may read, the first one first.
pub async fn of(work: &mut Work, answer: &Answer) -> Result<Vec<VoiceNote>> {
    Ok(all!(
        work,
        VoiceNote,
        "select * from voice_notes
         where org_id = $1 and answer_id = $2
         order by created_at, voice_note_id",
        work.by.org,
        answer.answer_id,
    )?)
}

/// I put a recording into an answer of mine.
///
/// # Errors
/// `Missing` when the answer is not mine, `Invalid` when it is none that is taken in, `Clash` while it is with the editors.
pub async fn add(marbles: &Marbles, by: By, answer: AnswerId, bytes: Vec<u8>) -> Result<VoiceNoteId> {
    let sound = sound::listen(&bytes).map_err(|problem| Error::invalid("file", problem.key()))?;
    let mut look = marbles.db.look(by).await?;
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    room(&mut look, answer, size).await?;
    drop(look);
    let note = VoiceNoteId::new(marbles.db.clock.now());
    files::keep(marbles, &key(by, answer, note, sound.container), &bytes).await?;
    let written = write(marbles, by, answer, note, sound, size).await;
    if written.is_err() {
        files::forget(marbles, by.org, answer, Some(note.uuid())).await?;
    }
    written.map(|()| note)
}

async fn write(
    marbles: &Marbles,
    by: By,
    answer: AnswerId,
    note: VoiceNoteId,
    sound: Sound,
    bytes: i64,
) -> Result<()> {
    let mut work = marbles.db.work(by).await?;
    files::wait_for_turn(&mut work).await?;
    let mine = room(&mut work, answer, bytes).await?;
    run!(
        work,
        "insert into voice_notes (org_id, voice_note_id, answer_id, person_id, kind, bytes, seconds, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        work.by.org,
        note,
        answer,
        mine.person_id,
        sound.container.kind(),
        bytes,
        i64::try_from(sound.seconds).unwrap_or(i64::MAX),
        work.now,
    )?;
    let mine = Answer { voice_notes: mine.voice_notes + 1, ..mine };
    mark_answered(&mut work, &mine).await?;
    let listener = transcribing::listener(&mut work, marbles).await?;
    if listener.is_some_and(|told| told.agreed_at.is_some()) {
        transcribing::begin(&mut work, note).await?;
    }
    work.save().await
}

/// An answer of mine that takes another recording of that size.
async fn room(work: &mut Work, answer: AnswerId, bytes: i64) -> Result<Answer> {
    let mine = find_mine(work, answer).await?;
    if mine.sent_at.is_some() {
        return Err(Error::Clash("problem-answer-sent"));
    }
    if mine.voice_notes >= MOST {
        return Err(Error::invalid("file", "problem-answer-full"));
    }
    files::check_room(work, bytes).await?;
    Ok(mine)
}

/// I take a recording out of an answer of mine; its file goes with it.
///
/// # Errors
/// `Missing` when it is not mine, `Clash` while it is with the editors.
pub async fn remove(work: &mut Work, answer: AnswerId, note: VoiceNoteId) -> Result<()> {
    if find_mine(work, answer).await?.sent_at.is_some() {
        return Err(Error::Clash("problem-answer-sent"));
    }
    let touched = run!(
        work,
        "delete from voice_notes where org_id = $1 and answer_id = $2 and voice_note_id = $3",
        work.by.org,
        answer,
        note,
    )?;
    if touched == 0 {
        return Err(Error::Missing);
    }
    files::forget_later(work, answer, Some(note.uuid())).await
}

/// I take over what was said in a voice note: it follows what I have written.
///
/// # Errors
/// `Missing` when there is nothing of mine to take, `Clash` while the answer is with the editors.
pub async fn take_transcript(work: &mut Work, answer: AnswerId, note: VoiceNoteId) -> Result<()> {
    let mine = find_mine(work, answer).await?;
    let said = find(work, answer, note).await?.transcript.ok_or(Error::Missing)?;
    let fact = [mine.fact.trim_end(), said.trim()].join("\n\n").trim_start().to_owned();
    let change = Change::of(Rung::Fact, fact);
    match saving::save(work, answer, &change, mine.version).await? {
        Saved::Kept(_) => {}
        Saved::Clash { .. } => return Err(Error::Clash("problem-answer-changed")),
    }
    run!(
        work,
        "update voice_notes set transcript_taken_at = $3 where org_id = $1 and voice_note_id = $2",
        work.by.org,
        note,
        work.now,
    )?;
    Ok(())
}

/// The file of a voice note in an answer that I may read.
///
/// # Errors
/// `Missing` when there is none that I may hear.
pub async fn file(marbles: &Marbles, by: By, answer: AnswerId, note: VoiceNoteId) -> Result<files::File> {
    let mut look = marbles.db.look(by).await?;
    find_readable(&mut look, answer).await?;
    let found = find(&mut look, answer, note).await?;
    drop(look);
    let container = Container::parse(&found.kind).ok_or(Error::Missing)?;
    let bytes = files::read(marbles, &key(by, answer, note, container)).await?;
    let name = format!("voice-note.{}", container.ending());
    Ok(files::File { kind: container.kind(), name, bytes })
}

pub(super) async fn find(work: &mut Work, answer: AnswerId, note: VoiceNoteId) -> Result<VoiceNote> {
    Ok(one!(
        work,
        VoiceNote,
        "select * from voice_notes where org_id = $1 and answer_id = $2 and voice_note_id = $3",
        work.by.org,
        answer,
        note,
    )?)
}

pub(super) fn key(by: By, answer: AnswerId, note: VoiceNoteId, container: Container) -> String {
    files::key(by.org, answer, note.uuid(), container.ending())
}
