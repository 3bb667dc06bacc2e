//! Which groups may be shown side by side, so that no sum or difference of them tells of a few people.

use super::crowds::Crowd;

mod balancing;

/// More looking than this, and a group is hidden rather than looked at further.
const PATIENCE: usize = 20_000;

/// Says of each group whether its figure may be shown beside the others' and the whole's.
///
/// `sound` says whether a figure about some people may be told at all. Groups are hidden, the smallest first, until
/// - no two shown groups differ, in either direction, by fewer people than the minimum;
/// - what disjoint groups leave of the whole, or of another group, is nobody or could itself be shown;
/// - no union of disjoint groups differs from another one within it by fewer people than the minimum.
pub fn publishable(
    groups: &[Crowd],
    whole: &Crowd,
    minimum: usize,
    sound: impl Fn(&Crowd) -> bool,
) -> Vec<bool> {
    let mut shown: Vec<usize> =
        (0..groups.len()).filter(|at| groups[*at].len() >= minimum && sound(&groups[*at])).collect();
    while !shown.is_empty() {
        let sets: Vec<&Crowd> = shown.iter().map(|at| &groups[*at]).collect();
        let leak = Leak { sets: &sets, whole, minimum };
        let revealing = leak
            .between_two()
            .or_else(|| leak.in_a_remainder(&sound))
            .or_else(|| balancing::leak(&sets, whole, minimum, PATIENCE));
        let Some(revealing) = revealing else { break };
        let smallest = revealing.into_iter().min_by_key(|at| sets[*at].len()).unwrap_or(0);
        shown.remove(smallest);
    }
    (0..groups.len()).map(|at| shown.contains(&at)).collect()
}

/// Looks for groups that reveal something together; every finding is the groups that take part.
struct Leak<'a> {
    sets: &'a [&'a Crowd],
    whole: &'a Crowd,
    minimum: usize,
}

impl Leak<'_> {
    fn is_few(&self, people: usize) -> bool {
        (1..self.minimum).contains(&people)
    }

    fn between_two(&self) -> Option<Vec<usize>> {
        for (at, one) in self.sets.iter().enumerate() {
            if self.is_few(self.whole.without(one).len()) {
                return Some(vec![at]);
            }
            for (other_at, other) in self.sets.iter().enumerate().skip(at + 1) {
                if self.is_few(one.without(other).len()) || self.is_few(other.without(one).len()) {
                    return Some(vec![at, other_at]);
                }
            }
        }
        None
    }

    /// Only families to which no further group can be added matter: each group less leaves a whole group more.
    fn in_a_remainder(&self, sound: &impl Fn(&Crowd) -> bool) -> Option<Vec<usize>> {
        let mut patience = PATIENCE;
        let targets = std::iter::once((self.whole, None))
            .chain(self.sets.iter().enumerate().map(|(at, set)| (*set, Some(at))));
        for (target, at) in targets {
            let within = |other: &usize| {
                Some(*other) != at && self.sets[*other].is_within(target) && self.sets[*other] != target
            };
            let candidates: Vec<usize> = (0..self.sets.len()).filter(within).collect();
            let mut search = Families { leak: self, target, sound, patience: &mut patience };
            if !candidates.is_empty()
                && let Some(family) = search.grow(&mut Vec::new(), candidates, Vec::new(), target.clone())
            {
                return Some(family.into_iter().chain(at).collect());
            }
        }
        None
    }
}

/// The maximal families of disjoint groups within a target (Bron and Kerbosch, 1973).
struct Families<'a, S> {
    leak: &'a Leak<'a>,
    target: &'a Crowd,
    sound: &'a S,
    patience: &'a mut usize,
}

impl<S: Fn(&Crowd) -> bool> Families<'_, S> {
    fn grow(
        &mut self,
        family: &mut Vec<usize>,
        mut open: Vec<usize>,
        mut closed: Vec<usize>,
        left: Crowd,
    ) -> Option<Vec<usize>> {
        if *self.patience == 0 {
            return Some((0..self.leak.sets.len()).collect());
        }
        *self.patience -= 1;
        if open.is_empty() {
            let told = left.is_empty() || (left.len() >= self.leak.minimum && (self.sound)(&left));
            return (closed.is_empty() && left != *self.target && !told).then(|| family.clone());
        }
        while let Some(next) = open.pop() {
            let set = self.leak.sets[next];
            let apart = |other: &usize| self.leak.sets[*other].is_apart_from(set);
            let (still_open, still_closed) = (
                open.iter().copied().filter(apart).collect(),
                closed.iter().copied().filter(apart).collect(),
            );
            family.push(next);
            let found = self.grow(family, still_open, still_closed, left.without(set));
            family.pop();
            if found.is_some() {
                return found;
            }
            closed.push(next);
        }
        None
    }
}

#[cfg(test)]
mod tests;
