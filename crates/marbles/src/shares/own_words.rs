//! Whether a text is somebody's own, or one that was suggested with little changed.

use std::collections::HashMap;

/// A text with fewer words of its own than this is taken as it was suggested.
const OWN: usize = 5;

/// Whether a text says something that none of the suggested ones says: at least five words more, and at least three in
/// ten of all its words.
pub fn are_own<'a>(text: &str, suggested: impl Iterator<Item = &'a str>) -> bool {
    let all = words(text).count();
    let own = suggested.map(|one| beyond(text, one)).min().unwrap_or(all);
    own >= OWN && own * 10 >= all * 3
}

/// How many words of a text another lacks, each counted as often as it stands there.
fn beyond(text: &str, other: &str) -> usize {
    let mut there: HashMap<String, usize> = HashMap::new();
    for word in words(other) {
        *there.entry(word).or_default() += 1;
    }
    words(text)
        .filter(|word| match there.get_mut(word) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        })
        .count()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTER: &str = "Our new pumping station keeps the polder dry. Come and see how it works.";

    #[test]
    fn a_starter_with_an_emoji_or_a_word_changed_is_not_own() {
        for text in [
            STARTER,
            "Our new pumping station keeps the polder dry. Come and see how it works. 🎉",
            "Our brand-new pumping station keeps the polder dry! Come and see how it works.",
            "",
            "Nice one",
        ] {
            assert!(!are_own(text, [STARTER].into_iter()), "{text}");
        }
    }

    #[test]
    fn a_sentence_of_one_s_own_makes_it_own() {
        let mixed = "Our new pumping station keeps the polder dry. I stood beside the first pump when it started, and \
                     nobody heard a thing.";
        assert!(are_own(mixed, [STARTER].into_iter()));
        assert!(are_own("I stood beside the first pump last night.", std::iter::empty()));
    }
}
