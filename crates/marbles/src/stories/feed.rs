//! Today: at most five stories, each with its reason, and then the day's list ends.

use std::collections::HashMap;

use jiff::SignedDuration;
use serde::Serialize;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::{PersonId, PictureId, StoryId},
    people::{self, groups::Trait},
    stories::visible,
    words::Language,
};

/// How many stories a day holds.
pub const SLOTS: usize = 5;
/// How long news stays news.
const NEWS_LASTS: SignedDuration = SignedDuration::from_hours(24 * 30);
/// After how long news weighs half.
const HALF_LIFE_NEWS_HOURS: f64 = 48.0;
/// After how long an evergreen story weighs half.
const HALF_LIFE_EVERGREEN_HOURS: f64 = 14.0 * 24.0;

/// Why a story is here, from a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Reason {
    /// An editor keeps it on top for a while.
    Pinned,
    /// It is about a topic that I follow.
    Topic(String),
    /// It is meant for a place that I work in.
    Location(String),
    /// It is meant for a group that I am in.
    Group(String),
    /// It is meant for everyone.
    Everyone,
}

/// A story of my day.
#[derive(Clone, Debug)]
pub struct Pick {
    pub candidate: Candidate,
    pub reasons: Vec<Reason>,
    /// Whether I have shared it already.
    pub shared: bool,
}

/// What is known of a story when the day is put together.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub story_id: StoryId,
    pub url: Option<String>,
    pub title: String,
    pub summary: String,
    pub author: String,
    pub language: String,
    pub picture_id: Option<PictureId>,
    pub published_at: Moment,
    pub pinned_until: Option<Moment>,
    pub evergreen: bool,
    pub inside_only: bool,
    pub for_everyone: bool,
    pub suggested_by_name: Option<String>,
}

/// My day: what I have shared today keeps its place, so that a day does not refill itself.
pub async fn today(work: &mut Work) -> Result<Vec<Pick>> {
    let me = people::me(work).await?;
    let person = me.person_id;
    let shared = shared_by(work, person).await?;
    let zone = crate::programme::zone_of(work, &me).await?;
    let midnight = work.now.day(&zone).start(&zone);
    let open: Vec<Candidate> = candidates(work, person)
        .await?
        .into_iter()
        .filter(|story| shared.get(&story.story_id).is_none_or(|at| *at >= midnight))
        .collect();
    let why = Why { topics: followed_topics(work, person).await?, groups: meant_groups(work, person).await? };
    let mut ranked: Vec<(f64, Pick)> = in_a_language_of(me.language, open)
        .into_iter()
        .map(|candidate| {
            let reasons = why.reasons(&candidate, work.now);
            let shared = shared.contains_key(&candidate.story_id);
            (score(&candidate, &reasons, work.now), Pick { candidate, reasons, shared })
        })
        .collect();
    ranked.sort_by(|(a, one), (b, other)| {
        b.total_cmp(a).then_with(|| other.candidate.story_id.cmp(&one.candidate.story_id))
    });
    Ok(ranked.into_iter().map(|(_, pick)| pick).take(SLOTS).collect())
}

/// Why I would be shown this story.
///
/// # Errors
/// `Missing` when I am nobody.
pub async fn reasons_for(work: &mut Work, story: &super::Story) -> Result<Vec<Reason>> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let why = Why { topics: followed_topics(work, me).await?, groups: meant_groups(work, me).await? };
    Ok(why.reasons_of(story.story_id, story.for_everyone, story.pinned_until, work.now))
}

struct Why {
    topics: HashMap<StoryId, Vec<String>>,
    groups: HashMap<StoryId, Vec<Reason>>,
}

impl Why {
    fn reasons(&self, story: &Candidate, now: Moment) -> Vec<Reason> {
        self.reasons_of(story.story_id, story.for_everyone, story.pinned_until, now)
    }

    /// At most two, the most personal first.
    fn reasons_of(
        &self,
        story: StoryId,
        for_everyone: bool,
        pinned: Option<Moment>,
        now: Moment,
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        reasons.extend(self.topics.get(&story).into_iter().flatten().map(|name| Reason::Topic(name.clone())));
        reasons.extend(self.groups.get(&story).into_iter().flatten().cloned());
        if pinned.is_some_and(|until| until > now) {
            reasons.insert(0, Reason::Pinned);
        }
        if reasons.is_empty() && for_everyone {
            reasons.push(Reason::Everyone);
        }
        reasons.truncate(2);
        reasons
    }
}

