//! Facebook: its sharer takes the link only; the words are pasted.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft, without_link};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Facebook;

struct Facebook;

impl Network for Facebook {
    fn key(&self) -> &'static str {
        "facebook"
    }

    fn name(&self) -> &'static str {
        "Facebook"
    }

    fn rule(&self) -> Rule {
        Rule::graphemes(Some(63_206))
    }

    fn card(&self) -> CardShape {
        CardShape { title_chars: 88, domain_first: true, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        if draft.link.is_empty() {
            // Its share dialog asks for an address.
            return Compose::pasted("https://www.facebook.com/".to_owned(), draft.text.to_owned());
        }
        let url = format!("https://www.facebook.com/sharer/sharer.php?u={}", encode(draft.link));
        Compose::pasted(url, without_link(draft.text, draft.link))
    }

    fn takes_link_apart(&self) -> bool {
        true
    }
}
