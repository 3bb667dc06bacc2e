//! Trials without an effect rarely show one, those with one do, and what could have been seen is said rightly.

use super::effect::{self, Effect, Outcome};

/// A small generator of luck (splitmix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct Luck(u64);

impl Luck {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap()) / 4_294_967_296.0
    }
}

/// People who differ in how active they are, each with some moments; a message makes sharing so much likelier.
fn trial(luck: &mut Luck, people: usize, moments: usize, held: f64, lift: f64) -> Option<Effect> {
    let mut outcomes = Vec::new();
    for person in 0..people {
        let activity = luck.next().powi(2) * 0.6;
        for moment in 0..moments {
            // The share that is held back was changed halfway.
            let held = if moment * 2 < moments { held } else { held / 2.0 };
            let sent = luck.next() >= held;
            let chance = activity + if sent { lift } else { 0.0 };
            let followed = luck.next() < chance;
            outcomes.push(Outcome { person, sent, propensity: 1.0 - held, followed });
        }
    }
    effect::of(&outcomes)
}

#[test]
fn of_two_thousand_trials_without_an_effect_at_most_one_in_twenty_shows_one() {
    let mut luck = Luck(2026);
    for (people, moments, held) in [(60, 8, 0.2), (200, 8, 0.1), (120, 10, 0.3)] {
        let tries = 2_000;
        let shown = (0..tries)
            .filter_map(|_| trial(&mut luck, people, moments, held, 0.0))
            .filter(|effect| effect.low > 0.0 || effect.high < 0.0)
            .count();
        assert!(shown * 20 <= tries, "{shown} of {tries} with {people} people");
        assert!(shown * 50 >= tries, "{shown} of {tries}: the interval is wider than it says");
    }
}

#[test]
fn an_effect_as_large_as_the_smallest_that_can_be_seen_is_seen_in_most_trials() {
    let mut luck = Luck(7);
    let smallest = trial(&mut luck, 400, 10, 0.2, 0.0).unwrap().smallest_seen;
    let tries = 400;
    let seen = (0..tries)
        .filter_map(|_| trial(&mut luck, 400, 10, 0.2, smallest))
        .filter(|effect| effect.low > 0.0)
        .count();
    assert!((0.68..0.95).contains(&(f64::from(u32::try_from(seen).unwrap()) / f64::from(tries))), "{seen}");
}

#[test]
fn the_interval_holds_the_truth_and_one_side_alone_says_nothing() {
    let mut luck = Luck(11);
    let held = (0..500)
        .filter_map(|_| trial(&mut luck, 300, 8, 0.3, 0.1))
        .filter(|effect| effect.low <= 0.1 && 0.1 <= effect.high)
        .count();
    assert!(held >= 465, "{held} of 500");
    let sent = Outcome { person: 1, sent: true, propensity: 0.9, followed: true };
    assert_eq!(effect::of(&[sent, Outcome { person: 2, ..sent }]), None);
}
