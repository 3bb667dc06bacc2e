//! What messages bring, from moments that luck decided: the difference, its interval, and what could have been seen.

use std::collections::HashMap;

/// A moment that luck decided, and whether what is hoped for followed.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Any number that is one person's own.
    pub person: usize,
    pub sent: bool,
    /// How likely "sent" was, between 0 and 1.
    pub propensity: f64,
    pub followed: bool,
}

/// How much likelier something follows a message than none, in shares of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    pub difference: f64,
    /// The interval that holds the true difference in 95 of 100 such trials.
    pub low: f64,
    pub high: f64,
    /// The smallest difference that would have been seen in 80 of 100 such trials.
    pub smallest_seen: f64,
    /// People to whom a message was sent, and from whom one was held back.
    pub people_sent: usize,
    pub people_held: usize,
    /// Moments at which a message was held back.
    pub held: usize,
}

/// The quantile of the normal distribution for 95 of 100, both sides.
const NORMAL_95: f64 = 1.959_964;
/// The one for seeing it in 80 of 100.
const NORMAL_80: f64 = 0.841_621;

/// The effect over some moments; none while fewer than three people are on one of the two sides.
///
/// Means are weighted by the inverse of how likely what happened was, each side by its own sum (Hájek, "Comment on an
/// essay by Basu", in Foundations of Statistical Inference, 1971). The standard error leaves out one person after the
/// other with all their moments, since those are alike: the jackknife, which errs on the careful side in small trials
/// (Bell and McCaffrey, "Bias reduction in standard errors for linear regression with multi-stage samples", Survey
/// Methodology 28, 2002). The quantile is Student's; a quarter of the smaller side's people as its degrees of freedom
/// keeps false alarms at one in twenty or fewer where shares are rare and weights differ (the tests try it). What such
/// moments mean as a trial: Klasnja and others, "Microrandomized trials", Health Psychology 34, 2015.
pub fn of(outcomes: &[Outcome]) -> Option<Effect> {
    let mut by_person: HashMap<usize, Sides> = HashMap::new();
    let mut all = Sides::default();
    for outcome in outcomes {
        by_person.entry(outcome.person).or_default().take_in(outcome);
        all.take_in(outcome);
    }
    let people_sent = by_person.values().filter(|sides| sides.sent.weight > 0.0).count();
    let people_held = by_person.values().filter(|sides| sides.held.weight > 0.0).count();
    let fewer = people_sent.min(people_held);
    if fewer < 3 {
        return None;
    }
    let difference = all.difference();
    let squares: f64 =
        by_person.values().map(|own| (all.without(own).difference() - difference).powi(2)).sum();
    let people = count(by_person.len());
    let error = (squares * (people - 1.0) / people).sqrt();
    let quantile = student_95((count(fewer) / 4.0).max(2.0));
    Some(Effect {
        difference,
        low: difference - quantile * error,
        high: difference + quantile * error,
        smallest_seen: (quantile + NORMAL_80) * error,
        people_sent,
        people_held,
        held: outcomes.iter().filter(|outcome| !outcome.sent).count(),
    })
}

/// Weighted sums of one side.
#[derive(Clone, Copy, Debug, Default)]
struct Side {
    weight: f64,
    followed: f64,
}

impl Side {
    fn without(self, own: Self) -> Self {
        Self { weight: self.weight - own.weight, followed: self.followed - own.followed }
    }

    fn mean(self) -> f64 {
        self.followed / self.weight
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    sent: Side,
    held: Side,
}

impl Sides {
    fn take_in(&mut self, outcome: &Outcome) {
        let side = if outcome.sent { &mut self.sent } else { &mut self.held };
        side.weight += weight(outcome);
        side.followed += weight(outcome) * f64::from(u8::from(outcome.followed));
    }

    fn without(&self, own: &Self) -> Self {
        Self { sent: self.sent.without(own.sent), held: self.held.without(own.held) }
    }

    fn difference(&self) -> f64 {
        self.sent.mean() - self.held.mean()
    }
}

fn weight(outcome: &Outcome) -> f64 {
    let likely = if outcome.sent { outcome.propensity } else { 1.0 - outcome.propensity };
    1.0 / likely.clamp(0.001, 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of people")]
fn count(number: usize) -> f64 {
    number as f64
}

/// Student's quantile for 95 of 100, by the first three terms of its expansion (Fisher and Cornish, "The percentile
/// points of distributions having known cumulants", Technometrics 2, 1960).
fn student_95(freedom: f64) -> f64 {
    let z = NORMAL_95;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    z + first / freedom + second / (freedom * freedom)
}
