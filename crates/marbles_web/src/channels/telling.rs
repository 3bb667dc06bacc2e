//! A story in the words of a team's channel, in the organisation's language.

use marbles::{
    nudges::channels::cards::{Card, Piece},
    programme::Organisation,
    stories::Story,
};

use crate::words;

/// A story for a room; without one, a word to see that it works.
pub fn tell_room(organisation: &Organisation, home: &str, story: Option<&Story>) -> Card {
    let words = words::of(organisation.language());
    let Some(story) = story else {
        return Card {
            heading: words.t("room-test-heading"),
            body: words.t("room-test-body"),
            pieces: Vec::new(),
            why: String::new(),
            links: Vec::new(),
        };
    };
    let piece = Piece {
        title: story.title.clone(),
        text: story.summary.clone(),
        button: words.t("room-button"),
        address: format!("{home}/stories/{}", story.story_id),
    };
    Card {
        heading: words.t("room-heading"),
        body: String::new(),
        pieces: vec![piece],
        why: words.t("room-why"),
        links: Vec::new(),
    }
}
