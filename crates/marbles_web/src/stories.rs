//! The screens and the JSON about stories: writing them, the desk, topics, suggestions, and their public page.

pub mod api;
pub mod audience;
pub mod decline;
pub mod desk;
pub mod edit;
mod form;
pub mod list;
pub mod prose;
pub mod public;
pub mod publication;
mod row;
pub mod suggest;
pub mod topics;
pub mod unfurl;

use marbles::ids::StoryId;

/// The number that a story's drawn picture comes from: always the same for the same story.
pub fn seed(story: StoryId) -> u32 {
    let bytes = story.uuid().into_bytes();
    u32::from_be_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
}
