//! When a figure that was told before may move: only when what changed since could itself be told.
//!
//! Who looks every day sees the difference of two days, too, so that difference keeps the same rule: a few people's doings
//! wait until more have come together. Groups move beside each other as they stand beside each other: what the moving ones
//! leave of the whole's change must be nobody's, or enough people's.

use super::{crowds::Crowd, publishing::publishable};
use crate::clock::Moment;

/// Which groups' figures may move now.
///
/// `may` says which could be told anew, `told` since when each stands as it was told, and `sound` whether what some people
/// did since a moment may be told.
pub(super) fn movers(
    (groups, whole): (&[Crowd], &Crowd),
    minimum: usize,
    may: &[bool],
    told: &[Moment],
    sound: impl Fn(&Crowd, Moment) -> bool,
) -> Vec<bool> {
    let mut moving: Vec<usize> =
        (0..groups.len()).filter(|at| may[*at] && sound(&groups[*at], told[*at])).collect();
    let mut moments = told.to_vec();
    moments.sort_unstable();
    moments.dedup();
    loop {
        let before = moving.len();
        for since in &moments {
            // Whoever was told since then was told at that moment, too, or can be taken to have been.
            let known: Vec<usize> = moving.iter().copied().filter(|at| told[*at] >= *since).collect();
            let crowds: Vec<Crowd> = known.iter().map(|at| groups[*at].clone()).collect();
            let stay = publishable(&crowds, whole, minimum, |crowd| sound(crowd, *since));
            let out: Vec<usize> =
                known.into_iter().zip(stay).filter(|(_, stay)| !stay).map(|(at, _)| at).collect();
            moving.retain(|at| !out.contains(at));
        }
        if moving.len() == before {
            return (0..groups.len()).map(|at| moving.contains(&at)).collect();
        }
    }
}

#[cfg(test)]
mod tests;
