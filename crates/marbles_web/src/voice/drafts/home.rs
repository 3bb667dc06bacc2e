//! What My voice shows of drafts: my own, those I prepare, and what I was asked to read.

use marbles::{
    db::Work,
    error::Result,
    voice::{
        delegates::{self, Prepared},
        drafts::{self, Draft},
        readings::{self, AskedToRead},
    },
};

/// The sections `voice/drafts.html` and `voice/readings.html`.
pub struct Sections {
    pub mine: Vec<Draft>,
    /// What I prepare for others.
    pub prepared: Vec<Prepared>,
    pub asked: Vec<AskedToRead>,
}

impl Sections {
    /// What there is for me.
    pub async fn of(look: &mut Work) -> Result<Self> {
        Ok(Self {
            mine: drafts::mine(look).await?,
            prepared: delegates::prepared_by_me(look).await?,
            asked: readings::asked_of_me(look).await?,
        })
    }
}
