//! Cuts a text into sentences and words, by rules that a reader can follow with a pencil.
//!
//! What is a **word**: a run of letters and digits, with the apostrophes, hyphens, and dots or commas inside it
//! (`don't`, `long-term`, `2.5`, `f.eks.`). Not words: links, mail addresses, hashtags, emoji, the marks of a list
//! (`•`, `-`, `1.`). A mention (`@Northwind`) is a word.
//!
//! What ends a **sentence**:
//! 1. The end of a line, always: a line of a list is a sentence of its own.
//! 2. `!` and `?`, except where a quote or bracket closes and a small letter follows (`"Why?" she asked`).
//! 3. `…` and an emoji, except where a small letter follows.
//! 4. A full stop, except after an abbreviation of the language, an initial (`J. Jensen`), a number that a small letter
//!    follows (`den 3. maj`), and inside a word. After an abbreviation that may end a sentence (`etc.`), a capital tells.
//!
//! A colon ends nothing, and a sentence without a word is none.

mod ends;
mod tokens;

use crate::words::Language;

/// A word as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: &'t str,
    /// The byte at which it begins.
    pub start: usize,
}

impl Word<'_> {
    /// How many letters it has: digits, hyphens and apostrophes are none.
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }

    /// Whether it has more than six letters, as Björnsson counts.
    pub fn is_long(&self) -> bool {
        self.letters() > 6
    }

    /// The byte after its last.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether a digit stands in it.
    pub fn has_digit(&self) -> bool {
        self.text.chars().any(|c| c.is_numeric())
    }

    /// Whether it begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence: at least one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// The bytes that it covers, with its closing marks.
    pub start: usize,
    pub end: usize,
    pub words: Vec<Word<'t>>,
}

impl Sentence<'_> {
    /// Whether a question mark closes it.
    pub fn is_question(&self, text: &str) -> bool {
        let last = self.words.last().map_or(self.start, Word::end);
        text.get(last..self.end).is_some_and(|tail| tail.contains('?'))
    }
}

/// The sentences of a text.
pub fn sentences(text: &str, language: Language) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    for (start, line) in lines(text) {
        of_line(line, start, language, &mut found);
    }
    found
}

/// The lines of a text with the bytes at which they begin.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']).map(move |line| {
        let start = at;
        at += line.len();
        // The mark that broke the line is one to three bytes long.
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (start, line)
    })
}

fn of_line<'t>(line: &'t str, offset: usize, language: Language, found: &mut Vec<Sentence<'t>>) {
    let tokens = tokens::of(line);
    let mut words: Vec<Word<'t>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        words.push(Word { text: token.text, start: offset + token.start });
        let next = tokens.get(at + 1);
        let between = tokens::between(line, token, next);
        if next.is_none() || ends::here(token, &between, next, at == 0, language) {
            let start = words[0].start;
            let end = offset + ends::after(line, token, next);
            found.push(Sentence { start, end, words: std::mem::take(&mut words) });
        }
    }
}

#[cfg(test)]
mod tests;
