//! Northwind's own untidy feeds, feeds of real sites where they are at hand, and a great deal of noise.

use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;

fn base() -> Url {
    Url::parse("https://northwind.example/feeds/news.xml").unwrap()
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(name)).unwrap()
}

fn feed(name: &str) -> Feed {
    read_feed(&file(name), None, &base()).unwrap()
}

fn link(entry: &Entry) -> &str {
    entry.link.as_ref().map_or("", Url::as_str)
}

fn moment(text: &str) -> Option<Timestamp> {
    Some(text.parse().unwrap())
}

#[test]
fn an_untidy_rss_feed_gives_all_that_can_be_saved() {
    let feed = feed("rss_2_untidy.xml");
    assert_eq!(feed.title.as_deref(), Some("Northwind Wind & Water – news"));
    assert_eq!((feed.language.as_deref(), feed.ttl_minutes), (Some("en"), Some(90)));
    let titles: Vec<&str> = feed.items.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Wind & water: café talk – 3 < 5",
            "Unescaped markup",
            "An item without a title",
            "The same id, another place",
            "A field that never closes",
            "After the damage",
        ]
    );
    let first = &feed.items[0];
    assert_eq!(link(first), "https://northwind.example/news/cafe-talk?utm_source=rss&utm_medium=feed");
    assert_eq!(first.summary.as_deref(), Some("Join us & bring a question."));
    assert_eq!(first.published_at, moment("2026-11-03T08:05:00Z"));
    assert_eq!(first.author.as_deref(), Some("Hydrogen team"));
    assert_eq!(first.image.as_ref().unwrap().as_str(), "https://northwind.example/pictures/cafe.jpg");
    assert_eq!((first.key.as_str(), first.language.as_deref()), ("nw-1", Some("en")));
}

#[test]
fn what_an_item_leaves_out_is_found_elsewhere() {
    let items = feed("rss_2_untidy.xml").items;
    assert_eq!(items[1].summary.as_deref(), Some("Our turbines turn. Every day & night"));
    assert_eq!(items[1].image.as_ref().unwrap().path(), "/feeds/pictures/turbine.jpg");
    assert_eq!(items[1].published_at, moment("2026-11-02T00:00:00Z"));
    assert!(items[2].key.starts_with("words:") && items[2].link.is_none());
    assert_eq!(items[3].key, "nw-1 https://northwind.example/news/another");
    assert_eq!(items[3].image.as_ref().unwrap().path(), "/pictures/other.png");
    assert_eq!((link(&items[4]), items[4].published_at), ("https://northwind.example/news/unclosed", None));
    assert_eq!(link(&items[5]), "https://northwind.example/news/after", "an id that is an address is one");
}

#[test]
fn older_dialects_are_read_too() {
    let dutch = feed("rss_versionless.xml").items;
    assert_eq!(dutch[0].title, "Monteur gezocht voor het windpark bij Vlissingen");
    assert_eq!(
        (dutch[0].language.as_deref(), dutch[0].published_at),
        (Some("nl"), moment("2026-11-03T00:00:00Z"))
    );
    assert_eq!(dutch[0].key, "https://northwind.example/nl/vacatures/monteur");
    assert_eq!(feed("rss_091.xml").items.len(), 2);

    let rdf = feed("rss_1.rdf");
    assert_eq!((rdf.title.as_deref(), rdf.language.as_deref()), (Some("Northwind RDF"), Some("da")));
    assert_eq!(rdf.items[0].summary.as_deref(), Some("Ny mølle på Ærø."));
    assert_eq!(rdf.items[0].author.as_deref(), Some("Anlægsholdet"));
    assert_eq!(rdf.items[0].published_at, moment("2026-10-30T06:00:00Z"));
    assert_eq!(link(&rdf.items[1]), "https://northwind.example/da/2");
}

