//! Short links: who comes through them, and where they lead.

pub mod classifying;
pub mod destination;
