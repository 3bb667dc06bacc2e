//! The stories that days are made from, with whom each is for.

use std::collections::HashMap;

use jiff::SignedDuration;

use crate::{
    db::{Work, all},
    error::Result,
    ids::{GroupId, StoryId, TopicId},
    people::groups::Trait,
    relevance::facts::{self, Format},
    stories::feed::Candidate,
};

/// How long news stays news.
const NEWS_LASTS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A story that may come onto days.
#[derive(Clone, Debug)]
pub struct Offer {
    pub card: Candidate,
    pub facts: facts::Story,
    pub groups: Vec<ForGroup>,
    pub followers: Vec<TopicId>,
    pub barred: Vec<GroupId>,
}

/// A group that a story is for.
#[derive(Clone, Debug)]
pub struct ForGroup {
    pub group: GroupId,
    pub name: String,
    /// What its rule says, where it has one.
    pub rule: Option<(Trait, String)>,
}

impl ForGroup {
    fn by(&self, column: Trait) -> Option<&str> {
        self.rule.as_ref().filter(|(by, _)| *by == column).map(|(_, value)| value.as_str())
    }

    /// The place that it stands for.
    pub fn location(&self) -> Option<&str> {
        self.by(Trait::Location)
    }
}

/// Everything that is out and not over, newest first.
pub(super) async fn all(work: &mut Work) -> Result<Vec<Offer>> {
    let cards = cards(work).await?;
    let mut topics = gather(topics(work).await?);
    let mut groups = gather(groups(work).await?);
    let mut followers = gather(followers(work).await?);
    let mut barred = gather(barred(work).await?);
    let offer = |card: Candidate| {
        let story = card.story_id;
        let groups = groups.remove(&story).unwrap_or_default();
        Offer {
            facts: facts_of(&card, topics.remove(&story).unwrap_or_default(), &groups),
            groups,
            followers: followers.remove(&story).unwrap_or_default(),
            barred: barred.remove(&story).unwrap_or_default(),
            card,
        }
    };
    Ok(cards.into_iter().map(offer).collect())
}

fn facts_of(card: &Candidate, topics: Vec<TopicId>, groups: &[ForGroup]) -> facts::Story {
    let named = |column| groups.iter().filter_map(|group| group.by(column)).map(str::to_owned).collect();
    facts::Story {
        story_id: card.story_id,
        topics,
        language: card.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase(),
        departments: named(Trait::Department),
        locations: named(Trait::Location),
        format: Format::of(card.url.as_deref()),
        author: card.author.clone(),
        evergreen: card.evergreen,
        published_at: card.published_at,
        expires_at: card.expires_at,
        pinned_until: card.pinned_until,
    }
}

async fn cards(work: &mut Work) -> Result<Vec<Candidate>> {
    Ok(all!(
        work,
        Candidate,
        "select s.story_id, s.url, s.title, s.summary, s.author, s.language, s.picture_id, s.published_at,
             s.pinned_until, s.expires_at, s.evergreen, s.inside_only, s.for_everyone, s.draft_id,
             p.name as suggested_by_name
         from stories s
         left join people p on p.org_id = s.org_id and p.person_id = s.suggested_by
         where s.org_id = $1
           and s.published_at is not null
           and (s.published_at > $2 or s.evergreen or s.pinned_until > $3)
           and s.withdrawn_at is null
           and (s.expires_at is null or s.expires_at > $3)
         order by s.published_at desc, s.story_id desc
         limit 2000",
        work.by.org,
        work.now - NEWS_LASTS,
        work.now,
    )?)
}

async fn topics(work: &mut Work) -> Result<Vec<(StoryId, TopicId)>> {
    Ok(all!(
        work,
        (StoryId, TopicId),
        "select t.story_id, t.topic_id
         from story_topics t
         join stories s on s.org_id = t.org_id and s.story_id = t.story_id
         where t.org_id = $1 and (s.published_at > $2 or s.evergreen or s.pinned_until > $3)
         order by t.story_id, t.topic_id",
        work.by.org,
        work.now - NEWS_LASTS,
        work.now,
    )?)
}

async fn groups(work: &mut Work) -> Result<Vec<(StoryId, ForGroup)>> {
    let rows = all!(
        work,
        (StoryId, GroupId, String, Option<Trait>, Option<String>),
        "select a.story_id, g.group_id, g.name, g.rule_column, g.rule_value
         from story_groups a
         join groups g on g.org_id = a.org_id and g.group_id = a.group_id
         join stories s on s.org_id = a.org_id and s.story_id = a.story_id
         where a.org_id = $1 and (s.published_at > $2 or s.evergreen or s.pinned_until > $3)
         order by a.story_id, g.name, g.group_id",
        work.by.org,
        work.now - NEWS_LASTS,
        work.now,
    )?;
    let group = |(story, group, name, column, value): (_, _, _, Option<Trait>, Option<String>)| {
        (story, ForGroup { group, name, rule: column.zip(value) })
    };
    Ok(rows.into_iter().map(group).collect())
}

async fn followers(work: &mut Work) -> Result<Vec<(StoryId, TopicId)>> {
    let sql = "select story_id, topic_id from story_followers where org_id = $1 order by story_id, topic_id";
    Ok(all!(work, (StoryId, TopicId), sql, work.by.org)?)
}

async fn barred(work: &mut Work) -> Result<Vec<(StoryId, GroupId)>> {
    let sql = "select story_id, group_id from story_barred where org_id = $1 order by story_id, group_id";
    Ok(all!(work, (StoryId, GroupId), sql, work.by.org)?)
}

fn gather<V>(rows: Vec<(StoryId, V)>) -> HashMap<StoryId, Vec<V>> {
    let mut gathered: HashMap<StoryId, Vec<V>> = HashMap::new();
    for (story, value) in rows {
        gathered.entry(story).or_default().push(value);
    }
    gathered
}
