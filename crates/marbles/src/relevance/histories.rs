//! What one person saw and made of it: the ground of their own rates, and of what they are not shown again.

use std::collections::HashMap;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{PersonId, StoryId, TopicId},
    relevance::{
        facts::{Format, Tally},
        grades::{self, Kind, SKIPPED},
        profile::Wishes,
    },
};

/// The stories that a person ($2) saw, answered or shared.
macro_rules! met {
    () => {
        "select e.story_id from exposures e where e.org_id = $1 and e.person_id = $2 and e.times_seen > 0
         union select g.story_id from signals g where g.org_id = $1 and g.person_id = $2
         union select h.story_id from shares h
         where h.org_id = $1 and h.person_id = $2 and h.confirmed_at is not null"
    };
}

/// What somebody saw and made of it, as far as it may be remembered.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Per story that they met: how often, and what became of it.
    pub stories: HashMap<StoryId, Met>,
    /// The stories of their shares that are out, with the last moment, also of what is forgotten: what somebody shared is
    /// not offered again.
    pub shared: HashMap<StoryId, Moment>,
    pub everything: Tally,
    pub topics: HashMap<TopicId, Tally>,
    pub formats: HashMap<Format, Tally>,
    pub authors: HashMap<String, Tally>,
    /// How many of the stories of a topic they met and shared.
    pub counts: HashMap<TopicId, (i64, i64)>,
}

/// What became of a story that somebody met.
#[derive(Clone, Debug, Default)]
pub struct Met {
    pub times_seen: i64,
    /// On how many days.
    sightings: i64,
    pub answers: Vec<Kind>,
    /// Hidden, or "not for me".
    pub unwanted: bool,
}

impl Met {
    /// One sighting is judged by what became of the story, the others by having been passed by.
    #[expect(clippy::cast_precision_loss, reason = "a story is seen on a handful of days")]
    fn tally(&self) -> Tally {
        let seen = self.sightings.max(1) as f64;
        let grade = grades::grade(self.answers.iter().copied());
        Tally { seen, graded: grade + (seen - 1.0) * SKIPPED, liked: f64::from(grade > 0.0) }
    }

    /// Whether they shared it.
    pub fn is_shared(&self) -> bool {
        self.answers.iter().any(|kind| matches!(kind, Kind::Shared | Kind::SharedInOwnWords))
    }
}

/// What a person met until now, without what they want forgotten.
pub async fn of(work: &mut Work, person: PersonId, wishes: Wishes) -> Result<History> {
    let mut history = History::default();
    for (story, times_seen, sightings) in seen(work, person).await? {
        let met = history.stories.entry(story).or_default();
        (met.times_seen, met.sightings) = (times_seen, sightings);
    }
    for (story, kind) in signals(work, person).await? {
        let met = history.stories.entry(story).or_default();
        met.unwanted |= kind == "hidden" || kind == "not_for_me";
        met.answers.extend(kind_of(&kind));
    }
    for (story, at, own_words) in shares(work, person).await? {
        history.shared.insert(story, at);
        if wishes.forget_before.is_none_or(|before| at > before) {
            let kind = if own_words { Kind::SharedInOwnWords } else { Kind::Shared };
            history.stories.entry(story).or_default().answers.push(kind);
        }
    }
    history.tally(work, person).await?;
    Ok(history)
}

/// The kind of answer that a stored signal is; hiding judges nothing.
pub(crate) fn kind_of(signal: &str) -> Option<Kind> {
    match signal {
        "opened" => Some(Kind::Opened),
        "saved" => Some(Kind::Saved),
        "not_for_me" => Some(Kind::NotForMe),
        _ => None,
    }
}

impl History {
    async fn tally(&mut self, work: &mut Work, person: PersonId) -> Result<()> {
        let add = |tally: &mut Tally, more: Tally| {
            tally.seen += more.seen;
            tally.graded += more.graded;
            tally.liked += more.liked;
        };
        for (story, author, url) in stories_met(work, person).await? {
            if let Some(met) = self.stories.get(&story) {
                add(&mut self.everything, met.tally());
                add(self.formats.entry(Format::of(url.as_deref())).or_default(), met.tally());
                if !author.is_empty() {
                    add(self.authors.entry(author).or_default(), met.tally());
                }
            }
        }
        for (story, topic) in topics_met(work, person).await? {
            if let Some(met) = self.stories.get(&story) {
                add(self.topics.entry(topic).or_default(), met.tally());
                let (all, shared) = self.counts.entry(topic).or_default();
                *all += 1;
                *shared += i64::from(met.is_shared());
            }
        }
        Ok(())
    }
}

async fn seen(work: &mut Work, person: PersonId) -> Result<Vec<(StoryId, i64, i64)>> {
    Ok(all!(
        work,
        (StoryId, i64, i64),
        "select story_id, cast(sum(times_seen) as bigint), count(*)
         from exposures
         where org_id = $1 and person_id = $2 and times_seen > 0
         group by story_id",
        work.by.org,
        person,
    )?)
}

async fn signals(work: &mut Work, person: PersonId) -> Result<Vec<(StoryId, String)>> {
    let sql = "select story_id, kind from signals where org_id = $1 and person_id = $2";
    Ok(all!(work, (StoryId, String), sql, work.by.org, person)?)
}

/// The last confirmed share of each story, and whether any was in their own words.
async fn shares(work: &mut Work, person: PersonId) -> Result<Vec<(StoryId, Moment, bool)>> {
    let rows = all!(
        work,
        (StoryId, Moment, i64),
        "select story_id, max(confirmed_at), cast(max(case when own_words then 1 else 0 end) as bigint)
         from shares
         where org_id = $1 and person_id = $2 and confirmed_at is not null
         group by story_id",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().map(|(story, at, own)| (story, at, own == 1)).collect())
}

/// The stories that a person met, with author and address.
async fn stories_met(work: &mut Work, person: PersonId) -> Result<Vec<(StoryId, String, Option<String>)>> {
    Ok(all!(
        work,
        (StoryId, String, Option<String>),
        concat!(
            "select s.story_id, s.author, s.url
             from stories s
             where s.org_id = $1 and s.story_id in (",
            met!(),
            ")"
        ),
        work.by.org,
        person,
    )?)
}

async fn topics_met(work: &mut Work, person: PersonId) -> Result<Vec<(StoryId, TopicId)>> {
    Ok(all!(
        work,
        (StoryId, TopicId),
        concat!(
            "select t.story_id, t.topic_id
             from story_topics t
             where t.org_id = $1 and t.story_id in (",
            met!(),
            ")"
        ),
        work.by.org,
        person,
    )?)
}
