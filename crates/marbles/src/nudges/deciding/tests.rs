//! A million random histories, a few hundred whole lives, and the clock's odd nights; the checks count differently from the decider.

mod lives;
mod luck;

use jiff::{SignedDuration, tz::TimeZone};

use self::luck::{Calendar, Luck, ZONES};
use super::*;
use crate::{
    clock::zone,
    nudges::rhythm::{Hours, Pace, Rhythm, WorkingDays},
};

fn at(text: &str) -> Moment {
    text.parse::<jiff::Timestamp>().map(Moment::from).unwrap()
}

fn hours() -> Hours {
    Hours::usual(zone("Europe/Copenhagen"))
}

fn rhythm(pace: Pace) -> Rhythm {
    Rhythm { pace, ..Rhythm::default() }
}

fn history(sent: &[(&str, Kind, bool)]) -> History {
    let sent = sent.iter().map(|(moment, kind, opened)| Sent {
        at: at(moment),
        day: at(moment).day(&hours().zone),
        kind: *kind,
        opened: *opened,
        held: false,
    });
    History { sent: sent.collect(), fresh_at: at("2026-01-01T00:00:00Z"), empty_at: None }
}

const GOOD: Offer = Offer::AtOnce { worth: 0.8, half_life_hours: 48.0 };
const DIGEST: Offer = Offer::Digest { pieces: 3 };

/// A Wednesday in winter, eleven in the morning in Copenhagen.
const WEDNESDAY: &str = "2026-11-18T10:00:00Z";

fn decided(history: &History, pace: Pace, moment: &str, offer: &Offer) -> Decision {
    decide(history, &rhythm(pace), &hours(), at(moment), offer)
}

#[test]
fn a_million_random_histories_never_break_a_cap() {
    let tries: u64 = 1_000_000;
    let halves = std::thread::scope(|scope| {
        let half = |seed| scope.spawn(move || luck::try_histories(seed, tries / 2));
        [half(1), half(2)].map(|half| half.join().unwrap())
    });
    for (sent, violations) in halves {
        assert!(sent > tries / 100, "only {sent} of {tries} were sent: the histories are too dull");
        assert!(violations.is_empty(), "{} violations, such as {}", violations.len(), violations[0]);
    }
}

#[test]
fn two_hundred_whole_lives_break_no_cap_in_any_window() {
    let calendars: Vec<Calendar> = ZONES.iter().map(|name| Calendar::of(zone(name))).collect();
    let mut luck = Luck(7);
    let mut messages = 0;
    for life in 0..200 {
        messages += lives::live(&mut luck, &calendars[life % calendars.len()]);
    }
    assert!(messages > 2_000, "only {messages} messages in 200 years");
}

#[test]
fn right_away_comes_at_once_and_once_a_week_waits_for_its_day() {
    let nothing = history(&[]);
    assert_eq!(decided(&nothing, Pace::RightAway, WEDNESDAY, &GOOD), Decision::Send);
    for pace in [Pace::Daily, Pace::Weekly, Pace::OnOpen] {
        assert_eq!(decided(&nothing, pace, WEDNESDAY, &GOOD), Decision::Wait(Why::Rhythm));
    }
    // Tuesday at nine is the usual time.
    assert_eq!(decided(&nothing, Pace::Weekly, "2026-11-17T07:59:00Z", &DIGEST), Decision::Wait(Why::Rhythm));
    assert_eq!(decided(&nothing, Pace::Weekly, "2026-11-17T08:00:00Z", &DIGEST), Decision::Send);
    assert_eq!(decided(&nothing, Pace::OnOpen, "2026-11-17T08:00:00Z", &DIGEST), Decision::Wait(Why::Rhythm));
    assert_eq!(
        decided(&nothing, Pace::Weekly, WEDNESDAY, &DIGEST),
        Decision::Send,
        "made up for a day later"
    );
    assert_eq!(decided(&nothing, Pace::Weekly, "2026-11-23T10:00:00Z", &DIGEST), Decision::Wait(Why::Rhythm));
    let empty = History { empty_at: Some(at("2026-11-17T08:00:05Z")), ..nothing.clone() };
    assert_eq!(
        decided(&empty, Pace::Weekly, WEDNESDAY, &DIGEST),
        Decision::Wait(Why::Rhythm),
        "a Tuesday that had nothing to tell is not made up for"
    );
    assert_eq!(decided(&empty, Pace::Weekly, "2026-11-24T08:00:00Z", &DIGEST), Decision::Send);
}

