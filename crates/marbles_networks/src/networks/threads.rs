//! Threads: 500 characters, in which an emoji counts as its bytes.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::{EmojiWeight, LinkWeight, Rule, Unit};

pub(super) const NETWORK: &dyn Network = &Threads;

struct Threads;

impl Network for Threads {
    fn key(&self) -> &'static str {
        "threads"
    }

    fn name(&self) -> &'static str {
        "Threads"
    }

    fn rule(&self) -> Rule {
        let unit = Unit::Graphemes { link: LinkWeight::Full, emoji: EmojiWeight::Bytes };
        Rule { limit: Some(500), unit, bytes: None }
    }

    fn card(&self) -> CardShape {
        CardShape { domain_first: true, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose::prefilled(format!("https://www.threads.com/intent/post?text={}", encode(&text)))
    }
}
