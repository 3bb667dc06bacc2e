//! Learning: the weights that explain best what people did, without straying from the readable rules for no reason.

use super::{
    cholesky::{Cholesky, Matrix},
    grades,
    model::{Model, sigmoid},
    terms::{self, Row, Term},
};
use crate::clock::Moment;

/// One sighting of one story, and what came of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The terms as they were when the story was shown: what came later must not explain it.
    pub row: Row,
    /// See [`grades`].
    pub grade: f64,
    /// How much it counts; 1 as a rule.
    pub weight: f64,
    /// When it was seen.
    pub at: Moment,
}

/// The steps after which Newton's method is close enough; from the prior it takes about six.
const STEPS: usize = 25;
/// A step that moves no weight further than this is the last: far below what the posterior is sure of.
const CLOSE: f64 = 1e-3;
/// No weight moves further than this in one step, which keeps Newton's method from overshooting.
const LONGEST_STEP: f64 = 2.0;

/// Fits the weights to the examples: the mode of the posterior by Newton's method, and Laplace's Gaussian around it
/// (Bishop, Pattern Recognition and Machine Learning, 4.3.3 and 4.5.1). The same examples give the same model.
pub fn learn(prior: &Model, examples: &[Example]) -> Model {
    learn_from(prior, prior, examples)
}

/// The same, started near where it will end, such as at yesterday's model: it only takes fewer steps.
pub fn learn_from(prior: &Model, near: &Model, examples: &[Example]) -> Model {
    let Some(belief) = Cholesky::of(&prior.covariance).map(|of| of.inverse()) else { return prior.clone() };
    let mut weights = near.mean;
    let mut covariance = prior.covariance;
    for _ in 0..STEPS {
        let (slope, curvature) = slope_and_curvature(&weights, prior, &belief, examples);
        let Some(solved) = Cholesky::of(&curvature) else { return prior.clone() };
        covariance = solved.inverse();
        let step = solved.solve(&slope);
        let longest = step.iter().fold(0.0_f64, |longest, part| longest.max(part.abs()));
        let scale = (LONGEST_STEP / longest.max(f64::MIN_POSITIVE)).min(1.0);
        for (weight, part) in weights.iter_mut().zip(step) {
            *weight += part * scale;
        }
        if longest < CLOSE {
            break;
        }
    }
    let mean = weights.map(kept);
    let covariance = covariance.map(|line| line.map(kept));
    let mut model = Model { mean, covariance, examples: examples.len(), ..prior.clone() };
    model.shares_for_chance = kept(shares_for_chance(&model, examples));
    model
}

/// Nine digits behind the point: so few survive JSON exactly, and a stored model ranks bit for bit like the one learned.
fn kept(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// The slope and the negated curvature of the log posterior.
fn slope_and_curvature(weights: &Row, prior: &Model, belief: &Matrix, examples: &[Example]) -> (Row, Matrix) {
    let away: Row = std::array::from_fn(|term| prior.mean[term] - weights[term]);
    let mut slope: Row = belief.map(|line| terms::dot(&line, &away));
    let mut curvature = *belief;
    for example in examples {
        let (label, weight) = grades::label(example.grade);
        let weight = weight * example.weight;
        let chance = sigmoid(terms::dot(weights, &example.row));
        let error = weight * (label - chance);
        let bend = weight * chance * (1.0 - chance);
        for (row, value) in example.row.iter().enumerate() {
            slope[row] += error * value;
            let bent = bend * value;
            if bent != 0.0 {
                for (cell, other) in curvature[row][..=row].iter_mut().zip(&example.row) {
                    *cell += bent * other;
                }
            }
        }
    }
    let lower = curvature;
    let mirrored = |row: usize, column: usize| lower[row.max(column)][row.min(column)];
    (slope, std::array::from_fn(|row| std::array::from_fn(|column| mirrored(row, column))))
}

/// Shares seen over chances given, leaning on the prior's ratio with the weight of ten shares.
fn shares_for_chance(model: &Model, examples: &[Example]) -> f64 {
    const LEANS: f64 = 10.0;
    let shares = examples.iter().filter(|example| example.grade >= 1.0).map(|example| example.weight);
    let chances = examples.iter().map(|example| example.weight * sigmoid(model.score(&example.row)));
    let before = Model::prior().shares_for_chance;
    (shares.sum::<f64>() + LEANS * before) / (chances.sum::<f64>() + LEANS)
}

/// How surely the data moved a term away from the prior, in standard deviations of what was learned.
pub fn moved(prior: &Model, learned: &Model, term: Term) -> f64 {
    let place = term as usize;
    (learned.mean[place] - prior.mean[place]) / learned.covariance[place][place].max(f64::MIN_POSITIVE).sqrt()
}

#[cfg(test)]
mod tests;
