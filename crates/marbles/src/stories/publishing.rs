//! Putting stories out, and taking them back.

use serde_json::json;

use crate::{
    activity::{self, Kind},
    db::{Work, all, run},
    error::Result,
    ids::StoryId,
    stories,
};

/// Publishes a story now.
pub async fn publish(work: &mut Work, story: StoryId) -> Result<()> {
    let story = stories::find(work, story).await?;
    run!(
        work,
        "update stories
         set published_at = coalesce(published_at, $3), scheduled_at = null, withdrawn_at = null,
             withdrawn_to = null, declined_at = null, changed_at = $3
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
    )?;
    if story.published_at.is_none() {
        let detail = json!({ "suggested_by": story.suggested_by, "title": story.title });
        activity::record(work, Kind::StoryPublished, story.story_id.uuid(), detail).await?;
    }
    Ok(())
}

/// Publishes every story whose scheduled moment has come.
pub async fn publish_scheduled(work: &mut Work) -> Result<()> {
    let due = all!(
        work,
        (StoryId,),
        "select story_id from stories
         where org_id = $1 and scheduled_at <= $2 and published_at is null and declined_at is null",
        work.by.org,
        work.now,
    )?;
    for (story,) in due {
        publish(work, story).await?;
    }
    Ok(())
}
