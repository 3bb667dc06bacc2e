//! Comparing: what another ranking would have brought, estimated from the days that were shown and known from the minds.

use marbles::relevance::{
    Model, Placed, Row,
    estimating::{self, Drawn, Estimate, Refused},
    slots,
};
use serde::Serialize;

use super::{
    life::SEEN_AT,
    policies::{Open, candidates},
};

/// Another ranking beside the one in force, visit by visit.
pub struct Comparing {
    changed: Model,
    visits: Vec<Vec<Drawn>>,
    true_worth: f64,
}

/// An estimate beside the truth.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Compared {
    pub estimate: Result<Estimate, Refused>,
    /// The shares for each visit that the other ranking would truly have brought.
    pub truth: f64,
}

impl Comparing {
    /// Compares with the ranking of that model.
    pub fn with(changed: Model) -> Self {
        Self { changed, visits: Vec::new(), true_worth: 0.0 }
    }

    /// A day was shown; `shared` says of each place of it whether it was shared.
    pub fn note(&mut self, open: &[Open], rows: &[Row], placed: &[Placed], shared: &[bool], luck: u64) {
        let scores: Vec<f64> = rows.iter().map(|row| self.changed.score(row)).collect();
        let theirs = candidates(open, &scores);
        let chances = slots::propensities(&theirs, placed);
        let mut drawn: Vec<(&Placed, bool)> = placed.iter().zip(shared.iter().copied()).collect();
        drawn.sort_by_key(|(placed, _)| placed.drawn);
        let visit = drawn.iter().zip(chances).map(|((placed, shared), changed)| Drawn {
            propensity: placed.propensity,
            changed,
            reward: f64::from(u8::from(*shared)),
        });
        self.visits.push(visit.collect());
        let day = slots::choose(&theirs, !luck);
        self.true_worth +=
            day.iter().zip(SEEN_AT).map(|(placed, seen)| open[placed.candidate].truth * seen).sum::<f64>();
    }

    /// The estimate, or why there is none, beside the truth.
    pub fn compared(&self) -> Compared {
        #[expect(clippy::cast_precision_loss, reason = "some thousand visits")]
        let visits = self.visits.len().max(1) as f64;
        Compared { estimate: estimating::estimate(&self.visits), truth: self.true_worth / visits }
    }
}
