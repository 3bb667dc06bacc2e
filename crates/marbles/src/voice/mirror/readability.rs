//! How much a text asks of its reader, by the formulas that are used for its language.
//!
//! - **LIX** (Danish, Dutch): words per sentence plus the percentage of words of more than six letters.
//!   C. H. Björnsson, *Läsbarhet*, Stockholm: Liber, 1968.
//! - **Flesch-Douma** (Dutch): 206.84 − 0.77 · syllables per 100 words − 0.93 · words per sentence.
//!   W. H. Douma, *De leesbaarheid van landbouwbladen*, Wageningen, 1960.
//! - **Flesch reading ease** (English): 206.835 − 1.015 · words per sentence − 84.6 · syllables per word.
//!   R. Flesch, "A new readability yardstick", *Journal of Applied Psychology* 32 (1948), 221–233.
//!
//! What is shown is a band, never the figure alone, and nothing below [`ENOUGH`] words.

use super::{sentences, syllables};
use crate::words::Language;

/// Below this many words a formula says more about chance than about the text.
pub const ENOUGH: usize = 50;

/// What the formulas count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub words: usize,
    pub sentences: usize,
    pub syllables: usize,
    /// Words of more than six letters.
    pub long_words: usize,
}

/// How a text reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    Easy,
    Fine,
    Demanding,
    Heavy,
}

impl Band {
    /// Its name in the API and in the words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Fine => "fine",
            Self::Demanding => "demanding",
            Self::Heavy => "heavy",
        }
    }
}

/// The readability of a text that is long enough to speak of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Readability {
    pub lix: Option<f64>,
    pub flesch: Option<f64>,
    pub band: Band,
}

/// Counts a text.
pub fn count(text: &str, language: Language) -> Counts {
    of_sentences(&sentences::sentences(text, language), language)
}

/// Counts a text that is cut into sentences already.
pub fn of_sentences(found: &[sentences::Sentence], language: Language) -> Counts {
    let words = || found.iter().flat_map(|sentence| &sentence.words);
    Counts {
        words: words().count(),
        sentences: found.len(),
        syllables: words().map(|word| syllables::of(word.text, language)).sum(),
        long_words: words().filter(|word| word.is_long()).count(),
    }
}

/// LIX: 20 for a picture book, 60 for a law. Zero where there are no words.
pub fn lix(counts: &Counts) -> f64 {
    per_sentence(counts) + 100.0 * part(counts.long_words, counts.words)
}

/// Flesch's reading ease in the form for the language, if there is one: 100 is easy, 0 is hard.
pub fn flesch(counts: &Counts, language: Language) -> Option<f64> {
    let syllables = part(counts.syllables, counts.words);
    match language {
        Language::English => Some(206.835 - 1.015 * per_sentence(counts) - 84.6 * syllables),
        Language::Dutch => Some(206.84 - 0.93 * per_sentence(counts) - 77.0 * syllables),
        Language::Danish => None,
    }
}

/// How a text reads, if it has words enough to say so. Where two formulas hold (Dutch), the kinder band counts.
pub fn judge(counts: &Counts, language: Language) -> Option<Readability> {
    if counts.words < ENOUGH {
        return None;
    }
    let lix = (language != Language::English).then(|| lix(counts));
    let flesch = flesch(counts, language);
    let bands = [lix.map(band_of_lix), flesch.map(band_of_flesch)];
    let band = bands.into_iter().flatten().min()?;
    Some(Readability { lix: lix.map(tenth), flesch: flesch.map(tenth), band })
}

/// Björnsson's steps: to 30 children's books, to 40 novels, to 50 newspapers, to 60 official texts.
fn band_of_lix(lix: f64) -> Band {
    match lix {
        _ if lix < 35.0 => Band::Easy,
        _ if lix < 45.0 => Band::Fine,
        _ if lix < 55.0 => Band::Demanding,
        _ => Band::Heavy,
    }
}

/// Flesch's steps: from 70 fairly easy, from 50 plain to fairly hard, from 30 hard.
fn band_of_flesch(ease: f64) -> Band {
    match ease {
        _ if ease >= 70.0 => Band::Easy,
        _ if ease >= 50.0 => Band::Fine,
        _ if ease >= 30.0 => Band::Demanding,
        _ => Band::Heavy,
    }
}

fn per_sentence(counts: &Counts) -> f64 {
    part(counts.words, counts.sentences)
}

fn part(some: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { some as f64 / all as f64 }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
