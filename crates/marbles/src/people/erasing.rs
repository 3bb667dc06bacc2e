//! Erasing a person: nothing that is stored says any more who they were or what they wrote (GDPR, article 17).

use serde_json::json;
use sqlx::{AssertSqlSafe, types::Json};

use super::{changing, records};
use crate::{
    db::{Work, run},
    error::Result,
    ids::PersonId,
    voice::answers::beginning,
};

/// Erases a person; clicks stay, as somebody's.
///
/// Posts go with their words, the links in them keep leading on. Stories that they suggested stay, without who and why.
///
/// # Errors
/// `Clash` for oneself and for the last administrator.
pub async fn erase(work: &mut Work, person: PersonId) -> Result<()> {
    changing::mark_gone(work, person).await?;
    forget_words(work, person).await?;
    forget_happenings(work, person).await?;
    forget_posts(work, person).await?;
    forget_drafts(work, person).await?;
    beginning::forget(work, person).await?;
    forget_requests(work, person).await?;
    forget_own_posts(work, person).await?;
    let (required, spare): (Vec<_>, Vec<_>) = records::naming_people(work)
        .await?
        .into_iter()
        .filter(|naming| naming.table_name != "people")
        .partition(|naming| naming.required != 0);
    for naming in spare {
        let (table, column) = (naming.table_name, naming.column_name);
        let sql = format!("update {table} set {column} = null where org_id = $1 and {column} = $2");
        run!(work, AssertSqlSafe(sql), work.by.org, person)?;
    }
    for naming in required {
        let (table, column) = (naming.table_name, naming.column_name);
        let sql = format!("delete from {table} where org_id = $1 and {column} = $2");
        run!(work, AssertSqlSafe(sql), work.by.org, person)?;
    }
    run!(work, "delete from people where org_id = $1 and person_id = $2", work.by.org, person)?;
    Ok(())
}

/// Why they suggested a story, and what was answered; what they said when they asked a question.
async fn forget_words(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "update activity set detail = $3
         where org_id = $1
           and exists (
               select 1 from stories s
               where s.org_id = activity.org_id and s.story_id = activity.subject and s.suggested_by = $2)",
        work.by.org,
        person,
        Json(json!({})),
    )?;
    run!(
        work,
        "update stories set suggested_why = null, declined_words = null where org_id = $1 and suggested_by = $2",
        work.by.org,
        person,
    )?;
    run!(work, "update asks set words = '' where org_id = $1 and asked_by = $2", work.by.org, person)?;
    Ok(())
}

/// What was asked of them goes before the messages that carried it.
async fn forget_requests(work: &mut Work, person: PersonId) -> Result<()> {
    run!(work, "delete from requests where org_id = $1 and person_id = $2", work.by.org, person)?;
    Ok(())
}

/// That they joined, paused, left or were invited.
async fn forget_happenings(work: &mut Work, person: PersonId) -> Result<()> {
    run!(work, "delete from activity where org_id = $1 and subject = $2", work.by.org, person)?;
    Ok(())
}

/// Their drafts go first, with all that was said to them: they stand on answers.
async fn forget_drafts(work: &mut Work, person: PersonId) -> Result<()> {
    run!(work, "delete from drafts where org_id = $1 and person_id = $2", work.by.org, person)?;
    Ok(())
}

/// The links in their posts become links of the story alone.
async fn forget_posts(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "update links set share_id = null, person_id = null where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    run!(
        work,
        "update click_days set share_id = null, person_id = null where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    Ok(())
}

/// What they wrote themselves goes; the bare story stays, since links of colleagues hang on it, and nobody is shown it.
async fn forget_own_posts(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "delete from starters
         where org_id = $1
           and exists (
               select 1 from stories s
               where s.org_id = starters.org_id and s.story_id = starters.story_id and s.owned_by = $2)",
        work.by.org,
        person,
    )?;
    run!(
        work,
        "update stories
         set title = '–', summary = '', body = '', author = '', picture_url = '', picture_id = null,
             url_key = null, published_at = null, scheduled_at = null, offered_at = null
         where org_id = $1 and owned_by = $2 and draft_id is not null",
        work.by.org,
        person,
    )?;
    Ok(())
}
