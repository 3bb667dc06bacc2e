//! Whether a sentence ends between two words.

use super::tokens::Token;
use crate::words::Language;

/// Abbreviations after which a sentence goes on, whatever follows.
const GO_ON: [&[&str]; 3] = [
    &["mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "approx", "fig", "cf", "sr", "dept"],
    &[
        "bijv", "bv", "d.w.z", "o.a", "m.a.w", "i.p.v", "a.u.b", "drs", "dr", "ir", "ing", "mr", "mw", "dhr",
        "prof", "ca", "resp", "vgl", "o.l.v", "t.o.v", "m.b.t", "i.v.m", "n.a.v", "nr", "blz", "incl",
        "excl", "v.a", "evt", "st",
    ],
    &[
        "f.eks", "fx", "bl.a", "dvs", "d.v.s", "ca", "evt", "nr", "pga", "p.g.a", "ift", "i.f.t", "vedr",
        "inkl", "ekskl", "hr", "fr", "dr", "prof", "mht", "m.h.t", "jf", "kl", "tlf", "sml", "eks",
    ],
];

/// Abbreviations that may close a sentence: a capital after them says that they did.
const MAY_END: [&[&str]; 3] = [
    &[
        "etc", "inc", "ltd", "corp", "co", "a.m", "p.m", "jr", "u.s", "u.k", "jan", "feb", "mar", "apr",
        "aug", "sept", "sep", "oct", "nov", "dec",
    ],
    &[
        "enz", "e.d", "etc", "e.v", "jl", "jr", "n.v", "b.v", "nv", "jan", "feb", "aug", "sept", "okt",
        "nov", "dec", "max", "mln", "mld",
    ],
    &[
        "osv", "m.m", "mm", "m.fl", "mfl", "m.v", "mv", "etc", "jr", "a.s", "jan", "feb", "aug", "sept",
        "okt", "nov", "dec", "mia", "mio", "pct", "max",
    ],
];

/// Whether the sentence ends after this word.
pub fn here(word: &Token, between: &str, next: Option<&Token>, is_first: bool, language: Language) -> bool {
    let small_follows = next.is_some_and(Token::is_small);
    if between.contains(['!', '?']) {
        return !(small_follows && closes(between));
    }
    if between.contains('…') || between.contains("..") {
        return !small_follows;
    }
    if between.contains('.') {
        return stops(word, between, next, is_first, language);
    }
    between.chars().any(is_pictogram) && !small_follows
}

/// The byte after the marks that close a sentence: the quotes and brackets with them, before the next word's own.
pub fn after(line: &str, word: &Token, next: Option<&Token>) -> usize {
    let tail = &line[word.end()..next.map_or(line.len(), |next| next.start)];
    if next.is_none() {
        return word.end() + tail.trim_end().len();
    }
    word.end() + tail.find(char::is_whitespace).unwrap_or(tail.len())
}

fn stops(word: &Token, between: &str, next: Option<&Token>, is_first: bool, language: Language) -> bool {
    let small_follows = next.is_some_and(Token::is_small);
    let number_follows = next.is_some_and(Token::is_number);
    if small_follows && closes(between) {
        return false;
    }
    if !between.starts_with('.') {
        return true;
    }
    if word.is_number() {
        return !small_follows && !is_first;
    }
    let lower = word.text.to_lowercase();
    let among = |lists: &[&[&str]; 3]| lists[language as usize].contains(&lower.as_str());
    if among(&GO_ON) || is_initial(word, language) {
        return false;
    }
    if among(&MAY_END) {
        return !small_follows && !number_follows;
    }
    true
}

fn is_initial(word: &Token, language: Language) -> bool {
    let mut letters = word.text.chars();
    let first = letters.next().is_some_and(char::is_uppercase);
    first && letters.next().is_none() && !(language == Language::English && word.text == "I")
}

fn closes(between: &str) -> bool {
    between.contains(['"', '”', '’', '\'', '»', ')', '“'])
}

/// Pictures among the letters; the rare sign below them (© ™) is none.
pub fn is_pictogram(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
}
