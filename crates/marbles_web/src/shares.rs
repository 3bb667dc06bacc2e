//! Sharing: read a story, write your words, take them to the network, say that it is posted.

pub mod api;
pub mod pages;

use marbles::{error::Error, stories::Story};
use marbles_networks::{CardKind, Network};
use url::Url;

use crate::{page::Page, words::Words};

/// A network as the composer offers it.
pub struct Choice {
    pub key: &'static str,
    pub name: String,
    pub card: &'static str,
    /// The counting rule, as JSON for the page's script.
    pub rule: String,
    /// A link as long as the real one will be, where it stands in the text.
    pub link: String,
    pub chosen: bool,
    /// Whether the person said that they use it.
    pub mine: bool,
}

impl Choice {
    fn new(
        network: &dyn Network,
        page: &Page,
        link: &str,
        mine: &[String],
        chosen: &str,
    ) -> Result<Self, Error> {
        Ok(Self {
            key: network.key(),
            name: name_of(network.key(), page.words()),
            card: match network.card().kind {
                _ if link.is_empty() => "none",
                CardKind::Large => "large",
                CardKind::Small => "small",
                CardKind::None => "none",
            },
            rule: serde_json::to_string(&network.rule())?,
            link: if network.takes_link_apart() { String::new() } else { link.to_owned() },
            chosen: network.key() == chosen,
            mine: mine.iter().any(|key| key == network.key()),
        })
    }
}

/// The name of a network, as people know it.
pub fn name_of(key: &str, words: &Words) -> String {
    match key {
        "copy" => words.t("network-copy"),
        "device" => words.t("network-device"),
        "email" => words.t("network-email"),
        _ => marbles_networks::find(key).map_or_else(|| key.to_owned(), |network| network.name().to_owned()),
    }
}

/// The site that a story is on.
pub fn site_of(story: &Story) -> String {
    site_of_address(story.url.as_deref())
}

/// The host name of an address, without `www.`; empty where there is no address.
pub fn site_of_address(address: Option<&str>) -> String {
    let host = address.and_then(|url| Url::parse(url).ok()).and_then(|url| url.host_str().map(str::to_owned));
    host.map(|host| host.trim_start_matches("www.").to_owned()).unwrap_or_default()
}
