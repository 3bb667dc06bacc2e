//! What is still to be done: named verbs with ids only, written in the transaction of their cause, done at least once.

pub mod recurring;
pub mod running;

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    clock::Moment,
    db::{By, Db, Work, all, maybe, run, value},
    error::{Error, Result},
    ids::{ActivityId, AnswerId, JobId, LetterId, NudgeId, OrgId, RoomId, SourceId, StoryId, VoiceNoteId},
};

/// Something to be done later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Job {
    /// Tell one listener what happened.
    Tell { listener: String, activity: ActivityId },
    /// Write a letter and hand it to the post.
    SendLetter { letter: LetterId },
    /// Ask a source for news.
    RefreshSource { source: SourceId },
    /// Fetch and store the picture of a story.
    FetchPicture { story: StoryId },
    /// Learn from what people made of what they saw.
    LearnRelevance,
    /// Offer a story to those who want to hear right away.
    OfferStory { story: StoryId },
    /// Consider everybody to whom a message may go out now.
    ConsiderDue,
    /// Hand a message over to the person's channel.
    DeliverNudge { nudge: NudgeId },
    /// Correct a story in the messages that carry it, where their channels can.
    CorrectStory { story: StoryId },
    /// Post a story in a team's channel.
    PostInRoom { room: RoomId, story: StoryId },
    /// Write a voice note out.
    Transcribe { note: VoiceNoteId },
    /// Delete a file of an answer, or all of them.
    ForgetFiles { answer: AnswerId, file: Option<Uuid> },
}

impl Job {
    /// The name that an administrator sees.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Tell { .. } => "tell",
            Self::SendLetter { .. } => "send_letter",
            Self::RefreshSource { .. } => "refresh_source",
            Self::FetchPicture { .. } => "fetch_picture",
            Self::LearnRelevance => "learn_relevance",
            Self::OfferStory { .. } => "offer_story",
            Self::ConsiderDue => "consider_due",
            Self::DeliverNudge { .. } => "deliver_nudge",
            Self::CorrectStory { .. } => "correct_story",
            Self::PostInRoom { .. } => "post_in_room",
            Self::Transcribe { .. } => "transcribe",
            Self::ForgetFiles { .. } => "forget_files",
        }
    }
}

/// How often a job is tried before it is given up and shown to the administrator.
const TRIES: i64 = 8;
/// How long a runner may hold a job before another may take it over.
const LEASE: SignedDuration = SignedDuration::from_secs(120);

/// The lane of what a person waits for, and of everything else that is not a message.
const FIRST: i64 = 0;
/// The lane of messages: it is served when the first one is empty, however many wait in it.
pub(crate) const MESSAGES: i64 = 1;

/// How a job ended that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    Done,
    /// To be tried again after that time; it counts as no failure, and may say what stands in the way.
    Later(SignedDuration, Option<String>),
    /// Trying again is no use, for this reason, which the administrator sees.
    InVain(String),
}

/// Leaves a job to be done as soon as this work is saved.
pub async fn enqueue(work: &mut Work, job: &Job) -> Result<()> {
    enqueue_once(work, job, None).await
}

/// Leaves a job unless one with the same key is waiting already.
pub async fn enqueue_once(work: &mut Work, job: &Job, key: Option<&str>) -> Result<()> {
    run!(
        work,
        "insert into jobs (org_id, job_id, kind, payload, once_key, due_at, created_at)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict (org_id, once_key) do nothing",
        work.by.org,
        JobId::new(work.now),
        job.name(),
        sqlx::types::Json(job),
        key,
        work.now,
    )?;
    work.leaves_jobs = true;
    Ok(())
}

/// A job that this runner holds until its lease ends.
#[derive(Debug, sqlx::FromRow)]
pub struct Held {
    pub job_id: JobId,
    pub payload: sqlx::types::Json<serde_json::Value>,
    pub attempts: i64,
    lease: JobId,
}

/// Takes the job that is due longest, if there is one; a message only when nothing else is due.
pub async fn claim(db: &Db, org: OrgId) -> Result<Option<Held>> {
    let mut work = db.work(By::marbles(org)).await?;
    let mut held = None;
    for lane in [FIRST, MESSAGES] {
        if held.is_none() {
            held = claim_in(&mut work, lane).await?;
        }
    }
    work.save().await?;
    Ok(held)
}

