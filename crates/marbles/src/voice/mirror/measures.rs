//! Two measures of how a text sounds: how corporate, and how flat.
//!
//! **Corporate** is what sells and what only offices say: weighted jargon, nouns made of verbs, superlatives, and "we"
//! without an "I", per hundred words. **Flat** is what is missing when nothing can be seen: concrete things, names,
//! numbers, somebody who speaks, something that happened; with the words that could stand in any text counted against it.
//!
//! Both are sums of densities with fixed weights, the same in all languages; the word lists are beside them.

mod features;

use super::sentences::Sentence;
use crate::words::Language;

pub use features::Features;

/// What the two measures say of a text; above [`TOO_CORPORATE`] and [`TOO_FLAT`] a hint is due.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    pub corporate: f64,
    pub flat: f64,
}

/// From here on a text sounds like a brochure.
pub const TOO_CORPORATE: f64 = 24.0;

/// From here on a text has more words that could stand anywhere than things that can be seen.
pub const TOO_FLAT: f64 = 0.0;

/// Measures a text that is cut into sentences.
pub fn of(text: &str, found: &[Sentence], language: Language) -> Measures {
    let features = Features::of(text, found, language);
    Measures { corporate: corporate(&features), flat: flat(&features) }
}

/// Weighted jargon and its company, per hundred words.
pub fn corporate(seen: &Features) -> f64 {
    seen.per_hundred(
        1.6 * seen.jargon
            + 0.8 * seen.made_nouns
            + 0.8 * (seen.we - 2.0 * seen.i).max(0.0)
            + 1.0 * seen.hashtags
            + 1.5 * seen.rockets
            - 0.7 * seen.i
            - 0.5 * seen.concrete
            - 0.5 * seen.events,
    )
}

/// General words less what can be seen, per hundred words.
pub fn flat(seen: &Features) -> f64 {
    let alive = 1.0 * seen.concrete
        + 1.2 * seen.names
        + 1.5 * seen.numbers
        + 0.4 * seen.i
        + 1.2 * seen.events
        + 0.5 * seen.other
        + 2.0 * seen.speech;
    let general = 1.0 * seen.vague + 0.3 * seen.jargon + 0.5 * seen.made_nouns;
    seen.per_hundred(general - alive)
}
