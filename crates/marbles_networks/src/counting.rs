//! Cuts a text into the pieces that networks weigh: graphemes, and links as a whole where they weigh the same.
//!
//! `counting.js` of the pages follows the same rules; `vectors.json` holds both to them.

mod emoji;
mod links;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::rule::{EmojiWeight, LinkWeight, Unit};

/// What a link weighs on X, whatever its length.
pub const LINK_ON_X: usize = 23;

/// The characters that weigh 1 on X (twitter-text, `config/v3.json`); all others weigh 2.
const LIGHT_ON_X: [(u32, u32); 4] = [(0, 4351), (8192, 8205), (8208, 8223), (8242, 8247)];

/// A part of a text that counts as a whole.
pub(crate) struct Piece {
    /// The byte at which it begins.
    pub start: usize,
    /// What it weighs.
    pub weight: usize,
    /// How many bytes it is long.
    pub bytes: usize,
}

/// The pieces of a text, in order, without gaps.
pub(crate) fn pieces(text: &str, unit: Unit) -> Vec<Piece> {
    let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let mut pieces = Vec::with_capacity(graphemes.len());
    let mut at = 0;
    while let Some(&(start, grapheme)) = graphemes.get(at) {
        if let Some(weight) = link_weight(unit)
            && let Some(next) = links::end(&graphemes, at)
        {
            let stop = graphemes.get(next).map_or(text.len(), |&(stop, _)| stop);
            pieces.push(Piece { start, weight, bytes: stop - start });
            at = next;
        } else {
            pieces.push(Piece { start, weight: weight(grapheme, unit), bytes: grapheme.len() });
            at += 1;
        }
    }
    pieces
}

/// The web addresses that stand in a text, in order, as networks see where each ends.
pub fn links_in(text: &str) -> Vec<&str> {
    let graphemes: Vec<(usize, &str)> = text.grapheme_indices(true).collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(&(start, _)) = graphemes.get(at) {
        match links::end(&graphemes, at) {
            Some(next) => {
                let stop = graphemes.get(next).map_or(text.len(), |&(stop, _)| stop);
                found.push(&text[start..stop]);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

fn link_weight(unit: Unit) -> Option<usize> {
    match unit {
        Unit::Graphemes { link: LinkWeight::Fixed(weight), .. } => Some(weight),
        Unit::Graphemes { link: LinkWeight::Full, .. } => None,
        Unit::Weighted => Some(LINK_ON_X),
    }
}

fn weight(grapheme: &str, unit: Unit) -> usize {
    match unit {
        Unit::Weighted => weight_on_x(grapheme),
        Unit::Graphemes { emoji: EmojiWeight::Bytes, .. } if emoji::is_emoji(grapheme) => grapheme.len(),
        Unit::Graphemes { .. } => 1,
    }
}

/// The weight on X: composed first (NFC), an emoji sequence as one sign of 2.
fn weight_on_x(grapheme: &str) -> usize {
    if grapheme.len() == 1 || grapheme == "\r\n" {
        return 1;
    }
    let each = |c: char| {
        let light = LIGHT_ON_X.iter().any(|&(first, last)| (first..=last).contains(&u32::from(c)));
        if light { 1 } else { 2 }
    };
    if emoji::is_emoji(grapheme) {
        return 2 + grapheme.chars().skip(1).filter(|&c| !emoji::joins(c)).map(each).sum::<usize>();
    }
    grapheme.nfc().map(each).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_the_punctuation_of_their_sentence() {
        let text = "See (https://northwind.example/a), HTTP://b.example/x?y=1. Not nhttps://c.example or mail@d.example 👋";
        assert_eq!(links_in(text), ["https://northwind.example/a", "HTTP://b.example/x?y=1"]);
        assert!(links_in("").is_empty());
    }
}
