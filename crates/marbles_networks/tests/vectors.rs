//! Holds the counting, and the rules that the pages' script reads, to what `vectors.json` and `rules.json` say.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use marbles_networks::{all, find};
use serde_json::Value;

fn number(vector: &Value, field: &str) -> Option<usize> {
    vector.get(field).map(|value| usize::try_from(value.as_u64().unwrap()).unwrap())
}

#[test]
fn every_vector_counts_as_it_says() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../vectors.json")).unwrap();
    assert!(vectors.len() > 80);
    for vector in vectors {
        let network = find(vector["network"].as_str().unwrap()).unwrap();
        let mut text = vector["text"].as_str().unwrap().repeat(number(&vector, "times").unwrap_or(1));
        text.push_str(vector.get("then").map_or("", |then| then.as_str().unwrap()));
        let count = network.count(&text);
        assert_eq!(Some(count.used), number(&vector, "used"), "used: {vector}");
        let exceeds_at = count.exceeds_at.map(|at| text[..at].chars().count());
        assert_eq!(exceeds_at, number(&vector, "exceeds_at_chars"), "exceeds_at: {vector}");
        assert_eq!(count.exceeds_at.is_some(), count.left.is_some_and(|left| left < 0), "left: {vector}");
    }
}

#[test]
fn the_page_is_handed_these_very_rules() {
    let rules: BTreeMap<_, _> = all().iter().map(|network| (network.key(), network.rule())).collect();
    let told: Value = serde_json::from_str(include_str!("../rules.json")).unwrap();
    assert_eq!(
        serde_json::to_value(&rules).unwrap(),
        told,
        "rules.json should say {}",
        serde_json::to_string(&rules).unwrap()
    );
}
