//! How well likeness is seen: real-looking posts, changed in the ways people change what they copy, by a drawing of lots
//! that always falls the same.

use std::collections::HashSet;

use super::{index::Index, shingles::Shingles};

/// Posts and starters of all three languages.
fn posts() -> Vec<String> {
    let labelled = [
        include_str!("../../../tests/voices/en.tsv"),
        include_str!("../../../tests/voices/nl.tsv"),
        include_str!("../../../tests/voices/da.tsv"),
    ];
    let told =
        labelled.iter().flat_map(|file| file.lines().skip(1)).filter_map(|line| line.split('\t').nth(3));
    let suggested = include_str!("../../../../marbles_server/demo/stories.toml")
        .split("text = \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    told.chain(suggested).map(|text| text.replace("\\n", "\n")).collect()
}

/// Draws lots: xorshift, from a seed.
struct Lots(u64);

impl Lots {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a>(&mut self, some: &[&'a str]) -> &'a str {
        some[self.below(some.len())]
    }

    fn shuffle<T>(&mut self, some: &mut [T]) {
        for at in (1..some.len()).rev() {
            some.swap(at, self.below(at + 1));
        }
    }
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '?', '!', '\n']).map(str::trim).filter(|one| one.len() > 2).collect()
}

fn emoji_or_link_added(text: &str, lots: &mut Lots) -> String {
    let added = lots.of(&[
        "🎉",
        "🌊💪",
        "👏👏👏",
        "https://go.northwind.example/x7Qp",
        "www.northwind.example/nieuws",
        "➡️",
    ]);
    match lots.below(3) {
        0 => format!("{added} {text}"),
        1 => format!("{text}\n\n{added}"),
        _ => {
            let mut words: Vec<&str> = text.split(' ').collect();
            words.insert(lots.below(words.len()), added);
            words.join(" ")
        }
    }
}

fn one_word_changed(text: &str, lots: &mut Lots) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = lots.below(words.len());
    words[at] =
        lots.of(&["really", "wonderful", "gewoon", "prachtig", "virkelig", "fantastisk", "our", "dag"]);
    words.join(" ")
}

fn sentences_shuffled(text: &str, lots: &mut Lots) -> String {
    let mut order = sentences(text);
    lots.shuffle(&mut order);
    order.join(" ")
}

/// Half of its words belong to another text: whole sentences where there are enough, else the second half.
fn half_rewritten(text: &str, other: &str) -> String {
    let [mine, theirs] = [text, other].map(|text| text.split_whitespace().collect::<Vec<_>>());
    let kept = mine.len() / 2;
    let taken = (mine.len() - kept).min(theirs.len());
    [&mine[..kept], &theirs[..taken]].concat().join(" ")
}

fn rate(flagged: usize, all: usize) -> f64 {
    f64::from(u32::try_from(flagged).unwrap()) / f64::from(u32::try_from(all).unwrap())
}

fn seen(posts: &[String], change: impl Fn(&str, &mut Lots) -> String) -> f64 {
    let mut lots = Lots(20_261_122);
    let is_seen = |post: &&String| Shingles::of(&change(post, &mut lots)).says_what(&Shingles::of(post));
    rate(posts.iter().filter(is_seen).count(), posts.len())
}

#[test]
fn what_was_copied_and_dressed_up_is_seen_ninety_five_times_in_a_hundred() {
    let posts = posts();
    assert!(posts.len() >= 800);
    let all_three = |text: &str, lots: &mut Lots| {
        let changed = one_word_changed(&sentences_shuffled(text, lots), lots);
        emoji_or_link_added(&changed, lots)
    };
    for (name, rate, least) in [
        ("emoji or link added", seen(&posts, emoji_or_link_added), 0.95),
        ("one word changed", seen(&posts, one_word_changed), 0.95),
        ("sentences shuffled", seen(&posts, sentences_shuffled), 0.95),
        // A starter of one line has few shingles to lose.
        ("all three", seen(&posts, all_three), 0.90),
    ] {
        println!("{name}: {:.1} %", rate * 100.0);
        assert!(rate >= least, "{name}: {rate}");
    }
}

#[test]
fn what_was_half_rewritten_is_taken_for_own() {
    let posts = posts();
    let mut lots = Lots(7);
    let language = posts.len() / 3;
    let is_seen = |(at, post): &(usize, &String)| {
        // Of the same language as a rule, as it would be.
        let other = &posts[(at / language * language + lots.below(language)) % posts.len()];
        other != *post && Shingles::of(&half_rewritten(post, other)).says_what(&Shingles::of(post))
    };
    let rate = rate(posts.iter().enumerate().filter(is_seen).count(), posts.len());
    println!("half rewritten: {:.1} %", rate * 100.0);
    assert!(rate <= 0.02, "{rate}");
}

#[test]
fn what_has_nothing_to_do_with_it_is_never_taken_for_it() {
    let posts = posts();
    let mut index = Index::default();
    let shingles: Vec<Shingles> = posts.iter().map(|post| Shingles::of(post)).collect();
    for text in &shingles {
        index.add(text);
    }
    let mistaken: HashSet<(usize, usize)> = shingles
        .iter()
        .enumerate()
        .flat_map(|(at, text)| index.saying(text).into_iter().map(move |other| (at, other)))
        .filter(|(at, other)| at != other)
        .collect();
    println!("unrelated: {} of {} pairs", mistaken.len(), posts.len() * (posts.len() - 1));
    assert!(mistaken.is_empty(), "{mistaken:?}");
}
