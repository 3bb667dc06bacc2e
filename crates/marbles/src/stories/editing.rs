//! Editing: what an editor types about a story, checked field by field.

mod checking;

use serde_json::json;

use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, run},
    error::Result,
    ids::{GroupId, StarterId, StoryId, TopicId},
    jobs::{self, Job},
    stories::{
        self, Story, addresses,
        audience::{self, Audience},
        starters::{self, Tone},
    },
};

/// A story as an editor types it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Empty for a story without a link.
    pub url: String,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub author: String,
    /// A language code such as `nl`.
    pub language: String,
    /// Where the picture comes from; empty for none.
    pub picture_url: String,
    pub written_at: Option<Moment>,
    pub topics: Vec<TopicId>,
    pub audience: Audience,
    /// Groups that must not get it, whomever else it is for.
    pub barred: Vec<GroupId>,
    pub starters: Vec<Start>,
    /// When it goes out by itself; means nothing once it is out.
    pub scheduled_at: Option<Moment>,
    pub pinned_until: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub inside_only: bool,
    pub evergreen: bool,
}

/// A starter as an editor types it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    pub language: String,
    pub tone: Tone,
    pub text: String,
}

/// Creates a story, waiting or scheduled.
///
/// # Errors
/// `Invalid` by field.
pub async fn create(work: &mut Work, draft: &Draft) -> Result<StoryId> {
    let draft = checking::checked(work, draft, None).await?;
    let story = StoryId::new(work.now);
    run!(
        work,
        "insert into stories (org_id, story_id, title, language, created_at, created_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $5)",
        work.by.org,
        story,
        &draft.title,
        &draft.language,
        work.now,
        work.by.person,
    )?;
    write(work, story, &draft, "").await?;
    Ok(story)
}

/// Changes a story to what was typed, whatever its standing.
///
/// # Errors
/// `Missing` when there is none, `Invalid` by field.
pub async fn change(work: &mut Work, story: StoryId, draft: &Draft) -> Result<()> {
    let before = stories::find(work, story).await?;
    let draft = checking::checked(work, draft, Some(&before)).await?;
    write(work, story, &draft, &before.picture_url).await?;
    if before.published_at.is_some() && (before.title != draft.title || before.summary != draft.summary) {
        activity::record(work, Kind::StoryChanged, story.uuid(), json!({})).await?;
    }
    Ok(())
}

/// A story as it can be edited.
pub async fn draft_of(work: &mut Work, story: &Story) -> Result<Draft> {
    let id = story.story_id;
    let starters = starters::of_story(work, id, &story.language).await?;
    Ok(Draft {
        url: story.url.clone().unwrap_or_default(),
        title: story.title.clone(),
        summary: story.summary.clone(),
        body: story.body.clone(),
        author: story.author.clone(),
        language: story.language.clone(),
        picture_url: story.picture_url.clone(),
        written_at: story.written_at,
        topics: topics_of(work, id).await?,
        audience: audience::of(work, id).await?,
        barred: audience::barred_of(work, id).await?,
        starters: starters
            .into_iter()
            .map(|one| Start { language: one.language, tone: one.tone, text: one.text })
            .collect(),
        scheduled_at: story.scheduled_at,
        pinned_until: story.pinned_until,
        expires_at: story.expires_at,
        inside_only: story.inside_only,
        evergreen: story.evergreen,
    })
}

/// The topics of a story.
pub async fn topics_of(work: &mut Work, story: StoryId) -> Result<Vec<TopicId>> {
    let rows = all!(
        work,
        (TopicId,),
        "select topic_id from story_topics where org_id = $1 and story_id = $2 order by topic_id",
        work.by.org,
        story,
    )?;
    Ok(rows.into_iter().map(|(topic,)| topic).collect())
}

async fn write(work: &mut Work, story: StoryId, draft: &Draft, picture_before: &str) -> Result<()> {
    run!(
        work,
        include_str!("editing/write.sql"),
        work.by.org,
        story,
        Some(&draft.url).filter(|url| !url.is_empty()),
        addresses::url_key(&draft.url),
        &draft.title,
        &draft.summary,
        &draft.body,
        &draft.author,
        &draft.language,
        &draft.picture_url,
        draft.written_at,
        draft.inside_only,
        draft.evergreen,
        draft.pinned_until,
        draft.expires_at,
        draft.scheduled_at,
        work.now,
    )?;
    audience::set(work, story, &draft.audience).await?;
    audience::bar(work, story, &draft.barred).await?;
    write_topics(work, story, &draft.topics).await?;
    write_starters(work, story, &draft.starters).await?;
    if draft.picture_url != picture_before {
        picture_changed(work, story, &draft.picture_url).await?;
    }
    Ok(())
}

/// The old picture goes with its address, and the new one is fetched when this work is saved.
async fn picture_changed(work: &mut Work, story: StoryId, picture_url: &str) -> Result<()> {
    run!(
        work,
        "update stories set picture_id = null where org_id = $1 and story_id = $2",
        work.by.org,
        story
    )?;
    if picture_url.is_empty() { Ok(()) } else { jobs::enqueue(work, &Job::FetchPicture { story }).await }
}

async fn write_topics(work: &mut Work, story: StoryId, topics: &[TopicId]) -> Result<()> {
    run!(work, "delete from story_topics where org_id = $1 and story_id = $2", work.by.org, story)?;
    for topic in topics {
        run!(
            work,
            "insert into story_topics (org_id, story_id, topic_id)
             select org_id, $2, topic_id from topics where org_id = $1 and topic_id = $3
             on conflict (org_id, story_id, topic_id) do nothing",
            work.by.org,
            story,
            *topic,
        )?;
    }
    Ok(())
}

async fn write_starters(work: &mut Work, story: StoryId, starts: &[Start]) -> Result<()> {
    run!(work, "delete from starters where org_id = $1 and story_id = $2", work.by.org, story)?;
    for (position, start) in starts.iter().enumerate() {
        run!(
            work,
            "insert into starters (org_id, starter_id, story_id, language, tone, text, position)
             values ($1, $2, $3, $4, $5, $6, $7)",
            work.by.org,
            StarterId::new(work.now),
            story,
            &start.language,
            start.tone,
            &start.text,
            i64::try_from(position).unwrap_or(i64::MAX),
        )?;
    }
    Ok(())
}
