//! Proposals: a text beside the author's, of which they take all, some or nothing.

use serde_json::json;

use super::{
    Draft, Who,
    hunks::{self, Hunk, State},
    versions::{self, Cause},
};
use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{DraftId, PersonId, ProposalId},
    voice::readings,
};

/// A text that a reader proposes beside a draft.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Proposal {
    pub proposal_id: ProposalId,
    pub draft_id: DraftId,
    pub proposed_by: PersonId,
    /// The name of who proposed it.
    pub writer: String,
    /// The version that it was written from, and its text then.
    pub version: i64,
    pub base: String,
    pub text: String,
    /// A word with it.
    pub words: String,
    pub created_at: Moment,
    /// When its author was done with it, or its writer took it back.
    pub settled_at: Option<Moment>,
}

impl Proposal {
    /// Its changes, and what can be done with each in the text as it is now.
    pub fn hunks(&self, text: &str) -> Vec<Hunk> {
        hunks::hunks(&self.base, &self.text, text)
    }
}

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// The version before, to go back to.
    pub before: i64,
    /// The changes whose place is gone.
    pub missed: Vec<usize>,
}

/// As a reader, I propose a text; nothing changes in the draft by that.
///
/// # Errors
/// `Missing` when I may not see the draft, `Forbidden` when I write in it myself, `Invalid` when nothing is changed.
pub async fn propose(
    work: &mut Work,
    draft: DraftId,
    text: &str,
    from: i64,
    words: &str,
) -> Result<ProposalId> {
    let seen = super::find(work, draft).await?;
    if seen.as_who != Who::Reader {
        return Err(Error::Forbidden);
    }
    let text = super::tidy(text)?;
    let words = super::tidy(words)?;
    let reading = readings::my_reading(work, draft).await?;
    if from > seen.draft.version {
        return Err(Error::invalid("version", "problem-version"));
    }
    // What the text was before somebody was asked is not theirs to see, in a comparison neither.
    let from = from.max(reading.version);
    let base = super::saving::nearest(work, draft, from).await?;
    if text.trim().is_empty() || text == base {
        return Err(Error::invalid("text", "problem-proposal-same"));
    }
    let proposal = ProposalId::new(work.now);
    run!(
        work,
        "insert into proposals (
             org_id, proposal_id, draft_id, proposed_by, version, base, text, words, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        work.by.org,
        proposal,
        draft,
        work.by.person,
        from,
        &base,
        &text,
        words.trim(),
        work.now,
    )?;
    activity::record(work, Kind::DraftProposed, draft.uuid(), json!({ "proposal": proposal })).await?;
    Ok(proposal)
}

/// What lies beside a draft: all of it for its author, their own for a reader; the newest first.
///
/// # Errors
/// `Missing` when I may not see the draft.
pub async fn list(work: &mut Work, draft: DraftId) -> Result<Vec<Proposal>> {
    let seen = super::find(work, draft).await?;
    Ok(all!(
        work,
        Proposal,
        "select o.*, p.name as writer
         from proposals o
         join people p on p.org_id = o.org_id and p.person_id = o.proposed_by
         where o.org_id = $1 and o.draft_id = $2 and o.settled_at is null and (o.proposed_by = $3 or $4 = 'author')
         order by o.created_at desc, o.proposal_id desc",
        work.by.org,
        draft,
        work.by.person,
        seen.as_who.name(),
    )?)
}

/// I take these changes of a proposal, and no others.
///
/// # Errors
/// `Missing` when the draft is not mine, `Clash` when it is finished or the place of all of them is gone.
pub async fn take(
    work: &mut Work,
    draft: DraftId,
    proposal: ProposalId,
    numbers: &[usize],
) -> Result<Taking> {
    let mine = super::hold_mine(work, draft).await?;
    let proposal = of_mine(work, &mine, proposal).await?;
    if mine.finished_at.is_some() {
        return Err(Error::Clash("problem-draft-finished"));
    }
    let mut text = mine.text.clone();
    let mut missed = Vec::new();
    for number in numbers {
        match hunks::take(&proposal.base, &proposal.text, &text, *number) {
            Some(taken) => text = taken,
            None => missed.push(*number),
        }
    }
    if text == mine.text && !missed.is_empty() {
        return Err(Error::Clash("problem-hunk-gone"));
    }
    let text = super::tidy(&text)?;
    if text != mine.text {
        versions::write(work, draft, &text, Cause::Taken, None).await?;
    }
    if proposal.hunks(&text).iter().all(|hunk| hunk.state == State::Taken) {
        settle_row(work, proposal.proposal_id, true).await?;
    }
    Ok(Taking { before: mine.version, missed })
}

/// I am done with a proposal, as the draft's author or as the one who made it.
///
/// # Errors
/// `Missing` when I am neither.
pub async fn settle(work: &mut Work, draft: DraftId, proposal: ProposalId) -> Result<()> {
    reachable(work, draft, proposal).await?;
    settle_row(work, proposal, true).await
}

/// The proposal lies beside the draft again.
///
/// # Errors
/// As [`settle`].
pub async fn bring_back(work: &mut Work, draft: DraftId, proposal: ProposalId) -> Result<()> {
    reachable(work, draft, proposal).await?;
    settle_row(work, proposal, false).await
}

async fn settle_row(work: &mut Work, proposal: ProposalId, settled: bool) -> Result<()> {
    let at = settled.then_some(work.now);
    run!(
        work,
        "update proposals set settled_at = $3 where org_id = $1 and proposal_id = $2",
        work.by.org,
        proposal,
        at,
    )?;
    Ok(())
}

async fn reachable(work: &mut Work, draft: DraftId, proposal: ProposalId) -> Result<()> {
    let seen = super::find(work, draft).await?;
    let proposal = of_mine(work, &seen.draft, proposal).await?;
    let is_mine = Some(proposal.proposed_by) == work.by.person;
    if seen.is_author() || is_mine { Ok(()) } else { Err(Error::Missing) }
}

async fn of_mine(work: &mut Work, draft: &Draft, proposal: ProposalId) -> Result<Proposal> {
    maybe!(
        work,
        Proposal,
        "select o.*, p.name as writer
         from proposals o
         join people p on p.org_id = o.org_id and p.person_id = o.proposed_by
         where o.org_id = $1 and o.draft_id = $2 and o.proposal_id = $3",
        work.by.org,
        draft.draft_id,
        proposal,
    )?
    .ok_or(Error::Missing)
}
