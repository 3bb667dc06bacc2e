//! What changed between two texts, word by word.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// A part of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Kept,
    Added,
    Left,
}

/// A stretch of text, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

impl Piece {
    fn new(change: Change, words: &[&str]) -> Self {
        Self { change, text: words.concat() }
    }
}

/// What became of the words of `old` in `new`: a reader sees phrases, not a patchwork of single words.
pub fn compare(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (words_of(old), words_of(new));
    let mut pieces = Vec::new();
    let mut at = 0;
    for edit in edits(&old, &new, PHRASE) {
        pieces.push(Piece::new(Change::Kept, &old[at..edit.old.start]));
        pieces.push(Piece::new(Change::Left, &old[edit.old.clone()]));
        pieces.push(Piece::new(Change::Added, &new[edit.new.clone()]));
        at = edit.old.end;
    }
    pieces.push(Piece::new(Change::Kept, &old[at..]));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// So few unchanged words between two changes make them one.
pub(super) const PHRASE: usize = 1;

/// Words `old` of one text that became words `new` of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// A text as words, the spaces and signs between them words too (Unicode, UAX 29).
pub(super) fn words_of(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// What leads from one row of words to the other; changes with at most `near` words between them, on one line, are one.
pub(super) fn edits(old: &[&str], new: &[&str], near: usize) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, old, new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let next = Edit { old: op.old_range(), new: op.new_range() };
        match edits.last_mut() {
            Some(last) if is_near(&old[last.old.end..next.old.start], near) => {
                last.old.end = next.old.end;
                last.new.end = next.new.end;
            }
            _ => edits.push(next),
        }
    }
    edits
}

fn is_near(between: &[&str], near: usize) -> bool {
    let words = between.iter().filter(|word| is_word(word)).count();
    !between.contains(&"\n") && words <= near
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Whether `new` only adds to `old`: each of its words still stands, in their order; one of them may have been written on.
pub(super) fn only_adds(old: &str, new: &str) -> bool {
    let signs = |text| words_of(text).into_iter().filter(|word| !word.trim().is_empty());
    let mut left = signs(new);
    let mut may_grow = true;
    signs(old).all(|word| {
        left.any(|candidate| {
            let grown = may_grow && candidate != word && candidate.starts_with(word);
            may_grow &= !grown;
            candidate == word || grown
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let show = |piece: Piece| match piece.change {
            Change::Kept => piece.text,
            Change::Added => format!("[+{}]", piece.text),
            Change::Left => format!("[-{}]", piece.text),
        };
        compare(old, new).into_iter().map(show).collect()
    }

    #[test]
    fn a_comparison_shows_phrases_and_keeps_every_word() {
        assert_eq!(shown("I like wind.", "I like storms."), "I like [-wind][+storms].");
        assert_eq!(shown("the old red barn", "a new red house"), "[-the old red barn][+a new red house]");
        assert_eq!(shown("same", "same"), "same");
        assert_eq!(shown("", "new"), "[+new]");
        assert_eq!(shown("Blåbær på øen\nto", "Blåbær på Fanø\nto"), "Blåbær på [-øen][+Fanø]\nto");
    }

    #[test]
    fn a_change_on_the_next_line_is_another_change() {
        assert_eq!(shown("a one\nb two", "a 1\nb 2"), "a [-one][+1]\nb [-two][+2]");
    }

    #[test]
    fn a_word_that_is_written_on_is_not_lost_and_one_that_is_taken_out_is() {
        assert!(only_adds("The ro", "The rotor hums"));
        assert!(only_adds("The rotor", "The big rotor hums."));
        assert!(!only_adds("The big rotor", "The rotor hums"));
        assert!(!only_adds("a b", "apple banana"), "only one word can be under the cursor");
        assert!(only_adds("", "anything"));
    }
}
