//! The private calendar feed: a person's own weekly ten minutes in their own calendar (RFC 5545, RFC 7986).

pub mod feeds;
mod time_zones;

use jiff::{
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use uuid::Uuid;

use crate::clock::Moment;

/// The minutes that a person keeps free each week, at the same time by their own clock, summer and winter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub on: Weekday,
    pub at: Time,
    pub minutes: u16,
    /// The first day that counts.
    pub since: Date,
    /// How often the plan was changed: calendars take the highest.
    pub revision: i64,
    pub changed_at: Moment,
    /// Whether the plan was given up: then calendars are told to take it out.
    pub is_over: bool,
}

/// A feed with all that its words need.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What makes the event the same one at each reading.
    pub of: Uuid,
    pub zone: TimeZone,
    pub zone_name: String,
    /// The calendar's own name.
    pub name: String,
    pub title: String,
    pub text: String,
    /// Where the minutes are spent.
    pub url: String,
    pub plan: Option<Minutes>,
}

impl Feed {
    /// The feed as calendars read it.
    pub fn written(&self) -> String {
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Marbles//Marbles//EN".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            format!("NAME:{}", escaped(&self.name)),
            format!("X-WR-CALNAME:{}", escaped(&self.name)),
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
            "X-PUBLISHED-TTL:PT1H".to_owned(),
        ];
        let since = self.plan.as_ref().map_or(Date::constant(2026, 1, 1), |plan| plan.since);
        lines.extend(time_zones::told(&self.zone, &self.zone_name, since));
        if let Some(plan) = &self.plan {
            lines.extend(self.event(plan));
        }
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }

    fn event(&self, plan: &Minutes) -> Vec<String> {
        let changed = plan.changed_at.timestamp().strftime("%Y%m%dT%H%M%SZ");
        let first = first_on(plan.on, plan.since).to_datetime(plan.at);
        vec![
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@marbles", self.of),
            format!("DTSTAMP:{changed}"),
            format!("LAST-MODIFIED:{changed}"),
            format!("SEQUENCE:{}", plan.revision),
            format!("STATUS:{}", if plan.is_over { "CANCELLED" } else { "CONFIRMED" }),
            format!("DTSTART;TZID={}:{}", self.zone_name, first.strftime("%Y%m%dT%H%M%S")),
            format!("DURATION:PT{}M", plan.minutes),
            format!("RRULE:FREQ=WEEKLY;BYDAY={}", day_code(plan.on)),
            format!("SUMMARY:{}", escaped(&self.title)),
            format!("DESCRIPTION:{}", escaped(&self.text)),
            format!("URL:{}", self.url),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]
    }
}

/// The first such weekday on or after a day.
fn first_on(weekday: Weekday, since: Date) -> Date {
    let days = i64::from(since.weekday().until(weekday));
    since.saturating_add(jiff::SignedDuration::from_hours(days * 24))
}

fn day_code(weekday: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][usize::from(weekday.to_monday_zero_offset().unsigned_abs())]
}

/// Text as a value: the signs that would end it are escaped, other control signs left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.replace("\r\n", "\n").chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// A line in pieces of at most 75 octets, none of which cuts a sign in two.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut octets = 0;
    for sign in line.chars() {
        if octets + sign.len_utf8() > 75 {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(sign);
        octets += sign.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests;