#[test]
fn atom_of_both_versions_is_read() {
    let old = feed("atom_03.xml");
    assert_eq!(old.items[0].title, "Pumps & pipes");
    assert_eq!(old.items[0].summary.as_deref(), Some("Forty kilometres of pipe."));
    assert_eq!(old.items[0].author.as_deref(), Some("Water team"));
    assert_eq!(old.items[0].published_at, moment("2026-11-01T08:00:00Z"));
    assert_eq!(old.items[0].key, "tag:northwind.example,2026:pumps");

    let new = feed("atom_1_untidy.xml");
    assert_eq!(new.title.as_deref(), Some("Northwind lab"));
    let titles: Vec<&str> = new.items.iter().map(|entry| entry.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Waterstof uit zeewater", "A title of an unknown type", "Only a link", "AT&T <3 wind"]
    );
    let first = &new.items[0];
    assert_eq!(link(first), "https://northwind.example/lab/2026/waterstof");
    assert_eq!(first.image.as_ref().unwrap().as_str(), "https://northwind.example/lab/2026/waterstof.jpg");
    assert_eq!(first.summary.as_deref(), Some("Groene stroom & water"));
    assert_eq!((first.language.as_deref(), new.items[1].language.as_deref()), (Some("nl"), Some("en")));
    assert_eq!(link(&new.items[1]), "https://northwind.example/lab/unknown");
}

#[test]
fn json_feeds_may_bend_the_rules_and_break_off() {
    let feed = feed("json_feed_untidy.json");
    let [numbered, bare, pictured] = &feed.items[..] else { panic!("{feed:?}") };
    assert_eq!((numbered.key.as_str(), link(numbered)), ("7", "https://northwind.example/json/numbers"));
    assert_eq!(numbered.image.as_ref().unwrap().path(), "/feeds/seven.jpg");
    assert_eq!(numbered.author.as_deref(), Some("Northwind press room"));
    assert_eq!((bare.title.as_str(), bare.link.is_none()), ("Only words", true));
    assert_eq!((pictured.language.as_deref(), pictured.author.as_deref()), (Some("da"), Some("Wind team")));

    let text = String::from_utf8(file("json_feed_untidy.json")).unwrap();
    let cut =
        read_feed(&text.as_bytes()[..text.find("\"language\": \"da\"").unwrap()], None, &base()).unwrap();
    assert_eq!(cut.items[..], feed.items[..2]);
    assert_eq!(cut.title, feed.title);
    let broken = text.replace("\"tags\": \"not a list\"", "tags: oops");
    assert_eq!(read_feed(broken.as_bytes(), None, &base()).unwrap().items.len(), 2);
    assert_eq!(
        read_feed(b"{\"weather\": \"windy\", \"items\": []}", None, &base()),
        Err(FeedProblem::NotAFeed)
    );
}

#[test]
fn every_encoding_gives_the_same_feed() {
    let text = String::from_utf8(file("rss_1.rdf")).unwrap();
    let expected = feed("rss_1.rdf");
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (big, little) = (wide(u16::to_be_bytes), wide(u16::to_le_bytes));
    let latin = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let declared =
        |label: &str| text.replace("version=\"1.0\"", &format!("version=\"1.0\" encoding=\"{label}\""));
    for (name, bytes) in [
        ("big endian", big.clone()),
        ("little endian", little.clone()),
        ("big endian, marked", [&[0xfe, 0xff][..], &big].concat()),
        ("little endian, marked", [&[0xff, 0xfe][..], &little].concat()),
        ("Latin-1 that says nothing", latin),
        ("UTF-8 that says Latin-1", declared("ISO-8859-1").into_bytes()),
        ("UTF-8 that says UTF-16", declared("UTF-16").into_bytes()),
        ("Latin-1 that says UTF-8", encoding_rs::WINDOWS_1252.encode(&declared("UTF-8")).0.into_owned()),
        ("control characters", text.replace("Vinden", "\u{1}Vin\u{8}den\u{0}").into_bytes()),
    ] {
        let found = read_feed(&bytes, Some("text/xml; charset=us-ascii"), &base());
        assert_eq!(found.as_ref(), Ok(&expected), "{name}");
    }
}

#[test]
fn what_is_no_feed_says_so() {
    let read = |text: &str, kind| read_feed(text.as_bytes(), kind, &base());
    assert_eq!(read("<!DOCTYPE html><html><title>Northwind</title></html>", None), Err(FeedProblem::IsAPage));
    assert_eq!(read("Hello", Some("text/html")), Err(FeedProblem::IsAPage));
    assert_eq!(read("Hello", Some("text/plain")), Err(FeedProblem::NotAFeed));
    assert_eq!(read(" \n", None), Err(FeedProblem::Empty));
    assert_eq!(
        read("<rss><channel><title>Quiet</title></channel></rss>", None).map(|feed| feed.items.len()),
        Ok(0)
    );
}

