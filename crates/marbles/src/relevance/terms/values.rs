//! How each term is read from the facts. What is unknown is neutral, and ratios are logarithms of smoothed rates.

use crate::{
    clock::Moment,
    ids::TopicId,
    relevance::facts::{Counts, Crowd, Reader, Story, Tally},
};

/// After how many hours news weighs half.
const HALF_LIFE_NEWS: f64 = 48.0;
/// After how many hours an evergreen story weighs half.
const HALF_LIFE_EVERGREEN: f64 = 14.0 * 24.0;
/// No ratio is believed to be beyond e to the power of this, either way.
const FURTHEST: f64 = 2.5;

/// One story before the eyes of one reader.
pub struct Seen<'a> {
    reader: &'a Reader,
    story: &'a Story,
    counts: &'a Counts,
    crowd: &'a Crowd,
    now: Moment,
    /// The organisation's usual rate.
    usual: f64,
    /// How readily this reader acts, in rates.
    mine: f64,
}

impl<'a> Seen<'a> {
    pub fn new(
        reader: &'a Reader,
        story: &'a Story,
        counts: &'a Counts,
        crowd: &'a Crowd,
        now: Moment,
    ) -> Self {
        let usual = crowd.everything.root_rate();
        Self { reader, story, counts, crowd, now, usual, mine: reader.everything.rate(usual) }
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
        let half_life = if self.story.evergreen { HALF_LIFE_EVERGREEN } else { HALF_LIFE_NEWS };
        let age = (self.now - self.story.published_at).as_secs_f64() / 3600.0;
        (-age.max(0.0) / half_life).exp2() - 0.5
    }

    pub fn popularity(&self) -> f64 {
        ratio(self.story_rate(), self.usual)
    }

    pub fn popular_nearby(&self) -> f64 {
        let all = self.story_rate();
        ratio(self.counts.department.rate(all), all)
    }

    pub fn topic_popularity(&self) -> f64 {
        self.over_topics(|topic| ratio(self.topic_rate(topic), self.usual))
    }

    pub fn topic_nearby(&self) -> f64 {
        self.over_topics(|topic| self.topic_in_department(topic))
    }

    /// Against what one would expect of this reader from how the topic does around them and how readily they act.
    pub fn my_topics(&self) -> f64 {
        self.over_topics(|topic| {
            let around =
                self.topic_rate(topic) / self.usual * self.topic_in_department(topic).exp() * self.mine;
            ratio(tally(self.reader.topics.get(topic)).rate(around), around)
        })
    }

    pub fn author(&self) -> f64 {
        self.with_author(|author| ratio(self.author_rate(author), self.usual))
    }

    pub fn my_authors(&self) -> f64 {
        self.with_author(|author| {
            let around = self.author_rate(author) / self.usual * self.mine;
            ratio(tally(self.reader.authors.get(author)).rate(around), around)
        })
    }

    pub fn format(&self) -> f64 {
        ratio(self.format_rate(), self.usual)
    }

    pub fn my_formats(&self) -> f64 {
        let around = self.format_rate() / self.usual * self.mine;
        ratio(tally(self.reader.formats.get(&self.story.format)).rate(around), around)
    }

    pub fn my_openness(&self) -> f64 {
        ratio(self.mine, self.usual)
    }

    pub fn seen_before(&self) -> f64 {
        f64::from(self.counts.times_seen.min(2))
    }

    fn about(&self, wanted: impl Fn(&TopicId) -> bool) -> bool {
        self.story.topics.iter().any(wanted)
    }

    fn story_rate(&self) -> f64 {
        self.counts.everyone.rate(self.usual)
    }

    fn topic_rate(&self, topic: &TopicId) -> f64 {
        tally(self.crowd.topics.get(topic)).rate(self.usual)
    }

    /// How a topic does in the department, beyond what the topic and the department explain by themselves.
    fn topic_in_department(&self, topic: &TopicId) -> f64 {
        let expected = self.topic_rate(topic) / self.usual * self.crowd.department.rate(self.usual);
        ratio(tally(self.crowd.department_topics.get(topic)).rate(expected), expected)
    }

    fn author_rate(&self, author: &str) -> f64 {
        tally(self.crowd.authors.get(author)).rate(self.usual)
    }

    fn format_rate(&self) -> f64 {
        tally(self.crowd.formats.get(&self.story.format)).rate(self.usual)
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

fn tally(known: Option<&Tally>) -> Tally {
    known.copied().unwrap_or_default()
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
