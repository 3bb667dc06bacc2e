//! What becomes a request: a question asked or passed on, a draft to read, a proposal, a prepared text, a reader's word.

use serde_json::Value;

use super::Wanted;
use crate::{
    activity::{Happening, Kind},
    db::{Work, all, maybe, run},
    demo::lay,
    error::Result,
    ids::{PersonId, RequestId},
};

/// Turns what happened into requests, and lets those be looked at now who want to hear right away.
pub(crate) async fn hear(work: &mut Work, happening: &Happening) -> Result<()> {
    match happening.kind {
        Kind::QuestionAsked | Kind::QuestionPassedOn => ask_everybody(work, happening).await?,
        Kind::ReaderAsked => {
            if let Some(reader) = named(&happening.detail, "reader") {
                ask(work, happening, Wanted::Reading, reader).await?;
            }
        }
        Kind::DraftProposed => ask_author(work, happening, Wanted::Proposal).await?,
        Kind::DraftPrepared => ask_author(work, happening, Wanted::Prepared).await?,
        Kind::DraftRead => ask_author(work, happening, Wanted::Read).await?,
        _ => {}
    }
    wake(work, happening).await
}

fn named(detail: &Value, key: &str) -> Option<PersonId> {
    detail.get(key).and_then(Value::as_str).and_then(|id| id.parse().ok())
}

/// A request for each of those who were asked a question and have none yet.
async fn ask_everybody(work: &mut Work, happening: &Happening) -> Result<()> {
    let waiting = all!(
        work,
        (PersonId, Option<PersonId>),
        "select a.person_id, coalesce(a.passed_by, k.asked_by)
         from asked a
         join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
         where a.org_id = $1 and a.ask_id = $2
           and not exists (
               select 1 from requests q
               where q.org_id = a.org_id and q.person_id = a.person_id and q.kind = 'question'
                 and q.subject = a.ask_id)",
        work.by.org,
        happening.subject,
    )?;
    let (org, now) = (work.by.org, work.now);
    lay!(
        work,
        "insert into requests (org_id, request_id, person_id, kind, subject, asked_by, created_at) ",
        waiting,
        |(person, by)| [org, RequestId::new(now), *person, Wanted::Question, happening.subject, *by, now]
    );
    Ok(())
}

async fn ask_author(work: &mut Work, happening: &Happening, wanted: Wanted) -> Result<()> {
    let author = maybe!(
        work,
        (PersonId,),
        "select person_id from drafts where org_id = $1 and draft_id = $2",
        work.by.org,
        happening.subject,
    )?;
    match author {
        Some((author,)) => ask(work, happening, wanted, author).await,
        None => Ok(()),
    }
}

/// Asked again, it is a new request; nobody asks themselves.
async fn ask(work: &mut Work, happening: &Happening, wanted: Wanted, person: PersonId) -> Result<()> {
    if happening.by == Some(person) {
        return Ok(());
    }
    run!(
        work,
        "insert into requests (org_id, request_id, person_id, kind, subject, asked_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (org_id, person_id, kind, subject) do update
         set asked_by = $6, created_at = $7, nudge_id = null, entered_at = null, settled_at = null",
        work.by.org,
        RequestId::new(work.now),
        person,
        wanted,
        happening.subject,
        happening.by,
        work.now,
    )?;
    Ok(())
}

async fn wake(work: &mut Work, happening: &Happening) -> Result<()> {
    run!(
        work,
        "update rhythms set next_at = $3
         where org_id = $1 and rhythm = 'right_away' and next_at > $3
           and exists (
               select 1 from requests q
               where q.org_id = rhythms.org_id and q.person_id = rhythms.person_id and q.subject = $2
                 and q.nudge_id is null and q.settled_at is null)",
        work.by.org,
        happening.subject,
        work.now,
    )?;
    Ok(())
}
