//! Reads the dates that feeds and pages write, tidy or not.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// The moment that a text names, in any of the spellings that feeds use; without a zone it is taken as UTC.
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.len() > 80 || text.is_empty() {
        return None;
    }
    let found = text
        .parse::<Timestamp>()
        .ok()
        .or_else(|| iso(text))
        .or_else(|| wordy(text))
        .or_else(|| epoch(text))?;
    // Years such as 0001 and 1970 are what programs write when they know no date.
    (found > Timestamp::from_second(366 * 86_400).ok()?).then_some(found)
}

fn epoch(text: &str) -> Option<Timestamp> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| digits)?;
    match text.len() {
        9 | 10 => Timestamp::from_second(number).ok(),
        13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

/// `2026-11-03`, `2026-11-03 09:05`, `2026-11-03T9:05:00.123+0100`, `20261103T090500Z`, `2026/11/03`.
fn iso(text: &str) -> Option<Timestamp> {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let (day, rest) = (&text[..end], text[end..].trim_start_matches(['T', 't', ' ']));
    let numbers: Vec<&str> = if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        vec![&day[..4], &day[4..6], &day[6..]]
    } else {
        day.split(['-', '/', '.']).collect()
    };
    if numbers.len() > 3 || numbers.first()?.len() != 4 {
        return None;
    }
    let number = |at: usize| numbers.get(at).map_or(Some(1), |text| text.parse::<i8>().ok());
    if numbers.len() == 1 && !rest.is_empty() {
        return None;
    }
    let date = Date::new(numbers[0].parse().ok()?, number(1)?, number(2)?).ok()?;
    if rest.is_empty() {
        return moment(date, Clock::default(), 0);
    }
    let zone_at = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let compact = &rest[..zone_at];
    let clock = match compact.len() {
        4 | 6 if compact.bytes().all(|byte| byte.is_ascii_digit()) => {
            let second = compact.get(4..6).map_or(Some(0), |s| s.parse().ok())?;
            Clock { hour: compact[..2].parse().ok()?, minute: compact[2..4].parse().ok()?, second }
        }
        _ => clock(compact)?,
    };
    moment(date, clock, zone(rest[zone_at..].trim()).unwrap_or(0))
}

/// `Tue, 3 Nov 2026 9:05 CET`, `Tuesday 03-Nov-26 09:05:00 GMT`, `Nov 3, 2026 9:05 AM`, `Tue Nov  3 09:05:00 2026`.
fn wordy(text: &str) -> Option<Timestamp> {
    let bare = text.split('(').next().unwrap_or(text).replace([',', '.'], " ");
    let (mut day, mut month, mut year, mut clock_found, mut offset) = (None, None, None, None, None);
    let mut afternoon = None;
    for word in bare.split_whitespace().flat_map(split_dashed) {
        if word.contains(':') && clock_found.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) {
            let zone_at = word.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(word.len());
            clock_found = Some(clock(&word[..zone_at])?);
            match word[zone_at..].to_ascii_lowercase().as_str() {
                "" => {}
                half @ ("am" | "pm") => afternoon = Some(half == "pm"),
                _ => offset = zone(&word[zone_at..]),
            }
        } else if let Ok(number) = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>()
            && !word.starts_with(['+', '-'])
        {
            match number {
                1..=31 if day.is_none() && word.len() < 5 => day = Some(number as i8),
                0..=99 => year = year.or(Some(if number < 70 { 2000 + number } else { 1900 + number })),
                _ => year = year.or(Some(number)),
            }
        } else if word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm") {
            afternoon = Some(word.eq_ignore_ascii_case("pm"));
        } else if month.is_none() && month_of(word).is_some() {
            month = month_of(word);
        } else {
            offset = offset.or_else(|| zone(word));
        }
    }
    let mut clock = clock_found.unwrap_or_default();
    match afternoon {
        Some(true) if clock.hour < 12 => clock.hour += 12,
        Some(false) if clock.hour == 12 => clock.hour = 0,
        _ => {}
    }
    moment(Date::new(year?, month?, day?).ok()?, clock, offset.unwrap_or(0))
}

/// `03-Nov-26` is three words, `-0500` is one.
fn split_dashed(word: &str) -> impl Iterator<Item = &str> {
    let dashed = word.contains(char::is_alphabetic) && word.starts_with(|c: char| c.is_ascii_digit());
    let apart = dashed && !word.contains(':');
    word.split(move |c| apart && c == '-').filter(|part| !part.is_empty())
}

