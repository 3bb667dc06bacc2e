//! LinkedIn: the feed's composer can be opened with a text in it (undocumented, so the text is copied as well).

use crate::address::encode;
use crate::card::CardShape;
use crate::draft::{Compose, Draft};
use crate::network::Network;
use crate::rule::Rule;

pub(super) const NETWORK: &dyn Network = &LinkedIn;

struct LinkedIn;

impl Network for LinkedIn {
    fn key(&self) -> &'static str {
        "linkedin"
    }

    fn name(&self) -> &'static str {
        "LinkedIn"
    }

    fn rule(&self) -> Rule {
        Rule::graphemes(Some(3_000))
    }

    fn card(&self) -> CardShape {
        // Posts of persons show a thumbnail; the wide picture is kept for advertisements.
        CardShape { ratio: (16, 9), title_chars: 100, ..CardShape::SMALL }
    }

    fn compose(&self, draft: &Draft<'_>) -> Compose {
        let text = self.full_text(draft.text, draft.link);
        let url = format!("https://www.linkedin.com/feed/?shareActive=true&text={}", encode(&text));
        Compose { url: Some(url), text_to_copy: Some(text), prefills: true }
    }
}
