//! Rhythm: how often, on which days, at which hours and by which ways somebody wants to be reached.

use jiff::{Zoned, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};

use crate::clock::{Day, Moment};

/// How often somebody wants to be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Pace {
    /// As soon as something suits, and the rest once a week.
    RightAway,
    /// Once each working day.
    Daily,
    /// Once a week.
    #[default]
    Weekly,
    /// Never by a message: only when they open Marbles.
    OnOpen,
}

impl Pace {
    /// Every pace, the most frequent first.
    pub const ALL: [Self; 4] = [Self::RightAway, Self::Daily, Self::Weekly, Self::OnOpen];

    /// Its name in forms, word keys and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::RightAway => "right_away",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::OnOpen => "on_open",
        }
    }

    /// The pace of that name; a hyphen is as good as an underscore.
    pub fn parse(name: &str) -> Option<Self> {
        let name = name.trim().replace('-', "_");
        Self::ALL.into_iter().find(|pace| pace.name() == name)
    }

    /// One step less.
    #[must_use]
    pub fn less(self) -> Self {
        match self {
            Self::RightAway => Self::Daily,
            Self::Daily => Self::Weekly,
            Self::Weekly | Self::OnOpen => Self::OnOpen,
        }
    }
}

/// How often, and when the messages come that have a set time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    pub pace: Pace,
    /// The day of the weekly message: 0 is Monday.
    pub digest_day: i64,
    /// When on a day, in minutes after midnight.
    pub digest_minute: i64,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { pace: Pace::Weekly, digest_day: 1, digest_minute: 9 * 60 }
    }
}

/// Days of the week, Monday first, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct WorkingDays(i64);

impl Default for WorkingDays {
    fn default() -> Self {
        Self(0b001_1111)
    }
}

impl WorkingDays {
    /// These days, counted from Monday as 0; others are left out.
    pub fn from_days(days: impl IntoIterator<Item = i64>) -> Self {
        Self(days.into_iter().filter(|day| (0..7).contains(day)).fold(0, |bits, day| bits | 1 << day))
    }

    /// Whether that day of the week (0 is Monday) is one of them.
    pub fn has(self, day: i64) -> bool {
        self.0 >> day & 1 == 1
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 & 0b111_1111 == 0
    }

    /// The days, in order.
    pub fn days(self) -> impl Iterator<Item = i64> {
        (0..7).filter(move |day| self.has(*day))
    }
}

/// The hours and days on which somebody may be reached, in their own time zone.
#[derive(Clone, Debug)]
pub struct Hours {
    pub zone: TimeZone,
    pub working_days: WorkingDays,
    /// Quiet from that minute after midnight …
    pub quiet_from: i64,
    /// … until that one, over midnight where it is earlier. The same twice: never quiet on a working day.
    pub quiet_until: i64,
}

impl Hours {
    /// Working days, and quiet from six in the evening until eight in the morning.
    pub fn usual(zone: TimeZone) -> Self {
        Self { zone, working_days: WorkingDays::default(), quiet_from: 18 * 60, quiet_until: 8 * 60 }
    }

    /// What the clock on the person's wall shows.
    pub fn wall(&self, moment: Moment) -> Wall {
        Wall::of(&moment.zoned(&self.zone))
    }

    /// Whether nobody should be disturbed then.
    pub fn is_quiet(&self, wall: Wall) -> bool {
        !self.working_days.has(wall.weekday) || self.is_quiet_at(wall.minute)
    }

    /// Whether that minute of a working day is quiet.
    pub fn is_quiet_at(&self, minute: i64) -> bool {
        if self.quiet_from <= self.quiet_until {
            (self.quiet_from..self.quiet_until).contains(&minute)
        } else {
            minute >= self.quiet_from || minute < self.quiet_until
        }
    }

    /// The moment of a minute of a day; one that a clock change skips is the first after it.
    pub fn moment(&self, day: Day, minute: i64) -> Moment {
        let time = i8::try_from(minute / 60).ok().zip(i8::try_from(minute % 60).ok());
        time.and_then(|(hour, minute)| day.date().at(hour, minute, 0, 0).to_zoned(self.zone.clone()).ok())
            .map_or_else(|| day.start(&self.zone), |zoned| Moment::from(zoned.timestamp()))
    }
}

/// What a clock and a calendar on the wall show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wall {
    pub day: Day,
    /// Minutes after midnight, as the clock shows them.
    pub minute: i64,
    /// 0 is Monday.
    pub weekday: i64,
}

impl Wall {
    fn of(zoned: &Zoned) -> Self {
        let date: Date = zoned.date();
        Self {
            day: Day::from(date),
            minute: i64::from(zoned.hour()) * 60 + i64::from(zoned.minute()),
            weekday: i64::from(date.weekday().to_monday_zero_offset()),
        }
    }
}

/// The day of the week of a day: 0 is Monday (1970 began on a Thursday).
pub fn weekday_of(day: Day) -> i64 {
    (day.number() + 3).rem_euclid(7)
}
