//! The pages and the JSON of drafts.

pub mod api;
