//! What the tallies of a story are kept by: its topics, author and format.

use std::collections::HashMap;

use jiff::SignedDuration;

use crate::{
    db::{Work, all},
    error::Result,
    ids::{StoryId, TopicId},
    relevance::facts::Format,
};

/// Stories older than this say nothing about today's, unless they stay worth reading.
pub(super) const REMEMBERED: SignedDuration = SignedDuration::from_hours(24 * 180);

/// A story as tallies know it.
#[derive(Clone, Debug)]
pub struct Marks {
    pub topics: Vec<TopicId>,
    pub author: String,
    pub format: Format,
}

/// The marks of all stories that are remembered.
pub(super) async fn all(work: &mut Work) -> Result<HashMap<StoryId, Marks>> {
    let since = work.now - REMEMBERED;
    let stories = all!(
        work,
        (StoryId, String, Option<String>),
        "select story_id, author, url from stories where org_id = $1 and (published_at > $2 or evergreen)",
        work.by.org,
        since,
    )?;
    let marks = |(story, author, url): (StoryId, String, Option<String>)| {
        (story, Marks { topics: Vec::new(), author, format: Format::of(url.as_deref()) })
    };
    let mut marks: HashMap<StoryId, Marks> = stories.into_iter().map(marks).collect();
    let topics = all!(
        work,
        (StoryId, TopicId),
        "select t.story_id, t.topic_id
         from story_topics t
         join stories s on s.org_id = t.org_id and s.story_id = t.story_id
         where t.org_id = $1 and (s.published_at > $2 or s.evergreen)
         order by t.story_id, t.topic_id",
        work.by.org,
        since,
    )?;
    for (story, topic) in topics {
        if let Some(marks) = marks.get_mut(&story) {
            marks.topics.push(topic);
        }
    }
    Ok(marks)
}
