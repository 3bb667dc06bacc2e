//! Saving: what two people, or one in two tabs, write at once comes together, or is kept side by side.

use jiff::SignedDuration;

use super::{
    Draft,
    comparing::only_adds,
    merging::merge,
    versions::{self, Cause, Version},
};
use crate::{
    db::{Work, maybe, run},
    error::{Error, Result},
    ids::DraftId,
};

/// So long somebody's writing on is one version.
const ONE_SITTING: SignedDuration = SignedDuration::from_mins(10);
/// So long a version that was only written on is kept for a tab that still stands at it.
const TABS_LAST: SignedDuration = SignedDuration::from_hours(24 * 14);

/// What became of a text that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The draft's text from now on, and the number of its version.
    pub text: String,
    pub version: i64,
    pub outcome: Outcome,
}

/// How a saved text and what others wrote meanwhile came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The draft's text is what was saved.
    Kept,
    /// The draft's text holds it together with what was written elsewhere.
    Merged,
    /// It stands beside the draft's text as the version of that number: somebody chooses.
    Beside(i64),
}

/// I save a text that I wrote from a version. Nothing that is saved is ever lost, whatever happened meanwhile.
///
/// # Errors
/// `Missing` when I may not see the draft, `Forbidden` when I only read it, `Invalid` when the text is too long or
/// the version is none yet.
pub async fn save(work: &mut Work, draft: DraftId, text: &str, from: i64) -> Result<Saved> {
    let seen = super::hold(work, draft).await?;
    let text = super::tidy(text)?;
    let now = &seen.draft;
    if from > now.version || from < 1 {
        return Err(Error::invalid("version", "problem-version"));
    }
    if text == now.text {
        return Ok(said(now, Outcome::Kept));
    }
    if now.finished_at.is_some() {
        return stand_beside(work, now, &text).await;
    }
    if from == now.version {
        let version = write_on(work, now, &text).await?;
        return Ok(Saved { text, version, outcome: Outcome::Kept });
    }
    let base = nearest(work, draft, from).await?;
    match merge(&base, &now.text, &text) {
        Some(merged) if merged == now.text => Ok(said(now, Outcome::Merged)),
        Some(merged) => {
            let version = versions::write(work, draft, &merged, Cause::Merged, None).await?;
            Ok(Saved { text: merged, version, outcome: Outcome::Merged })
        }
        None => stand_beside(work, now, &text).await,
    }
}

fn said(draft: &Draft, outcome: Outcome) -> Saved {
    Saved { text: draft.text.clone(), version: draft.version, outcome }
}

/// The next version; one sitting of writing on is a single one.
async fn write_on(work: &mut Work, now: &Draft, text: &str) -> Result<i64> {
    let last = versions::numbered(work, now.draft_id, now.version).await?;
    let last = last.filter(|last| is_same_sitting(work, last) && only_adds(&last.text, text));
    let begun_at = last.as_ref().and_then(|last| last.begun_at);
    let version = versions::write(work, now.draft_id, text, Cause::Written, begun_at).await?;
    if let Some(last) = last {
        outgrow(work, now.draft_id, last.version, version).await?;
    }
    Ok(version)
}

fn is_same_sitting(work: &Work, last: &Version) -> bool {
    last.written_by == work.by.person
        && last.cause == Cause::Written
        && work.now - last.begun_at.unwrap_or(last.created_at) < ONE_SITTING
}

/// Keeps a text beside the draft's; what is written on there takes the place of what it was.
async fn stand_beside(work: &mut Work, now: &Draft, text: &str) -> Result<Saved> {
    let waiting = versions::waiting(work, now.draft_id).await?;
    if let Some(same) = waiting.iter().find(|version| version.text == text) {
        return Ok(said(now, Outcome::Beside(same.version)));
    }
    let version = versions::next(work, now.draft_id).await?;
    versions::keep(work, now.draft_id, version, text, Cause::Beside, None).await?;
    let grown = waiting.iter().find(|last| last.written_by == work.by.person && only_adds(&last.text, text));
    if let Some(last) = grown {
        outgrow(work, now.draft_id, last.version, version).await?;
    }
    Ok(said(now, Outcome::Beside(version)))
}

async fn outgrow(work: &mut Work, draft: DraftId, last: i64, version: i64) -> Result<()> {
    run!(
        work,
        "update draft_versions set grown_into = $4 where org_id = $1 and draft_id = $2 and version = $3",
        work.by.org,
        draft,
        last,
        version,
    )?;
    run!(
        work,
        "delete from draft_versions
         where org_id = $1 and draft_id = $2 and grown_into is not null and created_at < $3",
        work.by.org,
        draft,
        work.now - TABS_LAST,
    )?;
    Ok(())
}

/// The text of a version; of one that is no longer kept, the one before.
pub(super) async fn nearest(work: &mut Work, draft: DraftId, version: i64) -> Result<String> {
    let row = maybe!(
        work,
        (String,),
        "select text from draft_versions
         where org_id = $1 and draft_id = $2 and version <= $3 and cause <> 'beside'
         order by version desc
         limit 1",
        work.by.org,
        draft,
        version,
    )?;
    Ok(row.map(|(text,)| text).unwrap_or_default())
}
