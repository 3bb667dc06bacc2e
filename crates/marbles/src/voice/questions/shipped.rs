//! The hundred questions that come with the product, each in every language of the screens.

use std::sync::LazyLock;

use crate::words::Language;

/// A question that comes with the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// What it is known by, however its words change; never given to another question.
    pub key: &'static str,
    /// The name of its pattern.
    pub pattern: &'static str,
    /// What it is about in general: one of [`HINTS`]. An organisation's own topics say more.
    pub hint: &'static str,
    en: &'static str,
    nl: &'static str,
    da: &'static str,
}

/// What a question can be about in general.
pub const HINTS: [&str; 5] = ["craft", "customers", "team", "change", "learning"];

impl Shipped {
    /// Its words in a language.
    pub fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Dutch => self.nl,
            Language::Danish => self.da,
        }
    }

    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let mut next = || cells.next().filter(|cell| !cell.is_empty());
        Some(Self { key: next()?, pattern: next()?, hint: next()?, en: next()?, nl: next()?, da: next()? })
    }
}

/// All of them, by pattern.
pub fn all() -> &'static [Shipped] {
    static ALL: LazyLock<Vec<Shipped>> =
        LazyLock::new(|| include_str!("shipped.tsv").lines().skip(1).filter_map(Shipped::read).collect());
    &ALL
}

/// The one of that key.
pub fn find(key: &str) -> Option<&'static Shipped> {
    all().iter().find(|question| question.key == key)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const PATTERNS: [&str; 8] =
        ["surprise", "misunderstood", "younger_self", "obvious", "disagree", "craft", "thanks", "ahead"];

    #[test]
    fn a_hundred_questions_ship_each_of_a_known_pattern_and_hint() {
        assert_eq!(all().len(), 100);
        for question in all() {
            assert!(PATTERNS.contains(&question.pattern), "{question:?}");
            assert!(HINTS.contains(&question.hint), "{question:?}");
            assert_eq!(find(question.key), Some(question), "its key is its own");
        }
        for pattern in PATTERNS {
            assert!(all().iter().filter(|question| question.pattern == pattern).count() >= 5, "{pattern}");
        }
    }

    #[test]
    fn each_says_something_else_in_every_language() {
        let mut said = HashSet::new();
        for question in all() {
            for language in Language::ALL {
                assert!(said.insert(question.text(language)), "{} comes twice", question.text(language));
            }
        }
    }

    #[test]
    fn each_is_one_short_question_without_a_shout() {
        for question in all() {
            for language in Language::ALL {
                let text = question.text(language);
                assert!(text.chars().count() <= 120, "{text}");
                assert!(text.ends_with('?') && text.matches('?').count() == 1, "{text}");
                assert!(!text.contains('!') && text.trim() == text, "{text}");
            }
        }
    }
}
