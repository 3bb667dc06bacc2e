//! What a person connected besides mail: devices, Slack, a calendar. Nothing of it outlives their leaving the company.

use crate::{
    db::{Work, run},
    error::Result,
    ids::PersonId,
};

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
