//! What happened, laid in as the spine would have recorded it, with nobody told.

use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{
    activity::Kind,
    clock::Moment,
    db::Work,
    demo::lay,
    error::Result,
    ids::{ActivityId, PersonId},
};

/// Something that happened.
#[derive(Clone, Debug)]
pub struct LaidHappening {
    pub id: ActivityId,
    pub at: Moment,
    pub kind: Kind,
    pub by: Option<PersonId>,
    pub subject: Uuid,
    pub detail: Value,
}

/// Lays what happened in.
pub async fn happenings(work: &mut Work, happenings: &[LaidHappening]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into activity (org_id, activity_id, at, kind, by_person, subject, detail) ",
        happenings,
        |what| [org, what.id, what.at, what.kind.name(), what.by, what.subject, Json(&what.detail)]
    );
    Ok(())
}
