//! Claims about the terms.

use jiff::SignedDuration;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    ids::{PersonId, StoryId, TopicId},
    relevance::{facts::Format, history::History},
};

fn now() -> Moment {
    Moment::from_micros(1_790_000_000_000_000)
}

fn topic(number: u128) -> TopicId {
    TopicId::from_uuid(Uuid::from_u128(number))
}

fn story() -> Story {
    Story {
        story_id: StoryId::from_uuid(Uuid::from_u128(1)),
        topics: vec![topic(1)],
        language: "da".to_owned(),
        departments: vec!["Wind".to_owned()],
        locations: Vec::new(),
        format: Format::Article,
        author: "Northwind".to_owned(),
        evergreen: false,
        published_at: now() - SignedDuration::from_hours(48),
        expires_at: None,
        pinned_until: None,
    }
}

fn value(reader: &Reader, story: &Story, term: Term) -> f64 {
    row(reader, story, &Counts::default(), &Crowd::default(), now())[term as usize]
}

#[test]
fn what_is_unknown_says_nothing() {
    let stranger = Reader::default();
    for term in Term::ALL {
        let told = [Term::Start, Term::Language, Term::Freshness, Term::Recent].contains(&term);
        assert!(told || value(&stranger, &story(), term).abs() < 1e-12, "{}", term.key());
    }
}

#[test]
fn what_somebody_told_stands_in_the_row() {
    let reader = Reader {
        follows: [topic(1)].into(),
        less_of: [topic(1)].into(),
        department: "Wind".to_owned(),
        language: "nl".to_owned(),
        ..Reader::default()
    };
    let is =
        |term, expected: f64| assert!((value(&reader, &story(), term) - expected).abs() < 1e-9, "{term:?}");
    is(Term::Interest, 1.0);
    is(Term::Wish, -1.0);
    is(Term::Department, 1.0);
    is(Term::Language, -0.5);
    let elsewhere = Story { topics: vec![topic(2)], departments: vec!["Water".to_owned()], ..story() };
    assert!((value(&reader, &elsewhere, Term::Interest) + 0.5).abs() < 1e-9);
    assert!((value(&reader, &elsewhere, Term::Department) + 0.5).abs() < 1e-9);
}

#[test]
fn news_weighs_half_after_two_days_and_evergreens_after_two_weeks() {
    let aged = |evergreen, hours| {
        let story = Story { evergreen, published_at: now() - SignedDuration::from_hours(hours), ..story() };
        value(&Reader::default(), &story, Term::Freshness)
    };
    assert!((aged(false, 0) - 0.5).abs() < 1e-12 && aged(false, 48).abs() < 1e-12);
    assert!(aged(true, 14 * 24).abs() < 1e-12);
    assert!(aged(false, -5) <= 0.5, "a clock that is ahead makes nothing fresher than new");
}

#[test]
fn ones_own_likings_show_and_can_be_forgotten() {
    let (me, told) = (PersonId::from_uuid(Uuid::from_u128(5)), Reader::default());
    let mut history = History::default();
    for seen in 0..40 {
        history.saw(me, "Wind", &story(), if seen % 2 == 0 { 0.15 } else { -0.02 });
    }
    let other = Story { topics: vec![topic(9)], ..story() };
    for _ in 0..60 {
        history.saw(me, "Wind", &other, -0.02);
        history.saw(PersonId::from_uuid(Uuid::from_u128(6)), "Water", &story(), -0.02);
    }
    let crowd = history.crowd("Wind");
    let likes = |reader: &Reader, story: &Story| {
        row(reader, story, &Counts::default(), &crowd, now())[Term::MyTopicsRead as usize]
    };
    let mine = history.reader(me, &told);
    assert!(likes(&mine, &story()) > 0.05, "{}", likes(&mine, &story()));
    assert!(likes(&mine, &other) < 0.0, "{}", likes(&mine, &other));
    assert!(likes(&mine.without_history(), &story()).abs() < 1e-12);
}

#[test]
fn the_readable_rules_stand_in_the_docs_as_they_are() {
    let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/RELEVANCE.md");
    let docs = std::fs::read_to_string(docs).unwrap();
    for term in Term::ALL {
        let line = format!("| `{}` | {} ± {} |", term.key(), term.prior_mean(), term.prior_deviation());
        assert!(docs.contains(&line), "{line}");
    }
}

proptest! {
    #[test]
    fn rows_are_finite_whatever_was_counted(seen in 0.0..1e6f64, graded in -1e6..1e6f64, liked in 0.0..1e6f64) {
        let tally = crate::relevance::Tally { seen, graded, liked };
        let crowd = Crowd { everything: tally, department: tally, topics: [(topic(1), tally)].into(), ..Crowd::default() };
        let reader = Reader { everything: tally, topics: [(topic(1), tally)].into(), ..Reader::default() };
        let counts = Counts { everyone: tally, department: tally, times_seen: 2 };
        for value in row(&reader, &story(), &counts, &crowd, now()) {
            prop_assert!(value.is_finite() && value.abs() <= 5.0, "{}", value);
        }
    }
}
