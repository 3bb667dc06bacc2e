//! Voice notes become words where the organisation has somebody to listen and their author agreed; nothing waits for it.

use jiff::SignedDuration;

use super::{
    files, find_mine,
    recordings::{self, VoiceNote},
    sound::Container,
};
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, one, run},
    error::{Error, Result},
    ids::{AnswerId, OrgId, PersonId, VoiceNoteId},
    jobs::{self, Job},
    people,
    voice::assistant::{
        self, Task,
        agreeing::{self, Told},
    },
};

/// How long a server that does not answer is asked again.
const PATIENCE: SignedDuration = SignedDuration::from_mins(20);

/// Where my voice notes would be sent to, and whether I agreed; none where nobody listens.
pub async fn listener(work: &mut Work, marbles: &Marbles) -> Result<Option<Told>> {
    agreeing::told(work, marbles, Task::Listening).await
}

/// I let a voice note of mine be written out, at the server that I was told of.
///
/// # Errors
/// `Missing` when it is not mine, `Clash` when there is no such server any more.
pub async fn write_out(
    work: &mut Work,
    answer: AnswerId,
    note: VoiceNoteId,
    edition_told: &str,
) -> Result<()> {
    find_mine(work, answer).await?;
    recordings::find(work, answer, note).await?;
    agreeing::agree(work, Task::Listening, edition_told).await?;
    begin(work, note).await
}

/// Leaves it to a job to write a voice note out.
pub(super) async fn begin(work: &mut Work, note: VoiceNoteId) -> Result<()> {
    run!(
        work,
        "update voice_notes
         set transcribing_at = $3, transcript_failed_at = null
         where org_id = $1 and voice_note_id = $2 and transcript is null",
        work.by.org,
        note,
        work.now,
    )?;
    jobs::enqueue(work, &Job::Transcribe { note }).await
}

#[derive(sqlx::FromRow)]
struct Waiting {
    answer_id: AnswerId,
    person_id: PersonId,
    transcribing_at: Option<Moment>,
    #[sqlx(flatten)]
    note: VoiceNote,
}

/// Writes a voice note out as its author would: their agreement and their budget.
///
/// # Errors
/// Only where a later try may help.
pub(crate) async fn transcribe(marbles: &Marbles, org: OrgId, note: VoiceNoteId) -> Result<()> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let sql = "select * from voice_notes where org_id = $1 and voice_note_id = $2";
    let waiting = one!(look, Waiting, sql, org, note)?;
    let author = people::find(&mut look, waiting.person_id).await?.by();
    drop(look);
    if waiting.note.transcript.is_some() {
        return Ok(());
    }
    let container = Container::parse(&waiting.note.kind).ok_or(Error::Missing)?;
    let key = recordings::key(author, waiting.answer_id, note, container);
    let sound = files::read(marbles, &key).await?;
    let heard = assistant::transcribe(marbles, author, sound, container.kind()).await;
    let is_late = waiting.transcribing_at.is_none_or(|since| since + PATIENCE < marbles.db.clock.now());
    match heard {
        Ok(text) => keep(marbles, org, note, Some(&text)).await,
        Err(error) if !is_late && may_pass(&error) => Err(error),
        Err(_) => keep(marbles, org, note, None).await,
    }
}

/// Whether the same server may well answer in a while.
fn may_pass(error: &Error) -> bool {
    use assistant::trouble::{BROKEN, BUSY, SLOW, UNREACHABLE};
    match error {
        Error::Outside(key) => [BROKEN, BUSY, SLOW, UNREACHABLE].contains(key),
        Error::Unexpected(_) => true,
        _ => false,
    }
}

/// Keeps what was heard, or that nothing was.
async fn keep(marbles: &Marbles, org: OrgId, note: VoiceNoteId, text: Option<&str>) -> Result<()> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let failed_at = text.is_none().then_some(work.now);
    run!(
        work,
        "update voice_notes set transcript = $3, transcript_failed_at = $4
         where org_id = $1 and voice_note_id = $2",
        org,
        note,
        text,
        failed_at,
    )?;
    work.save().await
}
