//! Reasons: the terms that truly lifted a story, found by taking each away and looking whether the rank drops.

use super::{
    model::Model,
    terms::{self, Row, Term},
};

/// How many reasons a story carries at most.
pub const AT_MOST: usize = 2;

/// Why the story of row `place` ranks where it does among the day's candidates, the strongest reason first.
///
/// A term is a reason when the rank drops once the term says nothing. Where the story is so far ahead that no term alone
/// makes the difference, the two strongest are its reasons if the rank drops without both; and otherwise there is none.
pub fn of(model: &Model, rows: &[Row], place: usize) -> Vec<Term> {
    let Some(row) = rows.get(place) else { return Vec::new() };
    let scores: Vec<f64> = rows.iter().map(|row| model.score(row)).collect();
    let mut lifts: Vec<(f64, Term)> = Term::ALL
        .into_iter()
        .filter(|term| term.is_reason())
        .map(|term| (model.lift(term, row), term))
        .filter(|(lift, _)| *lift > 0.0)
        .collect();
    lifts.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    let drops = |without: &[Term]| {
        above(&scores, place, without_these(model, row, without)) > above(&scores, place, scores[place])
    };
    let alone: Vec<Term> =
        lifts.iter().map(|(_, term)| *term).filter(|term| drops(&[*term])).take(AT_MOST).collect();
    if !alone.is_empty() {
        return alone;
    }
    let strongest: Vec<Term> = lifts.iter().take(AT_MOST).map(|(_, term)| *term).collect();
    if drops(&strongest) { strongest } else { Vec::new() }
}

/// How many of the others would stand above a story of that score.
fn above(scores: &[f64], place: usize, score: f64) -> usize {
    scores.iter().enumerate().filter(|(other, theirs)| *other != place && **theirs > score).count()
}

fn without_these(model: &Model, row: &Row, these: &[Term]) -> f64 {
    let mut row = *row;
    for term in these {
        row[*term as usize] = term.neutral();
    }
    terms::dot(&model.mean, &row)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::relevance::terms::TERMS;

    fn rank(model: &Model, rows: &[Row], place: usize) -> usize {
        let score = model.score(&rows[place]);
        rows.iter().enumerate().filter(|(other, row)| *other != place && model.score(row) > score).count()
    }

    fn taken_away(rows: &[Row], place: usize, terms: &[Term]) -> Vec<Row> {
        let mut rows = rows.to_vec();
        for term in terms {
            rows[place][*term as usize] = term.neutral();
        }
        rows
    }

    fn rows() -> impl Strategy<Value = Vec<Row>> {
        let value = prop::sample::select(vec![-0.5, 0.0, 0.3, 0.5, 1.0, 2.0]);
        let row = prop::collection::vec(value, TERMS);
        prop::collection::vec(row.prop_map(|row| std::array::from_fn(|term| row[term])), 1..25)
    }

    proptest! {
        #[test]
        fn without_its_reasons_a_story_ranks_lower(rows in rows(), weights in prop::collection::vec(-1.5..1.5, TERMS)) {
            let mut model = Model::prior();
            model.mean = std::array::from_fn(|term| weights[term]);
            for place in 0..rows.len() {
                let reasons = of(&model, &rows, place);
                prop_assert!(reasons.len() <= AT_MOST);
                let before = rank(&model, &rows, place);
                let drops = |terms: &[Term]| rank(&model, &taken_away(&rows, place, terms), place) > before;
                let each = reasons.iter().all(|term| drops(&[*term]));
                prop_assert!(reasons.is_empty() || each || drops(&reasons), "{place}: {reasons:?}");
                prop_assert!(reasons.iter().all(|term| term.is_reason()));
            }
        }

        #[test]
        fn what_lifts_nothing_is_no_reason(rows in rows()) {
            let model = Model::prior();
            for (place, row) in rows.iter().enumerate() {
                let reasons = of(&model, &rows, place);
                prop_assert!(reasons.iter().all(|term| model.lift(*term, row) > 0.0));
            }
        }
    }

    #[test]
    fn a_followed_topic_is_said_when_it_made_the_difference_and_not_otherwise() {
        let model = Model::prior();
        let plain: Row = Term::ALL.map(Term::neutral);
        let mut followed = plain;
        followed[Term::Interest as usize] = 1.0;
        let mut nearby = plain;
        nearby[Term::Location as usize] = 1.0;
        assert_eq!(of(&model, &[nearby, followed], 1), [Term::Interest]);
        assert_eq!(of(&model, &[plain, followed], 1), [], "without it, it would rank the same");
        assert_eq!(of(&model, &[followed], 0), [], "alone, nothing could rank above it");
    }

    #[test]
    fn far_ahead_it_takes_two_reasons_together() {
        let model = Model::prior();
        let mut far = Term::ALL.map(Term::neutral);
        let mut behind = far;
        far[Term::Interest as usize] = 1.0;
        far[Term::Department as usize] = 1.0;
        behind[Term::Location as usize] = 1.0;
        assert_eq!(of(&model, &[far, behind], 0), [Term::Interest, Term::Department]);
    }
}
