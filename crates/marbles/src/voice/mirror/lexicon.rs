//! Word lists of a language: single words, beginnings, ends and phrases, each with a weight.

use std::{collections::HashMap, sync::LazyLock};

use crate::words::Language;

/// What is longer was not written as a word, and is not looked up letter by letter.
const LONGEST: usize = 80;

/// A list of words that are looked up in a text.
#[derive(Debug, Default)]
pub struct Lexicon {
    whole: HashMap<&'static str, u32>,
    beginnings: HashMap<&'static str, u32>,
    ends: HashMap<&'static str, u32>,
    /// Phrases by their first word; a star at the end of a word stands for any end.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, u32)>>,
}

impl Lexicon {
    /// Reads a list: `# remark`, `[2]` for the weight of what follows, and words.
    fn read(list: &'static str) -> Self {
        let mut lexicon = Self::default();
        let mut weight = 1;
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(number) => weight = number.parse().unwrap_or(1),
                None => line.split_whitespace().for_each(|entry| lexicon.add(entry, weight)),
            }
        }
        lexicon
    }

    fn add(&mut self, entry: &'static str, weight: u32) {
        if entry.contains('_') {
            let words: Vec<&str> = entry.split('_').filter(|word| !word.is_empty()).collect();
            if let Some((first, rest)) = words.split_first() {
                self.phrases.entry(*first).or_default().push((rest.to_vec(), weight));
            }
        } else if let Some(stem) = entry.strip_suffix('*') {
            self.beginnings.entry(stem).or_insert(weight);
        } else if let Some(tail) = entry.strip_prefix('*') {
            self.ends.entry(tail).or_insert(weight);
        } else {
            self.whole.entry(entry).or_insert(weight);
        }
    }

    /// The weight of a lower-case word, zero if it is not listed.
    pub fn weight(&self, word: &str) -> u32 {
        if word.len() > LONGEST {
            return 0;
        }
        if let Some(weight) = self.whole.get(word) {
            return *weight;
        }
        let cuts = || word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let beginning = cuts().rev().filter_map(|at| self.beginnings.get(&word[..at])).next();
        let end = || cuts().filter_map(|at| self.ends.get(&word[at..])).next();
        beginning.or_else(end).copied().unwrap_or(0)
    }

    /// The heaviest phrase that begins at the first of these lower-case words: its weight and how many words it has.
    pub fn phrase(&self, words: &[String]) -> Option<(u32, usize)> {
        let (first, rest) = words.split_first()?;
        let known = self.phrases.get(first.as_str())?;
        let matching = known.iter().filter(|(tail, _)| {
            tail.len() <= rest.len() && tail.iter().zip(rest).all(|(known, word)| is_like(known, word))
        });
        matching.map(|(tail, weight)| (*weight, tail.len() + 1)).max()
    }
}

fn is_like(known: &str, word: &str) -> bool {
    known.strip_suffix('*').map_or(known == word, |stem| word.starts_with(stem))
}

/// Everything that is known of a language's words.
#[derive(Debug)]
pub struct Lexicons {
    /// What sells, and what only offices say.
    pub corporate: Lexicon,
    /// What can be seen, heard, touched and counted.
    pub concrete: Lexicon,
    /// What could stand in any text.
    pub vague: Lexicon,
    /// Verbs in the past that tell of an event.
    pub events: Lexicon,
    /// The small words of the language.
    pub common: Lexicon,
}

/// The word lists of a language.
pub fn of(language: Language) -> &'static Lexicons {
    static READ: LazyLock<[Lexicons; 3]> = LazyLock::new(|| {
        macro_rules! lists {
            ($code:literal) => {
                Lexicons {
                    corporate: Lexicon::read(include_str!(concat!("lexicons/", $code, ".corporate.txt"))),
                    concrete: Lexicon::read(include_str!(concat!("lexicons/", $code, ".concrete.txt"))),
                    vague: Lexicon::read(include_str!(concat!("lexicons/", $code, ".vague.txt"))),
                    events: Lexicon::read(include_str!(concat!("lexicons/", $code, ".events.txt"))),
                    common: Lexicon::read(include_str!(concat!("lexicons/", $code, ".common.txt"))),
                }
            };
        }
        [lists!("en"), lists!("nl"), lists!("da")]
    });
    match language {
        Language::English => &READ[0],
        Language::Dutch => &READ[1],
        Language::Danish => &READ[2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_ends_and_phrases_are_found() {
        let lexicon = Lexicon::read("# remark\n[3]\nsynerg* best_in_cl*\n[1]\nkey *tie");
        assert_eq!(["synergies", "key", "keys", "relatie"].map(|word| lexicon.weight(word)), [3, 1, 0, 1]);
        let words = ["best", "in", "class", "tools"].map(str::to_owned);
        assert_eq!(lexicon.phrase(&words), Some((3, 3)));
        assert_eq!(lexicon.phrase(&words[1..]), None);
    }

    #[test]
    fn each_language_knows_hundreds_of_words_on_each_side() {
        for language in Language::ALL {
            let known = |lexicon: &Lexicon| {
                lexicon.whole.len() + lexicon.beginnings.len() + lexicon.ends.len() + lexicon.phrases.len()
            };
            let lexicons = of(language);
            assert!(known(&lexicons.corporate) > 300 && known(&lexicons.concrete) > 500, "{language:?}");
        }
    }
}
