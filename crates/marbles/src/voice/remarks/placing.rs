//! Where a passage is in a text that moves: found again by its words, and by what stood around them.

use std::ops::Range;

/// So many characters on each side tell two equal passages apart.
const AROUND: usize = 24;

/// Words of a text, and where they stood; places are counted in characters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Passage<'a> {
    pub starts: usize,
    pub quote: &'a str,
    pub before: &'a str,
    pub after: &'a str,
}

/// Where the passage is now: of several such places the one with the same words around it, then the nearest.
pub fn place(text: &str, passage: &Passage<'_>) -> Option<Range<usize>> {
    if passage.quote.is_empty() {
        return None;
    }
    let text: Vec<char> = text.chars().collect();
    let quote: Vec<char> = passage.quote.chars().collect();
    let before: Vec<char> = passage.before.chars().collect();
    let after: Vec<char> = passage.after.chars().collect();
    let best = (0..(text.len() + 1).saturating_sub(quote.len()))
        .filter(|at| text[*at..].starts_with(&quote))
        .max_by_key(|at| {
            let left = same(text[..*at].iter().rev(), before.iter().rev());
            let right = same(text[*at + quote.len()..].iter(), after.iter());
            (left + right, std::cmp::Reverse(at.abs_diff(passage.starts)))
        })?;
    Some(best..best + quote.len())
}

fn same<'a>(one: impl Iterator<Item = &'a char>, other: impl Iterator<Item = &'a char>) -> usize {
    one.zip(other).take_while(|(a, b)| a == b).count()
}

/// Where a passage starts, and what stands around it, to find it again.
pub(super) fn around(text: &str, place: Option<Range<usize>>) -> (usize, String, String) {
    let Some(place) = place else { return (0, String::new(), String::new()) };
    let skipped = place.start.saturating_sub(AROUND);
    let before = text.chars().skip(skipped).take(place.start - skipped).collect();
    let after = text.chars().skip(place.end).take(AROUND).collect();
    (place.start, before, after)
}

/// The text with other words in that place.
pub(super) fn replace(text: &str, place: Range<usize>, words: &str) -> String {
    let before: String = text.chars().take(place.start).collect();
    let after: String = text.chars().skip(place.end).collect();
    format!("{before}{words}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "På øen bor vi. På land bor de. Vi ses på øen.";

    fn passage<'a>(text: &str, quote: &'a str, starts: usize) -> (usize, String, String, &'a str) {
        let at = place(text, &Passage { starts, quote, ..Passage::default() });
        let (starts, before, after) = around(text, at);
        (starts, before, after, quote)
    }

    fn found(text: &str, kept: &(usize, String, String, &str)) -> Option<String> {
        let passage = Passage { starts: kept.0, quote: kept.3, before: &kept.1, after: &kept.2 };
        place(text, &passage).map(|at| text.chars().skip(at.start).take(12).collect())
    }

    #[test]
    fn a_passage_is_found_again_where_the_text_moves() {
        let kept = passage(TEXT, "bor", 7);
        assert_eq!(found(TEXT, &kept).as_deref(), Some("bor vi. På l"));
        let moved = format!("Hør her: {TEXT}");
        assert_eq!(
            found(&moved, &kept).as_deref(),
            Some("bor vi. På l"),
            "the second bor is nearer by count"
        );
        let second = passage(TEXT, "bor", 24);
        assert_eq!(found(&moved, &second).as_deref(), Some("bor de. Vi s"));
    }

    #[test]
    fn a_passage_that_is_gone_is_nowhere() {
        let kept = passage(TEXT, "På land", 15);
        assert_eq!(found(&TEXT.replace("land", "fastlandet"), &kept), None);
        assert_eq!(place(TEXT, &Passage::default()), None);
    }

    #[test]
    fn other_words_go_exactly_there() {
        assert_eq!(replace("På øen bor vi.", 3..6, "Fanø"), "På Fanø bor vi.");
    }
}
