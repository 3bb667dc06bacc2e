//! A time zone as calendars want it told: when its clocks change, by rule where there is one (RFC 5545, section 3.6.5).

use std::fmt::Write;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime},
    tz::{Dst, Offset, TimeZone},
};

/// How far the changes are told that follow no rule.
const YEARS: i64 = 5;

/// The clocks change in the same way, at these local times.
struct Change {
    summer: bool,
    from: Offset,
    to: Offset,
    name: String,
    at: Vec<DateTime>,
}

/// The `VTIMEZONE` of a zone, as unfolded lines, good for events from that day on.
pub(super) fn told(zone: &TimeZone, name: &str, since: Date) -> Vec<String> {
    let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{name}")];
    let changes = changes(zone, since);
    for change in &changes {
        let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
        lines.push(format!("BEGIN:{kind}"));
        lines.push(format!("DTSTART:{}", change.at[0].strftime("%Y%m%dT%H%M%S")));
        lines.push(format!("TZOFFSETFROM:{}", offset(change.from)));
        lines.push(format!("TZOFFSETTO:{}", offset(change.to)));
        lines.push(format!("TZNAME:{}", change.name));
        match (rule(&change.at), &change.at[1..]) {
            (_, []) => {}
            (Some(rule), _) => lines.push(format!("RRULE:FREQ=YEARLY;{rule}")),
            (None, others) => {
                let others: Vec<String> =
                    others.iter().map(|at| at.strftime("%Y%m%dT%H%M%S").to_string()).collect();
                lines.push(format!("RDATE:{}", others.join(",")));
            }
        }
        lines.push(format!("END:{kind}"));
    }
    lines.push("END:VTIMEZONE".to_owned());
    lines
}

/// The changes from about a year before that day, so that what was in force on it is among them.
fn changes(zone: &TimeZone, since: Date) -> Vec<Change> {
    let moment =
        |date: Date| date.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp());
    let from = moment(since.saturating_sub(SignedDuration::from_hours(400 * 24)));
    let until = moment(since.saturating_add(SignedDuration::from_hours(YEARS * 366 * 24)));
    let before = zone.to_offset_info(from);
    let mut offset = before.offset();
    let mut changes: Vec<Change> = Vec::new();
    for change in zone.following(from).take_while(|change| change.timestamp() < until) {
        let at = offset.to_datetime(change.timestamp());
        let known = changes.iter_mut().find(|known| {
            (known.from, known.to, known.name.as_str()) == (offset, change.offset(), change.abbreviation())
        });
        match known {
            Some(known) => known.at.push(at),
            None => changes.push(Change {
                summer: change.dst() == Dst::Yes,
                from: offset,
                to: change.offset(),
                name: change.abbreviation().to_owned(),
                at: vec![at],
            }),
        }
        offset = change.offset();
    }
    let is_told = changes.iter().any(|change| change.at[0].date() <= since);
    if !is_told {
        let (from, name) = (before.offset(), before.abbreviation().to_owned());
        let at = vec![DateTime::constant(1970, 1, 1, 0, 0, 0, 0)];
        changes.insert(0, Change { summer: false, from, to: from, name, at });
    }
    changes
}

/// The yearly rule that all these follow: the same weekday of the same month at the same hour.
fn rule(at: &[DateTime]) -> Option<String> {
    let first = at.first()?;
    let nth = |at: &DateTime| (at.day() - 1) / 7 + 1;
    let yearly = at.windows(2).all(|pair| pair[1].year() == pair[0].year() + 1);
    let alike = at
        .iter()
        .all(|at| (at.month(), at.weekday(), at.time()) == (first.month(), first.weekday(), first.time()));
    let last = at.iter().all(|at| at.day() + 7 > at.days_in_month());
    let count = match (last, at.iter().all(|at| nth(at) == nth(first))) {
        (true, _) => -1,
        (false, true) => nth(first),
        (false, false) => return None,
    };
    let day = super::day_code(first.weekday());
    (yearly && alike).then(|| format!("BYMONTH={};BYDAY={count}{day}", first.month()))
}

fn offset(offset: Offset) -> String {
    let seconds = offset.seconds().abs();
    let sign = if offset.is_negative() { '-' } else { '+' };
    let mut text = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 != 0 {
        let _ = write!(text, "{:02}", seconds % 60);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::zone;

    fn of(name: &str) -> String {
        told(&zone(name), name, Date::constant(2026, 11, 24)).join("\n")
    }

    #[test]
    fn europe_and_america_change_by_a_rule() {
        let copenhagen = of("Europe/Copenhagen");
        assert!(copenhagen.contains("BEGIN:DAYLIGHT\nDTSTART:20260329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), "{copenhagen}");
        assert!(copenhagen.contains("BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), "{copenhagen}");
        let new_york = of("America/New_York");
        assert!(new_york.contains("TZNAME:EDT\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"), "{new_york}");
        assert!(new_york.contains("TZNAME:EST\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"), "{new_york}");
    }

    #[test]
    fn a_zone_without_changes_has_one_standard_and_one_without_rule_says_each_day() {
        let kolkata = of("Asia/Kolkata");
        assert!(
            kolkata.contains("DTSTART:19700101T000000\nTZOFFSETFROM:+0530\nTZOFFSETTO:+0530"),
            "{kolkata}"
        );
        assert_eq!(kolkata.matches("BEGIN:STANDARD").count(), 1);
        let casablanca = of("Africa/Casablanca");
        assert!(casablanca.contains("RDATE:") && !casablanca.contains("RRULE"), "{casablanca}");
    }
}
