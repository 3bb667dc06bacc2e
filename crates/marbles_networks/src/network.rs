//! What Marbles asks of a social network.

use crate::card::CardShape;
use crate::draft::{Compose, Draft, with_link};
use crate::rule::{Count, Rule};

/// A place where a person can share a story, reached through their own browser or phone.
pub trait Network: Sync {
    /// The word for it in addresses, in the database and in the API; it never changes.
    fn key(&self) -> &'static str;

    /// The name as people know it. "copy" and "device" are no brands: screens translate those by key.
    fn name(&self) -> &'static str;

    /// How long a text may be, and in what it is counted.
    fn rule(&self) -> Rule;

    /// How the network draws a link.
    fn card(&self) -> CardShape;

    /// How a draft reaches the network's own composer.
    fn compose(&self, draft: &Draft<'_>) -> Compose;

    /// Whether the link travels beside the text instead of inside it.
    fn takes_link_apart(&self) -> bool {
        false
    }

    /// The `utm_source` of links shared here.
    fn utm_source(&self) -> &'static str {
        self.key()
    }

    /// The `utm_medium` of links shared here.
    fn utm_medium(&self) -> &'static str {
        "social"
    }

    /// The text as it will stand on the network, with the link on its own line where it belongs in the text.
    fn full_text(&self, text: &str, link: &str) -> String {
        if self.takes_link_apart() { text.to_owned() } else { with_link(text, link) }
    }

    /// Counts a text as the network does; pass what `full_text` gave.
    fn count(&self, text: &str) -> Count {
        self.rule().count(text)
    }
}