/// Month names in English, Dutch, Danish and German, told by their first letters.
fn month_of(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    const MONTHS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar", "maa", "mär", "mrt"],
        &["apr"],
        &["may", "mei", "maj", "mai"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez"],
    ];
    let day_name = ["maandag", "mandag"].contains(&word.as_str());
    let found = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)));
    found.filter(|_| !day_name).map(|at| at as i8 + 1)
}

#[derive(Debug, Clone, Copy, Default)]
struct Clock {
    hour: i8,
    minute: i8,
    second: i8,
}

fn clock(text: &str) -> Option<Clock> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    let second = parts.next().map_or(Some(0), |part| part.split(['.', ',']).next()?.parse().ok())?;
    Some(Clock { hour, minute, second })
}

/// Seconds east of Greenwich of a zone such as `+0100`, `+01:00`, `CET`, `GMT+1` or `Z`.
fn zone(text: &str) -> Option<i32> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let number = ["GMT", "UTC", "UT"].iter().find_map(|name| upper.strip_prefix(name)).unwrap_or(&upper);
    if let Some(sign) = number.bytes().next().filter(|sign| matches!(sign, b'+' | b'-')) {
        let digits: String = number[1..].chars().filter(char::is_ascii_digit).collect();
        let (hours, minutes) = match digits.len() {
            1 | 2 => (digits.parse::<i32>().ok()?, 0),
            3 | 4 => {
                let (hours, minutes) = digits.split_at(digits.len() - 2);
                (hours.parse().ok()?, minutes.parse().ok()?)
            }
            _ => return None,
        };
        let seconds = hours * 3600 + minutes * 60;
        return Some(if sign == b'-' { -seconds } else { seconds });
    }
    let hours = match upper.as_str() {
        "Z" | "UT" | "UTC" | "GMT" | "WET" => 0,
        "WEST" | "BST" | "CET" | "MET" | "MEZ" => 1,
        "CEST" | "MEST" | "MESZ" | "EET" => 2,
        "EEST" | "MSK" => 3,
        "JST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        "NZST" => 12,
        "NZDT" => 13,
        "ADT" => -3,
        "AST" | "EDT" => -4,
        "EST" | "CDT" => -5,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" | "AKDT" => -8,
        "AKST" => -9,
        "HST" => -10,
        _ => return None,
    };
    Some(hours * 3600)
}

fn moment(date: Date, clock: Clock, offset: i32) -> Option<Timestamp> {
    let (date, hour) = if clock.hour == 24 { (date.tomorrow().ok()?, 0) } else { (date, clock.hour) };
    let time = Time::new(hour, clock.minute, clock.second.min(59), 0).ok()?;
    Offset::from_seconds(offset).ok()?.to_timestamp(DateTime::from_parts(date, time)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_is_read_in_all_its_spellings() {
        for text in [
            "2026-11-03T08:05:00Z",
            "2026-11-03T09:05:00+01:00",
            "2026-11-03T09:05:00+0100",
            "2026-11-03 08:05",
            "2026-11-03T8:05:00.123Z",
            "20261103T080500Z",
            "2026/11/03 08:05:00",
            "Tue, 3 Nov 2026 9:05 CET",
            "Tue, 03 Nov 2026 08:05:00 GMT",
            "tuesday, 03-Nov-26 08:05:00 UTC",
            "3 November 2026 08:05",
            "Nov 3, 2026 8:05 AM",
            "Tue Nov  3 08:05:00 2026",
            "Tue, 03 Nov 2026 03:05:00 EST",
            "Tue, 03 Nov 2026 03:05:00 -0500",
            "Tue, 3 Nov 2026 10:05:00 GMT+2",
            "ti, 3. nov. 2026 09:05 +01:00",
            "dinsdag 3 november 2026 09:05 CET",
            "Wed, 03 Nov 2026 08:05:00 +0000 (wrong day)",
            "1793693100",
            "2026-11-03T09:05+01",
            "Tue,3 Nov 2026 08:05:00 Z",
        ] {
            let found = read(text).map(|moment| moment.as_second());
            assert_eq!(found, Some(1_793_693_100), "{text}");
        }
    }

    #[test]
    fn dates_alone_begin_at_midnight() {
        let midnight: Timestamp = "2026-11-03T00:00:00Z".parse().unwrap();
        for text in ["2026-11-03", "3 nov 2026", "November 3rd, 2026", "Mon, 2 Nov 2026 24:00:00 GMT"] {
            assert_eq!(read(text), Some(midnight), "{text}");
        }
        assert_eq!(read("mandag 2. maj 2026"), Some("2026-05-02T00:00:00Z".parse().unwrap()));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "0001-01-01T00:00:00Z",
            "31 Feb 2026",
            "2026-13-01",
            "12",
            "Tue, ",
            "1970-01-01",
            "æ2026-ø",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
