//! The model: a belief about the weight of each term, and the chance that it gives a story.

use serde::{Deserialize, Serialize};

use super::{
    cholesky::Matrix,
    terms::{self, Row, TERMS, Term},
};

/// Bayesian logistic regression: a Gaussian belief about the weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The version of the list of terms that it was made for (see [`terms::VERSION`]).
    pub terms: u32,
    /// How many examples it has learned from; none for the readable rules.
    pub examples: usize,
    pub mean: Row,
    pub covariance: Matrix,
    /// How many shares came for each unit of [`Model::chance`]: a chance counts opening and saving, too.
    pub shares_for_chance: f64,
}

impl Model {
    /// The readable rules, before anything was learned.
    pub fn prior() -> Self {
        let mut covariance = [[0.0; TERMS]; TERMS];
        for (place, term) in Term::ALL.into_iter().enumerate() {
            covariance[place][place] = term.prior_deviation().powi(2);
        }
        Self {
            terms: terms::VERSION,
            examples: 0,
            mean: Term::ALL.map(Term::prior_mean),
            covariance,
            shares_for_chance: 0.5,
        }
    }

    /// Whether it was made for the terms of this version of Marbles; otherwise it must be learned anew.
    pub fn is_current(&self) -> bool {
        self.terms == terms::VERSION
    }

    /// The log-odds that stories are ranked by.
    pub fn score(&self, row: &Row) -> f64 {
        terms::dot(&self.mean, row)
    }

    /// How a story stands beside a usual one for the same reader, from 0 to 1: a half where it is no better and no worse.
    pub fn beside_usual(&self, row: &Row) -> f64 {
        let apart = [Term::Start, Term::MyOpenness].map(|term| self.mean[term as usize] * row[term as usize]);
        sigmoid(self.score(row) - apart.iter().sum::<f64>())
    }

    /// The expected label of a sighting, between 0 and 1, drawn towards one half by what is still uncertain
    /// (MacKay 1992; Bishop, Pattern Recognition and Machine Learning, 4.5.2).
    pub fn chance(&self, row: &Row) -> f64 {
        let variance = terms::dot(row, &self.covariance.map(|line| terms::dot(&line, row)));
        sigmoid(self.score(row) / (1.0 + std::f64::consts::PI * variance.max(0.0) / 8.0).sqrt())
    }

    /// The chance that a sighting becomes a share, for "how many people will this probably move".
    pub fn share_chance(&self, row: &Row) -> f64 {
        (self.chance(row) * self.shares_for_chance).min(1.0)
    }

    /// What one term adds to a story's score, against the term's saying nothing.
    pub fn lift(&self, term: Term, row: &Row) -> f64 {
        self.mean[term as usize] * (row[term as usize] - term.neutral())
    }
}

/// The probability of log-odds.
pub fn sigmoid(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
