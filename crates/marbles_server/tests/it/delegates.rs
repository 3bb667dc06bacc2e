//! Delegates: they prepare, only the person confirms, and those two know.

use marbles::ids::PersonId;
use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, Company, DAAN, on_both};

const TEXT: &str = "I stood on the dike last night.";

/// Clara leads, and names Anna; gives their ids.
async fn named(company: &Company) -> (PersonId, PersonId) {
    let (clara, anna) = (company.person(CLARA).await, company.person(ANNA).await);
    let named =
        company.program(CLARA).await.call("PUT", &format!("/api/v1/me/delegates/{anna}"), json!({})).await;
    assert_eq!(named.status, StatusCode::NO_CONTENT, "{}", named.text);
    (clara, anna)
}

async fn prepared(company: &Company, clara: PersonId) -> String {
    let draft = json!({ "text": TEXT, "prepared_for": clara.uuid() });
    let made = company.program(ANNA).await.call("POST", "/api/v1/drafts", draft).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let made = made.json();
    assert_eq!(made["as_who"], "delegate");
    format!("/api/v1/drafts/{}", made["id"].as_str().expect("an id"))
}

on_both!(a_leader_confirms_a_delegates_draft_and_both_are_in_the_log, |company| {
    let (clara_id, anna_id) = named(&company).await;
    let path = prepared(&company, clara_id).await;
    let (anna, clara) = (company.program(ANNA).await, company.program(CLARA).await);
    assert_eq!(anna.call("PUT", &format!("{path}/handover"), json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.call("PUT", &format!("{path}/handover"), json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(clara.get("/api/v1/me/drafts").await.json()["items"][0]["prepared"], true);
    let page = company.browser(CLARA).await.get(&path.replace("/api/v1", "")).await;
    page.says("Anna Holm prepared this for you").says("It is finished");
    let mine = TEXT.replace("last night", "last Sunday");
    clara.call("PATCH", &path, json!({ "text": mine, "version": 1 })).await;
    assert_eq!(
        clara.call("PUT", &format!("{path}/finish"), json!({ "version": 2 })).await.status,
        StatusCode::OK
    );
    let versions = clara.get(&format!("{path}/versions")).await.json();
    let story: Vec<_> = versions["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (&one["cause"], &one["writer"]))
        .collect();
    assert_eq!(
        story,
        [
            (&json!("finished"), &json!("Clara Lund")),
            (&json!("written"), &json!("Clara Lund")),
            (&json!("prepared"), &json!("Anna Holm")),
        ]
    );
    let log = company.dig("select kind from activity where kind like 'draft.%' order by activity_id").await;
    assert_eq!(log, ["draft.prepared", "draft.finished"]);
    for (kind, who) in [("draft.prepared", anna_id), ("draft.finished", clara_id)] {
        let by = company.id(who.uuid());
        let told = company
            .dig(&format!("select kind from activity where kind = '{kind}' and by_person = {by}"))
            .await;
        assert_eq!(told.len(), 1, "{kind} was done by the one who did it");
    }
});

on_both!(a_delegate_neither_finishes_nor_shares_nor_lets_be, |company| {
    let (clara, _) = named(&company).await;
    let path = prepared(&company, clara).await;
    let anna = company.program(ANNA).await;
    for (method, part, body) in [
        ("PUT", "/finish", json!({ "version": 1 })),
        ("DELETE", "/finish", json!({})),
        ("POST", "/readers", json!({ "email": BRAM })),
        ("POST", "/readers", json!({})),
        ("DELETE", "", json!({})),
    ] {
        let refused = anna.call(method, &format!("{path}{part}"), body).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND, "{method} {part}");
    }
    let page = path.replace("/api/v1", "");
    let browser = company.browser(ANNA).await;
    browser.get(&page).await.says("Hand over to Clara Lund").keeps_quiet_about("It is finished");
    let sly = browser.post(&page, &[("text", TEXT), ("version", "1"), ("then", "finish")]).await;
    assert_eq!(sly.status, StatusCode::NOT_FOUND);
    assert_eq!(anna.get(&path).await.json()["finished_at"], json!(null));
});

on_both!(who_is_no_delegate_prepares_nothing_and_who_was_one_sees_nothing, |company| {
    let (clara, anna) = named(&company).await;
    let path = prepared(&company, clara).await;
    let bram = company.program(BRAM).await;
    let refused =
        bram.call("POST", "/api/v1/drafts", json!({ "text": TEXT, "prepared_for": clara.uuid() })).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let leader = company.program(CLARA).await;
    leader.call("DELETE", &format!("/api/v1/me/delegates/{anna}"), json!({})).await;
    let was = company.program(ANNA).await;
    assert_eq!(was.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(was.get(&format!("{path}/versions")).await.status, StatusCode::NOT_FOUND);
    let refused =
        was.call("POST", "/api/v1/drafts", json!({ "text": TEXT, "prepared_for": clara.uuid() })).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    company.browser(ANNA).await.get("/voice").await.keeps_quiet_about("dike");
    assert_eq!(leader.get(&path).await.json()["text"], TEXT, "what was prepared stays the leader's");
});

on_both!(nobody_else_knows_who_prepares_for_whom, |company| {
    let (clara, anna) = named(&company).await;
    let path = prepared(&company, clara).await;
    let daan = company.program(DAAN).await;
    assert_eq!(
        daan.get("/api/v1/me/delegates").await.json(),
        json!({ "delegates": [], "i_prepare_for": [] })
    );
    let leader = company.program(CLARA).await;
    leader.call("POST", &format!("{path}/readers"), json!({ "email": BRAM })).await;
    let reader = company.browser(BRAM).await.get(&path.replace("/api/v1", "")).await;
    reader.says("Clara Lund").keeps_quiet_about("Anna");
    let own = company.program(ANNA).await.get("/api/v1/me/delegates").await.json();
    assert_eq!(own["i_prepare_for"][0]["id"], clara.to_string());
    let page = company.browser(CLARA).await.get("/voice/delegates").await;
    page.says("Anna Holm");
    let mut told = company.browser(CLARA).await.post("/voice/delegates", &[("search", "Clara")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is their own delegate");
    told = company.browser(CLARA).await.post(&format!("/voice/delegates/{anna}/end"), &[]).await;
    assert_eq!(told.location(), "/voice/delegates");
});

on_both!(naming_a_delegate_does_not_tell_who_takes_part, |company| {
    company.plant("update people set left_at = joined_at where email = 'daan@northwind.example'").await;
    company.plant("update people set joined_at = null where email = 'anna@northwind.example'").await;
    let (clara, browser) = (company.program(CLARA).await, company.browser(CLARA).await);
    let anna = company.person(ANNA).await;
    let by_id = clara.call("PUT", &format!("/api/v1/me/delegates/{anna}"), json!({})).await;
    assert_eq!(by_id.status, StatusCode::NO_CONTENT, "{}", by_id.text);
    let by_name = browser.post("/voice/delegates", &[("search", "Visser")]).await;
    assert_eq!(by_name.location(), "/voice/delegates");
    let by_address = browser.post("/voice/delegates", &[("search", "bram@")]).await;
    assert_eq!(by_address.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is found by an address");
    browser.get("/voice/delegates").await.says("Anna Holm").says("Daan Visser");
});

on_both!(nobody_confirms_what_a_delegate_wrote_since_they_looked, |company| {
    let (clara_id, _) = named(&company).await;
    let path = prepared(&company, clara_id).await;
    let (anna, clara) = (company.program(ANNA).await, company.program(CLARA).await);
    let longer = format!("I, a leader. {TEXT}");
    anna.call("PATCH", &path, json!({ "text": longer, "version": 1 })).await;
    let late = clara.call("PUT", &format!("{path}/finish"), json!({ "version": 1 })).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    assert_eq!((&late.json()["text"], &late.json()["finished_at"]), (&json!(longer), &json!(null)));
    let blind = clara.call("PUT", &format!("{path}/finish"), json!({})).await;
    assert!(blind.status.is_client_error(), "the version that was seen belongs to it");
    let page = path.replace("/api/v1", "");
    let browser = company.browser(CLARA).await;
    let changed = TEXT.replace("last night", "last Sunday");
    let merged =
        browser.post(&page, &[("text", changed.as_str()), ("version", "1"), ("then", "finish")]).await;
    merged.says("look once more").says("I, a leader.").says("last Sunday");
    let now = clara.get(&path).await.json();
    assert_eq!(now["finished_at"], json!(null));
    let whole = now["text"].as_str().expect("a text").to_owned();
    assert!(whole.contains("I, a leader.") && whole.contains("last Sunday"), "both are kept: {whole}");
    let version = now["version"].to_string();
    browser.post(&page, &[("text", whole.as_str()), ("version", version.as_str()), ("then", "finish")]).await;
    assert_ne!(clara.get(&path).await.json()["finished_at"], json!(null));
});
