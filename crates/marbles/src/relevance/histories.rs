//! What one person saw and made of it: the ground of their own rates, and of what they are not shown again.

use std::collections::{BTreeMap, HashMap};

use crate::{
    clock::Moment,
    db::Work,
    error::Result,
    ids::{PersonId, StoryId, TopicId},
    people::whom::{Whom, of_whom},
    relevance::{
        facts::{Reader, Tally},
        grades::{self, Kind, SKIPPED},
        ground::Ground,
        profile::Wishes,
    },
};

/// What somebody saw and made of it, as far as it may be remembered.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Per story that they met: how often, and what became of it.
    pub stories: BTreeMap<StoryId, Met>,
    /// The stories of their shares that are out, with the last moment, also of what is forgotten: what somebody shared is
    /// not offered again.
    pub shared: HashMap<StoryId, Moment>,
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

/// What people met until now, without what they want forgotten. Who met nothing is left out.
pub(crate) async fn of(
    work: &mut Work,
    whom: Whom<'_>,
    wishes: &HashMap<PersonId, Wishes>,
) -> Result<HashMap<PersonId, History>> {
    let mut histories: HashMap<PersonId, History> = HashMap::new();
    for (person, story, times_seen, sightings) in seen(work, whom).await? {
        let met = histories.entry(person).or_default().stories.entry(story).or_default();
        (met.times_seen, met.sightings) = (times_seen, sightings);
    }
    for (person, story, kind) in signals(work, whom).await? {
        let met = histories.entry(person).or_default().stories.entry(story).or_default();
        met.unwanted |= kind == "hidden" || kind == "not_for_me";
        met.answers.extend(kind_of(&kind));
    }
    for (person, story, at, own_words) in shares(work, whom).await? {
        let history = histories.entry(person).or_default();
        history.shared.insert(story, at);
        let forgets = wishes.get(&person).and_then(|wishes| wishes.forget_before);
        if forgets.is_none_or(|before| at > before) {
            let kind = if own_words == 1 { Kind::SharedInOwnWords } else { Kind::Shared };
            history.stories.entry(story).or_default().answers.push(kind);
        }
    }
    Ok(histories)
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
    /// Adds what they did to what is known of a reader. In the order of stories, so that the same past gives the same sums.
    pub(crate) fn tally(&self, ground: &Ground, reader: &mut Reader) {
        for (story, met) in &self.stories {
            let Some(marks) = ground.marks(*story) else { continue };
            let tally = met.tally();
            reader.everything.add(tally);
            reader.formats.entry(marks.format).or_default().add(tally);
            if !marks.author.is_empty() {
                reader.authors.entry(marks.author.clone()).or_default().add(tally);
            }
            for topic in &marks.topics {
                reader.topics.entry(*topic).or_default().add(tally);
            }
        }
    }

    /// How many of the stories of each topic they met and shared.
    pub(crate) fn counts(&self, ground: &Ground) -> HashMap<TopicId, (i64, i64)> {
        let mut counts: HashMap<TopicId, (i64, i64)> = HashMap::new();
        for (story, met) in &self.stories {
            for topic in ground.marks(*story).map(|marks| marks.topics.as_slice()).unwrap_or_default() {
                let (all, shared) = counts.entry(*topic).or_default();
                *all += 1;
                *shared += i64::from(met.is_shared());
            }
        }
        counts
    }
}

async fn seen(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, StoryId, i64, i64)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, StoryId, i64, i64),
        "select e.person_id, e.story_id, cast(sum(e.times_seen) as bigint), count(*)
         from exposures e
         where e.org_id = $1 and e.times_seen > 0",
        "e.person_id",
        " group by e.person_id, e.story_id"
    )?)
}

async fn signals(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, StoryId, String)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, StoryId, String),
        "select g.person_id, g.story_id, g.kind from signals g where g.org_id = $1",
        "g.person_id",
        ""
    )?)
}

/// The last confirmed share of each story, and whether any was in their own words.
async fn shares(work: &mut Work, whom: Whom<'_>) -> Result<Vec<(PersonId, StoryId, Moment, i64)>> {
    Ok(of_whom!(
        work,
        whom,
        (PersonId, StoryId, Moment, i64),
        "select h.person_id, h.story_id, max(h.confirmed_at),
             cast(max(case when h.own_words then 1 else 0 end) as bigint)
         from shares h
         where h.org_id = $1 and h.confirmed_at is not null",
        "h.person_id",
        " group by h.person_id, h.story_id"
    )?)
}
