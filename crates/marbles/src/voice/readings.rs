//! Second readers: whom an author asks to read a draft, and what they say to it.
//!
//! A reader sees this one draft as it is, and nothing else of its author; when the author takes it back, not even that.
//! - [`desk`]: the editors' desk, where one of them takes what was asked of all.

pub mod desk;

use serde_json::json;

use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{DraftId, PersonId, ReadingId},
    voice::{colleagues::is_here, drafts},
};

pub use desk::desk_queue;

/// One person, or the desk, asked to read one draft.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reading {
    pub reading_id: ReadingId,
    pub draft_id: DraftId,
    /// The reader; nobody as long as it waits at the desk.
    pub person_id: Option<PersonId>,
    /// The reader's name.
    pub reader: Option<String>,
    pub to_desk: bool,
    /// What the author asks for.
    pub words: String,
    /// The draft's version then.
    pub version: i64,
    pub asked_at: Moment,
    pub hearted_at: Option<Moment>,
    pub ready_at: Option<Moment>,
    pub read_at: Option<Moment>,
}

/// Whom to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    Person(PersonId),
    Desk,
}

/// I ask for a reader, whether they take part or not. Whoever was asked already is not asked twice.
///
/// # Errors
/// `Missing` when the draft is not mine, `Invalid` for oneself and for who is not here.
pub async fn ask(work: &mut Work, draft: DraftId, whom: Whom, words: &str) -> Result<ReadingId> {
    let mine = drafts::find_mine(work, draft).await?;
    let words = drafts::tidy(words)?;
    let person = match whom {
        Whom::Person(person) => Some(person),
        Whom::Desk => None,
    };
    if let Some(person) = person
        && (!is_here(work, person).await? || person == mine.person_id || mine.prepared_by == Some(person))
    {
        return Err(Error::invalid("reader", "problem-reader"));
    }
    let known = of_draft(work, draft).await?.into_iter().find(|reading| match person {
        Some(person) => reading.person_id == Some(person),
        None => reading.to_desk,
    });
    if let Some(reading) = known {
        return Ok(reading.reading_id);
    }
    let reading = ReadingId::new(work.now);
    run!(
        work,
        "insert into readings (org_id, reading_id, draft_id, person_id, to_desk, words, version, asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        work.by.org,
        reading,
        draft,
        person,
        whom == Whom::Desk,
        words.trim(),
        mine.version,
        work.now,
    )?;
    let detail = json!({ "reader": person, "reading": reading });
    activity::record(work, Kind::ReaderAsked, draft.uuid(), detail).await?;
    Ok(reading)
}

/// Who reads my draft, in the order in which they were asked.
///
/// # Errors
/// `Missing` when the draft is not mine.
pub async fn of_draft(work: &mut Work, draft: DraftId) -> Result<Vec<Reading>> {
    drafts::find_mine(work, draft).await?;
    Ok(all!(
        work,
        Reading,
        "select r.*, p.name as reader
         from readings r
         left join people p on p.org_id = r.org_id and p.person_id = r.person_id
         where r.org_id = $1 and r.draft_id = $2 and r.ended_at is null
           and (r.person_id is not null or (r.to_desk and r.taken_at is null))
         order by r.asked_at, r.reading_id",
        work.by.org,
        draft,
    )?)
}

