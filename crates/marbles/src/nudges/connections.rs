//! What a person connected besides mail: devices, Slack, a calendar. Nothing of it outlives their leaving the company.

use sqlx::types::Json;

use super::choosing;
use crate::{
    db::{Work, run},
    error::{Error, Result},
    ids::PersonId,
};

/// What somebody who chose nothing is reached by.
const EMAIL: &str = "email";

/// Forgets every way by which somebody was reached, or could read on, outside of Marbles.
pub(crate) async fn forget(work: &mut Work, person: PersonId) -> Result<()> {
    for sql in [
        "delete from push_subscriptions where org_id = $1 and person_id = $2",
        "delete from calendar_feeds where org_id = $1 and person_id = $2",
        "delete from slack_people where org_id = $1 and person_id = $2",
    ] {
        run!(work, sql, work.by.org, person)?;
    }
    Ok(())
}

/// My messages come by that channel first from now on, since I have just connected it. How often, and my patience with
/// what went unopened, stay as they are.
pub(crate) async fn prefer(work: &mut Work, key: &str) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let chosen = choosing::of(work, me).await?;
    if chosen.channels.iter().any(|known| known == key) {
        return Ok(());
    }
    let others = if chosen.channels.is_empty() { vec![EMAIL.to_owned()] } else { chosen.channels.0 };
    let order = Json([vec![key.to_owned()], others].concat());
    run!(
        work,
        "insert into rhythms (org_id, person_id, rhythm, channels, fresh_at, news_from, next_at)
         values ($1, $2, $3, $4, $5, $6, $5)
         on conflict (org_id, person_id) do update set channels = $4",
        work.by.org,
        me,
        chosen.pace,
        &order,
        work.now,
        chosen.news_from,
    )?;
    Ok(())
}
