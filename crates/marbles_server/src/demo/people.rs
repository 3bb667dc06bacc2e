//! The colleagues: who works where, who was invited when, who joined, and how keen each of them is.

use std::collections::BTreeSet;

use jiff::{SignedDuration, tz::TimeZone};
use marbles::{
    clock::{Day, Moment, zone},
    demo::people::LaidPerson,
    ids::{PersonId, TopicId},
    people::Role,
    words::Language,
};

use super::{
    content::{Cast, Content, Department, Office},
    luck::Luck,
    names::{address, name},
    year::{Year, working},
};

/// Colleagues who have left the company during the year: their shares still count.
const GONE: usize = 7;

/// The networks that people use, and how many of a hundred do.
const NETWORKS: &[(&str, f64)] = &[
    ("linkedin", 0.93),
    ("whatsapp", 0.34),
    ("facebook", 0.16),
    ("bluesky", 0.08),
    ("x", 0.07),
    ("mastodon", 0.05),
    ("telegram", 0.03),
    ("threads", 0.03),
    ("xing", 0.02),
];

/// A colleague, and what the year needs to know of them.
pub struct Colleague {
    pub laid: LaidPerson,
    /// The key in the cast.
    pub key: String,
    pub department: String,
    pub office: String,
    pub country: String,
    pub zone: TimeZone,
    /// Whether visitors of the demo take this person's seat as an advocate.
    pub lends_seat: bool,
    /// How likely they share, around 1.
    pub eagerness: f64,
    /// How many people they reach, around 1.
    pub reach: f64,
}

impl Colleague {
    /// Whether they took part at that moment.
    pub fn takes_part(&self, at: Moment) -> bool {
        let over = |end: Option<Moment>| end.is_some_and(|end| at >= end);
        self.laid.joined_at.is_some_and(|joined| at > joined)
            && !over(self.laid.left_at)
            && !over(self.laid.gone_at)
    }

    pub fn follows(&self, topic: TopicId) -> bool {
        self.laid.follows.contains(&topic)
    }
}

/// Draws everyone: the cast first, then the others.
pub fn draw(content: &Content, year: &Year, topics: &[TopicId]) -> Vec<Colleague> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<Colleague> = Vec::new();
    for cast in &content.company.people {
        taken.insert(cast.email.clone());
        all.push(one_of_the_cast(content, cast, year, topics));
    }
    for number in all.len()..content.company.head_count + GONE {
        let mut luck = Luck::of(&format!("person/{number}"));
        let mut colleague = somebody(content, year, topics, &mut taken, &mut luck);
        if number >= content.company.head_count {
            colleague.laid.gone_at = Some(year.at_home(year.today.plus(-luck.between(8, 200)), 17 * 60));
        }
        all.push(colleague);
    }
    all
}

fn one_of_the_cast(content: &Content, cast: &Cast, year: &Year, topics: &[TopicId]) -> Colleague {
    let mut luck = Luck::of(&format!("person/{}", cast.key));
    let company = &content.company;
    let office =
        company.offices.iter().find(|office| office.key == cast.office).unwrap_or(&company.offices[0]);
    let department =
        company.departments.iter().find(|one| one.key == cast.department).unwrap_or(&company.departments[0]);
    // Those who lend their seat are known longest: that is how the seat finds them.
    let early = if cast.seat.is_some() { 7 * 60 } else { 8 * 60 };
    let created_at = year.at_home(year.first_day(), early);
    let mut colleague = seat_at(office, department, cast.language, created_at, &mut luck);
    colleague.key.clone_from(&cast.key);
    colleague.laid.name.clone_from(&cast.name);
    colleague.laid.email.clone_from(&cast.email);
    colleague.laid.title.clone_from(&cast.title);
    colleague.laid.role = cast.role;
    colleague.laid.invited_at = Some(year.at_home(year.first_day(), 9 * 60));
    colleague.laid.joined_at =
        Some(year.at_home(year.first_day(), 9 * 60 + 20) + SignedDuration::from_mins(luck.between(0, 2800)));
    colleague.laid.follows = if cast.follows.is_empty() {
        interests(content, department, topics, &mut luck)
    } else {
        chosen(content, &cast.follows, topics)
    };
    colleague.lends_seat = cast.seat.as_deref() == Some("advocate");
    (colleague.eagerness, colleague.reach) = match cast.seat.as_deref() {
        Some("advocate") => (5.0, 2.2),
        Some(_) => (1.3, 1.2),
        None => (2.0, 1.6),
    };
    if !colleague.laid.networks.contains(&"linkedin") {
        colleague.laid.networks.insert(0, "linkedin");
    }
    colleague
}

