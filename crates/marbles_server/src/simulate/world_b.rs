//! World b: people belong to circles that no chart shows; most declare nothing; a few stories carry everybody along.
//!
//! Built by multiplying: a circle's affinity, a heavy-tailed appeal, what colleagues did, and a slow fading.

use std::collections::HashSet;

use marbles::relevance::{Format, Reader, Story};

use super::company::{
    self, Audience, Company, Inclination, Meeting, Minds, Person, Told, format, story_id, topic,
};
use crate::demo::luck::Luck;

const TOPICS: usize = 16;
const CIRCLES: usize = 6;
const DEPARTMENTS: [&str; 4] = ["Water", "Wind", "Service", "Office"];
const PLACES: [&str; 3] = ["Rotterdam", "Esbjerg", "Leeds"];

#[derive(Default)]
struct Circles {
    circle: Vec<usize>,
    /// How much each circle cares for each topic.
    cares: Vec<Vec<f64>>,
    /// How active each person is.
    active: Vec<f64>,
    /// Whether they are a watcher rather than a reader.
    watches: Vec<bool>,
    tongue: Vec<String>,
    appeal: Vec<f64>,
    stories: Vec<(usize, Story)>,
}

impl Minds for Circles {
    fn inclination(&self, person: usize, story: usize, meeting: Meeting) -> Inclination {
        let (topic, facts) = &self.stories[story];
        let moving = matches!(facts.format, Format::Video | Format::Audio);
        let form = if moving == self.watches[person] { 1.4 } else { 0.7 };
        let tongue = if facts.language == self.tongue[person] { 1.0 } else { 0.45 };
        let fading = if facts.evergreen { 1.0 } else { 1.0 / (1.0 + meeting.age_hours / 96.0) };
        let pull = self.cares[self.circle[person]][*topic]
            * self.appeal[story]
            * form
            * tongue
            * fading
            * (1.0 + 3.0 * meeting.shared_nearby)
            * 0.5_f64.powf(f64::from(meeting.times_seen));
        Inclination {
            shares: (0.028 * pull * self.active[person]).min(0.7),
            opens: (0.11 * pull).min(0.85),
            refuses: if pull < 0.15 { 0.006 } else { 0.001 },
        }
    }
}

/// A company of this world.
pub fn build(luck: &str, people: usize, days: i64) -> Company {
    let mut draw = Luck::of(&format!("{luck}/b"));
    let cares = (0..CIRCLES).map(|_| (0..TOPICS).map(|_| draw.factor(0.9)).collect()).collect();
    let mut minds = Circles { cares, ..Circles::default() };
    let people = hire(&mut draw, people, &mut minds);
    let stories = tell(&mut draw, days, &mut minds);
    let visits = company::visits(&mut draw, &people, days);
    Company { people, stories, visits, minds: Box::new(minds), days, luck: luck.to_owned() }
}

fn hire(draw: &mut Luck, count: usize, minds: &mut Circles) -> Vec<Person> {
    let mut people = Vec::with_capacity(count);
    for number in 0..count {
        let mine = draw.below(CIRCLES);
        // A circle leans towards a department, and only leans.
        let department =
            if draw.chance(0.5) { mine % DEPARTMENTS.len() } else { draw.below(DEPARTMENTS.len()) };
        let language = *draw.weighted(&["nl", "en", "da"], |code| if *code == "nl" { 3.0 } else { 2.0 });
        let mut told = Reader {
            language: language.to_owned(),
            understands: HashSet::from(["en".to_owned()]),
            department: DEPARTMENTS[department].to_owned(),
            location: (*draw.pick(&PLACES)).to_owned(),
            ..Reader::default()
        };
        if draw.chance(0.45) {
            let cares = &minds.cares[mine];
            let mut loved: Vec<usize> = (0..TOPICS).collect();
            loved.sort_by(|one, other| cares[*other].total_cmp(&cares[*one]));
            let mut follows: HashSet<_> =
                loved[..6].iter().copied().filter(|_| draw.chance(0.5)).map(topic).collect();
            follows.insert(topic(draw.below(TOPICS)));
            told.follows = follows;
        }
        minds.circle.push(mine);
        minds.active.push(draw.factor(0.9));
        minds.watches.push(draw.chance(0.35));
        minds.tongue.push(language.to_owned());
        people.push(Person { person_id: company::person_id(number), told, looks: company::looks(draw) });
    }
    people
}

fn tell(draw: &mut Luck, days: i64, minds: &mut Circles) -> Vec<Told> {
    let mut stories = Vec::new();
    for (number, (published_at, evergreen)) in company::publishing(draw, days).into_iter().enumerate() {
        let main = draw.below(TOPICS);
        let mut topics = vec![topic(main)];
        if draw.chance(0.25) {
            // An editor's second tag that nobody's mind depends on.
            let other = draw.below(TOPICS);
            topics.extend((other != main).then(|| topic(other)));
        }
        let department = DEPARTMENTS[draw.below(DEPARTMENTS.len())].to_owned();
        let named = draw.chance(0.15);
        let closed = named && draw.chance(0.4);
        let story = Story {
            story_id: story_id(number),
            topics,
            language: (*draw.weighted(&["en", "nl", "da"], |code| if *code == "da" { 1.0 } else { 3.0 }))
                .to_owned(),
            departments: if named { vec![department.clone()] } else { Vec::new() },
            locations: Vec::new(),
            format: format(draw),
            author: format!("Source {}", draw.below(7)),
            evergreen,
            published_at,
            expires_at: None,
            pinned_until: None,
        };
        minds.appeal.push(draw.factor(0.6));
        minds.stories.push((main, story.clone()));
        let audience = if closed { Audience::Department(department) } else { Audience::Everyone };
        stories.push(Told { story, audience });
    }
    stories
}
