//! The part of My voice about what I posted: my posts, what came of them, and thanks.

use marbles::{
    db::Work,
    error::Result,
    voice::{outcomes, posts, thanks},
};

use super::{
    outcomes::{Ask, Line},
    posts::Row,
    thanks::Note,
};
use crate::page::Page;

/// How many words of thanks the page shows.
const THANKS: usize = 5;

/// My posts, what came of them, and thanks.
pub struct Section {
    pub posts: Vec<Row>,
    /// The question what came of a post, some days after it.
    pub ask: Option<Ask>,
    pub lines: Vec<Line>,
    pub thanks: Vec<Note>,
}

impl Section {
    /// What I see of it.
    pub async fn of(look: &mut Work, page: &Page) -> Result<Self> {
        let posts = posts::mine(look).await?.iter().map(|story| Row::new(story, page)).collect();
        let ask = Ask::now(look, page, "voice").await?;
        let journal = outcomes::journal(look).await?;
        let lines = journal.iter().filter_map(|entry| Line::new(entry, page)).collect();
        let thanks = thanks::mine(look).await?.into_iter().take(THANKS);
        let thanks = thanks.map(|one| Note::new(one, page)).collect();
        Ok(Self { posts, ask, lines, thanks })
    }
}