async fn claim_in(work: &mut Work, lane: i64) -> Result<Option<Held>> {
    let sql = work.dialect(
        "update jobs
         set lease = $2, leased_until = $3, attempts = attempts + 1
         where org_id = $1 and job_id = (
             select job_id from jobs
             where org_id = $1 and lane = $5 and due_at <= $4 and gave_up_at is null
               and (leased_until is null or leased_until < $4)
             order by due_at, job_id limit 1)
         returning job_id, payload, attempts, lease",
        "update jobs
         set lease = $2, leased_until = $3, attempts = attempts + 1
         where org_id = $1 and job_id = (
             select job_id from jobs
             where org_id = $1 and lane = $5 and due_at <= $4 and gave_up_at is null
               and (leased_until is null or leased_until < $4)
             order by due_at, job_id limit 1
             for update skip locked)
         returning job_id, payload, attempts, lease",
    );
    let lease = JobId::new(work.now);
    Ok(maybe!(work, Held, sql, work.by.org, lease, work.now + LEASE, work.now, lane)?)
}

/// The job is done: it leaves the table, unless its lease has passed to another.
pub async fn finish(work: &mut Work, held: &Held) -> Result<()> {
    run!(
        work,
        "delete from jobs where org_id = $1 and job_id = $2 and lease = $3",
        work.by.org,
        held.job_id,
        held.lease,
    )?;
    Ok(())
}

/// The job failed: it is due again after a growing pause, or given up after its last try.
pub async fn fail(work: &mut Work, held: &Held, problem: &str) -> Result<()> {
    let gave_up = (held.attempts >= TRIES).then_some(work.now);
    run!(
        work,
        "update jobs
         set due_at = $4, problem = $5, gave_up_at = $6, lease = null, leased_until = null
         where org_id = $1 and job_id = $2 and lease = $3",
        work.by.org,
        held.job_id,
        held.lease,
        work.now + pause_after(held.attempts),
        problem,
        gave_up,
    )?;
    Ok(())
}

/// The job is due again later, as if it had not been tried.
pub async fn postpone(work: &mut Work, held: &Held, by: SignedDuration, problem: Option<&str>) -> Result<()> {
    run!(
        work,
        "update jobs
         set due_at = $4, attempts = attempts - 1, lease = null, leased_until = null, problem = $5
         where org_id = $1 and job_id = $2 and lease = $3",
        work.by.org,
        held.job_id,
        held.lease,
        work.now + by,
        problem,
    )?;
    Ok(())
}

/// The job is given up at once, for a reason that the administrator sees.
pub async fn give_up(work: &mut Work, held: &Held, problem: &str) -> Result<()> {
    run!(
        work,
        "update jobs
         set problem = $4, gave_up_at = $5, lease = null, leased_until = null
         where org_id = $1 and job_id = $2 and lease = $3",
        work.by.org,
        held.job_id,
        held.lease,
        problem,
        work.now,
    )?;
    Ok(())
}

/// 10 s, 40 s, 3 min, 11 min, 43 min, 3 h, 6 h.
pub(crate) fn pause_after(attempts: i64) -> SignedDuration {
    let factor = 4_i64.saturating_pow(u32::try_from(attempts - 1).unwrap_or(0));
    SignedDuration::from_secs(10_i64.saturating_mul(factor).min(6 * 3600))
}

/// How many jobs are due or in hand now.
pub async fn due(work: &mut Work) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(*) from jobs where org_id = $1 and due_at <= $2 and gave_up_at is null",
        work.by.org,
        work.now,
    )?)
}

/// How many jobs wait, due or not.
pub async fn waiting(work: &mut Work) -> Result<i64> {
    Ok(value!(work, i64, "select count(*) from jobs where org_id = $1 and gave_up_at is null", work.by.org)?)
}

/// A job as the administrator sees it.
#[derive(Debug, sqlx::FromRow)]
pub struct Seen {
    pub job_id: JobId,
    pub kind: String,
    pub due_at: Moment,
    pub attempts: i64,
    pub problem: Option<String>,
    pub gave_up_at: Option<Moment>,
}

/// The jobs that failed at least once, given up ones first; at most a hundred.
pub async fn troubled(work: &mut Work) -> Result<Vec<Seen>> {
    let seen = all!(
        work,
        Seen,
        "select job_id, kind, due_at, attempts, problem, gave_up_at
         from jobs
         where org_id = $1 and problem is not null
         order by case when gave_up_at is null then 1 else 0 end, due_at, job_id
         limit 100",
        work.by.org,
    )?;
    Ok(seen)
}

/// Gives a job its tries back, due now.
///
/// # Errors
/// `Missing` when it is done or gone.
pub async fn rerun(work: &mut Work, job: JobId) -> Result<()> {
    let touched = run!(
        work,
        "update jobs
         set due_at = $3, attempts = 0, gave_up_at = null
         where org_id = $1 and job_id = $2",
        work.by.org,
        job,
        work.now,
    )?;
    work.leaves_jobs = true;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}
