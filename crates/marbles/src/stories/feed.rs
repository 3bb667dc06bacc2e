//! Today: at most five stories, each with its reason, and then the day's list ends.

mod picking;
mod saying;

use serde::Serialize;

use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work},
    error::Result,
    ids::{PictureId, StoryId},
    people,
    relevance::{
        exposures::{self, NewExposure},
        readers::{self, Reading},
    },
};

/// Why a story is here, from a closed list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum Reason {
    /// An editor keeps it on top for a while.
    Pinned,
    /// It is about a topic that I follow.
    Topic(String),
    /// I asked to see more of its topic.
    Wish(String),
    /// It is meant for a place that I work in.
    Location(String),
    /// It is meant for a group that I am in.
    Group(String),
    /// It is in my own language.
    Language,
    /// It is new.
    Fresh,
    /// Many colleagues do something with it.
    Popular,
    /// Colleagues in my department do something with it.
    PopularNearby(String),
    /// Colleagues in my department like its topic.
    TopicNearby(String),
    /// I often do something with its topic.
    MyTopic(String),
    /// I often do something with what they write.
    MyAuthor(String),
    /// I often do something with stories of its kind.
    MyFormat,
    /// Few have seen it yet, and somebody must be the first.
    New,
    /// It is meant for everyone.
    Everyone,
}

impl Reason {
    /// Its name in the API.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::Topic(_) => "topic",
            Self::Wish(_) => "wish",
            Self::Location(_) => "location",
            Self::Group(_) => "group",
            Self::Language => "language",
            Self::Fresh => "fresh",
            Self::Popular => "popular",
            Self::PopularNearby(_) => "popular_nearby",
            Self::TopicNearby(_) => "topic_nearby",
            Self::MyTopic(_) => "my_topic",
            Self::MyAuthor(_) => "my_author",
            Self::MyFormat => "my_format",
            Self::New => "new",
            Self::Everyone => "everyone",
        }
    }
}

/// A story of my day.
#[derive(Clone, Debug)]
pub struct Pick {
    pub candidate: Candidate,
    pub reasons: Vec<Reason>,
    /// Whether I have shared it already.
    pub shared: bool,
    /// Whether I keep it for later.
    pub saved: bool,
    /// How it came to stand here, where it is new on my day.
    pub(crate) exposure: Option<NewExposure>,
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
    pub expires_at: Option<Moment>,
    pub evergreen: bool,
    pub inside_only: bool,
    pub for_everyone: bool,
    pub suggested_by_name: Option<String>,
}

/// My day, shown to me: what is new on it is noted, with the chance it had.
pub async fn show(marbles: &Marbles, by: By) -> Result<Vec<Pick>> {
    let mut look = marbles.db.look(by).await?;
    let me = people::me(&mut look).await?;
    let reading = readers::of(&mut look, me).await?;
    let picks = picks(&mut look, marbles, &reading).await?;
    drop(look);
    let new: Vec<NewExposure> = picks.iter().filter_map(|pick| pick.exposure.clone()).collect();
    if !new.is_empty() {
        let mut work = marbles.db.work(by).await?;
        exposures::note(&mut work, &reading.person, reading.today, &new).await?;
        work.save().await?;
    }
    Ok(picks)
}

/// My day as it would be shown now; nothing is noted. What I have seen or shared today keeps its place, so that a day
/// does not refill itself.
pub async fn today(work: &mut Work, marbles: &Marbles) -> Result<Vec<Pick>> {
    let me = people::me(work).await?;
    let reading = readers::of(work, me).await?;
    picks(work, marbles, &reading).await
}

async fn picks(work: &mut Work, marbles: &Marbles, reading: &Reading) -> Result<Vec<Pick>> {
    let ground = marbles.grounds.of(work).await?;
    let minimum = crate::programme::organisation(work).await?.minimum_group;
    Ok(picking::day(reading, &ground, work.now, minimum))
}

/// Why I would be shown this story.
///
/// # Errors
/// `Missing` when I am nobody.
pub async fn reasons_for(work: &mut Work, marbles: &Marbles, story: &super::Story) -> Result<Vec<Reason>> {
    let me = people::me(work).await?;
    let reading = readers::of(work, me).await?;
    let ground = marbles.grounds.of(work).await?;
    let minimum = crate::programme::organisation(work).await?.minimum_group;
    Ok(picking::reasons_for(&reading, &ground, work.now, minimum, story.story_id))
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
