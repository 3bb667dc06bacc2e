//! When to look again at somebody to whom nothing goes out now.

use jiff::SignedDuration;

use super::{History, is_daily, patience::Stage};
use crate::{
    clock::{Day, Moment},
    nudges::rhythm::{Hours, Pace, Rhythm, Wall, weekday_of},
};

/// The next moment at which something might go out; none when nothing will until the person chooses otherwise.
pub fn look_again(history: &History, rhythm: &Rhythm, hours: &Hours, moment: Moment) -> Option<Moment> {
    let stage = Stage::of(history, rhythm.pace);
    if rhythm.pace == Pace::OnOpen || stage == Stage::Silent || hours.working_days.is_empty() {
        return None;
    }
    let wall = hours.wall(moment);
    let (day, minute) = next_slot(rhythm, stage, hours, wall);
    let slot = hours.moment(day, minute);
    let may_come_any_time = rhythm.pace == Pace::RightAway && matches!(stage, Stage::Every(_));
    let next = if may_come_any_time || hours.is_quiet(wall) {
        let (day, minute) = next_opening(hours, wall);
        slot.min(hours.moment(day, minute))
    } else {
        slot
    };
    // A clock change may bring a time of day that has been already.
    Some(next.max(moment + SignedDuration::from_mins(1)))
}

/// When quiet ends next.
pub fn opening(hours: &Hours, moment: Moment) -> Moment {
    let (day, minute) = next_opening(hours, hours.wall(moment));
    hours.moment(day, minute)
}

/// The next set time after now: its day and its minute.
pub(super) fn next_slot(rhythm: &Rhythm, stage: Stage, hours: &Hours, wall: Wall) -> (Day, i64) {
    let minute = rhythm.digest_minute;
    let is_over = i64::from(wall.minute >= minute);
    if is_daily(rhythm, stage) {
        let day = (0..8).map(|days| wall.day.plus(is_over + days));
        let day = day.into_iter().find(|day| hours.working_days.has(weekday_of(*day)));
        return (day.unwrap_or(wall.day.plus(1)), minute);
    }
    let days = (rhythm.digest_day - wall.weekday).rem_euclid(7);
    let days = if days == 0 && is_over == 1 { 7 } else { days };
    (wall.day.plus(days), minute)
}

/// The next time that quiet ends.
fn next_opening(hours: &Hours, wall: Wall) -> (Day, i64) {
    let ends_today = hours.working_days.has(wall.weekday)
        && hours.is_quiet_at(wall.minute)
        && wall.minute < hours.quiet_until;
    if ends_today {
        return (wall.day, hours.quiet_until);
    }
    let days = (1..8).map(|days| wall.day.plus(days));
    let day = days.into_iter().find(|day| hours.working_days.has(weekday_of(*day)));
    let minute = if hours.is_quiet_at(0) { hours.quiet_until } else { 0 };
    (day.unwrap_or(wall.day.plus(1)), minute)
}
