//! Remarks: what a reader says to a passage of a draft, and what its author answers.
//!
//! - [`placing`]: where a passage is, in a text that moves.

pub mod placing;

use std::ops::Range;

use crate::{
    clock::Moment,
    db::{Work, all, run},
    error::{Error, Result},
    ids::{DraftId, PersonId, RemarkId},
    voice::drafts::{
        self, Seen, Who,
        versions::{self, Cause},
    },
};
use placing::Passage;

/// A remark as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    remark_id: RemarkId,
    person_id: PersonId,
    writer: String,
    starts: i64,
    quote: String,
    quote_before: String,
    quote_after: String,
    text: String,
    suggestion: Option<String>,
    created_at: Moment,
    accepted_at: Option<Moment>,
    resolved_at: Option<Moment>,
}

impl Row {
    fn passage(&self) -> Passage<'_> {
        Passage {
            starts: usize::try_from(self.starts).unwrap_or(0),
            quote: &self.quote,
            before: &self.quote_before,
            after: &self.quote_after,
        }
    }
}

/// What a reader says to a passage, or to the whole.
#[derive(Clone, Debug)]
pub struct Remark {
    pub id: RemarkId,
    pub by: PersonId,
    /// The name of who says it.
    pub writer: String,
    /// The words that it is about; empty when it is about the whole.
    pub quote: String,
    /// Where those words are now, in characters; none when they are gone, or it is about the whole.
    pub place: Option<Range<usize>>,
    pub text: String,
    /// Other words for the passage.
    pub suggestion: Option<String>,
    pub at: Moment,
    pub accepted: bool,
    pub resolved: bool,
    pub replies: Vec<Reply>,
}

impl Remark {
    /// Whether the words that it was about are no longer there.
    pub fn is_orphan(&self) -> bool {
        !self.quote.is_empty() && self.place.is_none() && !self.accepted
    }
}

/// An answer to a remark.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reply {
    remark_id: RemarkId,
    /// The name of who answers.
    pub writer: String,
    pub text: String,
    pub created_at: Moment,
}

/// What somebody wants to say to a passage.
#[derive(Clone, Debug, Default)]
pub struct Said<'a> {
    /// The words it is about, as they stand in the text; empty for the whole.
    pub quote: &'a str,
    /// Where they begin, in characters; the nearest such place is meant.
    pub starts: usize,
    pub text: &'a str,
    pub suggestion: Option<&'a str>,
}

/// As a reader, I say something to a passage.
///
/// # Errors
/// `Missing` when I may not see the draft, `Forbidden` when I write in it, `Invalid` by field.
pub async fn remark(work: &mut Work, draft: DraftId, said: Said<'_>) -> Result<RemarkId> {
    let seen = drafts::find(work, draft).await?;
    if seen.as_who != Who::Reader {
        return Err(Error::Forbidden);
    }
    let text = drafts::tidy(said.text)?;
    let quote = drafts::tidy(said.quote)?;
    let suggestion = said.suggestion.map(drafts::tidy).transpose()?.filter(|words| *words != quote);
    if text.trim().is_empty() && suggestion.is_none() {
        return Err(Error::invalid("remark", "problem-remark-empty"));
    }
    let asked = Passage { starts: said.starts, quote: &quote, ..Passage::default() };
    let place = placing::place(&seen.draft.text, &asked);
    if place.is_none() && !quote.is_empty() {
        return Err(Error::invalid("quote", "problem-quote"));
    }
    if quote.is_empty() && suggestion.is_some() {
        return Err(Error::invalid("quote", "problem-quote-needed"));
    }
    let (starts, before, after) = placing::around(&seen.draft.text, place);
    let remark = RemarkId::new(work.now);
    run!(
        work,
        "insert into remarks (
             org_id, remark_id, draft_id, person_id, starts, quote, quote_before, quote_after, text, suggestion,
             created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        work.by.org,
        remark,
        draft,
        work.by.person,
        i64::try_from(starts).unwrap_or(0),
        &quote,
        before,
        after,
        text.trim(),
        suggestion,
        work.now,
    )?;
    Ok(remark)
}

