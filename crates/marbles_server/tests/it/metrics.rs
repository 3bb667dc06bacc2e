//! What the machine room can count: requests and jobs, and nobody by name.

use marbles_server::{serving::Front, settings::Listening};
use marbles_web::MetricsFor;
use reqwest::{Method, StatusCode};

use crate::{
    company::{ANNA, Browser, on_both},
    starting::House,
};

on_both!(requests_and_jobs_are_counted_and_nobody_is_named, |company| {
    let anna = company.browser(ANNA).await;
    let person = company.person(ANNA).await.to_string();
    anna.get("/today").await;
    anna.get(&format!("/stories/{person}")).await;
    anna.get("/anna@northwind.example").await;
    let metrics = company.visitor().get("/metrics").await;
    metrics
        .says("marbles_request_seconds_bucket{method=\"GET\",route=\"/today\",status=\"2xx\",le=\"0.1\"}")
        .says("route=\"/stories/{id}\",status=\"4xx\"")
        .says("marbles_jobs_due ")
        .says("marbles_jobs_given_up 0")
        .says("process_start_time_seconds ");
    for secret in [person.as_str(), "anna", "Anna", "northwind"] {
        metrics.keeps_quiet_about(secret);
    }
});

on_both!(what_comes_through_a_proxy_counts_nothing, |company| {
    let visitor = company.visitor();
    let passed_on = visitor.request(Method::GET, "/metrics").header("X-Forwarded-For", "203.0.113.9");
    assert_eq!(visitor.send(passed_on).await.status, StatusCode::NOT_FOUND);
});

#[tokio::test]
async fn with_a_token_only_who_shows_it_may_count() {
    let house = House::open("localhost", None, |_| ()).await;
    let address = house.address.clone();
    let front = Front { metrics_for: MetricsFor::Bearer("let me in".into()), ..Front::default() };
    let _folder = house.serve_behind(front, std::future::pending());
    let visitor = Browser::with(&address, reqwest::cookie::Jar::default());
    assert_eq!(visitor.get("/metrics").await.status, StatusCode::NOT_FOUND);
    for (token, status) in [("let me out", StatusCode::NOT_FOUND), ("let me in", StatusCode::OK)] {
        let request = visitor.request(Method::GET, "/metrics").bearer_auth(token);
        assert_eq!(visitor.send(request).await.status, status, "{token}");
    }
}

#[test]
fn a_token_closes_the_metrics_and_openness_must_be_asked_for() {
    let listening = |metrics_token: Option<&str>, metrics_open| Listening {
        listen: ([127, 0, 0, 1], 0).into(),
        trusted_proxy: Vec::new(),
        metrics_token: metrics_token.map(str::to_owned),
        metrics_open,
    };
    assert!(matches!(listening(None, false).front().metrics_for, MetricsFor::ThisMachine));
    assert!(matches!(listening(Some("a"), false).front().metrics_for, MetricsFor::Bearer(_)));
    assert!(matches!(listening(None, true).front().metrics_for, MetricsFor::Everybody));
}
