//! The hints: what a friend would say who reads along, the weightiest first and three at most.

mod examples;
mod hashtags;
mod lines;
mod questions;
mod sound;
#[cfg(test)]
mod tests;

use super::{Writing, readability::Readability, sentences::Sentence};
use crate::error::{Error, Result};

/// More than three hints are none.
const MOST: usize = 3;

/// What a hint is about, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A word that the organisation's guidelines ask to think twice about.
    Promise,
    /// A picture that nothing describes.
    AltText,
    /// A first line that the network cuts off.
    FirstLine,
    Corporate,
    Flat,
    /// A sentence that runs on.
    Sentence,
    /// Many long words.
    Readability,
    /// Hashtags that cannot be read, or too many of them.
    Hashtags,
    /// Bait instead of a question, or no question at all.
    Question,
}

impl Kind {
    /// Every kind, the weightiest first.
    pub const ALL: [Self; 9] = [
        Self::Promise,
        Self::AltText,
        Self::FirstLine,
        Self::Corporate,
        Self::Flat,
        Self::Sentence,
        Self::Readability,
        Self::Hashtags,
        Self::Question,
    ];

    /// Its name in the API, in the database and in the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::AltText => "alt_text",
            Self::FirstLine => "first_line",
            Self::Corporate => "corporate",
            Self::Flat => "flat",
            Self::Sentence => "sentence",
            Self::Readability => "readability",
            Self::Hashtags => "hashtags",
            Self::Question => "question",
        }
    }

    /// The kind of that name.
    ///
    /// # Errors
    /// `Invalid` when there is none.
    pub fn parse(key: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or(Error::invalid("kind", "problem-choice"))
    }
}

/// One piece of advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    pub kind: Kind,
    /// The key of the words that say why, and what they mention.
    pub because: &'static str,
    pub mentions: Vec<(&'static str, String)>,
    /// The person's own text with the advice taken, where that can be shown.
    pub example: Option<String>,
}

impl Hint {
    fn new(kind: Kind, because: &'static str, example: Option<String>) -> Self {
        Self { kind, because, mentions: Vec::new(), example }
    }

    fn mention(mut self, name: &'static str, value: impl ToString) -> Self {
        self.mentions.push((name, value.to_string()));
        self
    }
}

/// The three weightiest hints that the person has not dismissed.
pub fn of(writing: &Writing, found: &[Sentence], readability: Option<&Readability>) -> Vec<Hint> {
    if found.is_empty() {
        return Vec::new();
    }
    let all: [&dyn Fn() -> Option<Hint>; 8] = [
        &|| lines::watched(writing, found),
        &|| lines::mute_picture(writing),
        &|| lines::first(writing, found),
        &|| sound::corporate_or_flat(writing, found),
        &|| sound::long_sentence(writing, found),
        &|| sound::demanding(writing, found, readability),
        &|| hashtags::legible(writing),
        &|| questions::genuine(writing, found),
    ];
    let wanted = |hint: &Hint| !writing.dismissed.contains(&hint.kind);
    all.iter().filter_map(|hint| hint()).filter(wanted).take(MOST).collect()
}
