//! Device: the phone's own share sheet, which gets title, text and link apart (Web Share).

use crate::card::CardShape;
use crate::draft::{Compose, Draft, with_link};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Device;

struct Device;

impl Network for Device {
    fn key(&self) -> &'static str {
        "device"
    }

    fn name(&self) -> &'static str {
        "Share sheet"
    }

    fn rule(&self) -> Rule {
        Rule::FREE
    }

    fn card(&self) -> CardShape {
        CardShape::NONE
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        // For a browser that has no share sheet after all.
        let text = with_link(draft.text, draft.link);
        Compose { url: None, text_to_copy: Some(text), prefills: true }
    }

    fn takes_link_apart(&self) -> bool {
        true
    }
}
