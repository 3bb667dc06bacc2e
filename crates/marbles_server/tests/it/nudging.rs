//! Messages: they come as each person chose, one way only, never twice, and stop in one click.

use jiff::{SignedDuration, Timestamp};
use marbles::{
    clock::Moment,
    ids::StoryId,
    nudges::{
        choosing::{self, Chosen},
        rhythm::Pace,
    },
    stories::{
        audience::Audience,
        editing::{self, Draft},
        publishing,
    },
};
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

/// Moves the clock on to that moment.
pub fn go_to(company: &Company, moment: &str) {
    let then = Moment::from(moment.parse::<Timestamp>().expect("a timestamp"));
    company.advance(then - company.marbles.db.clock.now());
}

/// A Monday, ten in the morning in Copenhagen.
pub const MONDAY: &str = "2026-11-23T09:00:00Z";
/// The day after, a minute past the usual time.
pub const TUESDAY: &str = "2026-11-24T08:01:00Z";

pub async fn prefers(company: &Company, email: &str, pace: Pace) {
    let mut work = company.work_as(email).await;
    let me = work.by.person.expect("a person");
    let before = choosing::of(&mut work, me).await.expect("a rhythm");
    choosing::choose(&mut work, &Chosen { pace, ..before }).await.expect("chosen");
    work.save().await.expect("saved");
}

pub async fn everybody_only_opens_it(company: &Company) {
    for email in [ANNA, BRAM, CLARA, DAAN] {
        prefers(company, email, Pace::OnOpen).await;
    }
}

pub async fn publish(company: &Company, title: &str) -> StoryId {
    let mut work = company.work_as(BRAM).await;
    let draft = Draft {
        url: format!("https://northwind.example/{}", title.to_lowercase().replace(' ', "-")),
        title: title.to_owned(),
        summary: "What we found out, in two sentences.".to_owned(),
        language: "en".to_owned(),
        audience: Audience::Everyone,
        ..Draft::default()
    };
    let story = editing::create(&mut work, &draft).await.expect("a story");
    publishing::publish(&mut work, story).await.expect("published");
    work.save().await.expect("saved");
    story
}

/// Lets the spread of a few minutes go by, and delivers.
pub async fn some_minutes_later(company: &Company) {
    for _ in 0..6 {
        company.do_jobs().await;
        company.advance(SignedDuration::from_secs(60));
    }
    company.do_jobs().await;
}

pub fn letters_to<'a>(letters: &'a [String], email: &str) -> Vec<&'a String> {
    let to = format!("<{email}>");
    letters
        .iter()
        .filter(|letter| letter.lines().any(|line| line.starts_with("To:") && line.contains(&to)))
        .collect()
}

on_both!(whoever_chose_right_away_hears_within_a_minute_and_nobody_else_does, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    prefers(&company, CLARA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    publish(&company, "The flood barrier held").await;
    company.do_jobs().await;
    company.advance(SignedDuration::from_secs(60));
    let letters = company.letters().await;
    let to_anna = letters_to(&letters, ANNA);
    assert_eq!(to_anna.len(), 1, "{letters:?}");
    assert!(to_anna[0].contains("The flood barrier held"));
    assert!(to_anna[0].contains("List-Unsubscribe: <"), "{}", to_anna[0]);
    assert!(to_anna[0].contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert_eq!(letters.len(), 1);
    publish(&company, "A second one the same day").await;
    some_minutes_later(&company).await;
    assert_eq!(company.letters().await.len(), 1, "one interruption a day");
});

on_both!(the_weekly_message_comes_on_its_day_with_what_is_new_and_never_repeats_a_story, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    for title in ["Quiet turbines", "A dike of grass", "Six apprentices"] {
        publish(&company, title).await;
    }
    some_minutes_later(&company).await;
    assert!(company.letters().await.is_empty(), "not before its day");
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    for title in ["Quiet turbines", "A dike of grass", "Six apprentices"] {
        assert!(letters[0].contains(title), "{title}");
    }
    let mut days = 0;
    while days < 6 {
        company.advance(SignedDuration::from_hours(24));
        company.do_jobs().await;
        days += 1;
    }
    publish(&company, "The week after").await;
    company.advance(SignedDuration::from_hours(24));
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 2);
    let second = letters.iter().find(|letter| letter.contains("The week after")).expect("the second one");
    assert!(!second.contains("Quiet turbines"));
});

