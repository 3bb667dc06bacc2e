//! The part of My voice about what I posted: my posts, what came of them, and thanks.

use marbles::{db::Work, error::Result, voice::posts};

use super::posts::Row;
use crate::page::Page;

/// My posts, what came of them, and thanks.
pub struct Section {
    pub posts: Vec<Row>,
}

impl Section {
    /// What I see of it.
    pub async fn of(look: &mut Work, page: &Page) -> Result<Self> {
        let posts = posts::mine(look).await?.iter().map(|story| Row::new(story, page)).collect();
        Ok(Self { posts })
    }
}
