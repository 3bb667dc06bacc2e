//! Which groups may be shown side by side, so that no sum or difference of them tells of a few people.

use super::crowds::Crowd;

mod balancing;

/// More looking than this, and groups are hidden rather than looked at further.
const PATIENCE: usize = 20_000;

/// That it would take too long to know.
#[derive(Debug, PartialEq, Eq)]
struct TooLong;

/// The groups that reveal something together, if any do.
type Finding = Result<Option<Vec<usize>>, TooLong>;

/// Says of each group whether its figure may be shown beside the others' and the whole's.
///
/// `sound` says whether a figure about some people may be told at all. Groups are hidden, the smallest first, until
/// - no two shown groups differ, in either direction, by fewer people than the minimum;
/// - what disjoint groups leave of the whole, or of another group, is nobody or could itself be shown;
/// - no union of disjoint groups differs from another one within it by fewer people than the minimum.
///
/// Where it takes too long to know, a quarter of the groups is hidden at once.
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
        match Leak::new(&sets, whole, minimum).find(&sound) {
            Ok(None) => break,
            Ok(Some(revealing)) => {
                let smallest = revealing.into_iter().min_by_key(|at| sets[*at].len()).unwrap_or(0);
                shown.remove(smallest);
            }
            Err(TooLong) => {
                let left = shown.len() - shown.len().div_ceil(4);
                shown.sort_by_key(|at| std::cmp::Reverse(groups[*at].len()));
                shown.truncate(left);
                shown.sort_unstable();
            }
        }
    }
    (0..groups.len()).map(|at| shown.contains(&at)).collect()
}

/// Looks for groups that reveal something together.
struct Leak<'a> {
    sets: &'a [&'a Crowd],
    whole: &'a Crowd,
    minimum: usize,
    /// Which sets have nobody in common.
    apart: Vec<Vec<bool>>,
}

impl<'a> Leak<'a> {
    fn new(sets: &'a [&'a Crowd], whole: &'a Crowd, minimum: usize) -> Self {
        let apart =
            sets.iter().map(|one| sets.iter().map(|other| one.is_apart_from(other)).collect()).collect();
        Self { sets, whole, minimum, apart }
    }

    fn find(&self, sound: &impl Fn(&Crowd) -> bool) -> Finding {
        if let Some(two) = self.between_two() {
            return Ok(Some(two));
        }
        if let Some(family) = self.in_a_remainder(sound)? {
            return Ok(Some(family));
        }
        balancing::leak(self.sets, self.whole, self.minimum, PATIENCE)
    }

    fn is_few(&self, people: usize) -> bool {
        (1..self.minimum).contains(&people)
    }

    fn between_two(&self) -> Option<Vec<usize>> {
        for (at, one) in self.sets.iter().enumerate() {
            if self.is_few(self.whole.len() - self.whole.shared_with(one)) {
                return Some(vec![at]);
            }
            for (other_at, other) in self.sets.iter().enumerate().skip(at + 1) {
                let both = one.shared_with(other);
                if self.is_few(one.len() - both) || self.is_few(other.len() - both) {
                    return Some(vec![at, other_at]);
                }
            }
        }
        None
    }

    /// Only families to which no further group can be added matter: each group less leaves a whole group more.
    fn in_a_remainder(&self, sound: &impl Fn(&Crowd) -> bool) -> Finding {
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
                && let Some(family) = search.grow(&mut Vec::new(), candidates, Vec::new(), target.clone())?
            {
                return Ok(Some(family.into_iter().chain(at).collect()));
            }
        }
        Ok(None)
    }
}

/// The maximal families of disjoint groups within a target: cliques of the groups that are apart, found with a pivot
/// (Bron and Kerbosch, 1973; Tomita, Tanaka and Takahashi, 2006), so that forty departments are one family and not 2⁴⁰.
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
    ) -> Finding {
        *self.patience = self.patience.checked_sub(1).ok_or(TooLong)?;
        if open.is_empty() {
            let told = left.is_empty() || (left.len() >= self.leak.minimum && (self.sound)(&left));
            return Ok((closed.is_empty() && left != *self.target && !told).then(|| family.clone()));
        }
        let apart = &self.leak.apart;
        let compatible = |one: &usize| open.iter().filter(|other| apart[*one][**other]).count();
        let pivot = open.iter().chain(&closed).copied().max_by_key(compatible);
        let next = open.iter().copied().filter(|one| pivot.is_none_or(|pivot| !apart[pivot][*one]));
        for next in next.collect::<Vec<_>>() {
            let beside =
                |others: &[usize]| others.iter().copied().filter(|other| apart[next][*other]).collect();
            family.push(next);
            let found = self.grow(family, beside(&open), beside(&closed), left.without(self.leak.sets[next]));
            family.pop();
            if !matches!(found, Ok(None)) {
                return found;
            }
            open.retain(|other| *other != next);
            closed.push(next);
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests;
