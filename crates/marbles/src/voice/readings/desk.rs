//! The editors' desk: whoever of them takes a draft sees it, then and only then.

use crate::{
    clock::Moment,
    db::{Work, all, one, run},
    error::{Error, Result},
    ids::{DraftId, ReadingId},
    people::Role,
};

/// How many drafts wait for a reader at the desk, and how long the longest has waited: about the desk, about nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DeskQueue {
    pub waiting: i64,
    /// Whole days.
    pub longest: i64,
}

/// Somebody who waits for a reader.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub reading_id: ReadingId,
    /// Who asks.
    pub author: String,
    pub language: String,
    pub words: String,
    pub asked_at: Moment,
}

/// The desk's own queue in two numbers.
pub async fn desk_queue(work: &mut Work) -> Result<DeskQueue> {
    let (waiting, oldest) = one!(
        work,
        (i64, Option<Moment>),
        "select count(*), min(r.asked_at)
         from readings r
         join drafts d on d.org_id = r.org_id and d.draft_id = r.draft_id
         where r.org_id = $1 and r.to_desk and r.taken_at is null and r.ended_at is null
           and d.dropped_at is null and d.finished_at is null",
        work.by.org,
    )?;
    let longest = oldest.map_or(0, |oldest| (work.now - oldest).as_hours() / 24);
    Ok(DeskQueue { waiting, longest })
}

/// Who waits at the desk for a reader, the longest first; the texts stay closed until one is taken.
///
/// # Errors
/// `Forbidden` for all but editors.
pub async fn waiting(work: &mut Work) -> Result<Vec<Waiting>> {
    if work.by.role < Role::Editor {
        return Err(Error::Forbidden);
    }
    Ok(all!(
        work,
        Waiting,
        "select r.reading_id, p.name as author, d.language, r.words, r.asked_at
         from readings r
         join drafts d on d.org_id = r.org_id and d.draft_id = r.draft_id
         join people p on p.org_id = d.org_id and p.person_id = d.person_id
         where r.org_id = $1 and r.to_desk and r.taken_at is null and r.ended_at is null
           and d.dropped_at is null and d.finished_at is null and d.person_id <> $2
         order by r.asked_at, r.reading_id
         limit 100",
        work.by.org,
        work.by.person,
    )?)
}

/// As an editor, I take what waits at the desk: from now on I read it, and nobody else there.
///
/// # Errors
/// `Forbidden` for all but editors, `Clash` when somebody was quicker, `Missing` when it no longer waits.
pub async fn take(work: &mut Work, reading: ReadingId) -> Result<DraftId> {
    if work.by.role < Role::Editor {
        return Err(Error::Forbidden);
    }
    let touched = run!(
        work,
        "update readings set person_id = $3, taken_at = $4
         where org_id = $1 and reading_id = $2 and to_desk and taken_at is null and ended_at is null
           and exists (
               select 1 from drafts d
               where d.org_id = readings.org_id and d.draft_id = readings.draft_id
                 and d.dropped_at is null and d.person_id <> $3
                 and (d.prepared_by is null or d.prepared_by <> $3))",
        work.by.org,
        reading,
        work.by.person,
        work.now,
    )?;
    let (draft, taken, ended) = one!(
        work,
        (DraftId, Option<Moment>, Option<Moment>),
        "select draft_id, taken_at, ended_at from readings where org_id = $1 and reading_id = $2 and to_desk",
        work.by.org,
        reading,
    )?;
    match (touched, taken, ended) {
        (1, ..) => Ok(draft),
        (_, Some(_), None) => Err(Error::Clash("problem-reading-taken")),
        _ => Err(Error::Missing),
    }
}
