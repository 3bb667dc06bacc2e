//! The screens and the JSON of answers: one field at a time, saved at each pause.

pub mod api;
pub mod files;
pub mod media;
pub mod media_api;
pub mod pages;
pub mod saving;

use marbles::{
    db::Work,
    error::Error,
    voice::answers::{self, Answer},
};

use crate::page::Page;

/// How many answers My voice shows.
const SHOWN: i64 = 5;

/// My answers, as My voice shows them.
pub struct Section {
    pub lines: Vec<Line>,
    /// Whether there are more than these.
    pub more: bool,
}

/// One answer in a list.
pub struct Line {
    pub answer: Answer,
    pub title: String,
    pub said: String,
}

impl Line {
    fn new(answer: Answer, page: &Page) -> Self {
        let first = |text: &str| text.chars().take(160).collect::<String>();
        let said = [&answer.first_line, &answer.fact].into_iter().find(|text| !text.trim().is_empty());
        Self {
            title: title_of(&answer, page),
            said: said.map(|text| first(text)).unwrap_or_default(),
            answer,
        }
    }
}

impl Section {
    /// My answers, the one changed last first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(look: &mut Work, page: &Page) -> Result<Self, Error> {
        let (answers, next) = answers::mine(look, None, SHOWN).await?;
        let lines = answers.into_iter().map(|answer| Line::new(answer, page)).collect();
        Ok(Self { lines, more: next.is_some() })
    }
}

/// What an answer is about, or that it is about anything.
fn title_of(answer: &Answer, page: &Page) -> String {
    answer.heading().map_or_else(|| page.t("answer-free"), str::to_owned)
}
