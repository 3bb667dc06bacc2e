//! Finishing and dropping a draft: its author alone, every time; both can be undone.

use serde_json::json;

use super::versions::{self, Cause};
use crate::{
    activity::{self, Kind},
    db::{Work, run},
    error::{Error, Result},
    ids::DraftId,
};

/// The words for who would confirm a text that is no longer what they saw.
pub const WRITTEN_MEANWHILE: &str = "problem-draft-meanwhile";

/// It is finished, as it stood in the version that I saw. Saying so twice is saying so once.
///
/// # Errors
/// `Missing` when the draft is not mine: a delegate prepares, only the person confirms. `Invalid` when it is empty or
/// the version is none yet, `Clash` when somebody wrote in it since: nobody confirms words that they have not seen.
pub async fn finish(work: &mut Work, draft: DraftId, seen: i64) -> Result<()> {
    let mine = super::hold_mine(work, draft).await?;
    if mine.finished_at.is_some() {
        return Ok(());
    }
    if mine.dropped_at.is_some() {
        return Err(Error::Missing);
    }
    if seen > mine.version || seen < 1 {
        return Err(Error::invalid("version", "problem-version"));
    }
    if seen != mine.version {
        return Err(Error::Clash(WRITTEN_MEANWHILE));
    }
    if mine.text.trim().is_empty() {
        return Err(Error::invalid("text", "problem-draft-empty"));
    }
    versions::write(work, draft, &mine.text, Cause::Finished, None).await?;
    run!(
        work,
        "update drafts set finished_at = $3 where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
        work.now,
    )?;
    activity::record(work, Kind::DraftFinished, draft.uuid(), json!({})).await
}

/// I write on after all.
///
/// # Errors
/// `Missing` when the draft is not mine.
pub async fn unfinish(work: &mut Work, draft: DraftId) -> Result<()> {
    super::find_mine(work, draft).await?;
    run!(
        work,
        "update drafts set finished_at = null where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
    )?;
    Ok(())
}

/// I let a draft be: from now on nobody else sees it.
///
/// # Errors
/// `Missing` when the draft is not mine.
pub async fn drop(work: &mut Work, draft: DraftId) -> Result<()> {
    super::find_mine(work, draft).await?;
    run!(
        work,
        "update drafts set dropped_at = coalesce(dropped_at, $3) where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
        work.now,
    )?;
    Ok(())
}

/// I take a draft up again that I had dropped.
///
/// # Errors
/// `Missing` when the draft is not mine.
pub async fn take_up(work: &mut Work, draft: DraftId) -> Result<()> {
    super::find_mine(work, draft).await?;
    run!(
        work,
        "update drafts set dropped_at = null where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
    )?;
    Ok(())
}
