//! Figures about people: the only way to a number that a report may show goes through the rule.
//!
//! A count needs a group of the organisation's minimum; a sum needs twice as many and nobody with more than half of it.
//! About a group, "nobody" and "everybody" name each member, so they are not told either.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The organisation's rule: the smallest group that it is told about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    minimum: usize,
}

/// A number that the rule lets through, or the reason why it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure(Value);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Shown(i64),
    Hidden(Why),
}

/// Why a number is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Too few people are behind it.
    SmallGroup,
    /// One person stands for more than half of it.
    OnePerson,
    /// It would tell the same of every member.
    AllOrNone,
    /// Together with another figure it would tell of a few.
    Difference,
}

impl Why {
    /// Its name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::SmallGroup => "small_group",
            Self::OnePerson => "one_person",
            Self::AllOrNone => "all_or_none",
            Self::Difference => "difference",
        }
    }
}

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
    /// How many of a group's people did something.
    pub fn count(doers: usize, group: usize, rule: Rule) -> Self {
        if group < rule.for_counts() {
            return Self(Value::Hidden(Why::SmallGroup));
        }
        Self(Value::Shown(i64::try_from(doers).unwrap_or(i64::MAX)))
    }

    /// A sum over a group, of which `largest` is the most that one person brought.
    pub fn sum(total: i64, largest: i64, group: usize, rule: Rule) -> Self {
        if group < rule.for_sums() {
            return Self(Value::Hidden(Why::SmallGroup));
        }
        if largest.saturating_mul(2) > total {
            return Self(Value::Hidden(Why::OnePerson));
        }
        Self(Value::Shown(total))
    }

    /// A sum over everyone who had part in it, by what each brought.
    pub fn sum_of(parts: &[i64], rule: Rule) -> Self {
        Self::sum(parts.iter().sum(), parts.iter().copied().max().unwrap_or(0), parts.len(), rule)
    }

    /// The same figure about a part of the people: not told when it says the same of each of them (`all` is what everyone would give).
    #[must_use]
    pub fn of_part(self, all: Option<i64>) -> Self {
        match self.0 {
            Value::Shown(number) if number == 0 || Some(number) == all => Self(Value::Hidden(Why::AllOrNone)),
            _ => self,
        }
    }

    /// The same figure, unless other figures would give a few people away with it.
    #[must_use]
    pub fn unless(self, revealing: bool) -> Self {
        match self.0 {
            Value::Shown(_) if revealing => Self(Value::Hidden(Why::Difference)),
            _ => self,
        }
    }

    /// The number, if it may be told.
    pub fn shown(self) -> Option<i64> {
        match self.0 {
            Value::Shown(number) => Some(number),
            Value::Hidden(_) => None,
        }
    }

    /// Why it may not be told.
    pub fn hidden(self) -> Option<Why> {
        match self.0 {
            Value::Shown(_) => None,
            Value::Hidden(why) => Some(why),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Shown(number) => number.fmt(f),
            Value::Hidden(_) => f.write_str("–"),
        }
    }
}

/// `{"value": 12, "hidden": null}`, or `{"value": null, "hidden": "small_group"}`.
impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut figure = serializer.serialize_struct("Figure", 2)?;
        figure.serialize_field("value", &self.shown())?;
        figure.serialize_field("hidden", &self.hidden().map(Why::name))?;
        figure.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> Rule {
        Rule::new(10)
    }

    #[test]
    fn a_group_of_exactly_the_minimum_is_told_and_one_less_is_not() {
        assert_eq!(Figure::count(4, 10, rule()).shown(), Some(4));
        assert_eq!(Figure::count(4, 9, rule()).hidden(), Some(Why::SmallGroup));
        assert_eq!(Figure::sum_of(&[1; 20], rule()).shown(), Some(20));
        assert_eq!(Figure::sum_of(&[1; 19], rule()).hidden(), Some(Why::SmallGroup));
    }

    #[test]
    fn a_sum_is_not_told_when_one_person_has_more_than_half_of_it() {
        let mut parts = vec![1; 20];
        parts[0] = 19;
        assert_eq!(Figure::sum_of(&parts, rule()).shown(), Some(38), "exactly half is no more than half");
        parts[0] = 20;
        assert_eq!(Figure::sum_of(&parts, rule()).hidden(), Some(Why::OnePerson));
    }

    #[test]
    fn nobody_and_everybody_are_not_told_of_a_part() {
        assert_eq!(Figure::count(0, 12, rule()).of_part(Some(12)).hidden(), Some(Why::AllOrNone));
        assert_eq!(Figure::count(12, 12, rule()).of_part(Some(12)).hidden(), Some(Why::AllOrNone));
        assert_eq!(Figure::count(11, 12, rule()).of_part(Some(12)).shown(), Some(11));
        assert_eq!(Figure::sum_of(&[0; 20], rule()).of_part(None).hidden(), Some(Why::AllOrNone));
    }

    #[test]
    fn a_hidden_figure_is_written_without_its_number() {
        let hidden = Figure::count(7, 9, rule());
        assert_eq!(serde_json::to_string(&hidden).unwrap(), r#"{"value":null,"hidden":"small_group"}"#);
        assert_eq!(format!("{hidden}"), "–");
        assert!(!format!("{hidden:?}").contains('7'));
    }
}
