//! Sources and stories as they were published.

use crate::{
    clock::Moment,
    db::Work,
    demo::lay,
    error::Result,
    ids::{GroupId, PersonId, PictureId, SourceId, StarterId, StoryId, TopicId},
    stories::{addresses::url_key, starters::Tone},
};

/// A source that was checked and rests until its next turn.
#[derive(Clone, Debug)]
pub struct LaidSource {
    pub id: SourceId,
    pub url: String,
    pub title: String,
    pub publishes: bool,
    pub checked_at: Moment,
    pub next_at: Moment,
    pub created_at: Moment,
    pub created_by: PersonId,
    pub topics: Vec<TopicId>,
}

/// Whom a story is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Everyone,
    Group(GroupId),
    Followers(TopicId),
}

/// A suggested first text.
#[derive(Clone, Debug)]
pub struct LaidStarter {
    pub id: StarterId,
    pub language: String,
    pub tone: Tone,
    pub text: String,
}

/// A story at whatever point of its life.
#[derive(Clone, Debug)]
pub struct LaidStory {
    pub id: StoryId,
    pub url: Option<String>,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub author: String,
    pub language: String,
    pub picture: Option<PictureId>,
    pub audience: Audience,
    pub inside_only: bool,
    pub evergreen: bool,
    pub pinned_until: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub scheduled_at: Option<Moment>,
    pub published_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    pub withdrawn_to: Option<String>,
    pub suggested_by: Option<PersonId>,
    pub suggested_why: Option<String>,
    pub source: Option<SourceId>,
    pub created_at: Moment,
    pub created_by: Option<PersonId>,
    pub topics: Vec<TopicId>,
    pub starters: Vec<LaidStarter>,
}

/// Lays a source in.
pub async fn source(work: &mut Work, source: &LaidSource) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into sources
             (org_id, source_id, url, feed_url, title, publishes, next_at, checked_at, created_at, created_by) ",
        [source],
        |source| [
            org,
            source.id,
            &source.url,
            &source.url,
            &source.title,
            source.publishes,
            source.next_at,
            source.checked_at,
            source.created_at,
            source.created_by,
        ]
    );
    lay!(work, "insert into source_topics (org_id, source_id, topic_id) ", source.topics, |topic| [
        org, source.id, *topic
    ]);
    Ok(())
}

/// Lays stories in, with their topics, audiences and starters.
pub async fn stories(work: &mut Work, stories: &[LaidStory]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into stories
             (org_id, story_id, url, url_key, title, summary, body, author, language, picture_id, written_at,
              for_everyone, inside_only, evergreen, pinned_until, expires_at, scheduled_at, published_at, withdrawn_at,
              withdrawn_to, suggested_by, suggested_why, source_id, source_key, created_at, created_by, changed_at) ",
        stories,
        |story| [
            org,
            story.id,
            &story.url,
            story.url.as_deref().and_then(url_key),
            &story.title,
            &story.summary,
            &story.body,
            &story.author,
            &story.language,
            story.picture,
            story.published_at.unwrap_or(story.created_at),
            story.audience == Audience::Everyone,
            story.inside_only,
            story.evergreen,
            story.pinned_until,
            story.expires_at,
            story.scheduled_at,
            story.published_at,
            story.withdrawn_at,
            &story.withdrawn_to,
            story.suggested_by,
            &story.suggested_why,
            story.source,
            story.source.and(story.url.as_ref()),
            story.created_at,
            story.created_by,
            story.withdrawn_at.or(story.published_at).unwrap_or(story.created_at),
        ]
    );
    audiences(work, stories).await?;
    starters(work, stories).await
}

async fn audiences(work: &mut Work, stories: &[LaidStory]) -> Result<()> {
    let org = work.by.org;
    let topics: Vec<_> =
        stories.iter().flat_map(|story| story.topics.iter().map(|topic| (story.id, *topic))).collect();
    lay!(work, "insert into story_topics (org_id, story_id, topic_id) ", topics, |(story, topic)| [
        org, *story, *topic
    ]);
    let (mut groups, mut followers) = (Vec::new(), Vec::new());
    for story in stories {
        match story.audience {
            Audience::Everyone => {}
            Audience::Group(group) => groups.push((story.id, group)),
            Audience::Followers(topic) => followers.push((story.id, topic)),
        }
    }
    lay!(work, "insert into story_groups (org_id, story_id, group_id) ", groups, |(story, group)| [
        org, *story, *group
    ]);
    lay!(work, "insert into story_followers (org_id, story_id, topic_id) ", followers, |(story, topic)| [
        org, *story, *topic
    ]);
    Ok(())
}

async fn starters(work: &mut Work, stories: &[LaidStory]) -> Result<()> {
    let org = work.by.org;
    let starters: Vec<_> = stories
        .iter()
        .flat_map(|story| {
            (0_i64..).zip(&story.starters).map(|(position, starter)| (story.id, position, starter))
        })
        .collect();
    lay!(
        work,
        "insert into starters (org_id, starter_id, story_id, language, tone, text, position) ",
        starters,
        |(story, position, starter)| [
            org,
            starter.id,
            *story,
            &starter.language,
            starter.tone,
            &starter.text,
            *position
        ]
    );
    Ok(())
}