#[test]
fn at_most_two_thousand_items_are_taken_and_summaries_stay_short() {
    let item = |at: usize| {
        format!(
            "<item><guid>{at}</guid><title>Story {at}</title><description>{}</description></item>",
            "wind ".repeat(300)
        )
    };
    let text: String = (0..2_500).map(item).collect();
    let started = std::time::Instant::now();
    let feed =
        read_feed(format!("<rss><channel><language>en</language>{text}").as_bytes(), None, &base()).unwrap();
    assert_eq!(feed.items.len(), 2_000);
    let summary = feed.items[0].summary.as_deref().unwrap();
    assert!(summary.chars().count() <= 500 && summary.ends_with("wind…"), "{summary}");
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

#[test]
fn the_main_feed_of_a_page_is_found() {
    let html = br#"<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
        <link rel="alternate" type="application/atom+xml" title="News" href="/news.atom">"#;
    let page = crate::stories::unfurling::read_page(html, None, &base());
    assert_eq!(find_feed(&page).map(|feed| feed.url.path()), Some("/news.atom"));
}

/// Feeds of real sites, in a folder beside the repository where there is one.
fn feeds_of_real_sites() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|above| above.join("shared/data/feeds")).find(|folder| folder.is_dir())
}

#[test]
fn feeds_of_real_sites_bring_whole_stories() {
    let Some(folder) = feeds_of_real_sites() else {
        eprintln!("skipped: there is no folder shared/data/feeds beside the repository");
        return;
    };
    for path in std::fs::read_dir(folder).unwrap().map(|found| found.unwrap().path()) {
        let bytes = std::fs::read(&path).unwrap();
        let feed = read_feed(&bytes, None, &base()).unwrap_or_else(|problem| panic!("{path:?}: {problem}"));
        let text = String::from_utf8_lossy(&bytes);
        let marks = ["<item>", "<item ", "<entry>", "<entry ", "\"date_published\""];
        let expected: usize = marks.iter().map(|mark| text.matches(mark).count()).sum();
        assert_eq!(feed.items.len(), expected, "{path:?}");
        assert!(feed.title.is_some(), "{path:?}");
        for entry in &feed.items {
            assert!(entry.link.is_some() && entry.published_at.is_some(), "{path:?}: {entry:?}");
            assert!(!entry.title.is_empty() && !entry.title.contains("&amp;"), "{path:?}: {entry:?}");
            assert!(!entry.summary.as_deref().unwrap_or_default().contains("</"), "{path:?}: {entry:?}");
        }
    }
}

const GOOD: &[&str] = &[
    "rss_2_untidy.xml",
    "rss_versionless.xml",
    "rss_091.xml",
    "rss_1.rdf",
    "atom_03.xml",
    "atom_1_untidy.xml",
    "json_feed_untidy.json",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn noise_does_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read_feed(&bytes, None, &base());
        let _ = read_feed(&[b"<rss><item><title>", &bytes[..]].concat(), Some("text/xml; charset=utf-16"), &base());
        let _ = read_feed(&[b"{\"items\":[{\"id\":\"", &bytes[..]].concat(), None, &base());
    }

    #[test]
    fn markup_noise_does_no_harm(text in "(<|>|/|&|;|#|=|'|\"|\\[|\\]|!|-|item|title|link|entry|feed|rss|<!\\[CDATA\\[|\\]\\]>|æ| |:|x){0,120}") {
        let _ = read_feed(format!("<rss><item>{text}").as_bytes(), None, &base());
        let _ = read_feed(format!("<feed><entry>{text}").as_bytes(), None, &base());
    }

    #[test]
    fn damaged_feeds_do_no_harm(
        which in 0..GOOD.len(),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>(), 0..3u8), 1..12),
        cut in any::<proptest::sample::Index>(),
    ) {
        let mut bytes = file(GOOD[which]);
        for (at, byte, kind) in damage {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        let _ = read_feed(&bytes, None, &base());
        bytes.truncate(cut.index(bytes.len()));
        let _ = read_feed(&bytes, None, &base());
    }
}
