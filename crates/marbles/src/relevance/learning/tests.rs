//! Claims about learning.

use proptest::prelude::*;
use rand::{Rng, SeedableRng, rngs::StdRng};

use super::*;
use crate::relevance::{grades::Kind, terms::TERMS};

/// People who act by these weights, and no others.
fn acted(weights: &Row, examples: usize, seed: u64) -> Vec<Example> {
    let mut luck = StdRng::seed_from_u64(seed);
    (0..examples)
        .map(|_| {
            let mut row: Row = std::array::from_fn(|_| luck.random_range(-1.0..1.0));
            row[Term::Start as usize] = 1.0;
            let shares = luck.random_bool(sigmoid(terms::dot(weights, &row)));
            let grade = if shares { Kind::Shared.grade() } else { grades::SKIPPED };
            Example { row, grade, weight: 1.0, at: Moment::from_micros(0) }
        })
        .collect()
}

#[test]
fn enough_examples_move_the_weights_to_where_people_are() {
    let mut weights = Model::prior().mean;
    weights[Term::Freshness as usize] = -1.0;
    weights[Term::Interest as usize] = 0.0;
    let model = learn(&Model::prior(), &acted(&weights, 12_000, 1));
    for term in [Term::Freshness, Term::Interest, Term::Language] {
        let place = term as usize;
        let off = (model.mean[place] - weights[place]) / model.covariance[place][place].sqrt();
        assert!(off.abs() < 3.5, "{}: {off} deviations off", term.key());
    }
    assert!(moved(&Model::prior(), &model, Term::Freshness) < -5.0);
    assert!((0.8..1.25).contains(&model.shares_for_chance), "{}", model.shares_for_chance);
}

#[test]
fn no_examples_leave_the_rules_as_they_are() {
    let learned = learn(&Model::prior(), &[]);
    for (term, (before, after)) in Model::prior().mean.iter().zip(learned.mean).enumerate() {
        assert!((before - after).abs() < 1e-9, "{term}");
    }
}

#[test]
fn a_wish_is_never_unlearned() {
    let mut weights = Model::prior().mean;
    weights[Term::Wish as usize] = -2.0;
    let model = learn(&Model::prior(), &acted(&weights, 4_000, 2));
    assert!(model.mean[Term::Wish as usize] > 0.5, "{}", model.mean[Term::Wish as usize]);
}

#[test]
fn more_examples_make_surer() {
    let examples = acted(&Model::prior().mean, 4_000, 3);
    let (few, many) = (learn(&Model::prior(), &examples[..200]), learn(&Model::prior(), &examples));
    for term in Term::ALL {
        let at = term as usize;
        assert!(many.covariance[at][at] <= few.covariance[at][at] + 1e-9, "{}", term.key());
    }
}

#[test]
fn a_model_survives_being_stored() {
    let model = learn(&Model::prior(), &acted(&Model::prior().mean, 300, 4));
    let stored = serde_json::to_string(&model).unwrap();
    let again: Model = serde_json::from_str(&stored).unwrap();
    assert!(model == again, "bit for bit");
    assert!(again.is_current());
}

#[test]
fn starting_near_ends_at_the_same_place() {
    let examples = acted(&Model::prior().mean, 1_500, 5);
    let (far, near) = examples.split_at(1_200);
    let yesterday = learn(&Model::prior(), far);
    let all = [far, near].concat();
    let (cold, warm) = (learn(&Model::prior(), &all), learn_from(&Model::prior(), &yesterday, &all));
    for term in 0..TERMS {
        assert!((cold.mean[term] - warm.mean[term]).abs() < 2e-3);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_chance_is_a_chance_and_grows_with_the_score(
        rows in prop::collection::vec(prop::collection::vec(-3.0..3.0f64, TERMS), 2..20),
    ) {
        let model = Model::prior();
        for row in rows {
            let row: Row = std::array::from_fn(|term| row[term]);
            let chance = model.chance(&row);
            prop_assert!(chance > 0.0 && chance < 1.0);
            prop_assert_eq!(chance > 0.5, model.score(&row) > 0.0);
            prop_assert!(model.share_chance(&row) <= 1.0);
        }
    }
}
