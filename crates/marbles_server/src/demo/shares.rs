//! The shares: who posted which story, when, where, and in which words.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use marbles::{clock::Moment, demo::shares::LaidShare, ids::ShareId, links, words::Language};

use super::{content::Content, groups::Groups, luck::Luck, people::Colleague, stories::Told, year::Year};

/// How often somebody of ordinary keenness shares an ordinary story on an ordinary day.
const USUAL: f64 = 0.26;

/// How readily people post somewhere when they have several networks.
const FAVOURITES: &[(&str, f64)] = &[
    ("linkedin", 20.0),
    ("whatsapp", 2.0),
    ("facebook", 2.0),
    ("bluesky", 3.0),
    ("x", 2.5),
    ("mastodon", 3.0),
    ("telegram", 1.0),
    ("threads", 1.5),
    ("xing", 2.0),
];

/// A share, with the places in the lists of who posted what.
pub struct Posted {
    pub laid: LaidShare,
    pub person: usize,
    pub story: usize,
}

/// Lets everyone post what they like, and gives each post a code of its own.
pub fn draw(
    content: &Content,
    year: &Year,
    crowd: &[Colleague],
    groups: &Groups,
    told: &[Told],
) -> Vec<Posted> {
    let mut codes = BTreeSet::new();
    let mut posted = Vec::new();
    for (at, story) in told.iter().enumerate() {
        if story.laid.inside_only {
            continue;
        }
        for (who, person) in crowd.iter().enumerate() {
            let mut luck = Luck::of(&format!("share/{}/{}", story.key, person.laid.email));
            let moments = moments(year, groups, story, person, &mut luck);
            for (moment, network) in moments {
                let text = words(content, story, person, &mut luck);
                let laid = share(story, person, network, text, moment, &mut codes, &mut luck);
                posted.push(Posted { laid, person: who, story: at });
            }
        }
    }
    posted.sort_by_key(|share| (share.laid.created_at, share.laid.id));
    posted
}

/// When and where a person shares a story: mostly never, mostly once.
fn moments(
    year: &Year,
    groups: &Groups,
    story: &Told,
    person: &Colleague,
    luck: &mut Luck,
) -> Vec<(Moment, &'static str)> {
    let Some(published) = story.laid.published_at else { return Vec::new() };
    if person.lends_seat && year.now - published < SignedDuration::from_hours(24 * 21) {
        return left_for_the_visitor(year, story, published);
    }
    let appeal = appeal(groups, story, person) * person.eagerness * USUAL;
    if !luck.chance(appeal.min(0.8)) {
        return Vec::new();
    }
    let read = published + SignedDuration::from_secs_f64(luck.wait(1.7) * 86_400.0);
    let at = year.when_posted(read, &person.zone, luck);
    let end = [story.laid.withdrawn_at, story.laid.expires_at]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(year.now)
        .min(year.now);
    // Liveliest days are above 1, so that the chance of a dull day stays a chance.
    let lively = luck.chance(year.liveliness(year.day_of(at)) / 1.15);
    if !lively
        || at >= end - SignedDuration::from_mins(5)
        || !person.takes_part(at)
        || person.laid.networks.is_empty()
    {
        return Vec::new();
    }
    let mine: Vec<(&'static str, f64)> =
        FAVOURITES.iter().filter(|(network, _)| person.laid.networks.contains(network)).copied().collect();
    if mine.is_empty() {
        return Vec::new();
    }
    let (first, _) = *luck.weighted(&mine, |(_, weight)| *weight);
    let mut moments = vec![(at, first)];
    let (second, _) = *luck.weighted(&mine, |(_, weight)| *weight);
    let later = at + SignedDuration::from_mins(luck.between(2, 40));
    if second != first && luck.chance(0.3) && later < end {
        moments.push((later, second));
    }
    moments
}

/// Whoever takes the advocate's seat finds three fresh weeks before them, and one story that was posted this morning.
fn left_for_the_visitor(year: &Year, story: &Told, published: Moment) -> Vec<(Moment, &'static str)> {
    if year.day_of(published) != year.today || story.laid.language != Language::English.code() {
        return Vec::new();
    }
    vec![(published.max(year.now - SignedDuration::from_mins(50)) + SignedDuration::from_mins(8), "linkedin")]
}

/// How much a story speaks to a person: none where it is not meant for them, or in a language that is not theirs.
fn appeal(groups: &Groups, story: &Told, person: &Colleague) -> f64 {
    let language = Language::parse(&story.laid.language);
    let tongue = match language {
        Some(language) if language == person.laid.language => 1.0,
        Some(Language::English) => 0.65,
        _ => return 0.0,
    };
    if !groups.means(story.laid.audience, person) {
        return 0.0;
    }
    let interest = if story.laid.topics.iter().any(|topic| person.follows(*topic)) { 1.9 } else { 0.6 };
    let own = if story.laid.author == person.laid.name { 6.0 } else { 1.0 };
    tongue * interest * own * (0.45 + story.appeal)
}

fn share(
    story: &Told,
    person: &Colleague,
    network: &'static str,
    text: String,
    at: Moment,
    codes: &mut BTreeSet<String>,
    luck: &mut Luck,
) -> LaidShare {
    let mut code = links::code_from(|most| luck.below(most));
    while !codes.insert(code.clone()) {
        code = links::code_from(|most| luck.below(most));
    }
    // Most who write also post; the others thought better of it.
    let confirmed_at = luck.chance(0.94).then(|| at + SignedDuration::from_secs(luck.between(25, 240)));
    LaidShare {
        id: ShareId::from_uuid(luck.id(at)),
        person: person.laid.id,
        story: story.laid.id,
        network,
        text,
        code,
        created_at: at,
        confirmed_at,
    }
}

/// A starter as it is, a starter with a sentence of one's own, or one's own words altogether.
fn words(content: &Content, story: &Told, person: &Colleague, luck: &mut Luck) -> String {
    let mine = person.laid.language;
    let starters = || story.laid.starters.iter();
    let in_mine: Vec<&str> =
        starters().filter(|one| one.language == mine.code()).map(|one| one.text.as_str()).collect();
    let in_its: Vec<&str> =
        starters().filter(|one| one.language == story.laid.language).map(|one| one.text.as_str()).collect();
    let offered = if in_mine.is_empty() { in_its } else { in_mine };
    let own = own_words(content, story, mine, luck);
    match luck.share() {
        share if share < 0.38 && !offered.is_empty() => (*luck.pick(&offered)).to_owned(),
        share if share < 0.58 && !offered.is_empty() => format!("{}\n\n{own}", luck.pick(&offered)),
        share if share < 0.85 => own,
        _ => match content.posts.get("closing") {
            Some(closing) => format!("{own} {}", luck.pick(closing.in_language(mine))),
            None => own,
        },
    }
}

fn own_words(content: &Content, story: &Told, language: Language, luck: &mut Luck) -> String {
    let phrases = story
        .about
        .iter()
        .filter_map(|topic| content.posts.get(topic))
        .map(|phrases| phrases.in_language(language));
    let phrases: Vec<&String> = phrases.flatten().collect();
    if phrases.is_empty() {
        return story.laid.title.clone();
    }
    let first = *luck.pick(&phrases);
    let second = *luck.pick(&phrases);
    if first != second && luck.chance(0.35) { format!("{first} {second}") } else { first.clone() }
}
