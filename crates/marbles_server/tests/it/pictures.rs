//! Pictures: fetched once, fitted, and served from our own host.

use marbles::{
    ids::StoryId,
    stories::{self, feed as today, pictures, sources, sources::adding},
};
use reqwest::StatusCode;

use crate::{
    company::{ANNA, Company, on_both},
    site::{Site, document_of, feed, status},
};

/// A published story whose picture stands at that address.
async fn story_with_picture(company: &Company, site: &Site, picture: &str) -> StoryId {
    let address = site.url(picture);
    let document = feed(&[("1", "/a", "New blades", "Fri, 20 Nov 2026 08:00:00 GMT")]);
    let document = document.replace(
        "<description>",
        &format!("<enclosure url=\"{address}\" type=\"image/jpeg\" length=\"1\"/><description>"),
    );
    let news = Site::serving("application/rss+xml", document).await;
    let mut work = company.work().await;
    let wish = adding::Wish { url: news.url("/feed"), publishes: true, ..adding::Wish::default() };
    let source = adding::add(&mut work, &wish).await.expect("a source");
    work.save().await.expect("saved");
    assert_eq!(
        sources::refresh(&company.marbles, company.org, source).await.expect("a refresh").published,
        1
    );
    let mut work = company.work_as(ANNA).await;
    today::today(&mut work, &company.marbles).await.expect("a day")[0].candidate.story_id
}

async fn picture_of(company: &Company, story: StoryId) -> Option<String> {
    let mut work = company.work().await;
    stories::find(&mut work, story).await.expect("a story").picture_id.map(|id| id.to_string())
}

/// A PNG of a few bytes that says it is 30,000 by 30,000 pixels large.
fn bomb() -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(30_000_u32.to_be_bytes());
    header.extend(30_000_u32.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let sum = !header.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    [b"\x89PNG\r\n\x1a\n\0\0\0\x0d".as_slice(), &header, &sum.to_be_bytes()].concat()
}

on_both!(a_storys_picture_is_fetched_once_and_served_from_our_host, |company| {
    let photo = include_bytes!("../../demo/pictures/aurora.jpg");
    let site = Site::serving("image/jpeg", photo.as_slice()).await;
    let story = story_with_picture(&company, &site, "/aurora.jpg").await;
    let mut picture = None;
    for _ in 0..200 {
        company.do_jobs().await;
        picture = picture_of(&company, story).await;
        if picture.is_some() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let picture = picture.expect("the picture was fetched");
    for size in ["320", "640", "1200"] {
        let served = company.visitor().get(&format!("/pictures/{picture}/{size}")).await;
        assert_eq!(served.status, StatusCode::OK);
        assert_eq!(served.headers["content-type"], "image/jpeg");
        assert_eq!(served.headers["cache-control"], "public, max-age=31536000, immutable");
    }
    assert_eq!(
        company.visitor().get(&format!("/pictures/{picture}/641")).await.status,
        StatusCode::NOT_FOUND
    );
    let elsewhere = company.stranger().await.get(&format!("/pictures/{picture}/320")).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "it belongs to one organisation");
    pictures::fetch_for(&company.marbles, company.org, story).await.expect("nothing to do");
    assert_eq!(site.asked().len(), 1);
});

on_both!(a_picture_that_cannot_be_used_leaves_the_story_without, |company| {
    for (kind, file) in [
        ("image/png", bomb()),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
        ("image/jpeg", b"<html>".to_vec()),
    ] {
        let site = Site::serving(kind, file).await;
        let story = story_with_picture(&company, &site, &format!("/{kind}")).await;
        pictures::fetch_for(&company.marbles, company.org, story).await.expect("not to be tried again");
        assert_eq!(picture_of(&company, story).await, None, "{kind}");
    }
});

on_both!(only_a_site_that_may_answer_later_is_asked_for_a_picture_again, |company| {
    let site = Site::answering(|_| status(404, ("content-length", "0"))).await;
    let story = story_with_picture(&company, &site, "/a.jpg").await;
    pictures::fetch_for(&company.marbles, company.org, story).await.expect("not to be tried again");
    site.now_answers(|_| status(503, ("retry-after", "60")));
    pictures::fetch_for(&company.marbles, company.org, story).await.expect_err("to be tried again");
    site.now_answers(|_| {
        document_of("image/jpeg", include_bytes!("../../demo/pictures/aurora.jpg").as_slice())
    });
    pictures::fetch_for(&company.marbles, company.org, story).await.expect("fetched");
    assert!(picture_of(&company, story).await.is_some());
});

on_both!(a_story_without_a_picture_has_marbles_of_its_own, |company| {
    let site = Site::answering(|_| status(404, ("content-length", "0"))).await;
    let story = story_with_picture(&company, &site, "/a.jpg").await;
    let address = format!("/pictures/story/{story}/640");
    let first = company.visitor().get(&address).await;
    assert_eq!(
        (first.status, &first.headers["content-type"]),
        (StatusCode::OK, &"image/jpeg".parse().expect("a value"))
    );
    let again = pictures::drawn(&company.marbles, company.org, story, pictures::Size::Width(1))
        .await
        .expect("marbles");
    let length: usize =
        first.headers["content-length"].to_str().expect("a length").parse().expect("a length");
    assert_eq!(again.bytes.len(), length);
    assert_eq!(company.stranger().await.get(&address).await.status, StatusCode::NOT_FOUND);
    let nobodys = StoryId::new(company.marbles.db.clock.now());
    assert_eq!(
        company.visitor().get(&format!("/pictures/story/{nobodys}/640")).await.status,
        StatusCode::NOT_FOUND
    );
});
