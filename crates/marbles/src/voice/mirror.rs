//! The mirror: a friendly, critical look at a text while it is written, from the text alone and offline.

pub mod readability;
pub mod sentences;
pub mod syllables;
