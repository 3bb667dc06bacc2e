//! The screens and the JSON about stories: writing them, the desk, topics, suggestions, and their public page.

pub mod api;
pub mod audience;
pub mod decline;
pub mod edit;
mod form;
pub mod list;
pub mod prose;
pub mod public;
pub mod publication;
pub(crate) mod row;
pub mod suggest;
pub mod topics;
pub mod unfurl;
