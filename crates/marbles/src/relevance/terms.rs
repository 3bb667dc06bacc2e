//! The terms of the score, one list: what each is worth before anything was learned, and how it is read from the facts.

mod values;

use serde::{Deserialize, Serialize};

use super::facts::{Counts, Crowd, Reader, Story};
use crate::clock::Moment;
use values::Seen;

/// The values of all terms for one reader and one story, in the order of [`Term::ALL`].
pub type Row = [f64; TERMS];

/// The version of this list: rows and models of another version are not mixed.
pub const VERSION: u32 = 1;

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident $key:literal $mean:literal within $sure:literal $from:literal $said:ident $value:ident;)*) => {
        /// One term of the score.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Term {
            $($(#[$doc])* $name,)*
        }

        /// How many terms there are.
        pub const TERMS: usize = [$(Term::$name),*].len();

        impl Term {
            /// Every term, in the order of a row.
            pub const ALL: [Self; TERMS] = [$(Self::$name),*];

            /// Its name in stored models, in word keys and in tables.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Its weight before anything was learned, in log-odds.
            pub const fn prior_mean(self) -> f64 {
                match self { $(Self::$name => $mean,)* }
            }

            /// How far learning may easily move that weight: the standard deviation of the prior.
            pub const fn prior_deviation(self) -> f64 {
                match self { $(Self::$name => $sure,)* }
            }

            /// The value that says nothing: what a row holds when the term is taken away.
            pub const fn neutral(self) -> f64 {
                match self { $(Self::$name => $from,)* }
            }

            /// Whether it may be told to the reader as a reason.
            pub const fn is_reason(self) -> bool {
                match self { $(Self::$name => terms!(@$said),)* }
            }
        }

        /// The terms of one story for one reader at one moment.
        pub fn row(reader: &Reader, story: &Story, counts: &Counts, crowd: &Crowd, now: Moment) -> Row {
            let seen = Seen::new(reader, story, counts, crowd, now);
            [$(seen.$value()),*]
        }
    };
    (@said) => { true };
    (@silent) => { false };
}

terms! {
    /// Where every score starts: the log-odds of a usual story for a usual reader.
    Start             "start"              -2.8 within 1.0  1.0 silent start;
    /// A topic that they follow (1), nothing declared (0), other topics declared (-0.5).
    Interest          "interest"            0.9 within 0.5  0.0 said   interest;
    /// What they asked for: more of a topic (1) or less of it (-1). Their word, so learning hardly moves it.
    Wish              "wish"                1.5 within 0.05 0.0 said   wish;
    /// Their own language (0.5) or one that they only understand (-0.5).
    Language          "language"            0.8 within 0.5 -0.5 said   language;
    /// Meant for their location (1), for another (-0.5), for none in particular (0).
    Location          "location"            0.5 within 0.5  0.0 said   location;
    /// Meant for their department (1), for another (-0.5), for none in particular (0).
    Department        "department"          0.6 within 0.5  0.0 said   department;
    /// How new it is: 2^(-age / half-life) - 0.5, with 48 hours for news and 14 days for what stays worth reading.
    Freshness         "freshness"           0.8 within 0.7 -0.5 said   freshness;
    /// Whether it is of these weeks: 2^(-age / 14 days) - 0.5, also for news.
    Recent            "recent"              0.2 within 0.7  0.0 silent recent;
    /// How the story did with all who saw it, as a log ratio to a usual story.
    Popularity        "popularity"          0.8 within 0.4  0.0 said   popularity;
    /// How many of those who saw it liked it at all, as a log ratio to a usual story.
    ReadByMany        "read_by_many"        0.3 within 0.4  0.0 said   read_by_many;
    /// How it did in their department, as a log ratio to how it did with all.
    PopularNearby     "popular_nearby"      0.5 within 0.4  0.0 said   popular_nearby;
    /// How its topics do with all, as a log ratio to a usual story.
    TopicPopularity   "topic_popularity"    0.6 within 0.4  0.0 silent topic_popularity;
    /// How its topics do in their department, as a log ratio to how they do with all.
    TopicNearby       "topic_nearby"        0.5 within 0.4  0.0 said   topic_nearby;
    /// How much its topics are liked around them, as a log ratio to a usual story.
    TopicReadNearby   "topic_read_nearby"   0.2 within 0.4  0.0 silent topic_read_nearby;
    /// How its topics do with this reader, as a log ratio to how they do in their department.
    MyTopics          "my_topics"           1.0 within 0.5  0.0 said   my_topics;
    /// How often they like its topics at all, as a log ratio to how their department does.
    MyTopicsRead      "my_topics_read"      0.5 within 0.5  0.0 said   my_topics_read;
    /// How its author or source does with all, as a log ratio to a usual story.
    Author            "author"              0.5 within 0.4  0.0 silent author;
    /// How its author or source does with this reader, as a log ratio to how it does with all.
    MyAuthors         "my_authors"          0.7 within 0.5  0.0 said   my_authors;
    /// How often they like its author or source at all, as a log ratio to how all do.
    MyAuthorsRead     "my_authors_read"     0.4 within 0.5  0.0 said   my_authors_read;
    /// How its format does with all, as a log ratio to a usual story.
    Format            "format"              0.5 within 0.4  0.0 silent format;
    /// How its format does with this reader, as a log ratio to how it does with all.
    MyFormats         "my_formats"          0.7 within 0.5  0.0 said   my_formats;
    /// How often they like its format at all, as a log ratio to how all do.
    MyFormatsRead     "my_formats_read"     0.4 within 0.5  0.0 said   my_formats_read;
    /// How readily this reader acts at all, as a log ratio to everybody. It moves no story past another.
    MyOpenness        "my_openness"         0.8 within 0.4  0.0 silent my_openness;
    /// How often they saw this very story and passed it by (0, 1 or 2).
    SeenBefore        "seen_before"        -0.5 within 0.5  0.0 silent seen_before;
}

/// After how many hours a story counts half as new.
pub fn half_life_hours(evergreen: bool) -> f64 {
    if evergreen { values::HALF_LIFE_EVERGREEN } else { values::HALF_LIFE_NEWS }
}

/// A story's score is a weighted sum: the weights times the row.
pub fn dot(weights: &Row, row: &Row) -> f64 {
    weights.iter().zip(row).map(|(weight, value)| weight * value).sum()
}

#[cfg(test)]
mod tests;
