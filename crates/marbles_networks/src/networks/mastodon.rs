//! Mastodon: 500 graphemes, each link 23, through the page that asks people for their own server.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::{EmojiWeight, LinkWeight, Rule, Unit};

pub(super) const NETWORK: &dyn Network = &Mastodon;

struct Mastodon;

impl Network for Mastodon {
    fn key(&self) -> &'static str {
        "mastodon"
    }

    fn name(&self) -> &'static str {
        "Mastodon"
    }

    fn rule(&self) -> Rule {
        let unit = Unit::Graphemes { link: LinkWeight::Fixed(23), emoji: EmojiWeight::One };
        Rule { limit: Some(500), unit, bytes: None }
    }

    fn card(&self) -> CardShape {
        CardShape { title_chars: 100, domain_first: true, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose::prefilled(format!("https://share.joinmastodon.org/#text={}", encode(&text)))
    }
}