#[test]
fn evenings_and_weekends_are_quiet_in_the_persons_own_zone() {
    let nothing = history(&[]);
    for quiet in
        ["2026-11-18T17:00:00Z", "2026-11-18T06:59:00Z", "2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"]
    {
        assert_eq!(decided(&nothing, Pace::RightAway, quiet, &GOOD), Decision::Wait(Why::Quiet), "{quiet}");
    }
    let auckland = Hours::usual(zone("Pacific/Auckland"));
    let friday_evening_here = at("2026-11-20T21:00:00Z");
    let right_away = rhythm(Pace::RightAway);
    assert_eq!(
        decide(&nothing, &right_away, &auckland, friday_evening_here, &GOOD),
        Decision::Wait(Why::Quiet),
        "it is Saturday there"
    );
    let sunday_evening_here = at("2026-11-22T21:00:00Z");
    assert_eq!(decide(&nothing, &right_away, &auckland, sunday_evening_here, &GOOD), Decision::Send);
    let weekender = Hours { working_days: WorkingDays::from_days([5, 6]), ..hours() };
    assert_eq!(decide(&nothing, &right_away, &weekender, at("2026-11-21T10:00:00Z"), &GOOD), Decision::Send);
}

#[test]
fn one_interruption_a_day_and_three_in_seven_days_even_for_a_campaign() {
    let today = history(&[("2026-11-18T08:00:00Z", Kind::AtOnce, true)]);
    let three = history(&[
        ("2026-11-12T10:00:00Z", Kind::AtOnce, true),
        ("2026-11-13T10:00:00Z", Kind::Campaign, true),
        ("2026-11-16T10:00:00Z", Kind::AtOnce, true),
    ]);
    for offer in [GOOD, Offer::Campaign, Offer::Request] {
        assert_eq!(decided(&today, Pace::RightAway, WEDNESDAY, &offer), Decision::Wait(Why::Budget));
        assert_eq!(decided(&three, Pace::RightAway, WEDNESDAY, &offer), Decision::Wait(Why::Budget));
    }
    assert_eq!(decided(&three, Pace::RightAway, "2026-11-19T09:59:00Z", &GOOD), Decision::Wait(Why::Budget));
    assert_eq!(decided(&three, Pace::RightAway, "2026-11-19T10:00:00Z", &GOOD), Decision::Send);
}

#[test]
fn what_goes_unopened_comes_after_one_two_four_and_eight_working_days() {
    // Thursday; the weekend does not count.
    let mut sent = vec![("2026-06-04T08:00:00Z", Kind::AtOnce, false)];
    for (too_early, next) in [
        ("2026-06-04T09:00:00Z", "2026-06-05T08:00:00Z"),
        ("2026-06-08T08:00:00Z", "2026-06-09T08:00:00Z"),
        ("2026-06-12T08:00:00Z", "2026-06-15T08:00:00Z"),
        ("2026-06-24T08:00:00Z", "2026-06-25T08:00:00Z"),
    ] {
        let before = history(&sent);
        assert_ne!(decided(&before, Pace::RightAway, too_early, &GOOD), Decision::Send, "{too_early}");
        assert_eq!(decided(&before, Pace::RightAway, next, &GOOD), Decision::Send, "{next}");
        sent.push((next, Kind::AtOnce, false));
    }
    assert_eq!(Stage::of(&history(&sent), Pace::RightAway), Stage::Weekly);
    assert_eq!(
        decided(&history(&sent), Pace::RightAway, "2026-07-29T08:00:00Z", &GOOD),
        Decision::Wait(Why::Rhythm)
    );
}

#[test]
fn an_open_halves_the_distance() {
    let unopened = ("2026-06-04T08:00:00Z", Kind::Digest, false);
    let opened = ("2026-06-04T08:00:00Z", Kind::Digest, true);
    let stage = |sent: &[_], pace| Stage::of(&history(sent), pace);
    assert_eq!(stage(&[unopened; 4], Pace::Daily), Stage::Every(8));
    assert_eq!(stage(&[unopened, unopened, unopened, unopened, opened], Pace::Daily), Stage::Every(4));
    assert_eq!(stage(&[unopened, unopened, unopened, opened], Pace::Daily), Stage::Every(2));
    assert_eq!(stage(&[unopened, opened], Pace::Daily), Stage::Every(0));
    let mut weekly = vec![unopened; 6];
    weekly.push(opened);
    assert_eq!(stage(&weekly, Pace::Daily), Stage::Every(2));
}

