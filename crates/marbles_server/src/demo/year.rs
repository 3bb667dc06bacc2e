//! The year behind today: its days, its seasons, and its quiet weeks.

use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use marbles::clock::{Day, Moment};

use super::luck::Luck;

/// How long the programme runs already.
const DAYS: i64 = 367;

/// When people post, in their own mornings, lunches and evenings: the hour and its weight.
const HOURS: &[(i64, f64)] = &[
    (7, 6.0),
    (8, 14.0),
    (9, 13.0),
    (10, 9.0),
    (11, 7.0),
    (12, 11.0),
    (13, 8.0),
    (14, 6.0),
    (15, 7.0),
    (16, 9.0),
    (17, 6.0),
    (18, 3.0),
    (19, 4.0),
    (20, 6.0),
    (21, 4.0),
    (22, 2.0),
];

/// A year that ends now.
pub struct Year {
    pub now: Moment,
    pub today: Day,
    zone: TimeZone,
}

impl Year {
    /// The year that ends at that moment, its days in that time zone.
    pub fn until(now: Moment, zone: TimeZone) -> Self {
        Self { now, today: now.day(&zone), zone }
    }

    /// The day on which the programme began: a working day.
    pub fn first_day(&self) -> Day {
        working(self.today.plus(-DAYS))
    }

    /// The day in the organisation's time zone.
    pub fn day_of(&self, at: Moment) -> Day {
        at.day(&self.zone)
    }

    /// The latest `MM-DD` that is not after today, else that many days before today.
    pub fn latest(&self, on: Option<&str>, days_ago: i64) -> Day {
        let month_and_day = on
            .and_then(|on| on.split_once('-'))
            .and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        let this_year = self.today.date().year();
        let dated = |(month, day): (i8, i8)| {
            [this_year, this_year - 1]
                .into_iter()
                .filter_map(|year| Date::new(year, month, day).ok())
                .map(Day::from)
                .find(|day| *day <= self.today)
        };
        month_and_day.and_then(dated).unwrap_or_else(|| self.today.plus(-days_ago))
    }

    /// A moment of a day in some time zone.
    pub fn at(&self, day: Day, minute: i64, zone: &TimeZone) -> Moment {
        day.start(zone) + SignedDuration::from_mins(minute)
    }

    /// A moment of a day in the organisation's time zone.
    pub fn at_home(&self, day: Day, minute: i64) -> Moment {
        self.at(day, minute, &self.zone)
    }

    /// When somebody who wants to post after `from` finds the time: on a weekday mostly, at an hour of theirs.
    pub fn when_posted(&self, from: Moment, zone: &TimeZone, luck: &mut Luck) -> Moment {
        let mut day = from.day(zone);
        if weekday(day) >= 5 && luck.chance(0.75) {
            day = day.plus(7 - weekday(day) + luck.between(0, 1));
        }
        let (hour, _) = *luck.weighted(HOURS, |(_, weight)| *weight);
        let at = self.at(day, hour * 60 + luck.between(0, 59), zone)
            + SignedDuration::from_secs(luck.between(0, 59));
        // Too early for what was only read later that day: then soon after it.
        if at > from { at } else { from + SignedDuration::from_secs(luck.between(300, 5400)) }
    }

    /// How lively a day is: the summer dips, Christmas rests, and some weeks are simply quiet.
    pub fn liveliness(&self, day: Day) -> f64 {
        let (month, date) = (day.date().month(), day.date().day());
        let season = match (month, date) {
            (12, 20..) | (1, ..=3) => 0.12,
            (7, _) => 0.3,
            (6, 24..) | (8, ..=9) => 0.5,
            (10, 12..=18) => 0.6,
            (1..=2, _) => 0.9,
            (9, _) | (11, _) => 1.15,
            _ => 1.0,
        };
        let quiet = Luck::of(&format!("week/{}", day.monday().number())).chance(0.17);
        if quiet && season > 0.5 { season * 0.4 } else { season }
    }
}

/// Monday is 0.
pub fn weekday(day: Day) -> i64 {
    day.number() - day.monday().number()
}

/// That day, or the Monday after it.
pub fn working(day: Day) -> Day {
    if weekday(day) < 5 { day } else { day.monday().plus(7) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year() -> Year {
        let saturday: jiff::Timestamp = "2026-11-21T09:00:00Z".parse().expect("a timestamp");
        Year::until(Moment::from(saturday), marbles::clock::zone("Europe/Copenhagen"))
    }

    #[test]
    fn a_season_stays_in_its_season() {
        let date = |on| year().latest(Some(on), 3).date().to_string();
        assert_eq!(date("11-21"), "2026-11-21");
        assert_eq!(date("11-22"), "2025-11-22");
        assert_eq!(date("07-14"), "2026-07-14");
        assert_eq!(year().latest(None, 3).date().to_string(), "2026-11-18");
    }

    #[test]
    fn july_is_quieter_than_may_and_posts_come_after_their_stories() {
        let year = year();
        let month = |month| {
            (1..29).map(|date| year.liveliness(Day::from(Date::constant(2026, month, date)))).sum::<f64>()
        };
        assert!(month(7) < month(5) / 2.0);
        let mut luck = Luck::of("posting");
        let zone = marbles::clock::zone("Europe/Amsterdam");
        for hour in 0..200 {
            let from = year.now - SignedDuration::from_hours(hour);
            assert!(year.when_posted(from, &zone, &mut luck) > from);
        }
    }
}
