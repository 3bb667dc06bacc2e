//! Pages as sites really write them.

use super::*;
use crate::fetching::tests::{Site, says};

fn at() -> Url {
    Url::parse("https://www.northwind.example/news/2026/wind?utm_source=mail").unwrap()
}

fn page(html: &str) -> Page {
    read_page(html.as_bytes(), None, &at())
}

#[test]
fn open_graph_comes_before_all_others() {
    let page = page(
        r#"<html lang="nl"><head><title>Tab | Northwind</title><meta name="description" content="For search engines">
        <meta name="twitter:title" content="For X"><meta property="og:title" content="Wind &amp;  water&#39;s story">
        <meta property="og:description" content="Told once"><meta property="og:image" content="/pictures/wind.jpg">
        <meta property="og:image:alt" content="A turbine"><meta property="og:site_name" content="Northwind">
        <meta property="article:published_time" content="2026-11-03T09:05:00+01:00">
        <meta property="article:author" content="https://facebook.example/jan"><meta name="author" content="Lab team">
        <link rel="canonical" href="/news/2026/wind?id=3&amp;fbclid=x#top"></head></html>"#,
    );
    assert_eq!(page.title.as_deref(), Some("Wind & water's story"));
    assert!(!page.title_is_weak);
    assert_eq!(page.summary.as_deref(), Some("Told once"));
    assert_eq!(page.image.unwrap().as_str(), "https://www.northwind.example/pictures/wind.jpg");
    assert_eq!(
        (page.image_alt.as_deref(), page.site_name.as_deref()),
        (Some("A turbine"), Some("Northwind"))
    );
    assert_eq!((page.language.as_deref(), page.author.as_deref()), (Some("nl"), Some("Lab team")));
    assert_eq!(page.published_at, Some("2026-11-03T08:05:00Z".parse().unwrap()));
    assert_eq!(page.canonical_url.unwrap().as_str(), "https://www.northwind.example/news/2026/wind?id=3");
}

#[test]
fn a_graph_of_things_describes_the_page() {
    let page = page(
        r##"<title>Tab</title><script type="application/ld+json">{ broken </script>
        <script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#org", "name": "Northwind"},
        {"@type": ["Article", "NewsArticle"], "headline": "Wind &amp; water", "description": "Two things.",
         "image": [{"@type": "ImageObject", "url": "pic.jpg"}], "author": [{"name": "Water team"}, {"name": "Wind team"}],
         "publisher": {"@id": "#org"}, "inLanguage": "da-DK", "datePublished": "2026-11-03"}]}</script>"##,
    );
    assert_eq!((page.title.as_deref(), page.summary.as_deref()), (Some("Wind & water"), Some("Two things.")));
    assert_eq!(page.image.unwrap().path(), "/news/2026/pic.jpg");
    assert_eq!(page.author.as_deref(), Some("Water team, Wind team"));
    assert_eq!((page.site_name.as_deref(), page.language.as_deref()), (Some("Northwind"), Some("da")));
    assert_eq!(page.published_at, Some("2026-11-03T00:00:00Z".parse().unwrap()));
}

#[test]
fn a_bare_page_still_says_something() {
    let html = "<base href='https://cdn.northwind.example/a/'><h1>Hoe <b>wij</b> het water schoon houden</h1><meta name=thumbnail content=x.png>";
    let page = page(html);
    assert_eq!(page.title.as_deref(), Some("Hoe wij het water schoon houden"));
    assert_eq!((page.title_is_weak, page.language.as_deref()), (true, Some("nl")));
    assert_eq!(page.image.unwrap().as_str(), "https://cdn.northwind.example/a/x.png");
    assert_eq!(page.canonical_url, None);
}

#[test]
fn addresses_that_are_no_web_addresses_are_left_out() {
    let page = page(
        r#"<meta property="og:image" content="javascript:alert(1)"><link rel="canonical" href="https://www.northwind.example/">
        <link rel="alternate" type="application/rss+xml" href="data:text/xml,x"><meta property="og:title" content="  ">"#,
    );
    assert_eq!((page.image, page.canonical_url, page.feeds, page.title), (None, None, vec![], None));
}

#[test]
fn feeds_are_listed_once_with_their_kind() {
    let page = page(
        r#"<link rel="alternate" type="application/rss+xml" href="/rss" title="News"><link rel=ALTERNATE type="application/atom+xml; charset=utf-8" href="/atom">
        <link rel="alternate" type="application/feed+json" href="/json"><link rel="alternate feed" type="application/rss+xml" href="/rss">
        <link rel="alternate" type="application/json" href="/wp-json/posts/1"><link rel="alternate" hreflang="nl" href="/nl">"#,
    );
    let found: Vec<_> = page.feeds.iter().map(|feed| (feed.url.path(), feed.kind)).collect();
    assert_eq!(found, [("/rss", FeedKind::Rss), ("/atom", FeedKind::Atom), ("/json", FeedKind::Json)]);
    assert_eq!(page.feeds[0].title.as_deref(), Some("News"));
}

