//! How a text sounds: like a brochure, like nothing in particular, or out of breath.

use std::collections::BTreeSet;

use super::{Hint, Kind, examples};
use crate::{
    voice::mirror::{
        Writing, lexicon,
        measures::{self, TOO_CORPORATE, TOO_FLAT},
        readability::{Band, Readability},
        sentences::Sentence,
    },
    words::Language,
};

/// Fewer words than these say too little about how somebody sounds.
const ENOUGH: usize = 15;

/// A sentence of more words than these is worth a breath.
const BREATH: usize = 28;

/// Beginnings of what only the writer can add.
const SEEN: [&str; 3] = ["What I saw myself: …", "Wat ik zelf zag: …", "Hvad jeg selv så: …"];
const MOMENTS: [[&str; 3]; 3] = [
    ["One moment that shows it: …", "For instance, last week: …", "Who was there, and what did they say: …"],
    ["Een moment waaraan je dat ziet: …", "Bijvoorbeeld vorige week: …", "Wie was erbij, en wat zei die: …"],
    ["Et øjeblik, der viser det: …", "For eksempel i sidste uge: …", "Hvem var der, og hvad sagde de: …"],
];

/// One of the two, never both: they are the ends of one scale.
pub fn corporate_or_flat(writing: &Writing, found: &[Sentence]) -> Option<Hint> {
    if found.iter().map(|sentence| sentence.words.len()).sum::<usize>() < ENOUGH {
        return None;
    }
    let measured = measures::of(writing.text, found, writing.language);
    if measured.corporate >= TOO_CORPORATE {
        return Some(corporate(writing, found));
    }
    (measured.flat >= TOO_FLAT).then(|| flat(writing))
}

fn corporate(writing: &Writing, found: &[Sentence]) -> Hint {
    let load = |one: &Sentence| {
        measures::of("", std::slice::from_ref(one), writing.language).corporate
            * one.words.len().max(25) as f64
    };
    let heaviest = found.iter().max_by(|one, other| load(one).total_cmp(&load(other)));
    let example = heaviest
        .and_then(|sentence| examples::without(writing.text, found, sentence))
        .unwrap_or_else(|| examples::with_line(writing.text, SEEN[writing.language as usize]));
    Hint::new(Kind::Corporate, "mirror-because-corporate", Some(example))
        .mention("words", sold(found, writing.language))
}

/// The three words that sound most like an office.
fn sold(found: &[Sentence], language: Language) -> String {
    let list = &lexicon::of(language).corporate;
    let mut told = BTreeSet::new();
    let mut words: Vec<(u32, &str)> = found
        .iter()
        .flat_map(|sentence| &sentence.words)
        .map(|word| (list.weight(&word.text.to_lowercase()), word.text))
        .filter(|(weight, word)| *weight > 0 && told.insert(word.to_lowercase()))
        .collect();
    words.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    quoted(words.into_iter().map(|(_, word)| word))
}

fn quoted<'t>(words: impl Iterator<Item = &'t str>) -> String {
    words.take(3).map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ")
}

fn flat(writing: &Writing) -> Hint {
    let lines = MOMENTS[writing.language as usize];
    // The same text gets the same line, so that the hint does not flicker from one pause to the next.
    let line = lines[writing.text.chars().count() / 200 % lines.len()];
    Hint::new(Kind::Flat, "mirror-because-flat", Some(examples::with_line(writing.text, line)))
}

/// The longest sentence, if it is a long one.
pub fn long_sentence(writing: &Writing, found: &[Sentence]) -> Option<Hint> {
    let longest = found.iter().max_by_key(|sentence| sentence.words.len())?;
    let words = longest.words.len();
    if words <= BREATH {
        return None;
    }
    let example = examples::cut_in_two(writing.text, longest, writing.language);
    let beginning: Vec<&str> = longest.words.iter().take(4).map(|word| word.text).collect();
    let hint = Hint::new(Kind::Sentence, "mirror-because-sentence", example);
    Some(hint.mention("n", words).mention("beginning", beginning.join(" ")))
}

/// A text that reads like an official letter.
pub fn demanding(writing: &Writing, found: &[Sentence], readability: Option<&Readability>) -> Option<Hint> {
    readability.filter(|judged| judged.band >= Band::Demanding)?;
    let longest = found.iter().max_by_key(|sentence| sentence.words.len())?;
    let example = examples::cut_in_two(writing.text, longest, writing.language);
    let long = found.iter().flat_map(|sentence| &sentence.words).filter(|word| word.is_long());
    let mut words: Vec<&str> = long.map(|word| word.text).collect();
    words.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), *word));
    words.dedup();
    let hint = Hint::new(Kind::Readability, "mirror-because-readability", example);
    Some(hint.mention("words", quoted(words.into_iter())))
}
