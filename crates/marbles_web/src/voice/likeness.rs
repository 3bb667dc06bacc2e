//! What the screens say of a text that was said already: advice, with how many and never who.

use marbles::voice::likeness::Likeness;

use crate::words::Words;

/// The advice in words; none for words of one's own.
pub fn advice(likeness: &Likeness, words: &Words) -> Vec<String> {
    let mut said = Vec::new();
    if likeness.colleagues > 0 {
        said.push(words.n("likeness-colleagues", likeness.colleagues));
    }
    if likeness.starter {
        said.push(words.t("likeness-starter"));
    }
    said
}
