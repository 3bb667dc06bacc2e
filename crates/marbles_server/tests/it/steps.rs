//! Small steps and plans: one next step, gently, and a plan in one's own words that becomes the rhythm.

use jiff::SignedDuration;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    company::{ANNA, on_both},
    nudging::publish,
};

on_both!(a_small_step_is_one_goes_up_and_rests_when_refused, |company| {
    let anna = company.program(ANNA).await;
    let step = anna.get("/api/v1/me/step").await.json();
    assert_eq!(step["step"], "read");
    let story = publish(&company, "The flood barrier held").await;
    company.browser(ANNA).await.get(&format!("/stories/{story}")).await;
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], "topics");
    assert_eq!(anna.call("DELETE", "/api/v1/me/step", json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], json!(null));
    company.advance(SignedDuration::from_hours(24 * 31));
    assert_eq!(anna.get("/api/v1/me/step").await.json()["step"], "topics", "the same one, later");
    let share = json!({ "network": "linkedin", "text": "My own words about it" });
    let share = anna.call("POST", &format!("/api/v1/stories/{story}/shares"), share).await.json();
    let confirm = format!("/api/v1/shares/{}/confirmation", share["id"].as_str().expect("an id"));
    anna.call("PUT", &confirm, json!({})).await;
    let step = anna.get("/api/v1/me/step").await.json();
    assert_eq!(step["step"], "topics", "up, and never down");
    assert_eq!(step["active_weeks"], 1);
});

on_both!(a_plan_is_rehearsed_and_becomes_the_rhythm, |company| {
    let anna = company.browser(ANNA).await;
    let words = "On Thursday with my lunch I look at my stories";
    let back = anna.post("/me/plan", &[("words", words)]).await;
    back.says(words).says("12:00").says("<option value=\"3\" selected>Thursday");
    let made = anna.post("/me/plan", &[("words", words), ("day", "3"), ("time", "12:00")]).await;
    assert_eq!(made.location(), "/today");
    let rhythm = company.program(ANNA).await.get("/api/v1/me/rhythm").await.json();
    assert_eq!(rhythm["digest"], json!({ "day": "thursday", "time": "12:00" }));
    anna.get("/me").await.says(words);
    let night = anna.post("/me/plan", &[("words", words), ("day", "3"), ("time", "23:00")]).await;
    assert_eq!(night.status, StatusCode::UNPROCESSABLE_ENTITY);
    night.says("That time lies in your quiet hours");
});
