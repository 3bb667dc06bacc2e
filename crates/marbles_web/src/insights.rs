//! The overview of the programme: as a page for its lead, and as JSON.

pub mod api;
pub mod pages;