/// What was said to a draft: all of it for its author, their own for a reader; in the order of the text.
///
/// # Errors
/// `Missing` when I may not see the draft.
pub async fn list(work: &mut Work, draft: DraftId) -> Result<Vec<Remark>> {
    let seen = drafts::find(work, draft).await?;
    let rows = rows(work, &seen).await?;
    let replies = all!(
        work,
        Reply,
        "select a.remark_id, p.name as writer, a.text, a.created_at
         from remark_replies a
         join remarks r on r.org_id = a.org_id and r.remark_id = a.remark_id
         join people p on p.org_id = a.org_id and p.person_id = a.person_id
         where a.org_id = $1 and r.draft_id = $2
         order by a.created_at, a.reply_id",
        work.by.org,
        draft,
    )?;
    let mut remarks: Vec<Remark> = rows
        .into_iter()
        .map(|row| Remark {
            place: placing::place(&seen.draft.text, &row.passage()),
            replies: replies.iter().filter(|reply| reply.remark_id == row.remark_id).cloned().collect(),
            id: row.remark_id,
            by: row.person_id,
            writer: row.writer,
            quote: row.quote,
            text: row.text,
            suggestion: row.suggestion,
            at: row.created_at,
            accepted: row.accepted_at.is_some(),
            resolved: row.resolved_at.is_some(),
        })
        .collect();
    remarks.sort_by_key(|remark| (remark.resolved, remark.place.as_ref().map_or(usize::MAX, |at| at.start)));
    Ok(remarks)
}

/// I answer a remark, as the draft's author or as the reader who made it.
///
/// # Errors
/// `Missing` when I am neither, `Invalid` when nothing is said.
pub async fn reply(work: &mut Work, draft: DraftId, remark: RemarkId, text: &str) -> Result<()> {
    reachable(work, draft, remark).await?;
    let text = drafts::tidy(text)?;
    if text.trim().is_empty() {
        return Err(Error::invalid("reply", "problem-remark-empty"));
    }
    run!(
        work,
        "insert into remark_replies (org_id, reply_id, remark_id, person_id, text, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        RemarkId::new(work.now),
        remark,
        work.by.person,
        text.trim(),
        work.now,
    )?;
    Ok(())
}

/// It is settled, or it is open again.
///
/// # Errors
/// `Missing` when the draft is not mine and the remark neither.
pub async fn resolve(work: &mut Work, draft: DraftId, remark: RemarkId, resolved: bool) -> Result<()> {
    reachable(work, draft, remark).await?;
    let (at, by) = if resolved { (Some(work.now), work.by.person) } else { (None, None) };
    run!(
        work,
        "update remarks
         set resolved_at = $3, resolved_by = $4, accepted_at = case when $3 is null then null else accepted_at end
         where org_id = $1 and remark_id = $2",
        work.by.org,
        remark,
        at,
        by,
    )?;
    Ok(())
}

/// I put the suggested words in the place of mine; gives the version before, to go back to.
///
/// # Errors
/// `Missing` when the draft is not mine or nothing is suggested, `Clash` when it is finished or the passage is gone.
pub async fn accept(work: &mut Work, draft: DraftId, remark: RemarkId) -> Result<i64> {
    let mine = drafts::hold_mine(work, draft).await?;
    let seen = Seen { draft: mine, as_who: Who::Author };
    let row = rows(work, &seen).await?.into_iter().find(|row| row.remark_id == remark);
    let row = row.ok_or(Error::Missing)?;
    let suggestion = row.suggestion.as_deref().ok_or(Error::Missing)?;
    if seen.draft.finished_at.is_some() {
        return Err(Error::Clash("problem-draft-finished"));
    }
    let place = placing::place(&seen.draft.text, &row.passage()).ok_or(Error::Clash("problem-hunk-gone"))?;
    let text = drafts::tidy(&placing::replace(&seen.draft.text, place, suggestion))?;
    versions::write(work, draft, &text, Cause::Taken, None).await?;
    run!(
        work,
        "update remarks set accepted_at = $3, resolved_at = $3, resolved_by = $4
         where org_id = $1 and remark_id = $2",
        work.by.org,
        remark,
        work.now,
        work.by.person,
    )?;
    Ok(seen.draft.version)
}

/// What this one may see of what was said: the author all, a reader what they said themselves, a delegate nothing.
async fn rows(work: &mut Work, seen: &Seen) -> Result<Vec<Row>> {
    Ok(all!(
        work,
        Row,
        "select r.*, p.name as writer
         from remarks r
         join people p on p.org_id = r.org_id and p.person_id = r.person_id
         where r.org_id = $1 and r.draft_id = $2 and (r.person_id = $3 or $4 = 'author')
         order by r.created_at, r.remark_id",
        work.by.org,
        seen.draft.draft_id,
        work.by.person,
        seen.as_who.name(),
    )?)
}

async fn reachable(work: &mut Work, draft: DraftId, remark: RemarkId) -> Result<()> {
    let seen = drafts::find(work, draft).await?;
    let known = rows(work, &seen).await?.iter().any(|row| row.remark_id == remark);
    if known { Ok(()) } else { Err(Error::Missing) }
}
