//! The first line, the words that the guidelines watch, and a picture that nothing describes.

use unicode_segmentation::UnicodeSegmentation;

use super::{Hint, Kind, examples};
use crate::voice::mirror::{Writing, sentences::Sentence};

/// What a reader sees before "see more" (LinkedIn on a phone, about).
pub const SHOWN: usize = 140;

/// Networks that show only the beginning of a long text.
const THAT_FOLD: [&str; 5] = ["linkedin", "facebook", "xing", "copy", "device"];

/// A first line that is cut off in the middle.
pub fn first(writing: &Writing, found: &[Sentence]) -> Option<Hint> {
    if !THAT_FOLD.contains(&writing.network) {
        return None;
    }
    let line = writing.text.trim_start().lines().next()?.trim_end();
    let length = line.graphemes(true).count();
    if length <= SHOWN {
        return None;
    }
    let example = examples::first_sentence_alone(writing.text, found)
        .or_else(|| examples::short_one_first(writing.text, found));
    let hint = Hint::new(Kind::FirstLine, "mirror-because-first-line", example);
    Some(hint.mention("n", length).mention("most", SHOWN))
}

/// A word that the organisation asks to think twice about.
pub fn watched(writing: &Writing, found: &[Sentence]) -> Option<Hint> {
    let lower = writing.text.to_lowercase();
    let word = writing.watched.iter().find(|word| stands_in(&lower, &word.trim().to_lowercase()))?;
    let needle = word.trim().to_lowercase();
    let says_it = |sentence: &&Sentence| {
        writing
            .text
            .get(sentence.start..sentence.end)
            .is_some_and(|part| stands_in(&part.to_lowercase(), &needle))
    };
    let example =
        found.iter().find(says_it).and_then(|sentence| examples::without(writing.text, found, sentence));
    Some(Hint::new(Kind::Promise, "mirror-because-promise", example).mention("word", word.trim()))
}

/// Whether a word or a phrase stands there whole; both in lower case.
fn stands_in(text: &str, needle: &str) -> bool {
    if needle.is_empty() {
        return false;
    }
    text.match_indices(needle).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A picture without a description.
pub fn mute_picture(writing: &Writing) -> Option<Hint> {
    writing.picture_is_mute.then(|| Hint::new(Kind::AltText, "mirror-because-alt-text", None))
}
