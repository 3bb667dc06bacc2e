//! Looks for two unions of disjoint groups, one within the other, that differ by few people.
//!
//! People with the same memberships move together, so they are weighed as one. One side of the balance is filled until the
//! other is covered but for a few: whoever is on the lighter side calls for a group there, as in a search for an exact cover.

use std::collections::HashMap;

use super::{Finding, TooLong};
use crate::insights::crowds::Crowd;

/// The groups of two such unions, if there are any; too long is more than `patience` steps.
pub(super) fn leak(sets: &[&Crowd], whole: &Crowd, minimum: usize, patience: usize) -> Finding {
    let mut search = Balance::new(sets, whole, minimum, patience);
    for start in 0..=sets.len() {
        search.put(start, Side::Outer);
        let found = search.go_on(minimum.saturating_sub(1))?;
        search.take(start, Side::Outer);
        if found {
            let mut involved = std::mem::take(&mut search.found);
            involved.retain(|at| *at < sets.len());
            return Ok(Some(if involved.is_empty() { (0..sets.len()).collect() } else { involved }));
        }
    }
    Ok(None)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Outer,
    Inner,
}

struct Balance {
    /// Which sets each kind of people is in; the whole comes last.
    kinds: Vec<Vec<usize>>,
    weights: Vec<usize>,
    /// Which kinds each set has.
    sets: Vec<Vec<usize>>,
    outer: Vec<bool>,
    inner: Vec<bool>,
    skipped: Vec<bool>,
    chosen: Vec<(usize, Side)>,
    minimum: usize,
    patience: usize,
    found: Vec<usize>,
}

impl Balance {
    fn new(groups: &[&Crowd], whole: &Crowd, minimum: usize, patience: usize) -> Self {
        let mut weighed: HashMap<Vec<usize>, usize> = HashMap::new();
        for person in whole.people() {
            let mut memberships: Vec<usize> =
                (0..groups.len()).filter(|at| groups[*at].has(person)).collect();
            memberships.push(groups.len());
            *weighed.entry(memberships).or_default() += 1;
        }
        let mut kinds: Vec<(Vec<usize>, usize)> = weighed.into_iter().collect();
        // The heaviest first: they can be left over least, so the search is short.
        kinds.sort_by(|(a, a_weight), (b, b_weight)| b_weight.cmp(a_weight).then_with(|| a.cmp(b)));
        let mut sets = vec![Vec::new(); groups.len() + 1];
        for (kind, (memberships, _)) in kinds.iter().enumerate() {
            memberships.iter().for_each(|set| sets[*set].push(kind));
        }
        let (kinds, weights): (Vec<_>, Vec<_>) = kinds.into_iter().unzip();
        let none = vec![false; kinds.len()];
        Self {
            kinds,
            weights,
            sets,
            outer: none.clone(),
            inner: none.clone(),
            skipped: none,
            chosen: Vec::new(),
            minimum,
            patience,
            found: Vec::new(),
        }
    }

    fn side(&mut self, side: Side) -> &mut Vec<bool> {
        match side {
            Side::Outer => &mut self.outer,
            Side::Inner => &mut self.inner,
        }
    }

    fn put(&mut self, set: usize, side: Side) {
        for at in 0..self.sets[set].len() {
            let kind = self.sets[set][at];
            self.side(side)[kind] = true;
        }
        self.chosen.push((set, side));
    }

    fn take(&mut self, set: usize, side: Side) {
        for at in 0..self.sets[set].len() {
            let kind = self.sets[set][at];
            self.side(side)[kind] = false;
        }
        self.chosen.pop();
    }

    /// Whether a set can join a side: it overlaps nothing there, and covers nobody who was left over on purpose.
    fn fits(&self, set: usize, side: Side) -> bool {
        let taken = if side == Side::Outer { &self.outer } else { &self.inner };
        let used = self.chosen.iter().any(|(chosen, _)| *chosen == set);
        !used
            && self.sets[set].iter().all(|kind| !(taken[*kind] || side == Side::Inner && self.skipped[*kind]))
    }

    /// Whether a way is found to leave fewer people over than the minimum, and at least one.
    fn go_on(&mut self, may_leave: usize) -> Result<bool, TooLong> {
        self.patience = self.patience.checked_sub(1).ok_or(TooLong)?;
        let open = |kind: &usize| self.outer[*kind] != self.inner[*kind] && !self.skipped[*kind];
        let Some(kind) = (0..self.kinds.len()).find(open) else {
            let left = self.minimum - 1 - may_leave;
            self.found = self.chosen.iter().map(|(set, _)| *set).collect();
            return Ok(left > 0);
        };
        let lighter = if self.outer[kind] { Side::Inner } else { Side::Outer };
        for at in 0..self.kinds[kind].len() {
            let set = self.kinds[kind][at];
            if !self.fits(set, lighter) {
                continue;
            }
            self.put(set, lighter);
            let found = self.go_on(may_leave)?;
            self.take(set, lighter);
            if found {
                return Ok(true);
            }
        }
        if lighter == Side::Outer || self.weights[kind] > may_leave {
            return Ok(false);
        }
        self.skipped[kind] = true;
        let found = self.go_on(may_leave - self.weights[kind])?;
        self.skipped[kind] = false;
        Ok(found)
    }
}
