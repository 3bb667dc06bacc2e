//! Where a short link leads: the story's address with tags that tell its owner's web statistics where a visit came from.

use std::collections::HashSet;

use url::form_urlencoded::{byte_serialize, parse};

/// What the tags say; never a person's name or address.
#[derive(Clone, Copy, Debug)]
pub struct Tags<'a> {
    /// The network.
    pub source: &'a str,
    /// The kind of traffic, such as `social`.
    pub medium: &'a str,
    /// The campaign, if the story belongs to one.
    pub campaign: Option<&'a str>,
    /// The share or the story.
    pub content: &'a str,
}

/// The destination with its tags: before the fragment, after what is there already, and over nothing that is there.
///
/// Only web addresses are tagged; any other destination comes back as it is.
pub fn tagged(destination: &str, tags: &Tags<'_>) -> String {
    let scheme = destination.split_once("://").map_or("", |(scheme, _)| scheme);
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return destination.to_owned();
    }
    let (address, fragment) = destination.split_at(destination.find('#').unwrap_or(destination.len()));
    let query = address.split_once('?').map(|(_, query)| query);
    let present: HashSet<String> =
        parse(query.unwrap_or_default().as_bytes()).map(|(name, _)| name.to_ascii_lowercase()).collect();

    let mut tagged = address.to_owned();
    let mut joint = match query {
        None => "?",
        Some(query) if query.is_empty() || query.ends_with('&') => "",
        Some(_) => "&",
    };
    for (name, value) in named(tags) {
        if value.is_empty() || present.contains(name) {
            continue;
        }
        tagged.push_str(joint);
        tagged.push_str(name);
        tagged.push('=');
        tagged.extend(byte_serialize(value.as_bytes()));
        joint = "&";
    }
    tagged.push_str(fragment);
    tagged
}

/// Statistics tell `X` from `x`, so what people typed is lowered; an id means what it says.
fn named(tags: &Tags<'_>) -> [(&'static str, String); 5] {
    let word = |value: &str| value.trim().to_lowercase();
    [
        ("utm_source", word(tags.source)),
        ("utm_medium", word(tags.medium)),
        ("utm_campaign", word(tags.campaign.unwrap_or_default())),
        ("utm_content", tags.content.trim().to_owned()),
        ("utm_source_platform", "advocacy".to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TAGS: Tags<'_> =
        Tags { source: "linkedin", medium: "social", campaign: Some("offshore-2026"), content: "s42" };
    const ALL: &str = "utm_source=linkedin&utm_medium=social&utm_campaign=offshore-2026&utm_content=s42&utm_source_platform=advocacy";

    #[test]
    fn a_plain_address_gets_every_tag() {
        assert_eq!(
            tagged("https://northwind.example/wind", &TAGS),
            format!("https://northwind.example/wind?{ALL}")
        );
        assert_eq!(tagged("https://northwind.example", &TAGS), format!("https://northwind.example?{ALL}"));
    }

    #[test]
    fn tags_come_before_the_fragment() {
        let told = tagged("https://northwind.example/a#part?two", &TAGS);
        assert_eq!(told, format!("https://northwind.example/a?{ALL}#part?two"));
    }

    #[test]
    fn what_is_there_stays_byte_for_byte() {
        for there in
            ["https://northwind.example/s?q=a+b%20c&q=&flag&æ=%zz", "HTTPS://Northwind.example/S?x=1&amp;y=2"]
        {
            assert_eq!(tagged(there, &TAGS), format!("{there}&{ALL}"));
        }
    }

    #[test]
    fn a_loose_end_is_not_doubled() {
        assert_eq!(tagged("https://northwind.example/?", &TAGS), format!("https://northwind.example/?{ALL}"));
        assert_eq!(
            tagged("https://northwind.example/?a=1&", &TAGS),
            format!("https://northwind.example/?a=1&{ALL}")
        );
    }

    #[test]
    fn a_tag_that_is_there_is_never_overwritten() {
        let told = tagged("https://northwind.example/?utm_source=letter&UTM_Medium=&utm%5Fcontent=x", &TAGS);
        assert_eq!(
            told,
            "https://northwind.example/?utm_source=letter&UTM_Medium=&utm%5Fcontent=x&utm_campaign=offshore-2026&utm_source_platform=advocacy"
        );
        assert_eq!(tagged(&told, &TAGS), told);
    }

    #[test]
    fn words_are_lowered_ids_are_kept_and_nothing_is_empty() {
        let tags = Tags { source: "X", medium: " Social", campaign: Some("Ærø & co"), content: "k7Q" };
        assert_eq!(
            tagged("https://northwind.example/", &tags),
            "https://northwind.example/?utm_source=x&utm_medium=social&utm_campaign=%C3%A6r%C3%B8+%26+co&utm_content=k7Q&utm_source_platform=advocacy"
        );
        let told = tagged("https://northwind.example/", &Tags { campaign: None, ..tags });
        assert!(!told.contains("utm_campaign"), "{told}");
    }

    #[test]
    fn what_is_no_web_address_is_left_alone() {
        for other in ["mailto:hello@northwind.example", "/stories/1", "tel:+4512345678", ""] {
            assert_eq!(tagged(other, &TAGS), other);
        }
    }

    proptest! {
        #[test]
        fn tagging_adds_in_one_place_and_only_once(path in "[ -~]{0,40}") {
            let there = format!("https://northwind.example/{path}");
            let told = tagged(&there, &TAGS);
            let (address, fragment) = there.split_at(there.find('#').unwrap_or(there.len()));
            prop_assert!(told.starts_with(address) && told.ends_with(fragment));
            prop_assert_eq!(tagged(&told, &TAGS), told);
        }
    }
}
