//! Sources: what a site tells becomes stories, once, politely, and whatever the site does.

use axum::{body::Body, http::Response};
use jiff::SignedDuration;
use marbles::{
    ids::SourceId,
    stories::{
        feed as today,
        sources::{
            self, Brought,
            adding::{self, Wish},
            listing::{self, Listed},
        },
    },
};

use crate::{
    company::{ANNA, BRAM, Company, on_both},
    site::{Asked, Site, document_of, feed, status},
};

pub const RSS: &str = "application/rss+xml";
pub const FRIDAY: &str = "Fri, 20 Nov 2026 08:00:00 GMT";
pub const THURSDAY: &str = "Thu, 19 Nov 2026 08:00:00 GMT";
const SPRING: &str = "Wed, 15 Apr 2026 08:00:00 GMT";

pub async fn add(company: &Company, url: &str, publishes: bool, daily_maximum: i64) -> SourceId {
    let mut work = company.work().await;
    let wish = Wish { url: url.to_owned(), publishes, daily_maximum, ..Wish::default() };
    let source = adding::add(&mut work, &wish).await.expect("a source");
    work.save().await.expect("saved");
    source
}

pub async fn refresh(company: &Company, source: SourceId) -> Brought {
    sources::refresh(&company.marbles, company.org, source).await.expect("a refresh")
}

pub async fn health(company: &Company, source: SourceId) -> Listed {
    let mut work = company.work().await;
    let all = listing::list(&mut work, None, 100).await.expect("a list");
    all.into_iter().find(|listed| listed.source.source_id == source).expect("the source")
}

pub async fn anna_sees(company: &Company) -> Vec<String> {
    let mut work = company.work_as(ANNA).await;
    let picks = today::today(&mut work, &company.marbles).await.expect("a day");
    let mut titles: Vec<String> = picks.into_iter().map(|pick| pick.candidate.title).collect();
    titles.sort();
    titles
}

fn tagged(asked: &Asked, document: &str) -> Response<Body> {
    if asked.header("if-none-match") == Some("\"one\"") {
        return status(304, ("etag", "\"one\""));
    }
    let mut response = document_of(RSS, document.to_owned());
    response.headers_mut().insert("etag", "\"one\"".parse().expect("a value"));
    response
}

on_both!(a_feed_brings_its_stories_once_and_is_asked_politely, |company| {
    let document =
        feed(&[("1", "/blades", "New blades", FRIDAY), ("2", "/dike", "The dike holds", THURSDAY)]);
    let site = Site::answering(move |asked| tagged(asked, &document)).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    assert_eq!(refresh(&company, source).await.published, 2);
    assert_eq!(refresh(&company, source).await, Brought::default());
    assert_eq!(anna_sees(&company).await, ["New blades", "The dike holds"]);
    let asked = site.asked();
    assert_eq!((asked[0].header("if-none-match"), asked[1].header("if-none-match")), (None, Some("\"one\"")));
    let health = health(&company, source).await;
    assert_eq!(
        (health.brought, health.source.failures, health.source.title.as_str()),
        (2, 0, "Northwind News")
    );
    assert_eq!(health.source.next_at - company.marbles.db.clock.now(), SignedDuration::from_mins(30));
});

on_both!(a_feed_says_itself_how_often_it_wants_to_be_asked, |company| {
    let document =
        feed(&[("1", "/a", "New blades", FRIDAY)]).replace("<language>", "<ttl>240</ttl><language>");
    let site = Site::answering(move |asked| tagged(asked, &document)).await;
    let source = add(&company, &site.url("/feed"), false, 5).await;
    for _ in 0..2 {
        refresh(&company, source).await;
        let next_at = health(&company, source).await.source.next_at;
        assert_eq!(
            next_at - company.marbles.db.clock.now(),
            SignedDuration::from_hours(4),
            "also after a 304"
        );
    }
});

on_both!(a_due_source_is_asked_by_itself, |company| {
    let site = Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    company.advance(SignedDuration::from_mins(2));
    for _ in 0..100 {
        company.do_jobs().await;
        if health(&company, source).await.brought == 1 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nobody asked the source");
});

on_both!(two_refreshes_at_once_bring_each_story_once, |company| {
    let site =
        Site::serving(RSS, feed(&[("1", "/a", "New blades", FRIDAY), ("2", "/b", "The dike holds", FRIDAY)]))
            .await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    let (one, other) = tokio::join!(refresh(&company, source), refresh(&company, source));
    assert_eq!(one.published + other.published, 2);
    assert_eq!(health(&company, source).await.brought, 2);
});

on_both!(a_feed_that_moved_for_good_is_asked_at_its_new_address, |company| {
    let site = Site::answering(|asked| match asked.path.as_str() {
        "/old" => status(301, ("location", "/new")),
        _ => document_of(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])),
    })
    .await;
    let source = add(&company, &site.url("/old"), false, 5).await;
    assert_eq!(refresh(&company, source).await.waiting, 1);
    assert_eq!(health(&company, source).await.source.url, site.url("/new"));
});

