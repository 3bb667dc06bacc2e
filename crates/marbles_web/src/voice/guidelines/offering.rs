//! Guidelines beside the composer: a line before the first post, and saying in one tap that one works here.

use marbles::{
    db::Work,
    error::Result,
    voice::guidelines::{self, disclosure},
    words::Language,
};

/// What the composer offers.
pub struct Offered {
    /// Whether there are guidelines at all.
    pub has_guidelines: bool,
    /// Whether its reader has posted nothing yet.
    pub is_first: bool,
    /// The disclosures, that of the text's language first.
    pub disclosures: Vec<(Language, String)>,
}

impl Offered {
    /// For a text as it stands, and a reader of a language.
    pub async fn of(work: &mut Work, text: &str, reader: Language) -> Result<Self> {
        Ok(Self {
            has_guidelines: guidelines::current(work, reader).await?.is_some(),
            is_first: guidelines::is_before_the_first_post(work).await?,
            disclosures: disclosure::offered(work, text, reader).await?,
        })
    }
}
