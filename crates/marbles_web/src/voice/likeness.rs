//! What the screens say of a text that was said already: advice, with how many and never who.

use marbles::voice::likeness::Likeness;

use crate::words::Words;

/// What is to be said of a text for a network; nothing of words of one's own.
pub fn advice(likeness: &Likeness, network: &str, words: &Words) -> Vec<String> {
    let mut said: Vec<String> =
        likeness.forbidden_on(network).map(|problem| words.t(problem.key)).into_iter().collect();
    if likeness.colleagues > 0 {
        said.push(words.n("likeness-colleagues", likeness.colleagues));
    }
    if likeness.starter {
        said.push(words.t("likeness-starter"));
    }
    said
}
