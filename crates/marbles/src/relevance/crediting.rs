//! Crediting: which sighting a share, an opening or a "not for me" belongs to, and what may be learned from by now.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::{
    grades::{self, Kind},
    learning::Example,
    terms::Row,
};
use crate::{clock::Moment, ids::StoryId};

/// A signal belongs to the last sighting within this time before it.
pub const CREDITED_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Nothing younger than this is learned from: people take their time, and undo.
pub const RIPENS: SignedDuration = SignedDuration::from_hours(48);
/// Nothing older than this is learned from: people and programmes change.
pub const FADES: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A story that was put on somebody's day, with its terms as they were at that moment.
#[derive(Clone, Debug)]
pub struct Exposure {
    pub story: StoryId,
    /// When it was truly before their eyes; None when it never was.
    pub seen_at: Option<Moment>,
    pub row: Row,
}

/// Something that the same person did with a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    pub story: StoryId,
    pub kind: Kind,
    pub at: Moment,
}

/// The exposure that a signal is credited to: the last one of that story that was seen, at most seven days before.
pub fn credited(exposures: &[Exposure], signal: &Signal) -> Option<usize> {
    exposures
        .iter()
        .enumerate()
        .filter(|(_, exposure)| exposure.story == signal.story)
        .filter_map(|(place, exposure)| Some((exposure.seen_at?, place)))
        .filter(|(seen, _)| *seen <= signal.at && signal.at - *seen <= CREDITED_WITHIN)
        .max()
        .map(|(_, place)| place)
}

/// What one person's history teaches at this moment. What was not seen teaches nothing, nor does anything that is too
/// young or too old.
pub fn examples(exposures: &[Exposure], signals: &[Signal], now: Moment) -> Vec<Example> {
    let ripe = now - RIPENS;
    let mut kinds: Vec<Vec<Kind>> = vec![Vec::new(); exposures.len()];
    for signal in signals.iter().filter(|signal| signal.at <= ripe) {
        if let Some(place) = credited(exposures, signal) {
            kinds[place].push(signal.kind);
        }
    }
    exposures
        .iter()
        .zip(kinds)
        .filter_map(|(exposure, kinds)| {
            let at = exposure.seen_at.filter(|at| *at <= ripe && *at > now - FADES)?;
            Some(Example { row: exposure.row, grade: grades::grade(kinds), weight: 1.0, at })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::relevance::terms::TERMS;

    fn hour(hour: i64) -> Moment {
        Moment::from_micros(1_790_000_000_000_000) + SignedDuration::from_hours(hour)
    }

    fn story(number: u128) -> StoryId {
        StoryId::from_uuid(Uuid::from_u128(number))
    }

    fn shown(story: StoryId, seen_at: Option<Moment>) -> Exposure {
        Exposure { story, seen_at, row: [0.5; TERMS] }
    }

    #[test]
    fn a_share_belongs_to_the_last_sighting_within_a_week() {
        let one = story(1);
        let day = [
            shown(one, Some(hour(0))),
            shown(one, Some(hour(24))),
            shown(one, None),
            shown(story(2), Some(hour(30))),
        ];
        let share = |at| credited(&day, &Signal { story: one, kind: Kind::Shared, at: hour(at) });
        assert_eq!(share(25), Some(1));
        assert_eq!(share(10), Some(0), "a later sighting did not cause it");
        assert_eq!(share(24 + 7 * 24), Some(1));
        assert_eq!(share(24 + 7 * 24 + 1), None);
        assert_eq!(share(-1), None);
    }

    #[test]
    fn what_is_too_young_too_old_or_unseen_teaches_nothing() {
        let now = hour(100 * 24);
        let age = |hours| shown(story(1), Some(now - SignedDuration::from_hours(hours)));
        let taught = |exposure| examples(&[exposure], &[], now).len();
        assert_eq!(taught(age(47)), 0);
        assert_eq!(taught(age(48)), 1);
        assert_eq!(taught(age(90 * 24)), 0);
        assert_eq!(taught(shown(story(1), None)), 0);
    }

    #[test]
    fn a_share_teaches_once_it_is_two_days_old() {
        let day = [shown(story(1), Some(hour(0)))];
        let share = [Signal { story: story(1), kind: Kind::Shared, at: hour(3) }];
        assert!((examples(&day, &share, hour(50))[0].grade - grades::SKIPPED).abs() < 1e-12);
        assert!((examples(&day, &share, hour(51))[0].grade - 1.0).abs() < 1e-12);
    }

    fn kind() -> impl Strategy<Value = Kind> {
        prop::sample::select(vec![
            Kind::Shared,
            Kind::SharedInOwnWords,
            Kind::Saved,
            Kind::Opened,
            Kind::NotForMe,
        ])
    }

    fn signals(hours: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Signal>> {
        let one = (0u128..6, kind(), hours);
        let signal = one.prop_map(|(number, kind, at)| Signal { story: story(number), kind, at: hour(at) });
        prop::collection::vec(signal, 0..40)
    }

    fn sightings(hours: std::ops::Range<i64>) -> impl Strategy<Value = Vec<Exposure>> {
        let one = (0u128..6, prop::option::of(hours));
        prop::collection::vec(one.prop_map(|(number, at)| shown(story(number), at.map(hour))), 0..40)
    }

    proptest! {
        #[test]
        fn nothing_after_now_changes_what_is_learned_now(
            seen in sightings(0..400), did in signals(0..400),
            later_seen in sightings(401..900), later_did in signals(401..900),
        ) {
            let now = hour(400);
            let lessons = |exposures: &[Exposure], signals: &[Signal]| -> Vec<(u64, i64)> {
                examples(exposures, signals, now).iter().map(|one| (one.grade.to_bits(), one.at.micros())).collect()
            };
            let before = lessons(&seen, &did);
            let after = lessons(&[seen, later_seen].concat(), &[did, later_did].concat());
            prop_assert_eq!(before, after);
        }
    }
}
