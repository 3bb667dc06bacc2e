//! Luck that falls the same way every time: a generator seeded by what it is for, so that one draw never shifts another.

use marbles::clock::Moment;
use rand::{Rng, RngCore, SeedableRng, rngs::StdRng};
use uuid::Uuid;

/// A stream of luck.
pub struct Luck(StdRng);

impl Luck {
    /// The luck of one purpose, such as `shares/winter-ice`.
    pub fn of(purpose: &str) -> Self {
        // FNV-1a (Fowler, Noll, Vo): short, and the same on every machine, unlike the standard library's hashes.
        let seed = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(StdRng::seed_from_u64(seed))
    }

    /// Between 0 and 1.
    pub fn share(&mut self) -> f64 {
        self.0.random()
    }

    /// Whether something of that probability happens.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A whole number from the first to the last.
    pub fn between(&mut self, first: i64, last: i64) -> i64 {
        self.0.random_range(first..=last.max(first))
    }

    /// A number from zero to the one before that.
    pub fn below(&mut self, count: usize) -> usize {
        self.0.random_range(0..count)
    }

    /// One of them, each as likely.
    ///
    /// # Panics
    /// When there is none.
    pub fn pick<'a, T>(&mut self, these: &'a [T]) -> &'a T {
        &these[self.below(these.len())]
    }

    /// One of them by weight; the last when rounding leaves none.
    pub fn weighted<'a, T>(&mut self, these: &'a [T], weight: impl Fn(&T) -> f64) -> &'a T {
        let mut left = self.share() * these.iter().map(&weight).sum::<f64>();
        these
            .iter()
            .find(|this| {
                left -= weight(this);
                left < 0.0
            })
            .unwrap_or(&these[these.len() - 1])
    }

    /// A waiting time with that mean: mostly short, sometimes long.
    pub fn wait(&mut self, mean: f64) -> f64 {
        -mean * (1.0 - self.share()).ln()
    }

    /// A factor around 1 with a heavy tail: the larger the spread, the rarer and higher the peaks.
    pub fn factor(&mut self, spread: f64) -> f64 {
        // Box and Muller's way to a normal number.
        let (a, b) = (1.0 - self.share(), self.share());
        let normal = (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos();
        (spread * normal).exp()
    }

    /// A whole number near that one, rounded up as often as its fraction says.
    pub fn round(&mut self, number: f64) -> usize {
        let whole = number.max(0.0).floor();
        let up = usize::from(self.chance(number.max(0.0) - whole));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not below zero, and small"
        )]
        let whole = whole as usize;
        whole + up
    }

    /// An id of that moment.
    pub fn id(&mut self, at: Moment) -> Uuid {
        let millis = u64::try_from(at.micros() / 1000).unwrap_or(0);
        let mut random = [0; 10];
        self.0.fill_bytes(&mut random);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// That many bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        let mut bytes = vec![0; count];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_purpose_has_the_same_luck() {
        let draw = |purpose: &str| {
            let mut luck = Luck::of(purpose);
            (0..20).map(|_| luck.between(0, 1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw("people"), draw("people"));
        assert_ne!(draw("people"), draw("stories"));
    }

    #[test]
    fn weights_weigh() {
        let mut luck = Luck::of("weights");
        let heavy = (0..1000).filter(|_| *luck.weighted(&[1.0, 9.0], |weight| *weight) > 5.0).count();
        assert!((850..950).contains(&heavy), "{heavy}");
    }
}
