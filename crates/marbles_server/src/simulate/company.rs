//! A simulated company: its people, its stories and their visits, and what is truly in its people's minds.

use jiff::SignedDuration;
use marbles::{
    clock::Moment,
    ids::{PersonId, StoryId, TopicId},
    relevance::{Dealings, Format, Reader, Story},
};
use uuid::Uuid;

use crate::demo::luck::Luck;

/// The first midnight of every simulation: Monday 7 September 2026.
const START_MICROS: i64 = 1_788_739_200_000_000;

/// For how long news can be shown, as on Today.
const NEWS_LASTS: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Somebody: what they told, and how often they look.
pub struct Person {
    pub person_id: PersonId,
    pub told: Reader,
    /// The chance that they look on a working day.
    pub looks: f64,
}

/// Whom a story is meant for.
pub enum Audience {
    Everyone,
    Department(String),
    Location(String),
}

/// A story and its audience.
pub struct Told {
    pub story: Story,
    pub audience: Audience,
}

/// Somebody looks at their day.
#[derive(Clone, Copy)]
pub struct Visit {
    pub person: usize,
    pub at: Moment,
}

/// How a story meets somebody: what a mind may depend on beside the two of them.
#[derive(Clone, Copy)]
pub struct Meeting {
    pub age_hours: f64,
    /// How often they saw it and passed it by.
    pub times_seen: u32,
    /// The share of their department that shared it by now.
    pub shared_nearby: f64,
}

/// What somebody truly does with a story that is before their eyes, as probabilities.
#[derive(Clone, Copy)]
pub struct Inclination {
    pub shares: f64,
    pub opens: f64,
    pub refuses: f64,
}

/// What is truly in people's minds: each world has its own, and no policy but the oracle may ask it.
pub trait Minds: Sync {
    /// What that person does with that story.
    fn inclination(&self, person: usize, story: usize, meeting: Meeting) -> Inclination;
}

/// A company with its whole future.
pub struct Company {
    pub people: Vec<Person>,
    pub stories: Vec<Told>,
    pub visits: Vec<Visit>,
    pub minds: Box<dyn Minds>,
    pub days: i64,
    /// The name that its luck is drawn under.
    pub luck: String,
}

impl Company {
    /// What that person has to do with that story at a moment, before what they did with it.
    pub fn dealings(&self, person: usize, story: usize) -> Dealings {
        let told = &self.people[person].told;
        let in_audience = match &self.stories[story].audience {
            Audience::Everyone => true,
            Audience::Department(name) => *name == told.department,
            Audience::Location(name) => *name == told.location,
        };
        Dealings { in_audience, ..Dealings::default() }
    }

    /// Whether a story is of an age to be shown.
    pub fn is_current(&self, story: usize, at: Moment) -> bool {
        let story = &self.stories[story].story;
        story.published_at <= at && (story.evergreen || at - story.published_at < NEWS_LASTS)
    }
}

/// The first midnight of every simulation.
pub fn start() -> Moment {
    Moment::from_micros(START_MICROS)
}

/// That many hours after the start.
pub fn after(hours: f64) -> Moment {
    start() + SignedDuration::from_secs_f64(hours * 3600.0)
}

/// The day of a moment, from zero.
pub fn day_of(at: Moment) -> i64 {
    (at - start()).as_hours().div_euclid(24)
}

/// The topic of that number.
pub fn topic(number: usize) -> TopicId {
    TopicId::from_uuid(id(1, number))
}

/// The story of that number.
pub fn story_id(number: usize) -> StoryId {
    StoryId::from_uuid(id(2, number))
}

/// The person of that number.
pub fn person_id(number: usize) -> PersonId {
    PersonId::from_uuid(id(3, number))
}

fn id(kind: u128, number: usize) -> Uuid {
    Uuid::from_u128(kind << 64 | number as u128)
}

/// A normal number with that spread.
pub fn normal(luck: &mut Luck, spread: f64) -> f64 {
    luck.factor(1.0).ln() * spread
}

/// One of four formats; articles are the most common.
pub fn format(luck: &mut Luck) -> Format {
    *luck.weighted(&Format::ALL, |format| match format {
        Format::Article => 5.0,
        Format::Note => 2.5,
        Format::Video => 2.0,
        Format::Audio => 0.5,
    })
}

/// A chance of looking on a working day: about twice a week, for some hardly ever and for some daily.
pub fn looks(luck: &mut Luck) -> f64 {
    (0.34 * luck.factor(0.55)).min(0.95)
}

/// Everybody's visits: on working days between eight and five, at most one a day.
pub fn visits(luck: &mut Luck, people: &[Person], days: i64) -> Vec<Visit> {
    let mut visits = Vec::new();
    for day in (0..days).filter(|day| day % 7 < 5) {
        for (person, who) in people.iter().enumerate() {
            if luck.chance(who.looks) {
                let hour = 24.0 * hours(day) + 8.0 + 9.0 * luck.share();
                visits.push(Visit { person, at: after(hour) });
            }
        }
    }
    visits.sort_by_key(|visit| (visit.at, visit.person));
    visits
}

/// When stories come out: three to seven on a working day, and evergreens from before the start.
pub fn publishing(luck: &mut Luck, days: i64) -> Vec<(Moment, bool)> {
    let before = (0..15).map(|_| (after(-24.0 * 30.0 * luck.share()), true)).collect::<Vec<_>>();
    let mut moments = before;
    for day in (0..days).filter(|day| day % 7 < 5) {
        for _ in 0..luck.between(3, 7) {
            moments.push((after(24.0 * hours(day) + 6.0 + 10.0 * luck.share()), luck.chance(0.12)));
        }
    }
    moments.sort_by_key(|(at, _)| *at);
    moments
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred days at most")]
fn hours(day: i64) -> f64 {
    day as f64
}