#[test]
fn old_encodings_are_read_from_header_meta_or_letters() {
    let html = |meta: &str| format!("<html>{meta}<title>Møller på Ærø – blæst</title>");
    let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let title = |bytes: &[u8], charset| read_page(bytes, charset, &at()).title;
    let expected = Some("Møller på Ærø – blæst".to_owned());
    assert_eq!(title(&latin(&html("")), Some("iso-8859-1")), expected);
    assert_eq!(title(&latin(&html("<meta charset=windows-1252>")), None), expected);
    let meta = "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>";
    assert_eq!(title(&latin(&html(meta)), None), expected);
    assert_eq!(title(&latin(&html("")), None), expected);
    assert_eq!(title(html("").as_bytes(), Some("iso-8859-1")), expected);
}

#[test]
fn tracking_leaves_no_trace_and_the_rest_stays_as_it_is() {
    let tidy = |text: &str| tidy_url(&Url::parse(text).unwrap()).to_string();
    assert_eq!(
        tidy("https://n.example/a?utm_source=x&id=3&FBCLID=y&q=a%20b+c&mc_cid=1#part"),
        "https://n.example/a?id=3&q=a%20b+c"
    );
    assert_eq!(tidy("https://n.example/a?gclid=1&"), "https://n.example/a");
    assert_eq!(tidy("https://n.example/#!/story/7"), "https://n.example/#!/story/7");
    assert_eq!(tidy("HTTPS://N.example:443/a/../b?token=1"), "https://n.example/b?token=1");
}

#[test]
fn an_oembed_answer_fills_the_gaps() {
    let mut page = page("<title>Video site</title><meta name=description content='Known already'>");
    let json = serde_json::json!({"title": "Turbine &  crane", "author_name": "Northwind", "description": "other",
        "thumbnail_url": "https://v.example/t.jpg", "provider_name": "Videos"});
    merge_oembed(&mut page, &json);
    assert_eq!((page.title.as_deref(), page.title_is_weak), (Some("Turbine & crane"), false));
    assert_eq!((page.summary.as_deref(), page.author.as_deref()), (Some("Known already"), Some("Northwind")));
    assert_eq!(page.image.unwrap().path(), "/t.jpg");
}

#[test]
fn a_hundred_thousand_open_tags_are_read() {
    let deep = format!("<title>Deep</title>{}", "<div>".repeat(100_000));
    assert_eq!(page(&deep).title.as_deref(), Some("Deep"));
}

#[tokio::test]
async fn pages_files_and_their_descriptions_are_fetched() {
    let site = Site::answering(|path| match path {
        "/video" => says(
            "200 OK",
            "content-type: text/html\r\n",
            b"<title>Tab</title><link rel=alternate type='application/json+oembed' href='/oembed?url=x'>",
        ),
        "/talk" => says(
            "200 OK",
            "content-type: text/html\r\n",
            b"<meta property=og:title content='A talk'><meta property=og:image content=/t.jpg>\
              <link rel=alternate type='application/json+oembed' href='/oembed?url=x'>",
        ),
        "/oembed?url=x" => says(
            "200 OK",
            "content-type: application/json\r\n",
            br#"{"title":"The crane lifts","author_name":"Mette Krog"}"#,
        ),
        "/old" => says("301 Moved", "location: /files/annual%20report-2026.pdf\r\n", b""),
        "/files/annual%20report-2026.pdf" => says("200 OK", "content-type: application/pdf\r\n", b"%PDF-1.7"),
        "/pictures/wind_at_sea.jpeg" => says("200 OK", "content-type: image/jpeg\r\n", b"\xff\xd8\xff"),
        _ => says("410 Gone", "", b""),
    })
    .await;
    let fetcher = Fetcher::new(true);
    let video = unfurl(&fetcher, &site.url("/video")).await.unwrap();
    assert_eq!(video.title.as_deref(), Some("The crane lifts"));
    let talk = unfurl(&fetcher, &site.url("/talk")).await.unwrap();
    assert_eq!((talk.title.as_deref(), talk.author.as_deref()), (Some("A talk"), Some("Mette Krog")));
    let report = unfurl(&fetcher, &site.url("/old")).await.unwrap();
    assert_eq!((report.title.as_deref(), report.image), (Some("Annual report 2026"), None));
    let picture = unfurl(&fetcher, &site.url("/pictures/wind_at_sea.jpeg")).await.unwrap();
    assert_eq!(picture.title.as_deref(), Some("Wind at sea"));
    assert_eq!(picture.image.unwrap().path(), "/pictures/wind_at_sea.jpeg");
    assert_eq!(unfurl(&fetcher, &site.url("/none")).await, Err(FetchProblem::Gone));
}
