//! Whatever the damage, each item comes out alone and well-formed.

use super::*;

fn items(text: &str) -> Vec<String> {
    let base = Url::parse("https://northwind.example/feed").unwrap();
    match mend(text, &base) {
        Mended::Feed(pieced) => pieced.items.into_iter().map(|item| item.xml).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_whole_items_of_a_truncated_feed_remain() {
    let whole =
        "<rss><channel><item><title>one</title></item><item><title>two</title></item></channel></rss>";
    let second = whole.find("<title>two").unwrap();
    for cut in second..whole.find("</channel>").unwrap() - 6 {
        assert_eq!(items(&whole[..cut]).len(), 1, "{}", &whole[..cut]);
    }
    assert_eq!(items(whole).len(), 2);
}

#[test]
fn an_item_that_is_not_closed_ends_where_the_next_begins() {
    let found = items("<rss><item><title>one</title><item><title>two</title></item>");
    assert!(found.len() == 2 && found[0].contains("one") && !found[0].contains("two"), "{found:?}");
}

#[test]
fn a_stray_closing_tag_closes_nothing() {
    let found = items("<rss><item></b><media:group></x><media:thumbnail url='a'/></item>");
    assert!(found[0].contains("<media:group><media:thumbnail url=\"a\"/></media:group></item>"), "{found:?}");
}

#[test]
fn deep_nesting_is_cut_short() {
    let text = format!("<rss><item>{}</item><item/></rss>", "<media:group>".repeat(100_000));
    assert!(items(&text)[0].len() < 2_000);
}

#[test]
fn two_hundred_thousand_open_titles_are_mended_at_once() {
    for text in [
        format!("<rss><item>{}", "<title>".repeat(200_000)),
        format!("<rss><item>{}", "<title>x</b>".repeat(100_000)),
        format!("<rss><item>{}", "<![CDATA[".repeat(100_000)),
        format!("<rss>{}", "<item><title><![CDATA[".repeat(20_000)),
        format!("<rss>{}", "<item a=\"".repeat(50_000)),
    ] {
        let started = std::time::Instant::now();
        items(&text);
        assert!(started.elapsed().as_secs() < 5, "{:?} {}", started.elapsed(), &text[..40]);
    }
}

#[test]
fn pages_and_other_documents_are_told_apart() {
    let base = Url::parse("https://northwind.example/").unwrap();
    assert!(matches!(mend("<!doctype html><html><body><item>", &base), Mended::Page));
    assert!(matches!(mend("<svg><path/></svg>", &base), Mended::Other));
    assert!(matches!(mend("hello", &base), Mended::Other));
}