/// I take it back: from now on this reader sees nothing of it.
///
/// # Errors
/// `Missing` when the draft is not mine.
pub async fn withdraw(work: &mut Work, draft: DraftId, reading: ReadingId) -> Result<()> {
    drafts::find_mine(work, draft).await?;
    let touched = run!(
        work,
        "update readings set ended_at = coalesce(ended_at, $4), ended_by = coalesce(ended_by, $5)
         where org_id = $1 and draft_id = $2 and reading_id = $3",
        work.by.org,
        draft,
        reading,
        work.now,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// A reader from whom I took it back reads it after all.
///
/// # Errors
/// `Missing` when the draft is not mine, or the reader gave it back themselves.
pub async fn let_read_again(work: &mut Work, draft: DraftId, reading: ReadingId) -> Result<()> {
    drafts::find_mine(work, draft).await?;
    let touched = run!(
        work,
        "update readings set ended_at = null, ended_by = null
         where org_id = $1 and draft_id = $2 and reading_id = $3 and ended_by = $4",
        work.by.org,
        draft,
        reading,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// What I was asked to read.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AskedToRead {
    pub reading_id: ReadingId,
    pub draft_id: DraftId,
    /// Who asks.
    pub author: String,
    pub words: String,
    pub asked_at: Moment,
    /// When I said that I have read it.
    pub read_at: Option<Moment>,
}

/// What I was asked to read, what I have not read yet first.
pub async fn asked_of_me(work: &mut Work) -> Result<Vec<AskedToRead>> {
    Ok(all!(
        work,
        AskedToRead,
        "select r.reading_id, r.draft_id, p.name as author, r.words, r.asked_at, r.read_at
         from readings r
         join drafts d on d.org_id = r.org_id and d.draft_id = r.draft_id
         join people p on p.org_id = d.org_id and p.person_id = d.person_id
         where r.org_id = $1 and r.person_id = $2 and r.ended_at is null
           and d.dropped_at is null and (d.finished_at is null or r.read_at is null)
         order by case when r.read_at is null then 0 else 1 end, r.asked_at, r.reading_id
         limit 100",
        work.by.org,
        work.by.person,
    )?)
}

/// My reading of a draft that I was asked to read.
///
/// # Errors
/// `Missing` when I was not asked, or no longer am.
pub async fn my_reading(work: &mut Work, draft: DraftId) -> Result<Reading> {
    drafts::find(work, draft).await?;
    maybe!(
        work,
        Reading,
        "select r.*, p.name as reader
         from readings r
         join people p on p.org_id = r.org_id and p.person_id = r.person_id
         where r.org_id = $1 and r.draft_id = $2 and r.person_id = $3 and r.ended_at is null
         order by r.asked_at, r.reading_id
         limit 1",
        work.by.org,
        draft,
        work.by.person,
    )?
    .ok_or(Error::Missing)
}

/// A heart for it, or none after all.
///
/// # Errors
/// `Missing` when I was not asked.
pub async fn give_heart(work: &mut Work, draft: DraftId, given: bool) -> Result<()> {
    let reading = my_reading(work, draft).await?;
    let at = given.then_some(work.now);
    run!(
        work,
        "update readings set hearted_at = $3 where org_id = $1 and reading_id = $2",
        work.by.org,
        reading.reading_id,
        at,
    )?;
    Ok(())
}

/// I have read it, and it is ready or not yet. Told once; changed as often as I like.
///
/// # Errors
/// `Missing` when I was not asked.
pub async fn have_read(work: &mut Work, draft: DraftId, ready: bool) -> Result<()> {
    let reading = my_reading(work, draft).await?;
    let ready_at = ready.then_some(work.now);
    run!(
        work,
        "update readings set ready_at = $3, read_at = coalesce(read_at, $4)
         where org_id = $1 and reading_id = $2",
        work.by.org,
        reading.reading_id,
        ready_at,
        work.now,
    )?;
    if reading.read_at.is_some() {
        return Ok(());
    }
    let detail = json!({ "reading": reading.reading_id, "ready": ready });
    activity::record(work, Kind::DraftRead, draft.uuid(), detail).await
}

/// I have not read it yet after all.
///
/// # Errors
/// `Missing` when I was not asked.
pub async fn not_read_yet(work: &mut Work, draft: DraftId) -> Result<()> {
    let reading = my_reading(work, draft).await?;
    run!(
        work,
        "update readings set ready_at = null, read_at = null where org_id = $1 and reading_id = $2",
        work.by.org,
        reading.reading_id,
    )?;
    Ok(())
}

/// I give it back, without a word: to the desk where it came from, else to its author.
///
/// # Errors
/// `Missing` when I was not asked.
pub async fn give_back(work: &mut Work, draft: DraftId) -> Result<()> {
    let reading = my_reading(work, draft).await?;
    if reading.to_desk {
        run!(
            work,
            "update readings
             set person_id = null, taken_at = null, hearted_at = null, ready_at = null, read_at = null
             where org_id = $1 and reading_id = $2",
            work.by.org,
            reading.reading_id,
        )?;
    } else {
        run!(
            work,
            "update readings set ended_at = $3, ended_by = $4 where org_id = $1 and reading_id = $2",
            work.by.org,
            reading.reading_id,
            work.now,
            work.by.person,
        )?;
    }
    Ok(())
}
