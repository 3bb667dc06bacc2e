//! World a: everybody has tastes of their own, near those of their department, and says honestly what they are.
//!
//! Built as additive log-odds: taste, craft, language, place and newness each add their part.

use marbles::relevance::{Reader, Story};

use super::company::{
    self, Audience, Company, Inclination, Meeting, Minds, Person, Told, format, normal, story_id, topic,
};
use crate::demo::luck::Luck;

const TOPICS: usize = 12;
const DEPARTMENTS: [&str; 6] = ["Engineering", "Operations", "Sales", "People", "Research", "Finance"];
const SITES: [(&str, &str); 4] = [("Aarhus", "da"), ("Utrecht", "nl"), ("Groningen", "nl"), ("Hull", "en")];
const AUTHORS: usize = 10;

#[derive(Default)]
struct Tastes {
    /// For each person: what they think of each topic.
    topics: Vec<Vec<f64>>,
    /// For each person: how readily they share at all.
    readiness: Vec<f64>,
    /// For each person: what they think of each format.
    formats: Vec<[f64; 4]>,
    /// For each story: how well it is made.
    craft: Vec<f64>,
    people: Vec<Reader>,
    stories: Vec<(Vec<usize>, Story)>,
}

impl Minds for Tastes {
    fn inclination(&self, person: usize, story: usize, meeting: Meeting) -> Inclination {
        let (told, (topics, story_facts)) = (&self.people[person], &self.stories[story]);
        let tastes: f64 = topics.iter().map(|topic| self.topics[person][*topic]).fold(f64::MIN, f64::max);
        let foreign = f64::from(u8::from(story_facts.language != told.language));
        let meant = |for_these: &[String], mine: &str| for_these.iter().any(|one| one == mine);
        let place = f64::from(u8::from(meant(&story_facts.departments, &told.department)))
            + f64::from(u8::from(meant(&story_facts.locations, &told.location)));
        let half_life = if story_facts.evergreen { 400.0 } else { 60.0 };
        let appeal = tastes
            + self.craft[story]
            + self.formats[person][story_facts.format as usize]
            + 0.7 * place
            + 1.2 * (-meeting.age_hours / half_life).exp2()
            - 1.0 * foreign
            - 0.7 * f64::from(meeting.times_seen);
        let odds = |start: f64| 1.0 / (1.0 + (-(start + appeal)).exp());
        let shares = 1.0 / (1.0 + (4.4 - appeal - self.readiness[person]).exp());
        Inclination { shares, opens: odds(-2.4), refuses: 0.004 * (1.0 - odds(0.0)) }
    }
}

/// A company of this world.
pub fn build(luck: &str, people: usize, days: i64) -> Company {
    let mut draw = Luck::of(&format!("{luck}/a"));
    let mut minds = Tastes::default();
    let people = hire(&mut draw, people, &mut minds);
    let stories = tell(&mut draw, days, &mut minds);
    minds.people = people.iter().map(|person| person.told.clone()).collect();
    let visits = company::visits(&mut draw, &people, days);
    Company { people, stories, visits, minds: Box::new(minds), days, luck: luck.to_owned() }
}

fn hire(draw: &mut Luck, count: usize, minds: &mut Tastes) -> Vec<Person> {
    let near: Vec<Vec<f64>> = DEPARTMENTS.map(|_| (0..TOPICS).map(|_| normal(draw, 0.5)).collect()).to_vec();
    let mut people = Vec::with_capacity(count);
    for number in 0..count {
        let department = draw.below(DEPARTMENTS.len());
        let (location, tongue) = *draw.pick(&SITES);
        let tastes: Vec<f64> = near[department].iter().map(|near| near + normal(draw, 0.9)).collect();
        let mut told = Reader {
            language: tongue.to_owned(),
            department: DEPARTMENTS[department].to_owned(),
            location: location.to_owned(),
            ..Reader::default()
        };
        if draw.chance(0.92) {
            told.understands.insert("en".to_owned());
        }
        if draw.chance(0.8) {
            let says = |taste: f64| if taste > 0.8 { 0.75 } else { 0.08 };
            told.follows = (0..TOPICS).filter(|at| draw.chance(says(tastes[*at]))).map(topic).collect();
        }
        minds.topics.push(tastes);
        minds.formats.push([0.0; 4].map(|_: f64| normal(draw, 0.35)));
        minds.readiness.push(normal(draw, 0.8));
        people.push(Person { person_id: company::person_id(number), told, looks: company::looks(draw) });
    }
    people
}

fn tell(draw: &mut Luck, days: i64, minds: &mut Tastes) -> Vec<Told> {
    let skill: Vec<f64> = (0..AUTHORS).map(|_| normal(draw, 0.4)).collect();
    let mut stories = Vec::new();
    for (number, (published_at, evergreen)) in company::publishing(draw, days).into_iter().enumerate() {
        let author = draw.below(AUTHORS);
        let count = if draw.chance(0.4) { 2 } else { 1 };
        let mut topics: Vec<usize> = (0..count).map(|_| draw.below(TOPICS)).collect();
        topics.dedup();
        let language = draw.weighted(&["en", "nl", "da"], |code| if *code == "en" { 5.0 } else { 2.0 });
        let (audience, departments, locations) = meant(draw);
        minds.craft.push(skill[author] + normal(draw, 0.5));
        let story = Story {
            story_id: story_id(number),
            topics: topics.iter().copied().map(topic).collect(),
            language: (*language).to_owned(),
            departments,
            locations,
            format: format(draw),
            author: format!("Author {author}"),
            evergreen,
            published_at,
            expires_at: None,
            pinned_until: None,
        };
        minds.stories.push((topics, story.clone()));
        stories.push(Told { story, audience });
    }
    stories
}

/// Whom a story is for. Some name a department or a place and are shown to it only; others name it and are open to all.
fn meant(draw: &mut Luck) -> (Audience, Vec<String>, Vec<String>) {
    let chosen = draw.share();
    let department = DEPARTMENTS[draw.below(DEPARTMENTS.len())].to_owned();
    let location = draw.pick(&SITES).0.to_owned();
    match chosen {
        c if c < 0.05 => (Audience::Department(department.clone()), vec![department], vec![]),
        c if c < 0.20 => (Audience::Everyone, vec![department], vec![]),
        c if c < 0.25 => (Audience::Location(location.clone()), vec![], vec![location]),
        c if c < 0.35 => (Audience::Everyone, vec![], vec![location]),
        _ => (Audience::Everyone, vec![], vec![]),
    }
}
