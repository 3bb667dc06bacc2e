//! How a draft begins: from the rungs of an answer, from nothing, or prepared by a delegate.

use serde_json::json;

use super::{Draft, versions::Cause};
use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, maybe, run},
    error::{Error, Result},
    ids::{AnswerId, DraftId, PersonId},
    people,
    words::Language,
};

/// The rungs of an answer, as far as they were climbed.
#[derive(sqlx::FromRow)]
struct Rungs {
    fact: String,
    so_what: String,
    change_wanted: String,
    first_line: String,
    language: Language,
}

/// The rungs of an answer that was sent on, and who gave it.
#[derive(sqlx::FromRow)]
struct Given {
    #[sqlx(flatten)]
    rungs: Rungs,
    person_id: PersonId,
}

impl Rungs {
    /// A first text: the first line opens it, what was seen follows, then what it means and what should change.
    fn compose(&self) -> String {
        [&self.first_line, &self.fact, &self.so_what, &self.change_wanted]
            .into_iter()
            .map(|rung| rung.trim())
            .filter(|rung| !rung.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

/// A draft grows from my answer. Pressed twice, it is the same draft, until that one is finished or dropped.
///
/// # Errors
/// `Missing` when the answer is not mine, `Invalid` when nothing was answered yet.
pub async fn grow(work: &mut Work, answer: AnswerId) -> Result<DraftId> {
    let rungs = maybe!(
        work,
        Rungs,
        "select fact, so_what, change_wanted, first_line, language
         from answers
         where org_id = $1 and answer_id = $2 and person_id = $3 and dropped_at is null",
        work.by.org,
        answer,
        work.by.person,
    )?
    .ok_or(Error::Missing)?;
    if let Some(grown) = growing(work, answer).await? {
        return Ok(grown);
    }
    let text = super::tidy(&rungs.compose())?;
    if text.is_empty() {
        return Err(Error::invalid("fact", "problem-answer-empty"));
    }
    let author = people::me(work).await?.person_id;
    begin(work, author, Some(answer), &text, rungs.language).await
}

/// I begin a draft of my own.
///
/// # Errors
/// `Invalid` when the text is too long or the language is none of ours.
pub async fn start(work: &mut Work, text: &str, language: &str) -> Result<DraftId> {
    let language = Language::parse(language).ok_or(Error::invalid("language", "problem-draft-language"))?;
    let text = super::tidy(text)?;
    let author = people::me(work).await?.person_id;
    begin(work, author, None, &text, language).await
}

/// A draft made of an answer that was sent on, for whoever gave it; they are told, once for each answer.
///
/// # Errors
/// `Missing` when the answer was not sent on, `Invalid` when there are no words in it.
pub(crate) async fn propose(work: &mut Work, answer: AnswerId) -> Result<DraftId> {
    // Two editors who press at once make one draft: PostgreSQL holds the row, SQLite has one writer anyway.
    let sql = "update answers set version = version where org_id = $1 and answer_id = $2";
    run!(work, sql, work.by.org, answer)?;
    let given = maybe!(
        work,
        Given,
        "select fact, so_what, change_wanted, first_line, language, person_id
         from answers
         where org_id = $1 and answer_id = $2 and sent_at is not null and dropped_at is null",
        work.by.org,
        answer,
    )?
    .ok_or(Error::Missing)?;
    if work.by.person == Some(given.person_id) {
        return grow(work, answer).await;
    }
    let sql = "select draft_id from drafts where org_id = $1 and answer_id = $2 and prepared_by is not null";
    if let Some((prepared,)) = maybe!(work, (DraftId,), sql, work.by.org, answer)? {
        return Ok(prepared);
    }
    let text = super::tidy(&given.rungs.compose())?;
    if text.is_empty() {
        return Err(Error::invalid("fact", "problem-answer-empty"));
    }
    let draft = begin(work, given.person_id, Some(answer), &text, given.rungs.language).await?;
    let sql = "update drafts set prepared_at = $3 where org_id = $1 and draft_id = $2";
    run!(work, sql, work.by.org, draft, work.now)?;
    activity::record(work, Kind::DraftPrepared, draft.uuid(), json!({ "person": given.person_id })).await?;
    Ok(draft)
}

/// Whoever begins a draft for another prepares it.
pub(in crate::voice) async fn begin(
    work: &mut Work,
    author: PersonId,
    answer: Option<AnswerId>,
    text: &str,
    language: Language,
) -> Result<DraftId> {
    let draft = DraftId::new(work.now);
    let preparer = work.by.person.filter(|me| *me != author);
    run!(
        work,
        "insert into drafts (
             org_id, draft_id, person_id, answer_id, prepared_by, language, text, version, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $8)",
        work.by.org,
        draft,
        author,
        answer,
        preparer,
        language,
        text,
        work.now,
    )?;
    let cause = if preparer.is_some() { Cause::Prepared } else { Cause::Written };
    super::versions::keep(work, draft, 1, text, cause, None::<Moment>).await?;
    Ok(draft)
}

async fn growing(work: &mut Work, answer: AnswerId) -> Result<Option<DraftId>> {
    let draft = maybe!(
        work,
        Draft,
        "select * from drafts
         where org_id = $1 and answer_id = $2 and person_id = $3 and finished_at is null and dropped_at is null
         order by created_at desc, draft_id desc
         limit 1",
        work.by.org,
        answer,
        work.by.person,
    )?;
    Ok(draft.map(|draft| draft.draft_id))
}
