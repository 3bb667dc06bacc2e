//! Sources: feeds, and pages that point to one, from which stories come.

pub mod adding;
pub mod asking;
mod bringing;
pub mod listing;
pub mod mending;
pub mod reading;
pub mod refreshing;
pub mod trouble;

pub use refreshing::{Brought, enqueue_due, refresh};
pub use trouble::Trouble;

use crate::{
    clock::Moment,
    db::{Work, one},
    error::Result,
    ids::{PersonId, SourceId},
};

/// A feed, or a page that points to one, with what is known of its health.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Source {
    pub source_id: SourceId,
    /// The address as it was given, or as the site has moved it for good.
    pub url: String,
    /// The feed that the page at `url` points to; empty while `url` is the feed itself, or nobody has looked yet.
    pub feed_url: String,
    /// What the feed calls itself; empty until it was read.
    pub title: String,
    /// Whether its news is published at once, or waits for an editor.
    pub publishes: bool,
    pub daily_maximum: i64,
    pub expires_after_days: i64,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub ttl_minutes: Option<i64>,
    pub next_at: Moment,
    pub checked_at: Option<Moment>,
    /// How often it failed since it last answered.
    pub failures: i64,
    pub problem: Option<Trouble>,
    pub stopped_at: Option<Moment>,
    pub created_at: Moment,
    pub created_by: Option<PersonId>,
}

impl Source {
    /// What to call it: its title, else its address without what comes before the site.
    pub fn name(&self) -> &str {
        let address = self.url.split_once("://").map_or(self.url.as_str(), |(_, address)| address);
        if self.title.is_empty() { address } else { &self.title }
    }

    /// Whether an editor paused it; a source that its site took away is stopped with a problem.
    pub fn is_paused(&self) -> bool {
        self.stopped_at.is_some() && self.problem.is_none()
    }
}

/// A source by id.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, source: SourceId) -> Result<Source> {
    Ok(
        one!(
            work,
            Source,
            "select * from sources where org_id = $1 and source_id = $2",
            work.by.org,
            source,
        )?,
    )
}
