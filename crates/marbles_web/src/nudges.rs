//! Nudges on screen and in words: the rhythm, the messages and where their links lead.

pub mod api;
pub mod campaigns;
pub mod card;
pub mod entering;
pub mod inbox;
pub mod plan;
mod requests;
pub mod rhythm;
pub mod speaking;
pub mod steps;
pub mod trials;