/// After how many hours a story weighs half.
pub fn half_life_hours(evergreen: bool) -> f64 {
    if evergreen { HALF_LIFE_EVERGREEN_HOURS } else { HALF_LIFE_NEWS_HOURS }
}

/// Readable rules, to be replaced by learning: what is followed counts most, then whom it is meant for, then age.
fn score(story: &Candidate, reasons: &[Reason], now: Moment) -> f64 {
    let half_life = half_life_hours(story.evergreen);
    let age = (now - story.published_at).as_secs_f64() / 3600.0;
    let freshness = (-age.max(0.0) / half_life).exp2();
    let because: f64 = reasons
        .iter()
        .map(|reason| match reason {
            Reason::Pinned => 10.0,
            Reason::Topic(_) => 1.0,
            Reason::Location(_) | Reason::Group(_) => 0.7,
            Reason::Everyone => 0.2,
        })
        .sum();
    because + freshness
}

/// Stories in my language, or in English, which most of our readers understand; a pinned one is for all. Where nothing
/// is left, as for an English reader in a Dutch organisation, all of them rather than an empty day.
fn in_a_language_of(mine: Language, stories: Vec<Candidate>) -> Vec<Candidate> {
    let understood = |story: &Candidate| {
        story.pinned_until.is_some()
            || Language::parse(&story.language)
                .is_none_or(|language| language == mine || language == Language::English)
    };
    if stories.iter().any(understood) { stories.into_iter().filter(understood).collect() } else { stories }
}

async fn candidates(work: &mut Work, person: PersonId) -> Result<Vec<Candidate>> {
    Ok(all!(
        work,
        Candidate,
        concat!(
            "select s.story_id, s.url, s.title, s.summary, s.author, s.language, s.picture_id, s.published_at,
                 s.pinned_until, s.evergreen, s.inside_only, s.for_everyone, p.name as suggested_by_name
             from stories s
             left join people p on p.org_id = s.org_id and p.person_id = s.suggested_by
             where s.org_id = $1
               and (s.published_at > $4 or s.evergreen or s.pinned_until > $3)
               and ",
            visible!(),
            " order by s.published_at desc, s.story_id desc
             limit 500"
        ),
        work.by.org,
        person,
        work.now,
        work.now - NEWS_LASTS,
    )?)
}

async fn shared_by(work: &mut Work, person: PersonId) -> Result<HashMap<StoryId, Moment>> {
    let rows = all!(
        work,
        (StoryId, Moment),
        "select story_id, max(confirmed_at)
         from shares
         where org_id = $1 and person_id = $2 and confirmed_at is not null
         group by story_id",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().collect())
}

async fn followed_topics(work: &mut Work, person: PersonId) -> Result<HashMap<StoryId, Vec<String>>> {
    let rows = all!(
        work,
        (StoryId, String),
        "select s.story_id, t.name
         from follows f
         join topics t on t.org_id = f.org_id and t.topic_id = f.topic_id
         join story_topics s on s.org_id = f.org_id and s.topic_id = f.topic_id
         where f.org_id = $1 and f.person_id = $2
         order by t.name",
        work.by.org,
        person,
    )?;
    Ok(gather(rows))
}

async fn meant_groups(work: &mut Work, person: PersonId) -> Result<HashMap<StoryId, Vec<Reason>>> {
    let rows = all!(
        work,
        (StoryId, String, Option<Trait>, Option<String>),
        "select a.story_id, g.name, g.rule_column, g.rule_value
         from group_members m
         join groups g on g.org_id = m.org_id and g.group_id = m.group_id
         join story_groups a on a.org_id = m.org_id and a.group_id = m.group_id
         where m.org_id = $1 and m.person_id = $2
         order by g.name",
        work.by.org,
        person,
    )?;
    let reasons = rows.into_iter().map(|(story, name, column, value)| match (column, value) {
        (Some(Trait::Location), Some(place)) => (story, Reason::Location(place)),
        _ => (story, Reason::Group(name)),
    });
    Ok(gather(reasons.collect()))
}

fn gather<V>(rows: Vec<(StoryId, V)>) -> HashMap<StoryId, Vec<V>> {
    let mut gathered: HashMap<StoryId, Vec<V>> = HashMap::new();
    for (story, value) in rows {
        gathered.entry(story).or_default().push(value);
    }
    gathered
}
