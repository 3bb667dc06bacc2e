//! What sources bring: how much at once, for how long, of what kind; and who looks after them.

use jiff::SignedDuration;
use marbles::{
    Marbles,
    fetching::Fetcher,
    stories::sources::{self, Brought, listing},
};
use reqwest::StatusCode;
use serde_json::json;

use crate::{
    company::{ANNA, BRAM, Company, on_both},
    site::{Site, document_of, endless_feed, feed, status},
    sources::{FRIDAY, RSS, THURSDAY, add, anna_sees, health, refresh},
};

/// An archive of a thousand articles, the newest first, all of them years old.
fn archive() -> String {
    let ids: Vec<String> = (0..1000).map(|number| format!("a{number}")).collect();
    let start: jiff::Timestamp = "2012-03-01T08:00:00Z".parse().expect("a timestamp");
    let dates: Vec<String> = (0..1000)
        .map(|number| {
            (start - SignedDuration::from_hours(number)).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
        })
        .collect();
    feed(
        &ids.iter()
            .zip(&dates)
            .map(|(id, date)| (id.as_str(), id.as_str(), id.as_str(), date.as_str()))
            .collect::<Vec<_>>(),
    )
}

on_both!(an_old_archive_brings_its_newest_and_does_not_flood_in, |company| {
    let site = Site::serving(RSS, archive()).await;
    let source = add(&company, &site.url("/feed"), true, 3).await;
    let first = refresh(&company, source).await;
    assert_eq!((first.published, first.waiting, first.passed_over), (3, 50, 947));
    assert_eq!(anna_sees(&company).await, ["a0", "a1", "a2"], "however old they are");
    assert_eq!(
        refresh(&company, source).await,
        Brought::default(),
        "what was passed over does not come back"
    );
    company.advance(SignedDuration::from_hours(24 * 30));
    assert_eq!(anna_sees(&company).await.len(), 0, "they last as long as news");
});

on_both!(the_newest_of_an_old_archive_wait_for_an_editor_who_wants_to_see_them, |company| {
    let site = Site::serving(RSS, archive()).await;
    let source = add(&company, &site.url("/feed"), false, 3).await;
    let first = refresh(&company, source).await;
    assert_eq!((first.published, first.waiting, first.passed_over), (0, 50, 950));
});

on_both!(what_exceeds_the_daily_maximum_waits_for_an_editor, |company| {
    let site = Site::serving(RSS, feed(&[("0", "/0", "Zero", FRIDAY)])).await;
    let source = add(&company, &site.url("/feed"), true, 2).await;
    refresh(&company, source).await;
    let more = feed(&[("0", "/0", "Zero", FRIDAY), ("1", "/1", "One", FRIDAY), ("2", "/2", "Two", THURSDAY)]);
    site.now_answers(move |_| document_of(RSS, more.clone()));
    let second = refresh(&company, source).await;
    assert_eq!((second.published, second.waiting), (1, 1));
    assert_eq!(anna_sees(&company).await, ["One", "Zero"]);
    company.advance(SignedDuration::from_hours(24));
    site.now_answers(|_| document_of(RSS, feed(&[("3", "/3", "Three", FRIDAY)])));
    refresh(&company, source).await;
    assert_eq!(anna_sees(&company).await, ["One", "Three", "Zero"]);
});

on_both!(a_story_ends_by_itself, |company| {
    let site = Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    refresh(&company, source).await;
    assert_eq!(anna_sees(&company).await.len(), 1);
    site.now_answers(|_| status(304, ("etag", "\"1\"")));
    company.advance(SignedDuration::from_hours(24 * 30));
    assert_eq!(anna_sees(&company).await.len(), 0);
});

on_both!(a_page_leads_to_its_feed, |company| {
    let page = "<!doctype html><html><head><title>Northwind</title><link rel=alternate type=application/rss+xml href=/feed.xml></head><body>News</body></html>";
    let site = Site::answering(move |asked| match asked.path.as_str() {
        "/feed.xml" => document_of(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])),
        "/about" => document_of("text/html", "<!doctype html><html><body>About us</body></html>"),
        _ => document_of("text/html", page),
    })
    .await;
    let source = add(&company, &site.url("/news"), false, 5).await;
    assert_eq!(refresh(&company, source).await.waiting, 1);
    let found = health(&company, source).await.source;
    assert_eq!((found.url, found.feed_url), (site.url("/news"), site.url("/feed.xml")));
    refresh(&company, source).await;
    assert_eq!(site.asked().last().expect("a request").path, "/feed.xml", "the page is not asked again");
    let silent = add(&company, &site.url("/about"), false, 5).await;
    assert_eq!(refresh(&company, silent).await.trouble.expect("a trouble").key(), "feed-none-linked");
});

on_both!(a_feed_that_never_ends_is_put_down, |company| {
    let source = add(&company, &endless_feed().await, true, 5).await;
    assert_eq!(refresh(&company, source).await.trouble.expect("a trouble").key(), "fetch-too-large");
});

on_both!(a_private_network_is_closed_unless_it_is_opened, |company| {
    let site = Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    let guarded = Marbles { fetcher: Fetcher::new(false), ..company.marbles.clone() };
    let brought = sources::refresh(&guarded, company.org, source).await.expect("a refresh");
    assert_eq!(brought.trouble.expect("a trouble").key(), "fetch-not-public");
    assert!(site.asked().is_empty());
});

