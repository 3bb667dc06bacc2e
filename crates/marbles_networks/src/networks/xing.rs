//! XING: its sharing page takes the link only; the words are pasted.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft, without_link};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Xing;

struct Xing;

impl Network for Xing {
    fn key(&self) -> &'static str {
        "xing"
    }

    fn name(&self) -> &'static str {
        "XING"
    }

    fn rule(&self) -> Rule {
        Rule::FREE
    }

    fn card(&self) -> CardShape {
        CardShape { summary_chars: 100, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        if draft.link.is_empty() {
            // Its share dialog asks for an address.
            return Compose::pasted("https://www.xing.com/".to_owned(), draft.text.to_owned());
        }
        let url = format!("https://www.xing.com/spi/shares/new?url={}", encode(draft.link));
        Compose::pasted(url, without_link(draft.text, draft.link))
    }

    fn takes_link_apart(&self) -> bool {
        true
    }
}
