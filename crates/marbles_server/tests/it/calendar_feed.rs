//! The calendar feed: a secret address for its owner, closed and renewed at will.

use jiff::SignedDuration;
use reqwest::StatusCode;

use crate::company::{ANNA, BRAM, Company, DAAN, on_both};

async fn plan(company: &Company, words: &str, day: i64, minute: i64) {
    let (org, anna) = (company.id(company.org.uuid()), company.id(company.person(ANNA).await.uuid()));
    let now = company.now().micros();
    let words = if words.is_empty() { "null".to_owned() } else { format!("'{words}'") };
    company
        .plant(&format!(
            "delete from plans where person_id = {anna};
             insert into plans (org_id, person_id, words, day, minute, answered_at)
             values ({org}, {anna}, {words}, {day}, {minute}, {now})"
        ))
        .await;
}

/// The path of Anna's feed, as her page shows it.
async fn address(company: &Company) -> String {
    let page = company.browser(ANNA).await.get("/me/channels").await.text;
    let from = page.find("value=\"http://localhost").expect("an address") + 7;
    let address = page[from..].split('"').next().expect("its end");
    address[address.find("/calendar/").expect("a path")..].to_owned()
}

fn sequence(feed: &str) -> i64 {
    let line = feed.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).expect("a sequence");
    line.trim().parse().expect("a number")
}

on_both!(my_ten_minutes_are_in_my_calendar_by_a_secret_address, |company| {
    plan(&company, "On Tuesday with my coffee", 1, 570).await;
    let anna = company.browser(ANNA).await;
    assert_eq!(anna.post("/me/calendar", &[]).await.status, StatusCode::SEE_OTHER);
    let address = address(&company).await;
    let feed = company.visitor().get(&address).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    feed.says("DTSTART;TZID=Europe/Copenhagen:20261124T093000\r\n").says("RRULE:FREQ=WEEKLY;BYDAY=TU\r\n");
    feed.says("On Tuesday with my coffee").says("SUMMARY:Ten minutes for my stories");
    company.browser(BRAM).await.get("/me/channels").await.keeps_quiet_about("/calendar/");
    let first = sequence(&feed.text);
    company.advance(SignedDuration::from_hours(1));
    plan(&company, "On Friday", 4, 9 * 60).await;
    let changed = company.visitor().get(&address).await;
    changed.says("20261127T090000");
    assert!(sequence(&changed.text) > first, "calendars take the newer one");
    company.advance(SignedDuration::from_hours(1));
    plan(&company, "", 4, 9 * 60).await;
    company.visitor().get(&address).await.says("STATUS:CANCELLED");
});

on_both!(an_address_that_was_renewed_or_closed_opens_nothing, |company| {
    let anna = company.browser(ANNA).await;
    anna.post("/me/calendar", &[]).await;
    let first = address(&company).await;
    anna.post("/me/calendar", &[]).await;
    let second = address(&company).await;
    assert_ne!(first, second);
    assert_eq!(company.visitor().get(&first).await.status, StatusCode::NOT_FOUND);
    company.visitor().get(&second).await.says("BEGIN:VCALENDAR").keeps_quiet_about("VEVENT");
    let stranger = company.stranger().await;
    assert_eq!(stranger.get(&second).await.status, StatusCode::NOT_FOUND, "in another organisation");
    anna.post("/me/calendar/off", &[]).await;
    assert_eq!(company.visitor().get(&second).await.status, StatusCode::NOT_FOUND);
    assert_eq!(company.visitor().get("/calendar/guessed.ics").await.status, StatusCode::NOT_FOUND);
});

on_both!(a_pause_is_kept_free_and_whoever_left_the_company_has_no_feed, |company| {
    plan(&company, "On Tuesday", 1, 570).await;
    let anna = company.browser(ANNA).await;
    anna.post("/me/calendar", &[]).await;
    let address = address(&company).await;
    anna.post("/me/pause", &[("length", "month")]).await;
    company.visitor().get(&address).await.says("20261222T093000");
    let person = company.person(ANNA).await;
    company.browser(DAAN).await.post(&format!("/people/{person}/departure"), &[]).await;
    assert_eq!(company.visitor().get(&address).await.status, StatusCode::NOT_FOUND);
});
