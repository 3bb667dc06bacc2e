//! My impact: what my posts brought, honest, and mine alone.

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::company::{ANNA, BRAM, CLARA, DAAN, on_both};

const ADDRESS: &str = "https://northwind.example/news/mill";

on_both!(who_has_not_shared_is_offered_the_next_step, |company| {
    let page = company.browser(ANNA).await.get("/impact").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("Your first post starts it").says("href=\"/today\"");
    let told = company.program(ANNA).await.get("/api/v1/me/impact").await.json();
    assert_eq!(
        told,
        json!({ "people": 0, "clicks": { "human": 0, "preview": 0, "bot": 0, "self": 0 }, "shares": [] })
    );
});

on_both!(people_are_counted_and_machines_are_left_out, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    let path = format!("/go/{}", posted.code);
    let visitor = company.visitor();
    for number in [1, 2, 3, 3] {
        visitor.follows(&path, number).await;
    }
    visitor.send(visitor.request(Method::GET, &path).header("User-Agent", "LinkedInBot/1.0")).await;
    visitor.send(visitor.request(Method::GET, &path).header("User-Agent", "curl/8.5.0")).await;
    let anna = company.browser(ANNA).await;
    anna.follows(&path, 4).await;

    let told = company.program(ANNA).await.get("/api/v1/me/impact").await.json();
    let clicks = json!({ "human": 4, "preview": 1, "bot": 1, "self": 1 });
    assert_eq!((&told["people"], &told["clicks"]), (&json!(3), &clicks));
    assert_eq!(told["shares"][0]["id"], posted.share.to_string());
    assert_eq!((&told["shares"][0]["people"], &told["shares"][0]["clicks"]), (&json!(3), &clicks));
    assert_eq!(told["shares"][0]["network"], "linkedin");

    let page = anna.get("/impact").await;
    page.says("3 people</span> came through your post.")
        .says("The mill turns again")
        .says("LinkedIn")
        .says("4 visits");
    page.says("2 visits by machines are left out")
        .says("<title id=\"weeks-title\">")
        .says("Each marble is one person.");
});

on_both!(nobody_else_sees_my_impact, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    let posted = company.post(company.person(ANNA).await, story, "linkedin").await;
    company.visitor().follows(&format!("/go/{}", posted.code), 1).await;
    for other in [BRAM, CLARA, DAAN] {
        let told = company.program(other).await.get("/api/v1/me/impact").await.json();
        assert_eq!((&told["people"], &told["shares"]), (&json!(0), &json!([])), "{other}");
        company.browser(other).await.get("/impact").await.keeps_quiet_about("The mill");
    }
    let stranger = company.stranger().await.get("/api/v1/me/impact").await.json();
    assert_eq!(stranger["people"], 0);
    assert_eq!(company.visitor().get("/api/v1/me/impact").await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(company.visitor().get("/impact").await.status, StatusCode::SEE_OTHER);
});

on_both!(a_post_that_nobody_followed_yet_is_there_without_blame, |company| {
    let story = company.story("The mill turns again", Some(ADDRESS)).await;
    company.post(company.person(ANNA).await, story, "copy").await;
    let page = company.browser(ANNA).await.get("/impact").await;
    page.says("Nobody has come through yet").says("Copied link").says("no visits yet");
});
