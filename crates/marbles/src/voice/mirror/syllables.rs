//! Counts syllables by the vowels of a word, with the exceptions that a language cannot do without.
//!
//! For all languages: a hyphen or a dot parts a word in two (`a.m.`); a number has one syllable for each digit; capitals alone
//! (`HR`, `CEO`, three at most) are spelled, one syllable each; every word has at least one.
//!
//! - **English**: each group of vowels (`a e i o u y`) is a syllable; a silent `e` at the end is none (`make`, `makes`,
//!   `worked`, `movement`), a syllable of its own after consonant and `l` (`table`); two vowels that are spoken apart
//!   count twice (`being`, `idea`, `actual`, `science`).
//! - **Dutch**: each vowel or vowel pair of the spelling (`aa ee oo uu ie oe eu ui ei ij au ou`, `aai ooi oei eeu ieu`)
//!   is a syllable; a diaeresis begins a new one.
//! - **Danish**: each vowel is a syllable (`fa·mi·li·e`), but for `-tion` and `-sion` and the pairs of loan words.

mod danish;
mod dutch;
mod english;

use unicode_normalization::UnicodeNormalization;

use crate::words::Language;

/// A run of more letters (bytes) than these was not written to be read aloud.
const LONGEST: usize = 120;

/// How many syllables a word has when it is read aloud.
pub fn of(word: &str, language: Language) -> usize {
    let plain: String = word.nfc().filter(|c| c.is_alphanumeric() || "'’-.".contains(*c)).collect();
    plain
        .split(['-', '.'])
        .filter(|part| !part.is_empty())
        .map(|part| of_part(part, language))
        .sum::<usize>()
        .max(1)
}

/// Digits one by one, letters as a word of the language.
fn of_part(part: &str, language: Language) -> usize {
    let digits = part.chars().filter(|c| c.is_numeric()).count();
    let words = part.split(char::is_numeric).filter(|run| run.chars().any(char::is_alphabetic));
    digits
        + words
            .map(|run| if is_spelled(run) { run.chars().count() } else { spoken(run, language) })
            .sum::<usize>()
}

fn is_spelled(run: &str) -> bool {
    let letters = run.chars().count();
    (2..=3).contains(&letters) && run.chars().all(char::is_uppercase)
}

fn spoken(run: &str, language: Language) -> usize {
    if run.len() > LONGEST {
        return 1;
    }
    let lower = run.to_lowercase().replace('’', "'");
    let count = match language {
        Language::English => english::of(&lower),
        Language::Dutch => dutch::of(&lower),
        Language::Danish => danish::of(&lower),
    };
    count.max(1)
}

/// The number that a list of exceptions gives for a word.
fn listed(list: &[(&str, usize)], word: &str) -> Option<usize> {
    list.iter().find(|(known, _)| *known == word).map(|(_, count)| *count)
}

#[cfg(test)]
mod tests;
