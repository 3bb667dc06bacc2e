//! Thanks: a line or none for what somebody did visibly, seen by them once on Today, and by nobody else.

use marbles::ids::StoryId;
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const LINE: &str = "This says it better than our brochure.";

/// A post of Anna's own that colleagues may pass on.
async fn passed(company: &Company) -> StoryId {
    let post = company.own_post(ANNA).await;
    company.browser(ANNA).await.post(&format!("/stories/{post}/offer"), &[]).await;
    let bram = company.browser(BRAM).await;
    bram.post(&format!("/stories/{post}/publication"), &[("from", "desk")]).await;
    post
}

on_both!(thanks_are_seen_once_on_today_and_stay_on_my_voice, |company| {
    let post = passed(&company).await;
    let clara = company.browser(CLARA).await;
    clara.get(&format!("/stories/{post}")).await.says("Thank Anna Holm");
    let given = clara.post(&format!("/stories/{post}/thanks"), &[("words", LINE)]).await;
    assert_eq!(given.location(), format!("/stories/{post}"));
    clara
        .get(&format!("/stories/{post}"))
        .await
        .keeps_quiet_about("Thank Anna Holm")
        .says("Only the two of you know");
    let anna = company.browser(ANNA).await;
    anna.get("/today").await.says("Clara Lund thanks you for").says(LINE);
    anna.get("/today").await.keeps_quiet_about(LINE);
    anna.get("/voice").await.says(LINE);
    let told = company.program(ANNA).await.get("/api/v1/me/thanks").await.json();
    assert_eq!((&told["items"][0]["from"], &told["items"][0]["words"]), (&json!("Clara Lund"), &json!(LINE)));
    for other in [BRAM, DAAN, CLARA] {
        let browser = company.browser(other).await;
        for path in ["/today", "/voice", "/desk", "/overview"] {
            browser.get(path).await.keeps_quiet_about(LINE);
        }
        assert_eq!(company.program(other).await.get("/api/v1/me/thanks").await.json()["items"], json!([]));
    }
});

on_both!(thanking_twice_counts_once_and_can_be_undone, |company| {
    let post = passed(&company).await;
    let clara = company.program(CLARA).await;
    let path = format!("/api/v1/stories/{post}/thanks");
    let first = clara.call("POST", &path, json!({})).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    let second = clara.call("POST", &path, json!({ "words": LINE })).await.json();
    assert_eq!(first.json()["id"], second["id"]);
    assert_eq!(company.dig("select words from thanks").await, [LINE]);
    let undo = format!("/api/v1/thanks/{}", second["id"].as_str().expect("an id"));
    let other = company.program(BRAM).await.call("DELETE", &undo, json!({})).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "only who gave them takes them back");
    assert_eq!(clara.call("DELETE", &undo, json!({})).await.status, StatusCode::NO_CONTENT);
    company.browser(ANNA).await.get("/today").await.keeps_quiet_about(LINE);
});

on_both!(nobody_is_thanked_for_what_is_not_to_be_seen, |company| {
    let secret = company.own_post(ANNA).await;
    let nobodys = company.story("The mill turns again", None).await;
    for (who, story) in [(BRAM, secret), (CLARA, secret), (BRAM, nobodys), (ANNA, secret)] {
        let path = format!("/api/v1/stories/{story}/thanks");
        let answer = company.program(who).await.call("POST", &path, json!({})).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who}");
    }
    let post = passed(&company).await;
    let own =
        company.program(ANNA).await.call("POST", &format!("/api/v1/stories/{post}/thanks"), json!({})).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "one does not thank oneself");
    let long = json!({ "words": "x".repeat(501) });
    let path = format!("/api/v1/stories/{post}/thanks");
    let wrong = company.program(CLARA).await.call("POST", &path, long).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = company.stranger().await.call("POST", &path, json!({})).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
});
