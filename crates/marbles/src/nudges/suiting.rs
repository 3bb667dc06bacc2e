//! Which stories suit whom, for many people at once: the same gates and rules as Today, without a query per person.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;

use super::considering::Page;
use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{GroupId, PersonId, StoryId, TopicId},
    words::Language,
};

/// How old a story may be to still be news in a message.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 14);

/// A story that could be told.
#[derive(Clone, Debug)]
pub struct News {
    pub story: StoryId,
    pub published_at: Moment,
    pub evergreen: bool,
    language: Option<Language>,
    for_everyone: bool,
    pinned: bool,
    groups: Vec<GroupId>,
    /// Groups that it must not reach, whomever else it is for.
    barred: Vec<GroupId>,
    followers: Vec<TopicId>,
    topics: Vec<TopicId>,
}

/// What is known of a person for that.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    follows: HashSet<TopicId>,
    groups: HashSet<GroupId>,
    /// Topics that they want none of.
    hidden: HashSet<TopicId>,
    /// The languages that they chose to read beside their own; none is English.
    reads: HashSet<Language>,
    /// What they were told by a message already, or have shared.
    known: HashSet<StoryId>,
}

impl Traits {
    /// The groups they are in.
    pub fn groups(&self) -> &HashSet<GroupId> {
        &self.groups
    }

    /// Whether they were told of a story, or have shared it.
    pub fn knows(&self, story: StoryId) -> bool {
        self.known.contains(&story)
    }
}

/// What a story is worth to a person, from 0 to 1; none when it is not meant for them, not in a language of theirs, or known.
pub fn worth(news: &News, traits: &Traits, language: Language) -> Option<f64> {
    let meant = news.groups.iter().any(|group| traits.groups.contains(group))
        || news.followers.iter().any(|topic| traits.follows.contains(topic));
    let reads = |its| {
        its == language
            || if traits.reads.is_empty() { its == Language::English } else { traits.reads.contains(&its) }
    };
    let understood = news.pinned || news.language.is_none_or(reads);
    let barred = news.barred.iter().any(|group| traits.groups.contains(group));
    let hidden = !news.pinned && news.topics.iter().any(|topic| traits.hidden.contains(topic));
    let is_for_them = (news.for_everyone || meant) && !barred && !hidden && understood;
    if !is_for_them || traits.known.contains(&news.story) {
        return None;
    }
    let followed = news.topics.iter().filter(|topic| traits.follows.contains(topic)).count();
    let because = match (followed, meant) {
        (0, false) => 0.25,
        (0, true) => 0.55,
        (1, false) => 0.7,
        _ => 0.85,
    };
    Some(if news.pinned { 1.0_f64.min(because + 0.15) } else { because })
}

#[derive(sqlx::FromRow)]
struct Row {
    story_id: StoryId,
    published_at: Moment,
    evergreen: bool,
    language: String,
    for_everyone: bool,
    pinned_until: Option<Moment>,
}

/// The stories that are news, newest first: out, not over, and shareable or worth reading.
pub(super) async fn news(work: &mut Work) -> Result<Vec<News>> {
    let rows = all!(
        work,
        Row,
        "select story_id, published_at, evergreen, language, for_everyone, pinned_until
         from stories
         where org_id = $1 and published_at > $2 and published_at <= $3 and withdrawn_at is null
           and (expires_at is null or expires_at > $3)
         order by published_at desc, story_id desc
         limit 500",
        work.by.org,
        work.now - NEWS,
        work.now,
    )?;
    let mut groups: HashMap<StoryId, Vec<GroupId>> = HashMap::new();
    let (mut followers, mut topics): (HashMap<StoryId, Vec<TopicId>>, HashMap<StoryId, Vec<TopicId>>) =
        (HashMap::new(), HashMap::new());
    let since = work.now - NEWS;
    for (story, group) in all!(
        work,
        (StoryId, GroupId),
        "select a.story_id, a.group_id from story_groups a
         join stories s on s.org_id = a.org_id and s.story_id = a.story_id
         where a.org_id = $1 and s.published_at > $2",
        work.by.org,
        since,
    )? {
        groups.entry(story).or_default().push(group);
    }
    for (story, topic) in all!(
        work,
        (StoryId, TopicId),
        "select a.story_id, a.topic_id from story_followers a
         join stories s on s.org_id = a.org_id and s.story_id = a.story_id
         where a.org_id = $1 and s.published_at > $2",
        work.by.org,
        since,
    )? {
        followers.entry(story).or_default().push(topic);
    }
    for (story, topic) in all!(
        work,
        (StoryId, TopicId),
        "select a.story_id, a.topic_id from story_topics a
         join stories s on s.org_id = a.org_id and s.story_id = a.story_id
         where a.org_id = $1 and s.published_at > $2",
        work.by.org,
        since,
    )? {
        topics.entry(story).or_default().push(topic);
    }
    let mut barred: HashMap<StoryId, Vec<GroupId>> = HashMap::new();
    let sql = "select story_id, group_id from story_barred where org_id = $1";
    for (story, group) in all!(work, (StoryId, GroupId), sql, work.by.org)? {
        barred.entry(story).or_default().push(group);
    }
    let news = rows.into_iter().map(|row| News {
        barred: barred.remove(&row.story_id).unwrap_or_default(),
        story: row.story_id,
        published_at: row.published_at,
        evergreen: row.evergreen,
        language: Language::parse(&row.language),
        for_everyone: row.for_everyone,
        pinned: row.pinned_until.is_some_and(|until| until > work.now),
        groups: groups.remove(&row.story_id).unwrap_or_default(),
        followers: followers.remove(&row.story_id).unwrap_or_default(),
        topics: topics.remove(&row.story_id).unwrap_or_default(),
    });
    Ok(news.collect())
}

