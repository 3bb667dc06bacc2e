//! The sources of an organisation, with what each has brought.

use super::Source;
use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{SourceId, TopicId},
};

/// A source with what came of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    #[sqlx(flatten)]
    pub source: Source,
    /// How many stories it has brought.
    pub brought: i64,
    /// How many of them wait for an editor.
    pub waiting: i64,
    /// When it last brought one.
    pub brought_at: Option<Moment>,
}

/// The sources after that one, oldest first.
pub async fn list(work: &mut Work, after: Option<SourceId>, limit: i64) -> Result<Vec<Listed>> {
    Ok(all!(
        work,
        Listed,
        include_str!("listing.sql"),
        work.by.org,
        after.unwrap_or(SourceId::from_uuid(uuid::Uuid::nil())),
        limit,
    )?)
}

/// The topics that stories of a source get.
pub async fn topics_of(work: &mut Work, source: SourceId) -> Result<Vec<(TopicId, String)>> {
    Ok(all!(
        work,
        (TopicId, String),
        "select t.topic_id, t.name
         from source_topics s
         join topics t on t.org_id = s.org_id and t.topic_id = s.topic_id
         where s.org_id = $1 and s.source_id = $2
         order by t.name, t.topic_id",
        work.by.org,
        source,
    )?)
}
