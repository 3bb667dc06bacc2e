//! Delegates: who may prepare drafts for somebody that asked for it. Only the person confirms, every time.

use serde_json::json;

use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{DraftId, PersonId},
    people,
    voice::{
        colleagues::is_here,
        drafts::{self, Who, beginning},
    },
    words::Language,
};

/// The other side of a delegation: my delegate, or the one I prepare for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Partner {
    pub person_id: PersonId,
    pub name: String,
    pub since_at: Moment,
}

/// A draft that I prepare for somebody.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Prepared {
    #[sqlx(flatten)]
    pub draft: drafts::Draft,
    /// Whose draft it is.
    pub author: String,
}

/// This colleague may prepare drafts for me from now on.
///
/// # Errors
/// `Invalid` for oneself and for who is not here.
pub async fn name(work: &mut Work, delegate: PersonId) -> Result<()> {
    let me = people::me(work).await?.person_id;
    if delegate == me || !is_here(work, delegate).await? {
        return Err(Error::invalid("delegate", "problem-delegate"));
    }
    run!(
        work,
        "insert into delegations (org_id, person_id, prepared_by, since_at)
         values ($1, $2, $3, $4)
         on conflict (org_id, person_id, prepared_by) do update set ended_at = null",
        work.by.org,
        me,
        delegate,
        work.now,
    )?;
    Ok(())
}

/// No longer; what they prepared stays mine, and they see it no more.
///
/// # Errors
/// `Missing` when they were none.
pub async fn end(work: &mut Work, delegate: PersonId) -> Result<()> {
    let touched = run!(
        work,
        "update delegations set ended_at = coalesce(ended_at, $4)
         where org_id = $1 and person_id = $2 and prepared_by = $3",
        work.by.org,
        work.by.person,
        delegate,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Who may prepare drafts for me.
pub async fn mine(work: &mut Work) -> Result<Vec<Partner>> {
    Ok(all!(
        work,
        Partner,
        "select p.person_id, p.name, g.since_at
         from delegations g
         join people p on p.org_id = g.org_id and p.person_id = g.prepared_by
         where g.org_id = $1 and g.person_id = $2 and g.ended_at is null
         order by p.name, p.person_id",
        work.by.org,
        work.by.person,
    )?)
}

/// For whom I may prepare drafts.
pub async fn whom_i_serve(work: &mut Work) -> Result<Vec<Partner>> {
    Ok(all!(
        work,
        Partner,
        "select p.person_id, p.name, g.since_at
         from delegations g
         join people p on p.org_id = g.org_id and p.person_id = g.person_id
         where g.org_id = $1 and g.prepared_by = $2 and g.ended_at is null and p.gone_at is null
         order by p.name, p.person_id",
        work.by.org,
        work.by.person,
    )?)
}

/// I begin a draft for somebody who named me; it is theirs from the first word.
///
/// # Errors
/// `Missing` when they did not name me, `Invalid` by field.
pub async fn prepare(work: &mut Work, author: PersonId, text: &str, language: &str) -> Result<DraftId> {
    let named = whom_i_serve(work).await?.iter().any(|partner| partner.person_id == author);
    if !named {
        return Err(Error::Missing);
    }
    let language = Language::parse(language).ok_or(Error::invalid("language", "problem-draft-language"))?;
    let text = drafts::tidy(text)?;
    beginning::begin(work, author, None, &text, language).await
}

/// I hand a draft over that I prepared: its author is told, once.
///
/// # Errors
/// `Missing` when I did not prepare it, `Invalid` when there is nothing in it.
pub async fn hand_over(work: &mut Work, draft: DraftId) -> Result<()> {
    let seen = drafts::find(work, draft).await?;
    if seen.as_who != Who::Delegate {
        return Err(Error::Missing);
    }
    if seen.draft.text.trim().is_empty() {
        return Err(Error::invalid("text", "problem-draft-empty"));
    }
    let touched = run!(
        work,
        "update drafts set prepared_at = $3 where org_id = $1 and draft_id = $2 and prepared_at is null",
        work.by.org,
        draft,
        work.now,
    )?;
    if touched == 1 {
        let detail = json!({ "person": seen.draft.person_id });
        activity::record(work, Kind::DraftPrepared, draft.uuid(), detail).await?;
    }
    Ok(())
}

/// What I prepare for others and they have not confirmed yet, the last changed first.
pub async fn prepared_by_me(work: &mut Work) -> Result<Vec<Prepared>> {
    Ok(all!(
        work,
        Prepared,
        "select d.*, p.name as author
         from drafts d
         join people p on p.org_id = d.org_id and p.person_id = d.person_id
         join delegations g
           on g.org_id = d.org_id and g.person_id = d.person_id and g.prepared_by = d.prepared_by
         where d.org_id = $1 and d.prepared_by = $2 and g.ended_at is null
           and d.finished_at is null and d.dropped_at is null
         order by d.changed_at desc, d.draft_id desc
         limit 100",
        work.by.org,
        work.by.person,
    )?)
}

/// The name of who prepared a draft of mine.
///
/// # Errors
/// `Missing` when I may not see the draft.
pub async fn preparer(work: &mut Work, draft: DraftId) -> Result<Option<String>> {
    let seen = drafts::find(work, draft).await?;
    let Some(preparer) = seen.draft.prepared_by.filter(|_| seen.is_writer()) else { return Ok(None) };
    let row = maybe!(
        work,
        (String,),
        "select name from people where org_id = $1 and person_id = $2",
        work.by.org,
        preparer,
    )?;
    Ok(row.map(|(name,)| name))
}
