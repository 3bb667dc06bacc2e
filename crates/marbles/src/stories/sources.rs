//! Sources: feeds, and pages that point to one, from which stories come.

pub mod mending;
pub mod reading;

use crate::{Marbles, db::Work, error::Result, ids::{OrgId, SourceId}};

/// Leaves a job for every source that is due.
pub async fn enqueue_due(_work: &mut Work) -> Result<()> {
    Ok(())
}

/// Asks a source for news; says how many stories it brought.
pub async fn refresh(_marbles: &Marbles, _org: OrgId, _source: SourceId) -> Result<usize> {
    Ok(0)
}
