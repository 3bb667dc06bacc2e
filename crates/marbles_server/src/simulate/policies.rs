//! The policies that are compared, from luck to knowing everything.

use jiff::SignedDuration;
use marbles::{
    clock::Moment,
    relevance::{
        Candidate, Counts, Crowd, Example, Model, Placed, Reader, Row, Story, TERMS, learning, slots, terms,
    },
};
use serde::Serialize;

/// How a day is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// Any story, by luck.
    Random,
    /// The newest first.
    Newest,
    /// The best liked by all so far first.
    Popular,
    /// The readable rules: the model before it learned anything.
    Rules,
    /// The model, fitted anew every night.
    Learned,
    /// Knows what everybody truly thinks. Nobody can be better; everybody is measured against it.
    Oracle,
}

impl Policy {
    /// Every policy, the simplest first.
    pub const ALL: [Self; 6] =
        [Self::Random, Self::Newest, Self::Popular, Self::Rules, Self::Learned, Self::Oracle];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Random => "random",
            Self::Newest => "newest",
            Self::Popular => "popular",
            Self::Rules => "rules",
            Self::Learned => "learned",
            Self::Oracle => "oracle",
        }
    }

    /// Whether it fills days with the product's slots; the others show their best five, within the same limits.
    pub fn uses_slots(self) -> bool {
        matches!(self, Self::Rules | Self::Learned)
    }
}

/// A story that passed the gates, with all that a policy may know of it.
pub struct Open<'a> {
    pub number: usize,
    pub story: &'a Story,
    pub counts: Counts,
    pub shown: u32,
    pub shared_nearby: f64,
    /// What the oracle knows.
    pub truth: f64,
}

impl Open<'_> {
    /// What the oracle ranks by: log-odds like the model's, so that damping means the same to both.
    pub fn true_score(&self) -> f64 {
        let truth = self.truth.clamp(1e-9, 1.0 - 1e-9);
        (truth / (1.0 - truth)).ln()
    }
}

/// Scores stories for a policy.
pub struct Scorer {
    pub policy: Policy,
    pub model: Model,
}

impl Scorer {
    /// A policy on its first day.
    pub fn new(policy: Policy) -> Self {
        Self { policy, model: Model::prior() }
    }

    /// The night: the learned policy fits its model anew.
    pub fn sleep(&mut self, examples: &[Example]) {
        if self.policy == Policy::Learned {
            self.model = learning::learn_from(&Model::prior(), &self.model, examples);
        }
    }

    /// The score of each story, and its row where the policy has one.
    pub fn score(
        &self,
        reader: &Reader,
        crowd: &Crowd,
        open: &[Open],
        now: Moment,
        luck: u64,
    ) -> Vec<(Row, f64)> {
        open.iter()
            .map(|open| {
                let row = if self.policy.uses_slots() {
                    terms::row(reader, open.story, &open.counts, crowd, now)
                } else {
                    [0.0; TERMS]
                };
                let score = match self.policy {
                    Policy::Random => scatter(luck, open.number),
                    Policy::Newest => -(now - open.story.published_at).as_secs_f64(),
                    Policy::Popular => open.counts.everyone.root_rate(),
                    Policy::Rules | Policy::Learned => self.model.score(&row),
                    Policy::Oracle => open.true_score(),
                };
                (row, score)
            })
            .collect()
    }

    /// The day that the policy shows.
    pub fn choose(&self, open: &[Open], scores: &[f64], luck: u64) -> Vec<Placed> {
        let candidates = candidates(open, scores);
        if self.policy.uses_slots() { slots::choose(&candidates, luck) } else { slots::best(&candidates) }
    }
}

/// The stories as the slots want them.
pub fn candidates<'a>(open: &'a [Open<'a>], scores: &[f64]) -> Vec<Candidate<'a>> {
    open.iter()
        .zip(scores)
        .map(|(open, score)| Candidate {
            story: open.story,
            score: *score,
            shown: open.shown,
            shared_nearby_today: open.shared_nearby,
            pinned: false,
        })
        .collect()
}

/// A number between 0 and 1 that luck and a story decide (Steele, Lea and Flood's SplitMix64).
fn scatter(luck: u64, number: usize) -> f64 {
    let mut z = luck ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let fraction = ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64;
    fraction
}

/// How long somebody takes to share what they saw: mostly at once, sometimes days.
pub fn delay(luck: &mut crate::demo::luck::Luck) -> SignedDuration {
    let hours = if luck.chance(0.8) { luck.wait(0.05) } else { luck.wait(20.0) };
    SignedDuration::from_secs_f64(hours * 3600.0)
}
