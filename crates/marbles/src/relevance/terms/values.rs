//! How each term is read from the facts. What is unknown is neutral, and ratios are logarithms of smoothed rates.

use crate::{
    clock::Moment,
    ids::TopicId,
    relevance::facts::{Counts, Crowd, ROOT, Reader, Story, Tally},
};

/// After how many hours news weighs half.
pub(super) const HALF_LIFE_NEWS: f64 = 48.0;
/// After how many hours an evergreen story weighs half.
pub(super) const HALF_LIFE_EVERGREEN: f64 = 14.0 * 24.0;
/// No ratio is believed to be beyond e to the power of this, either way.
const FURTHEST: f64 = 2.5;

/// After how many hours a story is no longer recent by half, news or not.
const HALF_LIFE_RECENT: f64 = 14.0 * 24.0;
/// The part of sightings that are liked, before any was counted.
const USUAL_LIKING: f64 = 0.16;

/// One of the two ways to count: by grade, or by whether it was liked at all. Grades are what matters; likings are many
/// more, and so tell sooner what one person cares for.
struct Count<'a> {
    smoothed: fn(Tally, f64) -> f64,
    crowd: &'a Crowd,
    /// The organisation's usual rate.
    usual: f64,
    /// How readily this reader acts, in rates.
    mine: f64,
}

impl<'a> Count<'a> {
    fn new(smoothed: fn(Tally, f64) -> f64, root: f64, reader: &Reader, crowd: &'a Crowd) -> Self {
        let usual = smoothed(crowd.everything, root);
        Self { smoothed, crowd, usual, mine: smoothed(reader.everything, usual) }
    }

    /// How much better or worse something does than its wider group lets expect.
    fn lift(&self, known: Option<&Tally>, expected: f64) -> f64 {
        known.map_or(0.0, |known| ratio((self.smoothed)(*known, expected), expected))
    }

    fn topic(&self, topic: &TopicId) -> f64 {
        self.lift(self.crowd.topics.get(topic), self.usual)
    }

    /// How a topic does in the department, beyond what the topic and the department explain by themselves.
    fn topic_nearby(&self, topic: &TopicId) -> f64 {
        let department = (self.smoothed)(self.crowd.department, self.usual);
        self.lift(self.crowd.department_topics.get(topic), self.topic(topic).exp() * department)
    }

    /// How a topic does with this reader, beyond what the topic does around them and how readily they act.
    fn my_topic(&self, reader: &Reader, topic: &TopicId) -> f64 {
        let expected = (self.topic(topic) + self.topic_nearby(topic)).exp() * self.mine;
        self.lift(reader.topics.get(topic), expected)
    }

    fn author(&self, author: &str) -> f64 {
        self.lift(self.crowd.authors.get(author), self.usual)
    }

    fn my_author(&self, reader: &Reader, author: &str) -> f64 {
        self.lift(reader.authors.get(author), self.author(author).exp() * self.mine)
    }

    fn format(&self, story: &Story) -> f64 {
        self.lift(self.crowd.formats.get(&story.format), self.usual)
    }

    fn my_format(&self, reader: &Reader, story: &Story) -> f64 {
        self.lift(reader.formats.get(&story.format), self.format(story).exp() * self.mine)
    }
}

/// One story before the eyes of one reader.
pub struct Seen<'a> {
    reader: &'a Reader,
    story: &'a Story,
    counts: &'a Counts,
    now: Moment,
    grades: Count<'a>,
    likings: Count<'a>,
}

impl<'a> Seen<'a> {
    pub fn new(
        reader: &'a Reader,
        story: &'a Story,
        counts: &'a Counts,
        crowd: &'a Crowd,
        now: Moment,
    ) -> Self {
        let grades = Count::new(Tally::rate, ROOT, reader, crowd);
        let likings = Count::new(Tally::liking, USUAL_LIKING, reader, crowd);
        Self { reader, story, counts, now, grades, likings }
    }

    #[expect(clippy::unused_self, reason = "every term is read the same way")]
    pub fn start(&self) -> f64 {
        1.0
    }

    pub fn interest(&self) -> f64 {
        if self.reader.follows.is_empty() || self.story.topics.is_empty() {
            0.0
        } else if self.about(|topic| self.reader.follows.contains(topic)) {
            1.0
        } else {
            -0.5
        }
    }

