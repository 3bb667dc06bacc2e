//! What holds for every network in the list.
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use marbles_networks::{CardKind, Draft, Network, all, find, with_link};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use url::Url;
use url::form_urlencoded::parse;

const LINK: &str = "https://go.northwind.example/go/k7Q?via=a&b=50%25#top";
const WORDS: &str = "Vind & vand: 100% grøn + blå 🌊 #havvind\nSe selv \"her\"?";
const TITLE: &str = "How we built Ærø's first floating turbine & why";

/// Every value of an address, decoded: its query's, or for a hash its fragment's.
fn carried(address: &str) -> Vec<String> {
    let url = Url::parse(address).unwrap();
    let source = url.fragment().or(url.query()).unwrap_or_default();
    parse(source.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

fn drafts() -> Vec<String> {
    vec![
        WORDS.to_owned(),
        format!("{WORDS}\n{LINK}"),
        format!("{LINK} {WORDS}"),
        format!("Look at {LINK}, colleagues."),
        String::new(),
    ]
}

#[test]
fn keys_and_names_are_unique_and_found() {
    let keys: HashSet<_> = all().iter().map(|network| network.key()).collect();
    let names: HashSet<_> = all().iter().map(|network| network.name()).collect();
    assert_eq!((keys.len(), names.len()), (12, 12));
    for network in all() {
        assert_eq!(find(network.key()).map(Network::name), Some(network.name()));
        assert!(network.key().bytes().all(|b| b.is_ascii_lowercase()));
    }
    assert!(find("myspace").is_none());
}

#[test]
fn an_address_carries_the_link_exactly_once() {
    for network in all() {
        for text in drafts() {
            let compose = network.compose(&Draft { text: &text, link: LINK, title: TITLE });
            let Some(address) = compose.url else { continue };
            let links: usize = carried(&address).iter().map(|value| value.matches(LINK).count()).sum();
            assert_eq!(links, 1, "{}: {address}", network.key());
            assert!(address.is_ascii() && !address.contains(' '), "{address}");
        }
    }
}

#[test]
fn every_word_arrives_in_the_composer_or_on_the_clipboard() {
    for network in all() {
        let compose = network.compose(&Draft { text: WORDS, link: LINK, title: TITLE });
        let mut arrived = compose.url.as_deref().map(carried).unwrap_or_default();
        let in_address = arrived.iter().any(|value| value.replace("\r\n", "\n").contains(WORDS));
        assert_eq!(in_address, compose.prefills && compose.url.is_some(), "{}", network.key());
        arrived.extend(compose.text_to_copy);
        assert!(arrived.iter().any(|value| value.replace("\r\n", "\n").contains(WORDS)), "{}", network.key());
    }
}

#[test]
fn words_alone_go_out_without_a_hole_where_the_link_was() {
    for network in all() {
        let compose = network.compose(&Draft { text: WORDS, link: "", title: TITLE });
        let mut arrived = compose.url.as_deref().map(carried).unwrap_or_default();
        arrived.extend(compose.text_to_copy);
        let whole = |value: &String| value.replace("\r\n", "\n") == WORDS;
        assert!(arrived.iter().any(whole), "{}: {arrived:?}", network.key());
        let empty = compose
            .url
            .is_some_and(|url| url.ends_with("u=") || url.contains("url=&") || url.ends_with("url="));
        assert!(!empty, "{} is given no address to ask for", network.key());
        assert_eq!(network.full_text(WORDS, ""), WORDS);
    }
}

#[test]
fn composers_open_where_the_networks_say() {
    let told = [
        (
            "linkedin",
            "https://www.linkedin.com/feed/?shareActive=true&text=Hej%0Ahttps%3A%2F%2Fa.example%2F1",
        ),
        ("x", "https://x.com/intent/tweet?text=Hej%0Ahttps%3A%2F%2Fa.example%2F1"),
        ("facebook", "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fa.example%2F1"),
        ("bluesky", "https://bsky.app/intent/compose?text=Hej%0Ahttps%3A%2F%2Fa.example%2F1"),
        ("mastodon", "https://share.joinmastodon.org/#text=Hej%0Ahttps%3A%2F%2Fa.example%2F1"),
        ("threads", "https://www.threads.com/intent/post?text=Hej%0Ahttps%3A%2F%2Fa.example%2F1"),
        ("xing", "https://www.xing.com/spi/shares/new?url=https%3A%2F%2Fa.example%2F1"),
        ("whatsapp", "https://wa.me/?text=Hej%0Ahttps%3A%2F%2Fa.example%2F1"),
        ("telegram", "https://t.me/share/url?url=https%3A%2F%2Fa.example%2F1&text=Hej"),
        ("email", "mailto:?subject=Vind&body=Hej%0D%0Ahttps%3A%2F%2Fa.example%2F1"),
    ];
    for (key, address) in told {
        let draft = Draft { text: "Hej", link: "https://a.example/1", title: "Vind" };
        assert_eq!(find(key).unwrap().compose(&draft).url.as_deref(), Some(address));
    }
    for key in ["copy", "device"] {
        let compose = find(key).unwrap().compose(&Draft { text: WORDS, link: LINK, title: TITLE });
        assert_eq!((compose.url, compose.text_to_copy), (None, Some(with_link(WORDS, LINK))));
    }
}

#[test]
fn links_are_tagged_in_lower_case() {
    for network in all() {
        for tag in [network.utm_source(), network.utm_medium()] {
            assert!(!tag.is_empty() && tag.bytes().all(|b| b.is_ascii_lowercase()));
        }
    }
}

#[test]
fn a_card_that_is_drawn_has_a_title_and_a_picture() {
    for network in all() {
        let card = network.card();
        assert_eq!(card.title_chars > 0, card.kind != CardKind::None, "{}", network.key());
        assert!(card.ratio.0 >= card.ratio.1 && card.ratio.1 > 0);
    }
}

proptest! {
    #[test]
    fn more_text_never_counts_less(text in any_text(), more in any_text()) {
        for network in all() {
            let longer = format!("{text} {more}");
            prop_assert!(network.count(&longer).used >= network.count(&text).used, "{}", network.key());
        }
    }

    #[test]
    fn what_is_too_much_begins_at_a_grapheme(text in any_text(), times in 1usize..40) {
        let text = text.repeat(times);
        for network in all() {
            let count = network.count(&text);
            prop_assert_eq!(count.exceeds_at.is_some(), count.left.is_some_and(|left| left < 0));
            if let Some(at) = count.exceeds_at {
                prop_assert!(text.grapheme_indices(true).any(|(start, _)| start == at));
                let kept = network.count(&text[..at]);
                prop_assert!(kept.exceeds_at.is_none(), "{}: what is kept fits", network.key());
            }
        }
    }

    #[test]
    fn the_full_text_holds_the_link_once_and_stays_the_same(text in "[a-z 🌊\n]{0,40}") {
        for network in all() {
            let full = network.full_text(&text, LINK);
            prop_assert_eq!(full.matches(LINK).count(), usize::from(!network.takes_link_apart()));
            prop_assert_eq!(&network.full_text(&full, LINK), &full);
        }
    }
}

/// Text of the kinds that counting treats differently: letters, scripts, emoji, links, signs, marks and anything else.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-zæøå ]{1,12}",
        "https?://[a-z]{1,6}\\.[a-z]{2,3}(/[a-z()._?&=-]{0,9})?",
        prop::sample::select(vec![
            "🌊",
            "👩‍👩‍👧‍👦",
            "🇩🇰",
            "🇳",
            "1️⃣",
            "水",
            "한",
            "e\u{301}",
            "\u{200d}",
            "\u{600}",
            "\r\n",
            "\n",
            " ",
            "(",
            ").",
            "@"
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}
