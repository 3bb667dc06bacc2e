//! Nudges on screen and in words: the rhythm, the messages and where their links lead.

pub mod speaking;
