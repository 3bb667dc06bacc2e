//! Copy: the text with its link on the clipboard, for anywhere else.

use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &Copy;

struct Copy;

impl Network for Copy {
    fn key(&self) -> &'static str {
        "copy"
    }

    fn name(&self) -> &'static str {
        "Copy the text"
    }

    fn rule(&self) -> Rule {
        Rule::FREE
    }

    fn card(&self) -> CardShape {
        CardShape::NONE
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        Compose { url: None, text_to_copy: Some(text), prefills: false }
    }
}
