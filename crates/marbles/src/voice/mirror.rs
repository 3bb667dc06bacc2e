//! The mirror: a friendly, critical look at a text while it is written, from the text alone and offline.

mod lexicon;
pub mod measures;
pub mod readability;
pub mod sentences;
pub mod syllables;
