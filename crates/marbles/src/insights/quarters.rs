//! Quarters: the stretch of time for which groups stand still in reports.

use jiff::civil::Date;

use crate::clock::Day;

/// A quarter of a year, counted from the first of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Quarter(i64);

impl Quarter {
    /// The quarter that a day is in.
    pub fn of(day: Day) -> Self {
        let date = day.date();
        Self(i64::from(date.year()) * 4 + i64::from(date.month() - 1) / 3)
    }

    /// The quarter that many later (earlier when negative).
    #[must_use]
    pub fn plus(self, quarters: i64) -> Self {
        Self(self.0 + quarters)
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        let year = i16::try_from(self.0.div_euclid(4)).unwrap_or(i16::MAX);
        let month = i8::try_from(self.0.rem_euclid(4) * 3 + 1).unwrap_or(1);
        Day::from(Date::new(year, month, 1).unwrap_or(Date::MAX))
    }

    /// The year, and which of its quarters this is: 1 to 4.
    pub fn in_year(self) -> (i64, i64) {
        (self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_starts_on_its_first_day_and_ends_before_the_next() {
        let day = |year, month, day| Day::from(Date::constant(year, month, day));
        let autumn = Quarter::of(day(2026, 11, 21));
        assert_eq!(autumn.first_day(), day(2026, 10, 1));
        assert_eq!(autumn.in_year(), (2026, 4));
        assert_eq!(Quarter::of(autumn.first_day().plus(-1)), autumn.plus(-1));
        assert_eq!(autumn.plus(1).first_day(), day(2027, 1, 1));
        assert_eq!(Quarter::of(day(2027, 1, 1)), autumn.plus(1));
    }
}
