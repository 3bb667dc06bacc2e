//! World c: the readable rules are wrong here. What people declare means nothing, departments mean nothing, all speak
//! both languages, stories ripen with age, and nobody wants to share what the others have shared.
//!
//! Built as a threshold: a story is shared when its worth, with normal noise, passes a person's threshold (probit).

use std::collections::HashSet;

use marbles::relevance::{Reader, Story};

use super::company::{
    self, Audience, Company, Inclination, Meeting, Minds, Person, Told, format, normal, story_id, topic,
};
use crate::demo::luck::Luck;

const TOPICS: usize = 10;
const VOICES: usize = 8;
const DEPARTMENTS: [&str; 5] = ["North", "East", "South", "West", "Centre"];

#[derive(Default)]
struct Thresholds {
    threshold: Vec<f64>,
    /// For each person: which authors they listen to.
    voices: Vec<Vec<f64>>,
    /// For each person: which topics they would really share.
    topics: Vec<Vec<f64>>,
    worth: Vec<f64>,
    /// For each story: its author, topic and whether it stays.
    stories: Vec<(usize, usize, bool)>,
}

impl Minds for Thresholds {
    fn inclination(&self, person: usize, story: usize, meeting: Meeting) -> Inclination {
        let (voice, topic, _) = self.stories[story];
        let ripe = 0.55 * (1.0 - (-meeting.age_hours / 240.0).exp());
        let worth = self.voices[person][voice] + self.topics[person][topic] + self.worth[story] + ripe
            - 2.0 * meeting.shared_nearby
            - 0.12 * f64::from(meeting.times_seen);
        Inclination {
            shares: normal_part(worth - self.threshold[person]),
            opens: normal_part(worth - 1.3),
            refuses: 0.01 * normal_part(-worth - 0.6),
        }
    }
}

/// The part of a standard normal distribution below a value (logistic approximation of Bowling et al. 2009).
fn normal_part(value: f64) -> f64 {
    1.0 / (1.0 + (-(0.07056 * value.powi(3) + 1.5976 * value)).exp())
}

/// A company of this world.
pub fn build(luck: &str, people: usize, days: i64) -> Company {
    let mut draw = Luck::of(&format!("{luck}/c"));
    let mut minds = Thresholds::default();
    let people = hire(&mut draw, people, &mut minds);
    let stories = tell(&mut draw, days, &mut minds);
    let visits = company::visits(&mut draw, &people, days);
    Company { people, stories, visits, minds: Box::new(minds), days, luck: luck.to_owned() }
}

fn hire(draw: &mut Luck, count: usize, minds: &mut Thresholds) -> Vec<Person> {
    let mut people = Vec::with_capacity(count);
    for number in 0..count {
        minds.threshold.push(2.5 + normal(draw, 0.3));
        minds.voices.push((0..VOICES).map(|_| normal(draw, 0.25)).collect());
        minds.topics.push((0..TOPICS).map(|_| normal(draw, 0.27)).collect());
        let told = Reader {
            follows: (0..TOPICS).filter(|_| draw.chance(0.25)).map(topic).collect(),
            language: (*draw.pick(&["en", "nl"])).to_owned(),
            understands: HashSet::from(["en".to_owned(), "nl".to_owned()]),
            department: (*draw.pick(&DEPARTMENTS)).to_owned(),
            location: (*draw.pick(&["Delft", "Odense"])).to_owned(),
            ..Reader::default()
        };
        people.push(Person { person_id: company::person_id(number), told, looks: company::looks(draw) });
    }
    people
}

fn tell(draw: &mut Luck, days: i64, minds: &mut Thresholds) -> Vec<Told> {
    let fame: Vec<f64> = (0..VOICES).map(|_| normal(draw, 0.15)).collect();
    let mut stories = Vec::new();
    for (number, (published_at, evergreen)) in company::publishing(draw, days).into_iter().enumerate() {
        let (voice, main) = (draw.below(VOICES), draw.below(TOPICS));
        let story = Story {
            story_id: story_id(number),
            topics: vec![topic(main)],
            language: (*draw.pick(&["en", "nl"])).to_owned(),
            departments: if draw.chance(0.3) {
                vec![(*draw.pick(&DEPARTMENTS)).to_owned()]
            } else {
                Vec::new()
            },
            locations: Vec::new(),
            format: format(draw),
            author: format!("Voice {voice}"),
            evergreen,
            published_at,
            expires_at: None,
            pinned_until: None,
        };
        minds.worth.push(fame[voice] + normal(draw, 0.3));
        minds.stories.push((voice, main, evergreen));
        stories.push(Told { story, audience: Audience::Everyone });
    }
    stories
}
