//! Estimating what another ranking would have brought, from days that were drawn with known chances; or refusing to.

use serde::Serialize;

/// Fewer visits than this tell nothing.
pub const VISITS: usize = 8_000;
/// A smaller effective part of them than this tells nothing.
pub const EFFECTIVE: f64 = 0.25;
/// The error that an estimate may have, as a part of it.
pub const MARGIN: f64 = 0.10;
/// How far the mean weight may lie from one before the other ranking does too much that was never tried.
const COVERED: f64 = 0.10;
/// Standard errors to either side that hold 99 of 100 (normal quantile).
const SURE: f64 = 2.576;

/// One slot of a day that was shown, in the order in which the day was drawn.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    /// The chance with which it was drawn.
    pub propensity: f64,
    /// The chance that the other ranking gives it after the same slots (see [`super::slots::propensities`]).
    pub changed: f64,
    /// What came of it: its grade, or one for a share.
    pub reward: f64,
}

/// What another ranking would have brought for each visit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    pub value: f64,
    /// Half the width of the interval that holds 99 of 100.
    pub margin: f64,
    /// What the ranking in force brought for each visit.
    pub in_force: f64,
    pub visits: usize,
    /// The effective part of the visits (Kong 1992).
    pub effective: f64,
}

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "refused", rename_all = "snake_case")]
pub enum Refused {
    /// Too few visits.
    TooFew { visits: usize },
    /// The rankings differ so much that too few visits speak about the other one.
    TooThin { share: f64 },
    /// The other ranking shows what this one never would.
    OutOfReach { covered: f64 },
    /// The interval is wider than the error that is allowed.
    TooUnsure { margin: f64 },
}

/// Estimates the other ranking's reward for each visit by self-normalised inverse propensity scoring (Swaminathan and
/// Joachims 2015), slot by slot: the reward of a slot is weighted by the slots drawn up to it and not by later ones
/// (McInerney et al. 2020), which holds as long as a story's fate does not depend on the stories drawn after it.
///
/// # Errors
/// The reason why the logged days do not carry an estimate.
pub fn estimate(visits: &[Vec<Drawn>]) -> Result<Estimate, Refused> {
    if visits.len() < VISITS {
        return Err(Refused::TooFew { visits: visits.len() });
    }
    let slots: Vec<Weighed> = (0..longest(visits)).map(|slot| Weighed::of(visits, slot)).collect();
    let effective = slots.iter().map(Weighed::effective).fold(1.0, f64::min);
    if effective.is_nan() || effective < EFFECTIVE {
        return Err(Refused::TooThin { share: effective });
    }
    let furthest = |slot: &Weighed| (slot.mean() - 1.0).abs();
    let covered = slots.iter().max_by(|a, b| furthest(a).total_cmp(&furthest(b))).map_or(1.0, Weighed::mean);
    if (covered - 1.0).abs() > COVERED {
        return Err(Refused::OutOfReach { covered });
    }
    let value: f64 = slots.iter().map(Weighed::value).sum();
    let margin = SURE * standard_error(&slots, visits.len());
    if value <= 0.0 || margin > MARGIN * value {
        return Err(Refused::TooUnsure { margin: margin / value });
    }
    let in_force = visits.iter().flatten().map(|drawn| drawn.reward).sum::<f64>() / count(visits.len());
    Ok(Estimate { value, margin, in_force, visits: visits.len(), effective })
}

/// One slot of all visits: each visit's weight and reward there.
struct Weighed(Vec<(f64, f64)>);

impl Weighed {
    /// A visit that had fewer slots brought nothing there, with the weight of the slots that it had.
    fn of(visits: &[Vec<Drawn>], slot: usize) -> Self {
        let weigh = |drawn: &Vec<Drawn>| {
            let weight = drawn.iter().take(slot + 1).map(|drawn| drawn.changed / drawn.propensity).product();
            (weight, drawn.get(slot).map_or(0.0, |drawn| drawn.reward))
        };
        Self(visits.iter().map(weigh).collect())
    }

    fn sum(&self) -> f64 {
        self.0.iter().map(|(weight, _)| weight).sum()
    }

    fn mean(&self) -> f64 {
        self.sum() / count(self.0.len())
    }

    fn value(&self) -> f64 {
        self.0.iter().map(|(weight, reward)| weight * reward).sum::<f64>() / self.sum()
    }

    fn effective(&self) -> f64 {
        let squares: f64 = self.0.iter().map(|(weight, _)| weight * weight).sum();
        self.sum().powi(2) / squares / count(self.0.len())
    }
}

/// The standard error of a sum of ratios, linearised (the delta method).
fn standard_error(slots: &[Weighed], visits: usize) -> f64 {
    let slots: Vec<(&Weighed, f64, f64)> =
        slots.iter().map(|slot| (slot, slot.value(), slot.mean())).collect();
    let pull = |visit: usize| -> f64 {
        slots.iter().map(|(slot, value, mean)| slot.0[visit].0 * (slot.0[visit].1 - value) / mean).sum()
    };
    (0..visits).map(|visit| pull(visit).powi(2)).sum::<f64>().sqrt() / count(visits)
}

fn longest(visits: &[Vec<Drawn>]) -> usize {
    visits.iter().map(Vec::len).max().unwrap_or(0)
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 visits")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests;
