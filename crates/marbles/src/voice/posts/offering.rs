//! Offering a post of one's own to colleagues: it waits for the editors, who let it out with credit, or say kindly why not.

use serde_json::json;

use super::{Standing, find};
use crate::{
    activity::{self, Kind},
    db::{Work, run},
    error::{Error, Problem, Problems, Result},
    ids::StoryId,
};

/// The longest sentence for the editors.
const MOST_WHY: usize = 1_000;

/// I offer my post, with a sentence for the editors if I like. Offering twice counts once.
///
/// # Errors
/// `Missing` when it is not mine, `Clash` when it is out or was, `Invalid` when the sentence is too long.
pub async fn offer(work: &mut Work, story: StoryId, why: &str) -> Result<()> {
    let story = find(work, story).await?;
    let standing = Standing::of(&story);
    if standing == Standing::Offered {
        return Ok(());
    }
    if !matches!(standing, Standing::Mine | Standing::NotTaken) {
        return Err(Error::Clash("problem-story-is-out"));
    }
    let why = why.trim();
    if why.chars().count() > MOST_WHY {
        let problem = Problem::new("why", "problem-story-long").mention("most", MOST_WHY);
        return Err(Error::Invalid(Problems(vec![problem])));
    }
    run!(
        work,
        "update stories
         set offered_at = $3, suggested_by = owned_by, suggested_why = $4,
             declined_at = null, declined_words = null, changed_at = $3
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
        why,
    )?;
    activity::record(work, Kind::PostOffered, story.story_id.uuid(), json!({})).await
}

/// I take my offer back: the post is mine alone again. Once it is out this is a wish, which the editors see on their desk.
///
/// # Errors
/// `Missing` when it is not mine.
pub async fn take_back(work: &mut Work, story: StoryId) -> Result<()> {
    let story = find(work, story).await?;
    let sql = match Standing::of(&story) {
        Standing::Passed => {
            "update stories set wished_back_at = coalesce(wished_back_at, $3), changed_at = $3
             where org_id = $1 and story_id = $2"
        }
        Standing::Offered | Standing::NotTaken => {
            "update stories
             set offered_at = null, url_key = null, suggested_by = null, suggested_why = null, scheduled_at = null,
                 declined_at = null, declined_words = null, changed_at = $3
             where org_id = $1 and story_id = $2"
        }
        Standing::Mine | Standing::Withdrawn => return Ok(()),
    };
    run!(work, sql, work.by.org, story.story_id, work.now)?;
    Ok(())
}

/// I no longer wish my post back.
///
/// # Errors
/// `Missing` when it is not mine.
pub async fn let_it_be(work: &mut Work, story: StoryId) -> Result<()> {
    let story = find(work, story).await?;
    run!(
        work,
        "update stories set wished_back_at = null, changed_at = $3 where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
    )?;
    Ok(())
}
