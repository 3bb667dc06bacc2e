//! What programs are told when something does not hold: problem documents, whatever went wrong.

use reqwest::{Method, StatusCode, header};
use serde_json::json;

use crate::company::{ANNA, Answer, DAAN, on_both};

const SHARES: &str = "/api/v1/stories/00000000-0000-7000-8000-000000000000/shares";

#[track_caller]
fn is_a_problem(answer: &Answer, status: StatusCode) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
    assert_eq!(answer.json()["status"], status.as_u16());
}

on_both!(a_body_is_checked_field_by_field, |company| {
    let anna = company.program(ANNA).await;
    let wrong = [
        (json!({ "network": "linkedin" }), "text"),
        (json!({ "network": 5, "text": "Wind" }), "network"),
        (json!([]), ""),
    ];
    for (body, field) in wrong {
        let answer = anna.call("POST", SHARES, body).await;
        is_a_problem(&answer, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.json()["errors"][0]["field"], field);
        assert!(answer.json()["errors"][0]["problem"].as_str().is_some_and(|words| words.ends_with('.')));
    }
    let post = |kind: &str, body: String| {
        anna.request(Method::POST, SHARES).header(header::CONTENT_TYPE, kind).body(body)
    };
    is_a_problem(&anna.send(post("application/json", "{".to_owned())).await, StatusCode::BAD_REQUEST);
    is_a_problem(&anna.send(post("text/plain", "{}".to_owned())).await, StatusCode::UNPROCESSABLE_ENTITY);
    let large = format!("{{\"text\":\"{}\"}}", "a".repeat(2 * 1024 * 1024));
    is_a_problem(&anna.send(post("application/json", large)).await, StatusCode::UNPROCESSABLE_ENTITY);
});

on_both!(an_id_that_is_none_is_not_here, |company| {
    is_a_problem(&company.program(ANNA).await.get("/api/v1/stories/nothing").await, StatusCode::NOT_FOUND);
    let page = company.browser(DAAN).await.get("/groups/nothing").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.says("There is nothing here");
});

on_both!(what_another_site_sends_is_refused_in_words, |company| {
    let from_elsewhere = |path: &str| {
        let request = company.visitor().request(Method::POST, path);
        request.header("sec-fetch-site", "cross-site").json(&json!({}))
    };
    is_a_problem(&company.visitor().send(from_elsewhere("/api/v1/topics")).await, StatusCode::FORBIDDEN);
    let page = company.visitor().send(from_elsewhere("/sign-in")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    page.says("This is not open to you");
});