    pub fn wish(&self) -> f64 {
        let more = self.about(|topic| self.reader.more_of.contains(topic));
        let less = self.about(|topic| self.reader.less_of.contains(topic));
        f64::from(i8::from(more) - i8::from(less))
    }

    pub fn language(&self) -> f64 {
        let own = self.story.language.is_empty()
            || self.reader.language.is_empty()
            || self.story.language == self.reader.language;
        if own { 0.5 } else { -0.5 }
    }

    pub fn location(&self) -> f64 {
        meant(&self.story.locations, &self.reader.location)
    }

    pub fn department(&self) -> f64 {
        meant(&self.story.departments, &self.reader.department)
    }

    pub fn freshness(&self) -> f64 {
        self.newness(if self.story.evergreen { HALF_LIFE_EVERGREEN } else { HALF_LIFE_NEWS })
    }

    pub fn recent(&self) -> f64 {
        self.newness(HALF_LIFE_RECENT)
    }

    pub fn popularity(&self) -> f64 {
        self.grades.lift(Some(&self.counts.everyone), self.grades.usual)
    }

    pub fn read_by_many(&self) -> f64 {
        self.likings.lift(Some(&self.counts.everyone), self.likings.usual)
    }

    pub fn popular_nearby(&self) -> f64 {
        self.grades.lift(Some(&self.counts.department), self.popularity().exp() * self.grades.usual)
    }

    pub fn topic_popularity(&self) -> f64 {
        self.over_topics(|topic| self.grades.topic(topic))
    }

    pub fn topic_nearby(&self) -> f64 {
        self.over_topics(|topic| self.grades.topic_nearby(topic))
    }

    pub fn topic_read_nearby(&self) -> f64 {
        self.over_topics(|topic| self.likings.topic(topic) + self.likings.topic_nearby(topic))
    }

    pub fn my_topics(&self) -> f64 {
        self.over_topics(|topic| self.grades.my_topic(self.reader, topic))
    }

    pub fn my_topics_read(&self) -> f64 {
        self.over_topics(|topic| self.likings.my_topic(self.reader, topic))
    }

    pub fn author(&self) -> f64 {
        self.with_author(|author| self.grades.author(author))
    }

    pub fn my_authors(&self) -> f64 {
        self.with_author(|author| self.grades.my_author(self.reader, author))
    }

    pub fn my_authors_read(&self) -> f64 {
        self.with_author(|author| self.likings.my_author(self.reader, author))
    }

    pub fn format(&self) -> f64 {
        self.grades.format(self.story)
    }

    pub fn my_formats(&self) -> f64 {
        self.grades.my_format(self.reader, self.story)
    }

    pub fn my_formats_read(&self) -> f64 {
        self.likings.my_format(self.reader, self.story)
    }

    pub fn my_openness(&self) -> f64 {
        ratio(self.grades.mine, self.grades.usual)
    }

    pub fn seen_before(&self) -> f64 {
        f64::from(self.counts.times_seen.min(2))
    }

    fn newness(&self, half_life: f64) -> f64 {
        let age = (self.now - self.story.published_at).as_secs_f64() / 3600.0;
        (-age.max(0.0) / half_life).exp2() - 0.5
    }

    fn about(&self, wanted: impl Fn(&TopicId) -> bool) -> bool {
        self.story.topics.iter().any(wanted)
    }

    fn with_author(&self, value: impl Fn(&str) -> f64) -> f64 {
        if self.story.author.is_empty() { 0.0 } else { value(&self.story.author) }
    }

    /// The mean over the story's topics: one of them is enough to like it, none alone decides.
    fn over_topics(&self, value: impl Fn(&TopicId) -> f64) -> f64 {
        let topics = &self.story.topics;
        if topics.is_empty() {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "a story has a handful of topics")]
        let count = topics.len() as f64;
        topics.iter().map(value).sum::<f64>() / count
    }
}

fn ratio(rate: f64, to: f64) -> f64 {
    (rate / to).ln().clamp(-FURTHEST, FURTHEST)
}

fn meant(for_these: &[String], mine: &str) -> f64 {
    if for_these.is_empty() || mine.is_empty() {
        0.0
    } else if for_these.iter().any(|one| one == mine) {
        1.0
    } else {
        -0.5
    }
}