fn somebody(
    content: &Content,
    year: &Year,
    topics: &[TopicId],
    taken: &mut BTreeSet<String>,
    luck: &mut Luck,
) -> Colleague {
    let company = &content.company;
    let office = luck.weighted(&company.offices, |office| office.weight);
    let department = luck.weighted(&company.departments, |one| {
        one.weight * office.departments.get(&one.key).copied().unwrap_or(1.0)
    });
    let tongues: Vec<(&String, &f64)> = office.languages.iter().collect();
    let language = Language::parse(luck.weighted(&tongues, |(_, weight)| **weight).0).unwrap_or_default();
    // One in ten was hired during the year.
    let hired = if luck.chance(0.1) {
        working(year.first_day().plus(luck.between(20, 355)))
    } else {
        year.first_day()
    };
    let mut colleague = seat_at(office, department, language, year.at_home(hired, 8 * 60 + 15), luck);
    colleague.laid.name = name(&content.names, &office.country, luck);
    colleague.laid.email = address(&colleague.laid.name, &company.email_domain, taken);
    colleague.laid.title =
        luck.weighted(&department.titles, |title| title.weight).name.in_language(language).to_owned();
    take_part(&mut colleague, hired, year, luck);
    if colleague.laid.joined_at.is_some() {
        colleague.laid.follows = interests(content, department, topics, luck);
    }
    colleague
}

fn seat_at(
    office: &Office,
    department: &Department,
    language: Language,
    created_at: Moment,
    luck: &mut Luck,
) -> Colleague {
    let onlooker = luck.chance(0.3);
    let laid = LaidPerson {
        id: PersonId::from_uuid(luck.id(created_at)),
        email: String::new(),
        name: String::new(),
        role: Role::Member,
        title: String::new(),
        department: department.name.in_language(Language::English).to_owned(),
        location: office.city.clone(),
        language,
        time_zone: office.time_zone.clone(),
        created_at,
        invited_at: None,
        joined_at: None,
        paused_until: None,
        left_at: None,
        gone_at: None,
        follows: Vec::new(),
        networks: NETWORKS
            .iter()
            .filter(|(_, use_it)| luck.chance(*use_it))
            .map(|(network, _)| *network)
            .collect(),
    };
    Colleague {
        laid,
        key: String::new(),
        department: department.key.clone(),
        office: office.key.clone(),
        country: office.country.clone(),
        zone: zone(&office.time_zone),
        lends_seat: false,
        eagerness: luck.factor(0.8) * if onlooker { 0.08 } else { 1.0 },
        reach: luck.factor(0.8),
    }
}

/// Invited in waves, most of them early; about two in three join, half of those within days; a few pause or leave.
fn take_part(colleague: &mut Colleague, hired: Day, year: &Year, luck: &mut Luck) {
    let wave = match luck.share() {
        share if share < 0.60 => *luck.pick(&[1, 14, 35]),
        share if share < 0.80 => 140,
        share if share < 0.90 => 285,
        _ => return,
    };
    let day = working(year.first_day().plus(wave).max(hired.plus(10)));
    let invited = year.at_home(day, 9 * 60) + SignedDuration::from_secs(luck.between(0, 1200));
    if invited > year.now {
        return;
    }
    colleague.laid.invited_at = Some(invited);
    let keen = match colleague.department.as_str() {
        "digital" | "people" => 0.76,
        "operations" | "finance" => 0.52,
        _ => 0.66,
    };
    if !luck.chance(keen) {
        return;
    }
    let days = if luck.chance(0.5) { luck.wait(0.7) } else { luck.wait(14.0) };
    let joined = invited + SignedDuration::from_secs_f64(days * 86_400.0) + SignedDuration::from_mins(4);
    if joined > year.now {
        return;
    }
    colleague.laid.joined_at = Some(joined);
    let left = joined + SignedDuration::from_secs_f64((20.0 + luck.wait(110.0)) * 86_400.0);
    if luck.chance(0.06) && left < year.now {
        colleague.laid.left_at = Some(left);
    } else if luck.chance(0.04) {
        colleague.laid.paused_until = Some(year.at_home(year.today.plus(luck.between(3, 40)), 9 * 60));
    }
}

/// Two to four of what their department cares about, and now and then something else.
fn interests(
    content: &Content,
    department: &Department,
    topics: &[TopicId],
    luck: &mut Luck,
) -> Vec<TopicId> {
    let mut keys: Vec<String> = department.interests.iter().filter(|_| luck.chance(0.62)).cloned().collect();
    if keys.is_empty() || luck.chance(0.5) {
        keys.push(luck.weighted(&content.company.topics, |topic| topic.weight).key.clone());
    }
    chosen(content, &keys, topics)
}

fn chosen(content: &Content, keys: &[String], topics: &[TopicId]) -> Vec<TopicId> {
    let known = content.company.topics.iter().zip(topics);
    known.filter(|(topic, _)| keys.contains(&topic.key)).map(|(_, id)| *id).collect()
}
