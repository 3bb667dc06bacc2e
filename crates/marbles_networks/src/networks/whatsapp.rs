//! WhatsApp: a message to people one knows.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &WhatsApp;

struct WhatsApp;

impl Network for WhatsApp {
    fn key(&self) -> &'static str {
        "whatsapp"
    }

    fn name(&self) -> &'static str {
        "WhatsApp"
    }

    fn rule(&self) -> Rule {
        Rule::graphemes(Some(65_536))
    }

    fn card(&self) -> CardShape {
        CardShape { title_chars: 60, summary_chars: 80, ..CardShape::SMALL }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose::prefilled(format!("https://wa.me/?text={}", encode(&text)))
    }
}
