//! The mirror: a friendly, critical look at a text while it is written, from the text alone and offline.
//!
//! - [`hints`]: at most three, each with its because and an example made from the person's own text.
//! - [`readability`]: how much a text asks of its reader; [`sentences`] and [`syllables`] count for it.
//! - [`measures`]: how corporate and how flat a text sounds.
//! - [`choices`]: which hints somebody does not want to see again, and whether they want the mirror at all.

pub mod choices;
pub mod hints;
mod lexicon;
pub mod measures;
pub mod readability;
pub mod sentences;
pub mod syllables;

use crate::{stories::languages, words::Language};
use hints::{Hint, Kind};
use readability::Readability;

/// What the mirror looks at.
#[derive(Clone, Debug)]
pub struct Writing<'t> {
    pub text: &'t str,
    pub language: Language,
    /// The network that it is meant for, by its key.
    pub network: &'t str,
    /// Whether a picture goes along that nothing describes.
    pub picture_is_mute: bool,
    /// Words that the organisation asks to think twice about: customers' names, promises.
    pub watched: &'t [String],
    /// Kinds of hints that the person does not want.
    pub dismissed: &'t [Kind],
}

/// What the mirror shows: advice, never a gate.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mirror {
    pub hints: Vec<Hint>,
    /// None below fifty words.
    pub readability: Option<Readability>,
}

/// Looks at a text. Takes no longer than a text is long.
pub fn look(writing: &Writing) -> Mirror {
    let found = sentences::sentences(writing.text, writing.language);
    let readability =
        readability::judge(&readability::of_sentences(&found, writing.language), writing.language);
    Mirror { hints: hints::of(writing, &found, readability.as_ref()), readability }
}

/// The language that a text is in, as far as the mirror knows it: guessed where there is enough of it, else the person's.
pub fn language_of(text: &str, own: Language) -> Language {
    languages::guess(text).and_then(|code| Language::parse(&code)).unwrap_or(own)
}
