//! Putting stories out, and taking them back.

use serde_json::json;

use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, run},
    error::{Error, Problem, Problems, Result},
    ids::StoryId,
    stories::{self, Story, addresses},
};

/// The longest kind word.
pub const MOST_WORDS: usize = 1_000;

/// Publishes a story now; one that was withdrawn, declined or over is out again.
pub async fn publish(work: &mut Work, story: StoryId) -> Result<()> {
    let story = stories::find(work, story).await?;
    run!(
        work,
        "update stories
         set published_at = coalesce(published_at, $3), offered_at = case when draft_id is null then null else coalesce(offered_at, $3) end,
             scheduled_at = null, withdrawn_at = null, withdrawn_to = null, wished_back_at = null,
             declined_at = null, declined_words = null, changed_at = $3,
             expires_at = case when expires_at <= $3 then null else expires_at end
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
    )?;
    if story.published_at.is_none() {
        keep_from_owner(work, &story).await?;
        let detail = json!({ "suggested_by": story.suggested_by, "title": story.title });
        activity::record(work, Kind::StoryPublished, story.story_id.uuid(), detail).await?;
    }
    Ok(())
}

/// Lets a story go out by itself at a moment.
///
/// # Errors
/// `Invalid` when the moment is past or after the story's end, `Clash` when it is out already.
pub async fn schedule(work: &mut Work, story: StoryId, at: Moment) -> Result<()> {
    let story = not_out_yet(work, story).await?;
    let mut problems = Problems::default();
    problems.unless(at > work.now, "scheduled_at", "problem-story-past");
    problems.unless(story.expires_at.is_none_or(|end| end > at), "scheduled_at", "problem-story-ends-early");
    problems.none()?;
    run!(
        work,
        "update stories
         set scheduled_at = $3, offered_at = case when draft_id is null then null else coalesce(offered_at, $4) end,
             declined_at = null, declined_words = null, changed_at = $4
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        at,
        work.now,
    )?;
    Ok(())
}

/// Takes a story back: what was shared already leads to the polite page, or to the address given.
/// One that is not out yet only leaves the schedule.
///
/// # Errors
/// `Invalid` when the address is none.
pub async fn withdraw(work: &mut Work, story: StoryId, lead_to: Option<&str>) -> Result<()> {
    let story = stories::find(work, story).await?;
    let lead_to = lead_to.map(str::trim).filter(|address| !address.is_empty());
    let lead_to = lead_to.map(|address| addresses::web_address(address, "lead_to")).transpose()?;
    if story.published_at.is_none() {
        let sql =
            "update stories set scheduled_at = null, changed_at = $3 where org_id = $1 and story_id = $2";
        run!(work, sql, work.by.org, story.story_id, work.now)?;
        return Ok(());
    }
    run!(
        work,
        "update stories
         set withdrawn_at = coalesce(withdrawn_at, $3), withdrawn_to = $4, wished_back_at = null, changed_at = $3
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
        lead_to,
    )?;
    if story.withdrawn_at.is_none() {
        let detail = json!({ "title": story.title });
        activity::record(work, Kind::StoryWithdrawn, story.story_id.uuid(), detail).await?;
    }
    Ok(())
}

/// Undoes a withdrawal: the story is out as it was.
pub async fn restore(work: &mut Work, story: StoryId) -> Result<()> {
    touch(
        work,
        story,
        "update stories
         set withdrawn_at = null, withdrawn_to = null, changed_at = $3
         where org_id = $1 and story_id = $2",
    )
    .await
}

/// Does not take a story. A colleague who suggested it gets the kind word.
///
/// # Errors
/// `Invalid` when a colleague suggested it and there is no kind word, `Clash` when it is out already.
pub async fn decline(work: &mut Work, story: StoryId, words: &str) -> Result<()> {
    let story = not_out_yet(work, story).await?;
    let words = words.trim();
    let mut problems = Problems::default();
    problems.unless(!words.is_empty() || story.suggested_by.is_none(), "words", "problem-story-kind-word");
    if words.chars().count() > MOST_WORDS {
        problems.0.push(Problem::new("words", "problem-story-long").mention("most", MOST_WORDS));
    }
    problems.none()?;
    run!(
        work,
        "update stories
         set declined_at = $3, declined_words = $4, scheduled_at = null, changed_at = $3
         where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        work.now,
        words,
    )?;
    if story.declined_at.is_none() {
        let detail = json!({ "suggested_by": story.suggested_by, "title": story.title, "words": words });
        activity::record(work, Kind::StoryDeclined, story.story_id.uuid(), detail).await?;
    }
    Ok(())
}

/// Puts a declined story back into the queue.
pub async fn reconsider(work: &mut Work, story: StoryId) -> Result<()> {
    touch(
        work,
        story,
        "update stories
         set declined_at = null, declined_words = null, changed_at = $3
         where org_id = $1 and story_id = $2",
    )
    .await
}

/// Who wrote a post knows it: their own days and messages need not bring it.
async fn keep_from_owner(work: &mut Work, story: &Story) -> Result<()> {
    let Some(owner) = story.owned_by else { return Ok(()) };
    run!(
        work,
        "insert into signals (org_id, person_id, story_id, kind, at) values ($1, $2, $3, 'hidden', $4)
         on conflict (org_id, person_id, story_id, kind) do nothing",
        work.by.org,
        owner,
        story.story_id,
        work.now,
    )?;
    Ok(())
}

/// Changes the one story that a statement is about.
async fn touch(work: &mut Work, story: StoryId, statement: &'static str) -> Result<()> {
    let touched = run!(work, statement, work.by.org, story, work.now)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
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

async fn not_out_yet(work: &mut Work, story: StoryId) -> Result<Story> {
    let story = stories::find(work, story).await?;
    if story.published_at.is_some() { Err(Error::Clash("problem-story-is-out")) } else { Ok(story) }
}
