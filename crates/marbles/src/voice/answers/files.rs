//! The files of answers: each in its answer's own folder, for those who may see the answer, and gone with it.

use bytes::Bytes;
use uuid::Uuid;

use crate::{
    Marbles,
    db::{Work, maybe, value},
    error::{Error, Result},
    ids::{AnswerId, OrgId, PersonId},
    jobs::{self, Job},
    pictures::StoreProblem,
};

/// The most that one person's photos and recordings take up.
const MOST_OF_A_PERSON: i64 = 500 * 1024 * 1024;

/// A file to be served.
#[derive(Clone, Debug)]
pub struct File {
    /// The media type.
    pub kind: &'static str,
    /// What it is called when it is saved.
    pub name: String,
    pub bytes: Bytes,
}

/// Whoever else puts a file into an answer of this person waits until this work is done: two at once find the same room.
/// SQLite has one writer anyway.
pub(super) async fn wait_for_turn(work: &mut Work) -> Result<()> {
    let sql = work.dialect(
        "select person_id from people where org_id = $1 and person_id = $2",
        "select person_id from people where org_id = $1 and person_id = $2 for no key update",
    );
    maybe!(work, (PersonId,), sql, work.by.org, work.by.person)?.ok_or(Error::Missing)?;
    Ok(())
}

/// Whether a file of that size has room among all of mine. A photo counts a byte for each of its dots, which is more than
/// its file takes.
///
/// # Errors
/// `Invalid` when it has none.
pub(super) async fn check_room(work: &mut Work, more: i64) -> Result<()> {
    let held = value!(
        work,
        i64,
        "select cast(
             (select coalesce(sum(bytes), 0) from voice_notes where org_id = $1 and person_id = $2)
             + (select coalesce(sum(width * height), 0) from answer_pictures where org_id = $1 and person_id = $2)
             as bigint)",
        work.by.org,
        work.by.person,
    )?;
    if held.saturating_add(more) > MOST_OF_A_PERSON {
        return Err(Error::invalid("file", "problem-answer-room"));
    }
    Ok(())
}

/// Keeps a file before its row is written: a row never points at nothing.
pub(super) async fn keep(marbles: &Marbles, key: &str, bytes: &[u8]) -> Result<()> {
    marbles.pictures.put(key, bytes).await.map_err(problem)
}

pub(super) async fn read(marbles: &Marbles, key: &str) -> Result<Bytes> {
    marbles.pictures.get(key).await.map_err(problem)
}

pub(super) fn key(org: OrgId, answer: AnswerId, file: Uuid, ending: &str) -> String {
    format!("{}/{file}.{ending}", folder(org, answer))
}

/// Leaves it to a job to delete a file of an answer, or all of them.
pub(super) async fn forget_later(work: &mut Work, answer: AnswerId, file: Option<Uuid>) -> Result<()> {
    jobs::enqueue(work, &Job::ForgetFiles { answer, file }).await
}

/// Deletes a file of an answer, or all of them.
pub(crate) async fn forget(
    marbles: &Marbles,
    org: OrgId,
    answer: AnswerId,
    file: Option<Uuid>,
) -> Result<()> {
    let named = file.map(|file| file.to_string()).unwrap_or_default();
    marbles.pictures.forget(&folder(org, answer), &named).await.map_err(problem)
}

fn folder(org: OrgId, answer: AnswerId) -> String {
    format!("{org}/answers/{answer}")
}

fn problem(problem: StoreProblem) -> Error {
    match problem {
        StoreProblem::Missing => Error::Missing,
        other => Error::Unexpected(other.into()),
    }
}
