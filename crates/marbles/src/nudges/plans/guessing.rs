//! Reading a day and a time out of somebody's own words, to rehearse the plan with them.

/// The days of the week in our languages, Monday first.
const DAYS: [[&str; 3]; 7] = [
    ["monday", "maandag", "mandag"],
    ["tuesday", "dinsdag", "tirsdag"],
    ["wednesday", "woensdag", "onsdag"],
    ["thursday", "donderdag", "torsdag"],
    ["friday", "vrijdag", "fredag"],
    ["saturday", "zaterdag", "lørdag"],
    ["sunday", "zondag", "søndag"],
];

/// Moments of a working day by what people call them, in minutes after midnight.
const MOMENTS: [(&str, i64); 12] = [
    ("coffee", 9 * 60),
    ("koffie", 9 * 60),
    ("kaffe", 9 * 60),
    ("train", 8 * 60),
    ("trein", 8 * 60),
    ("toget", 8 * 60),
    ("lunch", 12 * 60),
    ("frokost", 12 * 60),
    ("middag", 12 * 60),
    ("afternoon", 15 * 60),
    ("eftermiddag", 15 * 60),
    ("tea", 15 * 60),
];

/// The day (0 is Monday) that some words name, if they do.
pub fn day(words: &str) -> Option<i64> {
    let words = words.to_lowercase();
    let named = |names: &[&str; 3]| names.iter().any(|name| words.contains(name));
    DAYS.iter().zip(0..).find(|(names, _)| named(names)).map(|(_, day)| day)
}

/// The time of day that some words name, in minutes after midnight, if they do: a clock time, else a moment such as coffee.
pub fn minute(words: &str) -> Option<i64> {
    let words = words.to_lowercase();
    let clock = words
        .split(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
        .map(|part| part.trim_matches(['.', ':']))
        .find_map(clock_time);
    let longest = MOMENTS.iter().filter(|(name, _)| words.contains(name)).max_by_key(|(name, _)| name.len());
    clock.or_else(|| longest.map(|(_, minute)| *minute))
}

/// `9`, `9.30` or `09:30`.
fn clock_time(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_says_its_day_and_time_in_three_languages() {
        let read = |words| (day(words), minute(words));
        assert_eq!(read("On Tuesday with my coffee I look at my three stories"), (Some(1), Some(540)));
        assert_eq!(read("Op donderdag om 9.30 lees ik mijn verhalen"), (Some(3), Some(570)));
        assert_eq!(read("Fredag eftermiddag kigger jeg"), (Some(4), Some(900)));
        assert_eq!(read("Every monday at 16:05"), (Some(0), Some(965)));
        assert_eq!(read("when I feel like it"), (None, None));
        assert_eq!(minute("at 25:00"), None);
    }
}
