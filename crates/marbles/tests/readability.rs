//! Twenty texts per language whose words, sentences, syllables and long words were marked and counted by hand.
//!
//! The marks stand in the last column: `·` between two syllables, `|` where a sentence ends, `⟨ ⟩` around what is no
//! word, `\n` for a new line. Without its marks it is the text that the mirror reads.
#![allow(clippy::unwrap_used)]

use marbles::{
    voice::mirror::readability::{Counts, count, flesch, lix},
    words::Language,
};

struct Fixture {
    id: &'static str,
    counts: Counts,
    lix: &'static str,
    flesch: &'static str,
    marked: &'static str,
}

impl Fixture {
    fn text(&self) -> String {
        self.marked.replace(['·', '|', '⟨', '⟩'], "").replace("\\n", "\n")
    }
}

fn fixtures(table: &'static str) -> Vec<Fixture> {
    let rows: Vec<Fixture> = table.lines().skip(1).map(row).collect();
    assert_eq!(rows.len(), 20);
    rows
}

fn row(line: &'static str) -> Fixture {
    let cells: Vec<&str> = line.split('\t').collect();
    let [id, words, sentences, syllables, long, lix, flesch, marked] = cells[..] else { panic!("{line}") };
    let number = |cell: &str| cell.parse().unwrap();
    let counts = Counts {
        words: number(words),
        sentences: number(sentences),
        syllables: number(syllables),
        long_words: number(long),
    };
    Fixture { id, counts, lix, flesch, marked }
}

/// All differences at once: a rule is judged by all its texts.
fn hold(table: &'static str, language: Language) {
    let mut wrong = Vec::new();
    for fixture in fixtures(table) {
        let counted = count(&fixture.text(), language);
        let scores = (
            format!("{:.1}", lix(&counted)),
            flesch(&counted, language).map_or("-".to_owned(), |score| format!("{score:.1}")),
        );
        if counted != fixture.counts || scores != (fixture.lix.to_owned(), fixture.flesch.to_owned()) {
            wrong.push(format!("{} {counted:?} {scores:?}, by hand {:?}", fixture.id, fixture.counts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_counts_as_by_hand() {
    hold(include_str!("readability/en.tsv"), Language::English);
}

#[test]
fn dutch_counts_as_by_hand() {
    hold(include_str!("readability/nl.tsv"), Language::Dutch);
}

#[test]
fn danish_counts_as_by_hand() {
    hold(include_str!("readability/da.tsv"), Language::Danish);
}

#[test]
fn the_columns_are_the_sums_of_the_marks() {
    let tables = [
        include_str!("readability/en.tsv"),
        include_str!("readability/nl.tsv"),
        include_str!("readability/da.tsv"),
    ];
    for fixture in tables.into_iter().flat_map(fixtures) {
        let mut bare = String::new();
        let mut aside = false;
        for c in fixture.marked.replace("\\n", " ").chars() {
            aside = (aside || c == '⟨') && c != '⟩';
            bare.push(if aside || c == '⟩' || c == '|' { ' ' } else { c });
        }
        let words: Vec<&str> =
            bare.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
        let summed = Counts {
            words: words.len(),
            sentences: fixture.marked.matches('|').count(),
            syllables: words.iter().map(|word| word.matches('·').count() + 1).sum(),
            long_words: words
                .iter()
                .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 6)
                .count(),
        };
        assert_eq!(summed, fixture.counts, "{}", fixture.id);
    }
}
