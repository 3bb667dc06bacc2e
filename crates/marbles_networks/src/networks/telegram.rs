//! Telegram: the link comes first, the words follow it.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft, without_link};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Telegram;

struct Telegram;

impl Network for Telegram {
    fn key(&self) -> &'static str {
        "telegram"
    }

    fn name(&self) -> &'static str {
        "Telegram"
    }

    fn rule(&self) -> Rule {
        Rule::graphemes(Some(4_096))
    }

    fn card(&self) -> CardShape {
        CardShape { summary_chars: 170, domain_first: true, ..CardShape::LARGE }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        if draft.link.is_empty() {
            // Its share dialog asks for an address.
            return Compose::pasted("https://web.telegram.org/".to_owned(), draft.text.to_owned());
        }
        let (link, text) = (encode(draft.link), encode(&without_link(draft.text, draft.link)));
        Compose::prefilled(format!("https://t.me/share/url?url={link}&text={text}"))
    }

    fn takes_link_apart(&self) -> bool {
        true
    }
}