#[test]
fn after_four_unopened_weeks_comes_one_question_and_then_silence_until_the_person_speaks() {
    let mut sent: Vec<(&str, Kind, bool)> = ["10-20", "10-27", "11-03"]
        .map(|day| (day, Kind::Digest, false))
        .into_iter()
        .map(|(day, kind, opened)| match day {
            "10-20" => ("2026-10-20T08:00:00Z", kind, opened),
            "10-27" => ("2026-10-27T08:00:00Z", kind, opened),
            _ => ("2026-11-03T08:00:00Z", kind, opened),
        })
        .collect();
    let tuesday = "2026-11-10T08:00:00Z";
    assert_eq!(decided(&history(&sent), Pace::Weekly, tuesday, &DIGEST), Decision::Send);
    assert_eq!(
        decided(&history(&sent), Pace::Weekly, tuesday, &Offer::StillUseful),
        Decision::Wait(Why::Silence)
    );
    sent.push((tuesday, Kind::Digest, false));
    let next = "2026-11-17T08:00:00Z";
    assert_eq!(decided(&history(&sent), Pace::Weekly, next, &DIGEST), Decision::Wait(Why::Silence));
    assert_eq!(decided(&history(&sent), Pace::Weekly, next, &Offer::StillUseful), Decision::Send);
    sent.push((next, Kind::StillUseful, false));
    let mut silent = history(&sent);
    for offer in [DIGEST, Offer::StillUseful, Offer::Campaign, Offer::Request, GOOD] {
        assert_eq!(
            decided(&silent, Pace::Weekly, "2027-03-16T08:00:00Z", &offer),
            Decision::Wait(Why::Silence)
        );
    }
    assert_eq!(looking::look_again(&silent, &rhythm(Pace::Weekly), &hours(), at(next)), None);
    silent.fresh_at = at("2026-11-20T09:00:00Z");
    assert_eq!(decided(&silent, Pace::Weekly, "2026-11-24T08:00:00Z", &DIGEST), Decision::Send);
}

#[test]
fn a_story_that_keeps_waits_for_the_digest() {
    let nothing = history(&[]);
    let evergreen = |worth| Offer::AtOnce { worth, half_life_hours: 14.0 * 24.0 };
    assert_eq!(
        decided(&nothing, Pace::RightAway, "2026-11-17T07:30:00Z", &GOOD),
        Decision::Wait(Why::Later),
        "the digest comes in half an hour"
    );
    let monday = "2026-11-16T10:00:00Z";
    assert_eq!(decided(&nothing, Pace::RightAway, monday, &evergreen(0.3)), Decision::Wait(Why::Later));
    assert_eq!(decided(&nothing, Pace::RightAway, monday, &GOOD), Decision::Send);
    let dull = Offer::AtOnce { worth: 0.02, half_life_hours: 48.0 };
    assert_eq!(decided(&nothing, Pace::RightAway, WEDNESDAY, &dull), Decision::Wait(Why::Later));
    let empty = Offer::Digest { pieces: 0 };
    assert_eq!(decided(&nothing, Pace::Weekly, "2026-11-17T08:00:00Z", &empty), Decision::Wait(Why::Later));
}

#[test]
fn a_time_that_the_clock_skips_or_repeats_brings_one_digest() {
    // Half past two in the night of the change: skipped in spring, there twice in autumn.
    let owl = Hours {
        quiet_from: 0,
        quiet_until: 0,
        working_days: WorkingDays::from_days(0..7),
        zone: zone("Europe/Amsterdam"),
    };
    let daily = Rhythm { pace: Pace::Daily, digest_day: 6, digest_minute: 150 };
    for (night, expected) in [("2026-03-28T22:00:00Z", 1), ("2026-10-24T21:00:00Z", 1)] {
        let mut moment = at(night);
        let before =
            Sent { at: moment, day: moment.day(&owl.zone), kind: Kind::Digest, opened: true, held: false };
        let mut past = History { sent: vec![before], fresh_at: at("2026-01-01T00:00:00Z"), empty_at: None };
        // Six hours, minute by minute.
        for _ in 0..360 {
            if decide(&past, &daily, &owl, moment, &DIGEST) == Decision::Send {
                let day = moment.day(&owl.zone);
                past.sent.push(Sent { at: moment, day, kind: Kind::Digest, opened: true, held: false });
            }
            moment = moment + SignedDuration::from_mins(1);
        }
        assert_eq!(past.sent.len() - 1, expected, "{night}");
    }
    let skipped = owl.moment(Day::from(jiff::civil::date(2026, 3, 29)), 150);
    assert_eq!(skipped, at("2026-03-29T01:30:00Z"), "half past two is half past three that night");
}

#[test]
fn looking_again_finds_the_very_moment() {
    let nothing = history(&[]);
    let again = |pace, moment: &str| looking::look_again(&nothing, &rhythm(pace), &hours(), at(moment));
    assert_eq!(again(Pace::Weekly, WEDNESDAY), Some(at("2026-11-24T08:00:00Z")));
    assert_eq!(again(Pace::Daily, "2026-11-20T09:00:00Z"), Some(at("2026-11-23T08:00:00Z")));
    assert_eq!(again(Pace::RightAway, "2026-11-18T20:00:00Z"), Some(at("2026-11-19T07:00:00Z")));
    assert_eq!(again(Pace::OnOpen, WEDNESDAY), None);
    // Over the change to winter time the hour on the wall stays.
    assert_eq!(again(Pace::Weekly, "2026-10-21T10:00:00Z"), Some(at("2026-10-27T08:00:00Z")));
    let utc = Hours::usual(TimeZone::UTC);
    let next = looking::look_again(&nothing, &rhythm(Pace::Weekly), &utc, at(WEDNESDAY));
    assert_eq!(next, Some(at("2026-11-24T09:00:00Z")));
}
