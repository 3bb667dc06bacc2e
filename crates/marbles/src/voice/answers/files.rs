//! The files of answers: each in its answer's own folder, for those who may see the answer, and gone with it.

use bytes::Bytes;
use uuid::Uuid;

use crate::{
    Marbles,
    db::Work,
    error::{Error, Result},
    ids::{AnswerId, OrgId},
    jobs::{self, Job},
    pictures::StoreProblem,
};

/// A file to be served.
#[derive(Clone, Debug)]
pub struct File {
    /// The media type.
    pub kind: &'static str,
    /// What it is called when it is saved.
    pub name: String,
    pub bytes: Bytes,
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
