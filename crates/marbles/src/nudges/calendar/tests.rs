//! The feed read by a parser that others wrote, and kept as an example that the journeys read with another one.

use icalendar::Component;
use jiff::{
    Timestamp,
    civil::{date, time},
};

use super::*;
use crate::clock::zone;

fn feed() -> Feed {
    let changed: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
    Feed {
        of: Uuid::from_u128(0x0193_5000_0000_7000_8000_0000_0000_0007),
        zone: zone("Europe/Copenhagen"),
        zone_name: "Europe/Copenhagen".to_owned(),
        name: "Marbles · Northwind Wind & Water".to_owned(),
        title: "Ten minutes for my stories; with coffee, of course".to_owned(),
        text: "På tirsdag med min kaffe ser jeg på mine tre historier.\nC:\\ is a path, and 🎾 stays whole wherever the line is folded.".to_owned(),
        url: "https://marbles.northwind.example/today".to_owned(),
        plan: Some(Minutes {
            on: Weekday::Tuesday,
            at: time(9, 30, 0, 0),
            minutes: 10,
            since: date(2026, 11, 21),
            revision: 2,
            changed_at: Moment::from(changed),
            is_over: false,
        }),
    }
}

#[test]
fn another_parser_reads_what_was_meant() {
    let feed = feed();
    let read: icalendar::Calendar = feed.written().parse().unwrap();
    assert_eq!(read.property_value("VERSION"), Some("2.0"));
    let event = read.events().next().unwrap();
    assert_eq!(event.get_summary(), Some(feed.title.as_str()));
    assert_eq!(event.get_description(), Some(feed.text.as_str()));
    assert_eq!(event.get_sequence(), Some(2));
    assert_eq!(event.property_value("RRULE"), Some("FREQ=WEEKLY;BYDAY=TU"));
    let start = format!("{:?}", event.get_start().unwrap());
    assert!(start.contains("2026-11-24T09:30:00") && start.contains("Europe/Copenhagen"), "{start}");
}

#[test]
fn every_line_ends_as_it_must_and_is_short() {
    let written = feed().written();
    assert!(written.ends_with("END:VCALENDAR\r\n"));
    assert!(!written.replace("\r\n", "").contains(['\r', '\n']));
    assert!(written.split("\r\n").all(|line| line.len() <= 75));
    assert!(written.split("\r\n").any(|line| line.starts_with(' ')), "something was folded");
}

#[test]
fn a_plan_given_up_is_taken_out_and_no_plan_is_an_empty_calendar() {
    let mut feed = feed();
    feed.plan.as_mut().unwrap().is_over = true;
    assert!(feed.written().contains("STATUS:CANCELLED\r\n"));
    feed.plan = None;
    assert!(!feed.written().contains("VEVENT"));
    assert!(feed.written().parse::<icalendar::Calendar>().is_ok());
}

#[test]
fn nobody_can_write_an_event_of_their_own_into_it() {
    let mut feed = feed();
    feed.name = "x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT".to_owned();
    feed.title = "\u{7}\rBEGIN:VALARM\nURL:https://elsewhere.example".to_owned();
    let written = feed.written();
    assert!(!written.contains("\r\nBEGIN:VALARM") && !written.contains("\r\nURL:https://elsewhere"));
    assert_eq!(written.matches("\r\nBEGIN:VEVENT").count(), 1);
}

/// `e2e/calendar.test.mjs` reads the same file and finds the ten minutes at half past nine, summer and winter.
#[test]
fn the_example_for_the_journeys_is_what_is_written() {
    let kept = include_str!("example.ics");
    assert_eq!(feed().written(), kept, "write the new feed into example.ics when the change is meant");
}
