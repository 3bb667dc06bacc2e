//! What came of it: one tap, a journal that only its owner reads, and no figure for anybody else.

use jiff::SignedDuration;
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, DAAN, on_both};

const LINE: &str = "A man from Aarhus asked how we did it.";

on_both!(one_tap_is_kept_in_my_journal_and_can_be_undone, |company| {
    let post = company.own_post(ANNA).await;
    let posted = company.post(company.person(ANNA).await, post, "linkedin").await;
    let anna = company.browser(ANNA).await;
    let share = anna.get(&format!("/shares/{}", posted.share)).await;
    share.says("What came of it?").says("It is in no report");
    let path = format!("/shares/{}/outcomes", posted.share);
    let told = anna.post(&path, &[("kind", "conversation"), ("words", LINE), ("from", "voice")]).await;
    assert_eq!(told.location(), "/voice");
    let voice = anna.get("/voice").await;
    voice.says("A conversation").says(LINE).says("/undo");
    anna.get("/voice/journal").await.says(LINE).says("The pump was silent").says("LinkedIn");
    let journal = company.program(ANNA).await.get("/api/v1/me/outcomes").await.json();
    assert_eq!(
        (&journal["items"][0]["kind"], &journal["items"][0]["words"]),
        (&json!("conversation"), &json!(LINE))
    );
    let undo = format!("/outcomes/{}/undo", journal["items"][0]["id"].as_str().expect("an id"));
    anna.post(&undo, &[]).await;
    anna.get("/voice/journal").await.keeps_quiet_about(LINE);
    assert_eq!(
        company.dig("select kind from activity where kind = 'outcome.told'").await,
        Vec::<String>::new()
    );
});

on_both!(what_came_of_it_is_nobody_elses, |company| {
    let post = company.own_post(ANNA).await;
    let posted = company.post(company.person(ANNA).await, post, "linkedin").await;
    let anna = company.program(ANNA).await;
    let body = json!({ "share_id": posted.share.to_string(), "kind": "lead", "words": LINE });
    let told = anna.call("POST", "/api/v1/me/outcomes", body.clone()).await;
    assert_eq!(told.status, StatusCode::CREATED, "{}", told.text);
    let id = told.json()["id"].as_str().expect("an id").to_owned();
    for other in [BRAM, CLARA, DAAN] {
        let program = company.program(other).await;
        assert_eq!(program.get("/api/v1/me/outcomes").await.json()["items"], json!([]));
        let gone = program.call("DELETE", &format!("/api/v1/me/outcomes/{id}"), json!({})).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let mine = program.call("POST", "/api/v1/me/outcomes", body.clone()).await;
        assert_eq!(mine.status, StatusCode::NOT_FOUND, "she tells of her posts herself");
        let browser = company.browser(other).await;
        for path in ["/voice/journal", "/overview", "/desk", "/impact", "/me/export"] {
            browser.get(path).await.keeps_quiet_about(LINE);
        }
    }
    let details = company.dig("select cast(detail as text) from activity where kind = 'outcome.told'").await;
    assert_eq!(details, ["{}"], "that something was told, and never what");
    let words = "select words from outcomes";
    assert_eq!(company.dig(words).await, [LINE]);
    let person = company.person(ANNA).await;
    company.browser(DAAN).await.post(&format!("/people/{person}/erasure"), &[]).await;
    assert_eq!(company.dig(words).await, Vec::<String>::new());
});

on_both!(it_is_asked_once_after_some_working_days, |company| {
    // The company's clock stands on a Saturday.
    let post = company.own_post(ANNA).await;
    let posted = company.post(company.person(ANNA).await, post, "linkedin").await;
    let anna = company.browser(ANNA).await;
    let ask = "What came of it?";
    anna.get("/voice").await.keeps_quiet_about(ask);
    company.advance(SignedDuration::from_hours(24 * 3));
    let anna = company.browser(ANNA).await;
    anna.get("/voice").await.keeps_quiet_about(ask);
    company.advance(SignedDuration::from_hours(24));
    let anna = company.browser(ANNA).await;
    anna.get("/voice").await.says(ask).says("Nothing yet");
    anna.get("/impact").await.says(ask);
    let path = format!("/shares/{}/outcomes", posted.share);
    anna.post(&path, &[("kind", "nothing")]).await;
    anna.get("/voice").await.keeps_quiet_about("Nothing yet");
    anna.get("/voice/journal").await.keeps_quiet_about("The pump was silent");
    anna.post(&path, &[("kind", "invitation")]).await;
    let told = company.dig("select kind from outcomes").await;
    assert_eq!(told, ["invitation"], "nothing yet gives way to what comes later");
});

on_both!(what_cannot_be_read_is_answered_and_not_lost, |company| {
    let post = company.own_post(ANNA).await;
    let posted = company.post(company.person(ANNA).await, post, "linkedin").await;
    let path = format!("/shares/{}/outcomes", posted.share);
    let anna = company.browser(ANNA).await;
    let wrong = anna.post(&path, &[("kind", "fame"), ("words", LINE)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Choose what came of it").says(LINE);
    let long = "x".repeat(1_001);
    let wrong = anna.post(&path, &[("kind", "lead"), ("words", &long)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("longer than");
});
