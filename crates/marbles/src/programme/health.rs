//! How an organisation's installation stands: counts that name nobody, for whoever looks after the machine.

use crate::{
    db::{Work, one},
    error::Result,
};

/// Counts of what is there and of what is in trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Health {
    pub people: i64,
    /// Jobs that were tried too often.
    pub given_up: i64,
    /// Sources whose last answers were no use.
    pub failing: i64,
}

/// Counts them.
pub async fn look(work: &mut Work) -> Result<Health> {
    Ok(one!(
        work,
        Health,
        "select
             (select count(*) from people where org_id = $1 and gone_at is null) as people,
             (select count(*) from jobs where org_id = $1 and gave_up_at is not null) as given_up,
             (select count(*) from sources where org_id = $1 and failures > 0) as failing",
        work.by.org,
    )?)
}
