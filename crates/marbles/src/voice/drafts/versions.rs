//! Versions: all that a text has been, to compare and to go back to.

use serde::Serialize;

use super::{
    Seen,
    comparing::{self, Piece},
};
use crate::{
    clock::Moment,
    db::{Work, all, maybe, run, value},
    error::{Error, Result},
    ids::{DraftId, PersonId},
};

/// How a version came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Cause {
    Written,
    /// Taken from what somebody proposed.
    Taken,
    /// Two people's changes came together.
    Merged,
    Restored,
    /// Begun by a delegate.
    Prepared,
    /// It could not come together with the text, and stands beside it until its author chooses.
    Beside,
    /// Its author said that it is finished.
    Finished,
}

impl Cause {
    /// The word for it in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Taken => "taken",
            Self::Merged => "merged",
            Self::Restored => "restored",
            Self::Prepared => "prepared",
            Self::Beside => "beside",
            Self::Finished => "finished",
        }
    }
}

/// One version of a draft.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Version {
    pub version: i64,
    pub text: String,
    pub written_by: Option<PersonId>,
    /// The name of who wrote it, as long as they are known here.
    pub writer: Option<String>,
    pub cause: Cause,
    pub created_at: Moment,
    /// When writing at it began.
    pub begun_at: Option<Moment>,
    /// When its author chose about one that stands beside.
    pub settled_at: Option<Moment>,
}

impl Version {
    /// Whether it stands beside the text, and nobody has chosen yet.
    pub fn waits(&self) -> bool {
        self.cause == Cause::Beside && self.settled_at.is_none()
    }
}

/// What a draft has been, the newest first. A version that was only written on shows as what it became.
///
/// # Errors
/// `Missing` for all but those who write in it: a reader sees the text as it is.
pub async fn list(work: &mut Work, draft: DraftId) -> Result<Vec<Version>> {
    written_in(work, draft).await?;
    Ok(all!(
        work,
        Version,
        "select v.*, p.name as writer
         from draft_versions v
         left join people p on p.org_id = v.org_id and p.person_id = v.written_by
         where v.org_id = $1 and v.draft_id = $2 and v.grown_into is null
         order by v.version desc",
        work.by.org,
        draft,
    )?)
}

/// One version of a draft.
///
/// # Errors
/// As [`list`], and `Missing` when there is no such version.
pub async fn find(work: &mut Work, draft: DraftId, version: i64) -> Result<Version> {
    written_in(work, draft).await?;
    numbered(work, draft, version).await?.ok_or(Error::Missing)
}

/// What became of the words of one version in another.
///
/// # Errors
/// As [`find`].
pub async fn compare(work: &mut Work, draft: DraftId, from: i64, to: i64) -> Result<Vec<Piece>> {
    let from = find(work, draft, from).await?;
    let to = find(work, draft, to).await?;
    Ok(comparing::compare(&from.text, &to.text))
}

/// The text becomes what it once was, and that is a version, too; gives the number of the one before, to go back to.
///
/// # Errors
/// As [`find`]; `Forbidden` for readers, `Clash` when the draft is finished.
pub async fn restore(work: &mut Work, draft: DraftId, version: i64) -> Result<i64> {
    let seen = super::hold(work, draft).await.map_err(|error| match error {
        Error::Forbidden => Error::Missing,
        other => other,
    })?;
    let wanted = numbered(work, draft, version).await?.ok_or(Error::Missing)?;
    if seen.draft.finished_at.is_some() {
        return Err(Error::Clash("problem-draft-finished"));
    }
    if wanted.text != seen.draft.text {
        write(work, draft, &wanted.text, Cause::Restored, None).await?;
    }
    if wanted.waits() {
        settle(work, draft, version).await?;
    }
    Ok(seen.draft.version)
}

/// A version that stands beside is left there: it stays among the versions.
pub async fn leave_beside(work: &mut Work, draft: DraftId, version: i64) -> Result<()> {
    find(work, draft, version).await?;
    settle(work, draft, version).await
}

/// The versions that stand beside the text until somebody chooses.
pub async fn waiting(work: &mut Work, draft: DraftId) -> Result<Vec<Version>> {
    Ok(list(work, draft).await?.into_iter().filter(Version::waits).collect())
}

async fn settle(work: &mut Work, draft: DraftId, version: i64) -> Result<()> {
    run!(
        work,
        "update draft_versions set settled_at = $4
         where org_id = $1 and draft_id = $2 and version = $3 and cause = 'beside'",
        work.by.org,
        draft,
        version,
        work.now,
    )?;
    Ok(())
}

/// The draft, if I write in it: its versions are not for readers.
async fn written_in(work: &mut Work, draft: DraftId) -> Result<Seen> {
    let seen = super::find(work, draft).await?;
    if seen.is_writer() { Ok(seen) } else { Err(Error::Missing) }
}

pub(super) async fn numbered(work: &mut Work, draft: DraftId, version: i64) -> Result<Option<Version>> {
    Ok(maybe!(
        work,
        Version,
        "select v.*, p.name as writer
         from draft_versions v
         left join people p on p.org_id = v.org_id and p.person_id = v.written_by
         where v.org_id = $1 and v.draft_id = $2 and v.version = $3",
        work.by.org,
        draft,
        version,
    )?)
}

/// The text becomes this, as a version of its own; gives its number.
pub(in crate::voice) async fn write(
    work: &mut Work,
    draft: DraftId,
    text: &str,
    cause: Cause,
    begun_at: Option<Moment>,
) -> Result<i64> {
    let version = next(work, draft).await?;
    keep(work, draft, version, text, cause, begun_at).await?;
    run!(
        work,
        "update drafts set text = $3, version = $4, changed_at = $5 where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
        text,
        version,
        work.now,
    )?;
    Ok(version)
}

/// The number that the next version gets.
pub(super) async fn next(work: &mut Work, draft: DraftId) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select coalesce(max(version), 0) + 1 from draft_versions where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
    )?)
}

/// Keeps a text as a version.
pub(super) async fn keep(
    work: &mut Work,
    draft: DraftId,
    version: i64,
    text: &str,
    cause: Cause,
    begun_at: Option<Moment>,
) -> Result<()> {
    let begun_at = begun_at.unwrap_or(work.now);
    run!(
        work,
        "insert into draft_versions (org_id, draft_id, version, text, written_by, cause, created_at, begun_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        work.by.org,
        draft,
        version,
        text,
        work.by.person,
        cause,
        work.now,
        begun_at,
    )?;
    Ok(())
}
