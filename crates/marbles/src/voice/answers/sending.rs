//! Sending an answer on to the editors, taking it back, and dropping it.

use jiff::SignedDuration;
use serde_json::json;

use super::{files, find_mine, saving::mark_answered};
use crate::{
    activity::{self, Kind},
    db::{Work, all, run, value},
    error::{Error, Result},
    ids::AnswerId,
};

/// How long a dropped answer can be brought back.
const KEPT_DAYS: i64 = 30;

/// I send an answer on to the editors; until then nobody sees it but me. Doing so twice counts once.
///
/// # Errors
/// `Missing` when it is not mine, `Invalid` while nothing is in it.
pub async fn send_on(work: &mut Work, answer: AnswerId) -> Result<()> {
    let mine = find_mine(work, answer).await?;
    if mine.is_empty() {
        return Err(Error::invalid("fact", "problem-answer-empty"));
    }
    let sql = "update answers set sent_at = $3 where org_id = $1 and answer_id = $2 and sent_at is null";
    if run!(work, sql, work.by.org, answer, work.now)? == 1 {
        mark_answered(work, &mine).await?;
        activity::record(work, Kind::AnswerSentOn, answer.uuid(), json!({})).await?;
    }
    Ok(())
}

/// I take an answer back from the editors.
///
/// # Errors
/// `Missing` when it is not mine, `Clash` when somebody has prepared a text from it.
pub async fn take_back(work: &mut Work, answer: AnswerId) -> Result<()> {
    find_mine(work, answer).await?;
    if is_used(work, answer).await? {
        return Err(Error::Clash("problem-answer-used"));
    }
    run!(
        work,
        "update answers set sent_at = null where org_id = $1 and answer_id = $2",
        work.by.org,
        answer
    )?;
    Ok(())
}

/// Whether somebody else has prepared a text from an answer.
pub async fn is_used(work: &mut Work, answer: AnswerId) -> Result<bool> {
    let sql = "select count(*) from drafts where org_id = $1 and answer_id = $2 and prepared_by is not null";
    Ok(value!(work, i64, sql, work.by.org, answer)? > 0)
}

/// I drop an answer: nobody sees it any more, and for thirty days I can bring it back.
///
/// # Errors
/// `Missing` when it is not mine.
pub async fn drop(work: &mut Work, answer: AnswerId) -> Result<()> {
    let mine = find_mine(work, answer).await?;
    run!(
        work,
        "update answers set dropped_at = $3 where org_id = $1 and answer_id = $2",
        work.by.org,
        mine.answer_id,
        work.now,
    )?;
    Ok(())
}

/// I bring an answer back that I dropped.
///
/// # Errors
/// `Missing` when it is not mine, or gone for good.
pub async fn bring_back(work: &mut Work, answer: AnswerId) -> Result<()> {
    let touched = run!(
        work,
        "update answers set dropped_at = null where org_id = $1 and answer_id = $2 and person_id = $3",
        work.by.org,
        answer,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Forgets for good what was dropped long ago.
pub async fn forget_dropped(work: &mut Work) -> Result<()> {
    let dropped = all!(
        work,
        (AnswerId,),
        "select answer_id from answers where org_id = $1 and dropped_at < $2 order by answer_id limit 500",
        work.by.org,
        work.now - SignedDuration::from_hours(24 * KEPT_DAYS),
    )?;
    for (answer,) in dropped {
        run!(
            work,
            "update drafts set answer_id = null where org_id = $1 and answer_id = $2",
            work.by.org,
            answer
        )?;
        run!(work, "delete from answers where org_id = $1 and answer_id = $2", work.by.org, answer)?;
        files::forget_later(work, answer, None).await?;
    }
    Ok(())
}
