//! Figures about people: the only way to a number that a report may show goes through the rule.
//!
//! A count needs a group of the organisation's minimum; a sum needs twice as many, three people or more with part in it,
//! nobody with more than half of it, and a tenth of it from others than the largest two: with less, the second could
//! work out the first too closely (the p% rule; Cox, "Linear sensitivity measures in statistical disclosure control",
//! Journal of Statistical Planning and Inference 5, 1981).
//! About a group, "nearly nobody" and "nearly everybody" name members, so they are not told either. What is not told
//! is not told for one reason only: the reason itself would be a figure.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};

/// Fewer than this who did something, or who did not, are not told of a group.
const FEW: usize = 3;
/// Below this many people an organisation is told no more about itself than about a group.
const SMALL: usize = 50;

/// The organisation's rule: the smallest group that it is told about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    minimum: usize,
}

/// A number that the rule lets through, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(Option<i64>);

impl Rule {
    /// The rule with that smallest group, at least two people.
    pub fn new(minimum: i64) -> Self {
        Self { minimum: usize::try_from(minimum).unwrap_or(usize::MAX).max(2) }
    }

    /// The smallest group for a count.
    pub fn for_counts(self) -> usize {
        self.minimum
    }

    /// The smallest group for a sum.
    pub fn for_sums(self) -> usize {
        self.minimum.saturating_mul(2)
    }
}

impl Figure {
    /// A number that is not told.
    pub const HIDDEN: Self = Self(None);

    /// How many people there are, or how many of them something was done to.
    pub fn count(people: usize, group: usize, rule: Rule) -> Self {
        Self((group >= rule.for_counts()).then(|| i64::try_from(people).unwrap_or(i64::MAX)))
    }

    /// How many of a group's people did something: neither nearly nobody nor nearly everybody.
    pub fn doers(doers: usize, group: usize, rule: Rule) -> Self {
        Self::count(doers, group, rule).unless(doers < FEW || doers + FEW > group)
    }

    /// How many of the whole organisation did something; a small one is told no more than a group is.
    pub fn doers_of_all(doers: usize, everyone: usize, rule: Rule) -> Self {
        if everyone < SMALL { Self::doers(doers, everyone, rule) } else { Self::count(doers, everyone, rule) }
    }

    /// A sum over a group, by what each of its people brought; who brought nothing may be left out.
    pub fn sum_of(parts: &[i64], group: usize, rule: Rule) -> Self {
        let (mut total, mut first, mut second, mut contributors) = (0_i64, 0, 0, 0);
        for part in parts.iter().copied().filter(|part| *part > 0) {
            total = total.saturating_add(part);
            (first, second) = if part > first { (part, first) } else { (first, second.max(part)) };
            contributors += 1;
        }
        let of_few =
            contributors < FEW || first > total / 2 || (total - first - second).saturating_mul(10) < total;
        Self((group >= rule.for_sums()).then_some(total)).unless(total > 0 && of_few)
    }

    /// A sum over the whole organisation; a small one is told no more than a group is.
    pub fn sum_of_all(parts: &[i64], everyone: usize, rule: Rule) -> Self {
        let sum = Self::sum_of(parts, everyone, rule);
        if everyone < SMALL { sum.unless_nothing() } else { sum }
    }

    /// A sum that was let through before, or was not and is then kept as −1.
    pub fn kept(sum: i64, everyone: usize, rule: Rule) -> Self {
        let sum = Self((sum >= 0 && everyone >= rule.for_sums()).then_some(sum));
        if everyone < SMALL { sum.unless_nothing() } else { sum }
    }

    /// What to keep of a figure: its number, or −1.
    pub fn to_keep(self) -> i64 {
        self.0.unwrap_or(-1)
    }

    /// The same sum, unless it is nothing: that would tell of everyone that they brought nothing.
    #[must_use]
    pub fn unless_nothing(self) -> Self {
        self.unless(self.0 == Some(0))
    }

    /// The same figure, unless other figures would give a few people away with it.
    #[must_use]
    pub fn unless(self, revealing: bool) -> Self {
        Self(self.0.filter(|_| !revealing))
    }

    /// The number, if it may be told.
    pub fn shown(self) -> Option<i64> {
        self.0
    }

    /// What the API says where a number is not told: always the same.
    pub fn hidden(self) -> Option<&'static str> {
        self.0.is_none().then_some("group")
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("–"),
        }
    }
}

/// `{"value": 12, "hidden": null}`, or `{"value": null, "hidden": "group"}`.
impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut figure = serializer.serialize_struct("Figure", 2)?;
        figure.serialize_field("value", &self.shown())?;
        figure.serialize_field("hidden", &self.hidden())?;
        figure.end()
    }
}

/// What was written before, when it had passed the rule.
impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            value: Option<i64>,
        }
        Written::deserialize(deserializer).map(|written| Self(written.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> Rule {
        Rule::new(10)
    }

    fn sum(parts: &[i64]) -> Option<i64> {
        Figure::sum_of(parts, parts.len(), rule()).shown()
    }

    #[test]
    fn a_group_of_exactly_the_minimum_is_told_and_one_less_is_not() {
        assert_eq!(Figure::doers(4, 10, rule()).shown(), Some(4));
        assert_eq!(Figure::doers(4, 9, rule()), Figure::HIDDEN);
        assert_eq!(sum(&[1; 20]), Some(20));
        assert_eq!(sum(&[1; 19]), None);
    }

    #[test]
    fn a_sum_is_not_told_when_one_person_has_more_than_half_of_it() {
        let mut parts = vec![1; 20];
        parts[0] = 19;
        assert_eq!(sum(&parts), Some(38), "exactly half is no more than half");
        parts[0] = 20;
        assert_eq!(sum(&parts), None);
    }

    #[test]
    fn a_sum_of_two_is_not_told_and_of_nearly_two_neither() {
        let mut parts = vec![0; 20];
        parts[..2].fill(50);
        assert_eq!(sum(&parts), None, "each of the two would know the other's");
        parts[2] = 11;
        assert_eq!(sum(&parts), None, "a tenth of 111 is more than 11");
        parts[2] = 12;
        assert_eq!(sum(&parts), Some(112));
    }

    #[test]
    fn nearly_nobody_and_nearly_everybody_are_not_told_of_a_group() {
        let told: Vec<usize> =
            (0..=12).filter(|doers| Figure::doers(*doers, 12, rule()) != Figure::HIDDEN).collect();
        assert_eq!(told, [3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(Figure::sum_of(&[0; 20], 20, rule()).unless_nothing(), Figure::HIDDEN);
    }

    #[test]
    fn a_small_organisation_is_told_no_more_than_a_group() {
        assert_eq!(Figure::doers_of_all(2, 49, rule()), Figure::HIDDEN);
        assert_eq!(Figure::doers_of_all(2, 50, rule()).shown(), Some(2));
        assert_eq!(Figure::sum_of_all(&[], 49, rule()), Figure::HIDDEN);
        assert_eq!(Figure::sum_of_all(&[], 50, rule()).shown(), Some(0));
    }

    #[test]
    fn a_hidden_figure_is_written_without_its_number_and_without_its_reason() {
        let (small, everybody) = (Figure::doers(7, 9, rule()), Figure::doers(27, 27, rule()));
        assert_eq!(serde_json::to_string(&small).unwrap(), r#"{"value":null,"hidden":"group"}"#);
        assert_eq!(format!("{small:?}{small}"), format!("{everybody:?}{everybody}"));
    }
}