on_both!(a_feed_that_moved_for_a_while_keeps_its_address, |company| {
    let site = Site::answering(|asked| match asked.path.as_str() {
        "/feed" => status(302, ("location", "/elsewhere")),
        _ => document_of(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])),
    })
    .await;
    let source = add(&company, &site.url("/feed"), false, 5).await;
    assert_eq!(refresh(&company, source).await.waiting, 1);
    assert_eq!(health(&company, source).await.source.url, site.url("/feed"));
});

on_both!(a_feed_that_is_gone_is_asked_no_more, |company| {
    let site = Site::answering(|_| status(410, ("content-length", "0"))).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    let trouble = refresh(&company, source).await.trouble.expect("a trouble");
    assert_eq!(trouble.key(), "fetch-gone");
    assert!(health(&company, source).await.source.stopped_at.is_some());
    refresh(&company, source).await;
    company.advance(SignedDuration::from_hours(48));
    company.do_jobs().await;
    assert_eq!(site.asked().len(), 1);
    let page = company.browser(BRAM).await.get("/sources").await;
    page.says("The site says that this feed is gone for good").says("Stopped");
});

on_both!(failures_are_told_and_wait_longer_each_time, |company| {
    let site = Site::answering(|_| status(500, ("content-length", "0"))).await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    let mut waits = Vec::new();
    for _ in 0..3 {
        refresh(&company, source).await;
        waits
            .push((health(&company, source).await.source.next_at - company.marbles.db.clock.now()).as_mins());
    }
    assert_eq!(waits, [30, 60, 120]);
    let troubled = health(&company, source).await.source;
    assert_eq!(troubled.problem.map(|problem| problem.to_string()).as_deref(), Some("fetch-status 500"));
    company.browser(BRAM).await.get("/sources").await.says("The site answered with an error (500)");
    site.now_answers(|_| status(429, ("retry-after", "7200")));
    refresh(&company, source).await;
    let busy = health(&company, source).await.source;
    assert_eq!((busy.next_at - company.marbles.db.clock.now()).as_hours(), 2);
    site.now_answers(|_| document_of(RSS, feed(&[("1", "/a", "New blades", FRIDAY)])));
    refresh(&company, source).await;
    let well = health(&company, source).await.source;
    assert_eq!((well.failures, well.problem), (0, None));
});

on_both!(changed_ids_bring_nothing_twice, |company| {
    let site = Site::serving(
        RSS,
        feed(&[
            ("1", "/blades?utm_source=rss", "New blades", FRIDAY),
            ("2", "/dike", "The dike holds", SPRING),
        ]),
    )
    .await;
    let source = add(&company, &site.url("/feed"), true, 5).await;
    assert_eq!(refresh(&company, source).await.published, 2);
    site.now_answers(|_| {
        document_of(
            RSS,
            feed(&[
                ("1-new", "/blades#top", "New blades", FRIDAY),
                ("2-new", "/dike", "The dike holds", FRIDAY),
            ]),
        )
    });
    let again = refresh(&company, source).await;
    assert_eq!((again.stories(), again.passed_over), (0, 2));
    let elsewhere = Site::serving(RSS, feed(&[("x", &site.url("/blades"), "New blades", FRIDAY)])).await;
    let other = add(&company, &elsewhere.url("/feed"), true, 5).await;
    assert_eq!(refresh(&company, other).await.stories(), 0);
});

on_both!(one_broken_item_loses_no_other, |company| {
    let long = "x".repeat(5000);
    let document = feed(&[
        ("1", "/a", "Fine & <b>untidy", "on a Friday"),
        ("2", &format!("/{long}"), "An endless address", FRIDAY),
        (&long, "/c", "An endless id &nbsp; \u{1}\u{0} \u{b}", FRIDAY),
        ("4", "javascript:alert(1)", "No address", FRIDAY),
        ("5", "/e", &"Very long. ".repeat(10_000), "Fri, 20 Nov 2036 08:00:00 GMT"),
        ("6", "/f", "The last one", FRIDAY),
    ]);
    let site = Site::serving(RSS, document).await;
    let source = add(&company, &site.url("/feed"), false, 50).await;
    let brought = refresh(&company, source).await;
    assert_eq!(
        (brought.trouble.clone(), brought.stories(), brought.passed_over),
        (None, 5, 1),
        "{brought:?}"
    );
    assert_eq!(refresh(&company, source).await, Brought::default());
});
