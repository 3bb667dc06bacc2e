//! The clock that everything is dated by, and the moments and days it gives.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp, Zoned, civil::Date, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Tells the time: the machine's, or one that a test or the demo sets.
#[derive(Clone)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's clock.
    pub fn real() -> Self {
        Self(None)
    }

    /// A clock that stands still until it is moved.
    pub fn standing_at(moment: Moment) -> Self {
        Self(Some(Arc::new(AtomicI64::new(moment.0))))
    }

    /// This moment, truncated to microseconds.
    pub fn now(&self) -> Moment {
        match &self.0 {
            Some(standing) => Moment(standing.load(Ordering::SeqCst)),
            None => Moment::from(machine_time()),
        }
    }

    /// Moves a standing clock forward; the machine's clock cannot be moved.
    pub fn advance(&self, by: SignedDuration) {
        if let Some(standing) = &self.0 {
            standing.fetch_add(micros_of(by), Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
fn machine_time() -> Timestamp {
    Timestamp::now()
}

/// A moment in time: whole microseconds since 1970, the same on both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Moment(i64);

impl Moment {
    /// Microseconds since 1970.
    pub fn micros(self) -> i64 {
        self.0
    }

    /// The moment that many microseconds after 1970.
    pub fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// This moment as a timestamp.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// This moment on the wall clock of a time zone.
    pub fn zoned(self, zone: &TimeZone) -> Zoned {
        self.timestamp().to_zoned(zone.clone())
    }

    /// The day that this moment falls on in a time zone.
    pub fn day(self, zone: &TimeZone) -> Day {
        Day::from(self.zoned(zone).date())
    }
}

impl std::ops::Add<SignedDuration> for Moment {
    type Output = Self;
    fn add(self, by: SignedDuration) -> Self {
        Self(self.0.saturating_add(micros_of(by)))
    }
}

impl std::ops::Sub<SignedDuration> for Moment {
    type Output = Self;
    fn sub(self, by: SignedDuration) -> Self {
        Self(self.0.saturating_sub(micros_of(by)))
    }
}

/// The time from the second moment to the first.
impl std::ops::Sub for Moment {
    type Output = SignedDuration;
    fn sub(self, earlier: Self) -> SignedDuration {
        SignedDuration::from_micros(self.0.saturating_sub(earlier.0))
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.timestamp().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Timestamp::deserialize(deserializer).map(Self::from)
    }
}

/// A calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Day(i64);

impl Day {
    /// Days since 1970-01-01.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The day with that number.
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// The day as a civil date.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(SignedDuration::from_hours(self.0.saturating_mul(24)))
    }

    /// The day that many days later (earlier when negative).
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The Monday on or before this day: weeks start on Monday in all our languages (ISO 8601).
    pub fn monday(self) -> Self {
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// The first moment of this day in a time zone.
    pub fn start(self, zone: &TimeZone) -> Moment {
        let start = self.date().to_zoned(zone.clone());
        start.map_or(Moment(self.0 * 86_400_000_000), |zoned| Moment::from(zoned.timestamp()))
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(i64::from(EPOCH.until(date).map_or(0, |span| span.get_days())))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.date().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Date::deserialize(deserializer).map(Self::from)
    }
}

fn micros_of(duration: SignedDuration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}

/// The time zone of that IANA name, or UTC where the name is unknown.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_survives_being_numbered_and_weeks_start_on_monday() {
        let saturday = Day::from(Date::constant(2026, 11, 21));
        assert_eq!(saturday.date(), Date::constant(2026, 11, 21));
        assert_eq!(saturday.monday().date(), Date::constant(2026, 11, 16));
        assert_eq!(saturday.monday().monday(), saturday.monday());
        assert_eq!(Day::from(Date::constant(1969, 12, 31)).number(), -1);
    }

    #[test]
    fn a_day_is_a_day_in_its_time_zone() {
        let late: Timestamp = "2026-06-30T22:30:00Z".parse().expect("a timestamp");
        assert_eq!(Moment::from(late).day(&zone("Europe/Copenhagen")).date(), Date::constant(2026, 7, 1));
        assert_eq!(Moment::from(late).day(&TimeZone::UTC).date(), Date::constant(2026, 6, 30));
    }

    #[test]
    fn a_moment_has_no_nanoseconds() {
        let fine: Timestamp = "2026-06-30T22:30:00.123456789Z".parse().expect("a timestamp");
        assert_eq!(Moment::from(fine).timestamp().subsec_nanosecond(), 123_456_000);
    }
}
