//! How long the mirror takes for a long post.

use std::time::Instant;

use marbles::{
    voice::mirror::{self, Writing},
    words::Language,
};

/// How long the post is, in characters.
const LENGTH: usize = 3_000;

/// A hundred looks, each in milliseconds.
pub fn milliseconds() -> Vec<f64> {
    let sentence =
        "On Tuesday I stood beside pump 4 with Bo, and we looked for the leak until the rain had gone. ";
    let text: String = sentence.chars().cycle().take(LENGTH).collect();
    let writing = Writing {
        text: &text,
        language: Language::English,
        network: "linkedin",
        picture_is_mute: false,
        watched: &[],
        dismissed: &[],
    };
    let look = || {
        let began = Instant::now();
        std::hint::black_box(mirror::look(&writing));
        began.elapsed().as_secs_f64() * 1000.0
    };
    // The first look reads the word lists.
    look();
    (0..100).map(|_| look()).collect()
}