on_both!(every_kind_of_feed_is_read, |company| {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("../marbles/tests/feeds"), root.join("../../../shared/data/feeds")];
    let mut documents = Vec::new();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        documents
            .extend(std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()));
    }
    documents.push(root.join("demo/feed.xml"));
    assert!(documents.len() >= 7, "{documents:?}");
    for path in documents {
        let document = std::fs::read(&path).expect("a document");
        let site = Site::serving("text/xml", document).await;
        let source = add(&company, &site.url("/feed"), false, 100).await;
        let brought = refresh(&company, source).await;
        assert_eq!(brought.trouble, None, "{}", path.display());
        assert!(brought.stories() + brought.passed_over > 0, "{}", path.display());
        assert_eq!(refresh(&company, source).await.stories(), 0, "{}", path.display());
    }
});

on_both!(an_editor_looks_after_sources_on_a_page, |company| {
    let site = Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])).await;
    let browser = company.browser(BRAM).await;
    browser.get("/sources").await.says("No sources yet");
    let wrong = [
        ("url", "not an address"),
        ("publishes", "true"),
        ("daily_maximum", "lots"),
        ("expires_after_days", "30"),
    ];
    let refused = browser.post("/sources", &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("not an address").says("This is not a web address").says("Choose a number from 1 to 100");
    let url = site.url("/feed");
    let right =
        [("url", url.as_str()), ("publishes", "true"), ("daily_maximum", "3"), ("expires_after_days", "30")];
    assert_eq!(browser.post("/sources", &right).await.location(), "/sources");
    browser
        .get("/sources")
        .await
        .says("New stories are out")
        .says("Northwind News")
        .says("It has brought one story.");
    browser.post("/sources", &right).await.says("This address is a source already");
    let mut work = company.work().await;
    let source = listing::list(&mut work, None, 1).await.expect("a list")[0].source.source_id;
    drop(work);
    browser.post(&format!("/sources/{source}/pause"), &[]).await;
    browser.get("/sources").await.says("Paused").says(&format!("/sources/{source}/resume"));
    browser.post(&format!("/sources/{source}/resume"), &[]).await;
    browser.post(&format!("/sources/{source}/refresh"), &[]).await;
    browser.get("/sources").await.says("There is nothing new.");
    browser.get(&format!("/sources/{source}")).await.says(&url);
    browser.get(&format!("/sources/{source}/removal")).await.says("Remove Northwind News?");
    browser.post(&format!("/sources/{source}/removal"), &[]).await;
    browser.get("/sources").await.says("No sources yet");
    assert_eq!(anna_sees(&company).await, ["New blades"], "its stories stay");
});

on_both!(only_editors_of_the_organisation_reach_a_source, |company| {
    let source = add(&company, "https://northwind.example/feed", true, 5).await;
    let address = format!("/api/v1/sources/{source}/refresh");
    assert_eq!(company.browser(ANNA).await.get("/sources").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        company.program(ANNA).await.call("POST", &address, json!({})).await.status,
        StatusCode::FORBIDDEN
    );
    let stranger = company.stranger().await;
    assert_eq!(stranger.call("POST", &address, json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.get("/api/v1/sources").await.json(), json!({ "items": [], "next": null }));
});

on_both!(a_program_adds_and_refreshes_sources, |company| {
    let site =
        Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY), ("2", "/b", "The dike holds", FRIDAY)]))
            .await;
    let program = company.program(BRAM).await;
    let refused = program.call("POST", "/api/v1/sources", json!({ "url": "ftp://northwind.example" })).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.json()["errors"][0]["field"], "url");
    let added =
        program.call("POST", "/api/v1/sources", json!({ "url": site.url("/feed"), "publish": true })).await;
    assert_eq!(added.status, StatusCode::CREATED);
    let id = added.json()["id"].as_str().expect("an id").to_owned();
    let brought = program.call("POST", &format!("/api/v1/sources/{id}/refresh"), json!({})).await.json();
    assert_eq!(
        brought,
        json!({ "brought": 2, "published": 2, "waiting": 0, "passed_over": 0, "problem": null })
    );
    program.call("POST", "/api/v1/sources", json!({ "url": site.url("/other") })).await;
    let first = program.get("/api/v1/sources?limit=1").await.json();
    assert_eq!((&first["items"][0]["brought"], &first["next"]), (&json!(2), &json!(id)));
    let second = program.get(&format!("/api/v1/sources?limit=1&after={id}")).await.json();
    assert_eq!((second["items"].as_array().expect("items").len(), &second["next"]), (1, &json!(null)));
    let removed = program.call("DELETE", &format!("/api/v1/sources/{id}"), json!({})).await;
    assert_eq!(removed.status, StatusCode::NO_CONTENT);
});

#[tokio::test]
async fn a_refresh_by_command_fails_when_a_source_did() {
    use clap::Parser;
    use marbles_server::{commands, settings::CommandLine};

    let company = Company::on_sqlite().await;
    let site = Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])).await;
    let folder = company.marbles.folder.display().to_string();
    let refresh = || {
        let line = [
            "marbles",
            "--data",
            &folder,
            "--allow-private-fetch",
            "source",
            "refresh",
            "--org",
            "northwind",
        ];
        commands::run(CommandLine::try_parse_from(line).expect("a command"))
    };
    add(&company, &site.url("/feed"), true, 5).await;
    refresh().await.expect("a feed that works");
    site.now_answers(|_| status(500, ("content-length", "0")));
    let error = refresh().await.expect_err("a feed that fails");
    assert!(error.to_string().starts_with("1 of 1 sources could not be read"), "{error}");
}
