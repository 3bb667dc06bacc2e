//! X: weighted counting, and a composer that takes the whole text.

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::{Rule, Unit};

pub(super) const NETWORK: &dyn Network = &X;

struct X;

impl Network for X {
    fn key(&self) -> &'static str {
        "x"
    }

    fn name(&self) -> &'static str {
        "X"
    }

    fn rule(&self) -> Rule {
        Rule { limit: Some(280), unit: Unit::Weighted, bytes: None }
    }

    fn card(&self) -> CardShape {
        CardShape::LARGE
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose::prefilled(format!("https://x.com/intent/tweet?text={}", encode(&text)))
    }
}
