//! What the machine room can count: requests and jobs, and nobody by name.

use crate::company::{ANNA, on_both};

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
