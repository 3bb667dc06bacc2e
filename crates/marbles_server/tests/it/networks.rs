//! The networks as JSON: what each takes, and how long a text is there.

use reqwest::StatusCode;
use serde_json::json;

use crate::company::{ANNA, on_both};

on_both!(each_network_says_what_it_takes_and_how_it_is_shared, |company| {
    let anna = company.program(ANNA).await;
    let networks = anna.get("/api/v1/networks").await.json()["items"].clone();
    let of = |key: &str| {
        let all = networks.as_array().expect("a list");
        all.iter().find(|network| network["key"] == key).unwrap_or_else(|| panic!("no {key}")).clone()
    };
    assert_eq!(
        of("bluesky")["limits"],
        json!({ "text": 300, "unit": "graphemes", "bytes": 3000, "link": null })
    );
    assert_eq!(of("mastodon")["limits"]["link"], 23);
    assert_eq!(of("x")["limits"]["unit"], "weighted");
    assert_eq!(of("x")["sharing"], "prefilled");
    assert_eq!(of("facebook")["sharing"], "pasted");
    assert_eq!(of("copy")["sharing"], "by_hand");
    assert_eq!(of("copy")["limits"]["text"], json!(null));
});

on_both!(each_network_measures_a_text_its_own_way, |company| {
    let anna = company.program(ANNA).await;
    let text = format!("Grüße 👋 read https://northwind.example/{}", "a".repeat(300));
    let measure = |key: &'static str| {
        let (anna, text) = (&anna, &text);
        async move { anna.call("POST", &format!("/api/v1/networks/{key}/measure"), json!({ "text": text })).await }
    };
    let link = text.split(' ').next_back().expect("a link");
    let x = measure("x").await.json();
    assert_eq!(x, json!({ "length": 14 + 23, "limit": 280, "over": 0, "links": [link] }));
    let bluesky = measure("bluesky").await.json();
    let length = text.chars().count();
    assert_eq!(bluesky, json!({ "length": length, "limit": 300, "over": length - 300, "links": [link] }));
    assert_eq!(measure("copy").await.json()["limit"], json!(null));
    assert_eq!(measure("myspace").await.status, StatusCode::NOT_FOUND);
    let wrong = anna.call("POST", "/api/v1/networks/x/measure", json!({ "words": "Hello" })).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
});
