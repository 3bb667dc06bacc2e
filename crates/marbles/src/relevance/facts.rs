//! What is known of a story, of its reader and of the others, at the moment of ranking.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::{
    clock::Moment,
    ids::{StoryId, TopicId},
};

/// What the score may know of a story.
#[derive(Clone, Debug)]
pub struct Story {
    pub story_id: StoryId,
    pub topics: Vec<TopicId>,
    /// Two-letter code; empty where it is unknown.
    pub language: String,
    /// The departments that its audience names; empty where it names none.
    pub departments: Vec<String>,
    /// The locations that its audience names; empty where it names none.
    pub locations: Vec<String>,
    pub format: Format,
    /// Who wrote it or where it comes from; empty where nobody says.
    pub author: String,
    pub evergreen: bool,
    pub published_at: Moment,
    pub expires_at: Option<Moment>,
    pub pinned_until: Option<Moment>,
}

impl Story {
    /// Whether an editor keeps it on top.
    pub fn pinned(&self, now: Moment) -> bool {
        self.pinned_until.is_some_and(|until| until > now)
    }
}

/// What kind of thing a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// A page somewhere else.
    Article,
    /// A story of our own, without a link.
    Note,
    Video,
    /// A podcast or radio piece.
    Audio,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Article, Self::Note, Self::Video, Self::Audio];

    /// The format as the story's address gives it away.
    pub fn of(url: Option<&str>) -> Self {
        const VIDEO: [&str; 4] = ["youtube.com", "youtu.be", "vimeo.com", "twitch.tv"];
        const AUDIO: [&str; 4] = ["spotify.com", "soundcloud.com", "podcasts.apple.com", "podbean.com"];
        let Some(url) = url else { return Self::Note };
        let host = url.split("://").nth(1).unwrap_or(url).split(['/', '?', '#', ':']).next().unwrap_or("");
        let host = host.to_ascii_lowercase();
        let at = |places: &[&str]| {
            places.iter().any(|place| {
                host.strip_suffix(place).is_some_and(|before| before.is_empty() || before.ends_with('.'))
            })
        };
        if at(&VIDEO) {
            Self::Video
        } else if at(&AUDIO) {
            Self::Audio
        } else {
            Self::Article
        }
    }
}

/// How often something was seen, and the sum of the grades it got (see [`super::grades`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    pub seen: f64,
    pub graded: f64,
    /// How many of the sightings got a grade above zero: opened, saved or shared.
    pub liked: f64,
}

/// How many sightings the starting belief weighs: the 25 of (s+1)/(n+25).
pub const WEIGHT_OF_BELIEF: f64 = 25.0;
/// What is believed of anything before it was ever seen: the 1/25 of (s+1)/(n+25).
pub const ROOT: f64 = 1.0 / WEIGHT_OF_BELIEF;
/// No rate is believed to be below this: dislike can make a sum of grades negative.
const FLOOR: f64 = 0.002;

impl Tally {
    /// Adds another tally, such as one sighting, or takes it away where its numbers are negative.
    pub fn add(&mut self, more: Self) {
        self.seen += more.seen;
        self.graded += more.graded;
        self.liked += more.liked;
    }

    /// One sighting with that grade.
    pub fn sighting(grade: f64) -> Self {
        Self { seen: 1.0, graded: grade, liked: f64::from(u8::from(grade > 0.0)) }
    }

    /// What changes in a tally when a sighting's grade becomes another.
    pub fn regraded(from: f64, to: f64) -> Self {
        let (before, after) = (Self::sighting(from), Self::sighting(to));
        Self { seen: 0.0, graded: after.graded - before.graded, liked: after.liked - before.liked }
    }

    /// (s+1)/(n+25): the smoothed rate of something that has no wider group to lean on.
    pub fn root_rate(self) -> f64 {
        self.rate(ROOT)
    }

    /// The smoothed rate, leaning on the wider group's rate as (s+1)/(n+25) leans on 1/25 (empirical Bayes).
    pub fn rate(self, parent: f64) -> f64 {
        smoothed(self.graded, self.seen, parent)
    }

    /// The smoothed part of the sightings that were liked, leaning on the wider group's part.
    pub fn liking(self, parent: f64) -> f64 {
        smoothed(self.liked, self.seen, parent)
    }
}

fn smoothed(sum: f64, seen: f64, parent: f64) -> f64 {
    ((sum + WEIGHT_OF_BELIEF * parent) / (seen + WEIGHT_OF_BELIEF)).max(FLOOR)
}

/// What the score may know of a person. Only that person ever sees it.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    pub follows: HashSet<TopicId>,
    /// The language they chose; two-letter code.
    pub language: String,
    /// Other languages that they understand.
    pub understands: HashSet<String>,
    pub department: String,
    pub location: String,
    /// Topics that they asked to see more of.
    pub more_of: HashSet<TopicId>,
    /// Topics that they asked to see less of.
    pub less_of: HashSet<TopicId>,
    /// Topics that they want to see nothing of.
    pub hidden: HashSet<TopicId>,
    pub everything: Tally,
    pub topics: HashMap<TopicId, Tally>,
    pub formats: HashMap<Format, Tally>,
    pub authors: HashMap<String, Tally>,
}

impl Reader {
    /// The same person with learning switched off, or on their first day: what they told us, and nothing they did.
    pub fn without_history(&self) -> Self {
        Self {
            everything: Tally::default(),
            topics: HashMap::new(),
            formats: HashMap::new(),
            authors: HashMap::new(),
            ..self.clone()
        }
    }
}

/// What the organisation did with topics, formats and authors, and what the reader's department did: one for each
/// department, the same for all its people.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    pub everything: Tally,
    pub topics: HashMap<TopicId, Tally>,
    pub formats: HashMap<Format, Tally>,
    pub authors: HashMap<String, Tally>,
    pub department: Tally,
    pub department_topics: HashMap<TopicId, Tally>,
}

/// What was done with one story so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub everyone: Tally,
    pub department: Tally,
    /// How often this reader truly saw it.
    pub times_seen: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_starts_at_its_parent_and_ends_at_what_was_seen() {
        assert!((Tally::default().root_rate() - 0.04).abs() < 1e-12);
        assert!((Tally { seen: 75.0, graded: 9.0, liked: 0.0 }.root_rate() - 10.0 / 100.0).abs() < 1e-12);
        assert!((Tally::default().rate(0.3) - 0.3).abs() < 1e-12);
        assert!((Tally { seen: 1e6, graded: 2e5, liked: 0.0 }.rate(0.01) - 0.2).abs() < 1e-4);
        assert!(Tally { seen: 10.0, graded: -10.0, liked: 0.0 }.rate(0.04) > 0.0);
    }

    #[test]
    fn addresses_give_formats_away() {
        let format = |url| Format::of(Some(url));
        assert_eq!(format("https://www.youtube.com/watch?v=1"), Format::Video);
        assert_eq!(format("https://youtu.be/1"), Format::Video);
        assert_eq!(format("https://notyoutube.com/1"), Format::Article);
        assert_eq!(format("https://open.spotify.com/show/1"), Format::Audio);
        assert_eq!(format("https://northwind.example/video"), Format::Article);
        assert_eq!(Format::of(None), Format::Note);
    }
}
