//! Small steps and plans: one next step, gently, and a plan in one's own words that becomes the rhythm.

use jiff::SignedDuration;
use marbles::nudges::rhythm::Pace;
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    company::{ANNA, BRAM, CLARA, on_both},
    nudging::{
        MONDAY, TUESDAY, everybody_only_opens_it, go_to, letters_to, prefers, publish, some_minutes_later,
    },
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

on_both!(a_plan_is_made_seen_and_taken_back_as_json_by_its_maker_alone, |company| {
    let anna = company.program(ANNA).await;
    assert_eq!(anna.get("/api/v1/me/plan").await.status, StatusCode::NOT_FOUND);
    let plan = json!({ "words": "On Thursday with my lunch I look at my stories",
        "when": { "day": "thursday", "time": "12:00" } });
    let made = anna.call("PUT", "/api/v1/me/plan", plan.clone()).await;
    assert_eq!((made.status, made.json()), (StatusCode::OK, plan.clone()));
    assert_eq!(anna.get("/api/v1/me/plan").await.json(), plan);
    let rhythm = anna.get("/api/v1/me/rhythm").await.json();
    assert_eq!(rhythm["digest"], plan["when"], "it is the rhythm");
    let bram = company.program(BRAM).await;
    assert_eq!(bram.get("/api/v1/me/plan").await.status, StatusCode::NOT_FOUND, "hers alone");
    for (field, wish) in [
        ("digest_day", json!({ "words": "Soon", "when": { "day": "someday", "time": "12:00" } })),
        ("digest_time", json!({ "words": "Soon", "when": { "day": "monday", "time": "23:00" } })),
        ("words", json!({ "words": " ", "when": { "day": "monday", "time": "12:00" } })),
    ] {
        let answer = anna.call("PUT", "/api/v1/me/plan", wish).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        assert_eq!(answer.json()["errors"][0]["field"], field);
    }
    assert_eq!(anna.call("DELETE", "/api/v1/me/plan", json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.get("/api/v1/me/plan").await.status, StatusCode::NOT_FOUND);
});

on_both!(
    the_weekly_message_ends_with_the_next_step_unless_it_rests_and_other_messages_carry_none,
    |company| {
        everybody_only_opens_it(&company).await;
        prefers(&company, ANNA, Pace::Weekly).await;
        prefers(&company, BRAM, Pace::Weekly).await;
        prefers(&company, CLARA, Pace::RightAway).await;
        let bram = company.program(BRAM).await;
        assert_eq!(bram.call("DELETE", "/api/v1/me/step", json!({})).await.status, StatusCode::NO_CONTENT);
        go_to(&company, MONDAY);
        publish(&company, "The flood barrier held").await;
        some_minutes_later(&company).await;
        go_to(&company, TUESDAY);
        let letters = company.letters().await;
        let to = |email: &str| letters_to(&letters, email)[0];
        assert!(to(ANNA).contains("a small next step: Read one story"), "{}", to(ANNA));
        assert!(to(ANNA).contains("/today"));
        let (step, why) = (to(ANNA).find("small next step"), to(ANNA).find("This comes once a week"));
        assert!(step < why, "the last line before why it comes");
        assert!(!to(BRAM).contains("small next step"), "it rests");
        assert!(!to(CLARA).contains("small next step"), "one story, and nothing beside it");
    }
);
