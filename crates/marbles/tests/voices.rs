//! The two measures of the mirror on the labelled texts, which no word list was tuned on.
//!
//! `cargo test -p marbles --test voices -- --nocapture` prints the figures.

use marbles::{
    voice::mirror::{
        measures::{self, Measures, TOO_CORPORATE, TOO_FLAT},
        sentences,
    },
    words::Language,
};

struct Labelled {
    is_corporate: bool,
    is_flat: bool,
    measured: Measures,
}

fn texts(table: &str, language: Language) -> Vec<Labelled> {
    let rows: Vec<Labelled> = table.lines().skip(1).map(|line| measure(line, language)).collect();
    assert!(rows.len() >= 200, "{language:?}");
    rows
}

fn measure(line: &str, language: Language) -> Labelled {
    let cells: Vec<&str> = line.split('\t').collect();
    let [_, corporate, flat, text] = cells[..] else { panic!("{line}") };
    let text = text.replace("\\n", "\n");
    let measured = measures::of(&text, &sentences::sentences(&text, language), language);
    Labelled { is_corporate: corporate == "1", is_flat: flat == "1", measured }
}

/// How likely a text that has the label measures higher than one that has not (Mann and Whitney's U over all pairs).
fn auc(scored: &[(f64, bool)]) -> f64 {
    let of = |label: bool| scored.iter().filter(move |(_, has)| *has == label).map(|(score, _)| *score);
    let pairs = of(true).flat_map(|high| of(false).map(move |low| (high, low)));
    let wins = pairs.map(|(high, low)| match high.total_cmp(&low) {
        std::cmp::Ordering::Greater => 1.0,
        std::cmp::Ordering::Equal => 0.5,
        std::cmp::Ordering::Less => 0.0,
    });
    let (count, sum) = wins.fold((0.0, 0.0), |(count, sum), win| (count + 1.0, sum + win));
    sum / count
}

/// How many of those with the label are hinted at, and how many of those without.
fn hinted(scored: &[(f64, bool)], from: f64) -> (f64, f64) {
    let share = |label: bool| {
        let all: Vec<f64> = scored.iter().filter(|(_, has)| *has == label).map(|(score, _)| *score).collect();
        100.0 * all.iter().filter(|score| **score >= from).count() as f64 / all.len() as f64
    };
    (share(true), share(false))
}

fn hold(table: &str, language: Language) {
    let texts = texts(table, language);
    let corporate: Vec<_> = texts.iter().map(|text| (text.measured.corporate, text.is_corporate)).collect();
    let flat: Vec<_> = texts.iter().map(|text| (text.measured.flat, text.is_flat)).collect();
    for (name, scored, from) in [("corporate", corporate, TOO_CORPORATE), ("flat", flat, TOO_FLAT)] {
        let area = auc(&scored);
        let (right, wrong) = hinted(&scored, from);
        println!(
            "{} {name}: AUC {area:.3} on {} texts; hinted at {right:.0} % of those, {wrong:.0} % of the others",
            language.code(),
            scored.len()
        );
        assert!(area >= 0.85, "{} {name}: {area:.3}", language.code());
    }
}

#[test]
fn english_texts_are_told_apart() {
    hold(include_str!("voices/en.tsv"), Language::English);
}

#[test]
fn dutch_texts_are_told_apart() {
    hold(include_str!("voices/nl.tsv"), Language::Dutch);
}

#[test]
fn danish_texts_are_told_apart() {
    hold(include_str!("voices/da.tsv"), Language::Danish);
}

#[test]
fn a_coin_has_an_area_of_one_half() {
    assert!((auc(&[(1.0, true), (1.0, false), (2.0, true), (0.0, false)]) - 0.875).abs() < 1e-9);
    assert!((auc(&[(1.0, true), (1.0, false)]) - 0.5).abs() < 1e-9);
}