on_both!(evening_news_come_in_the_morning, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::RightAway).await;
    go_to(&company, "2026-11-25T19:00:00Z");
    publish(&company, "Late news").await;
    some_minutes_later(&company).await;
    assert!(company.letters().await.is_empty(), "it is evening");
    go_to(&company, "2026-11-26T07:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("Late news"));
});

on_both!(after_a_pause_nothing_old_comes, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let anna = company.program(ANNA).await;
    let paused = anna.call("PUT", "/api/v1/me/pause", json!({ "months": 1 })).await;
    assert_eq!(paused.status, StatusCode::OK, "{}", paused.text);
    publish(&company, "During the pause").await;
    go_to(&company, TUESDAY);
    company.do_jobs().await;
    assert!(company.letters().await.is_empty());
    assert_eq!(anna.call("DELETE", "/api/v1/me/pause", json!({})).await.status, StatusCode::NO_CONTENT);
    company.do_jobs().await;
    company.advance(SignedDuration::from_mins(1));
    publish(&company, "After the pause").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("After the pause") && !letters[0].contains("During the pause"));
    for bad in
        [json!({ "months": 2 }), json!({ "until": "2020-01-01" }), json!({}), json!({ "until": "soon" })]
    {
        let answer = anna.call("PUT", "/api/v1/me/pause", bad.clone()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
    let until = anna.call("PUT", "/api/v1/me/pause", json!({ "until": "2027-03-01" })).await;
    assert_eq!(until.json()["paused_until"], "2027-02-28T23:00:00Z", "the day begins in Copenhagen");
});

on_both!(a_pause_that_ends_by_itself_leaves_no_backlog_either, |company| {
    everybody_only_opens_it(&company).await;
    prefers(&company, ANNA, Pace::Weekly).await;
    go_to(&company, MONDAY);
    let anna = company.program(ANNA).await;
    anna.call("PUT", "/api/v1/me/pause", json!({ "until": "2026-12-01" })).await;
    publish(&company, "During the pause").await;
    go_to(&company, "2026-12-01T08:01:00Z");
    company.do_jobs().await;
    assert!(company.letters().await.is_empty());
    publish(&company, "After the pause").await;
    go_to(&company, "2026-12-08T08:01:00Z");
    company.do_jobs().await;
    let letters = company.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(!letters[0].contains("During the pause"));
});

on_both!(a_rhythm_is_chosen_and_what_does_not_hold_is_said_field_by_field, |company| {
    let anna = company.program(ANNA).await;
    let usual = anna.get("/api/v1/me/rhythm").await.json();
    assert_eq!(usual["rhythm"], "weekly");
    assert_eq!(usual["chosen"], false);
    assert_eq!(usual["quiet"], json!({ "from": "18:00", "until": "08:00" }));
    let wish = json!({ "rhythm": "daily", "digest": { "day": "wednesday", "time": "10:30" } });
    let chosen = anna.call("PUT", "/api/v1/me/rhythm", wish).await.json();
    assert_eq!(chosen["rhythm"], "daily");
    assert_eq!(chosen["digest"]["time"], "10:30");
    for (field, wish) in [
        ("rhythm", json!({ "rhythm": "hourly" })),
        ("digest_time", json!({ "digest": { "day": "monday", "time": "20:00" } })),
        ("digest_day", json!({ "rhythm": "weekly", "digest": { "day": "sunday", "time": "10:00" } })),
        ("working_days", json!({ "working_days": [] })),
        ("quiet", json!({ "quiet": { "from": "25:00", "until": "08:00" } })),
        ("channels", json!({ "channels": ["pigeon"] })),
    ] {
        let answer = anna.call("PUT", "/api/v1/me/rhythm", wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    let browser = company.browser(ANNA).await;
    browser.get("/me/rhythm").await.says("Once a day");
    let bad = [("rhythm", "weekly"), ("digest_day", "1"), ("digest_time", "21:00"), ("quiet_from", "18:00")];
    let answer = browser.post("/me/rhythm", &[&bad[..], &[("quiet_until", "08:00")]].concat()).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.says("That time lies in your quiet hours").says("Choose at least one working day").says("21:00");
});
