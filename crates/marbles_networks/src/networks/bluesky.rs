//! Bluesky: 300 graphemes and 3000 bytes, links in full.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Bluesky;

struct Bluesky;

impl Network for Bluesky {
    fn key(&self) -> &'static str {
        "bluesky"
    }

    fn name(&self) -> &'static str {
        "Bluesky"
    }

    fn rule(&self) -> Rule {
        Rule { bytes: Some(3_000), ..Rule::graphemes(Some(300)) }
    }

    fn card(&self) -> CardShape {
        CardShape { title_chars: 80, summary_chars: 120, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose::prefilled(format!("https://bsky.app/intent/compose?text={}", encode(&text)))
    }
}