/// The condition that a row `r` of `rhythms` is in a page; whoever is not looked at any more is, too, where all are.
macro_rules! in_page {
    () => {
        " where r.org_id = $1 and r.person_id > $2 and r.person_id <= $3 and (coalesce(r.next_at, 0) <= $4 or r.rhythm = $5)"
    };
}
pub(super) use in_page;

/// Something of each person of a page: rows of a person and a thing, from a statement that begins at `rhythms r`.
macro_rules! of_page {
    ($work:expr, $page:expr, $thing:ty, $sql:literal) => {
        all!(
            $work,
            (PersonId, $thing),
            concat!($sql, in_page!()),
            $work.by.org,
            $page.after,
            $page.last,
            $page.due,
            $page.pace,
        )
    };
}

/// What is known of the people of a page.
pub(super) async fn traits(work: &mut Work, page: &Page) -> Result<HashMap<PersonId, Traits>> {
    let mut traits: HashMap<PersonId, Traits> = HashMap::new();
    for (person, topic) in of_page!(
        work,
        page,
        TopicId,
        "select f.person_id, f.topic_id from rhythms r
             join follows f on f.org_id = r.org_id and f.person_id = r.person_id"
    )? {
        traits.entry(person).or_default().follows.insert(topic);
    }
    for (person, group) in of_page!(
        work,
        page,
        GroupId,
        "select m.person_id, m.group_id from rhythms r
             join group_members m on m.org_id = r.org_id and m.person_id = r.person_id"
    )? {
        traits.entry(person).or_default().groups.insert(group);
    }
    for (person, topic) in of_page!(
        work,
        page,
        TopicId,
        "select l.person_id, l.topic_id from rhythms r
             join leanings l on l.org_id = r.org_id and l.person_id = r.person_id and l.lean = -2"
    )? {
        traits.entry(person).or_default().hidden.insert(topic);
    }
    for (person, language) in of_page!(
        work,
        page,
        Language,
        "select l.person_id, l.language from rhythms r
             join languages_read l on l.org_id = r.org_id and l.person_id = r.person_id"
    )? {
        traits.entry(person).or_default().reads.insert(language);
    }
    for (person, story) in known(work, page).await? {
        traits.entry(person).or_default().known.insert(story);
    }
    Ok(traits)
}

/// What the people of a page were told by a message, shared, or sent away, of the stories that are news.
async fn known(work: &mut Work, page: &Page) -> Result<Vec<(PersonId, StoryId)>> {
    Ok(all!(
        work,
        (PersonId, StoryId),
        concat!(
            "select t.person_id, t.story_id from rhythms r
             join nudge_stories t on t.org_id = r.org_id and t.person_id = r.person_id
             join stories s on s.org_id = t.org_id and s.story_id = t.story_id and s.published_at > $6",
            in_page!(),
            " union
             select h.person_id, h.story_id from rhythms r
             join shares h on h.org_id = r.org_id and h.person_id = r.person_id and h.confirmed_at > $6",
            in_page!(),
            " union
             select g.person_id, g.story_id from rhythms r
             join signals g on g.org_id = r.org_id and g.person_id = r.person_id
                 and g.kind in ('hidden', 'not_for_me') and g.at > $6",
            in_page!()
        ),
        work.by.org,
        page.after,
        page.last,
        page.due,
        page.pace,
        work.now - NEWS,
    )?)
}
