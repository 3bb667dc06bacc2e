//! The mirror beside a text that is written: its panel, its fragment for each pause, and what a person wants of it.

pub mod api;
pub mod pages;

use marbles::{
    db::Work,
    error::Result,
    ids::StoryId,
    voice::{
        guidelines, likeness,
        mirror::{
            self, Mirror, Writing,
            choices::{self, Choices},
            hints::{Hint, Kind},
        },
    },
    words::Language,
};

use super::likeness::advice;
use crate::{App, visitor::Visit, words::Words};

/// A longer text is no post; nothing is said of it.
pub const LONGEST: usize = 70_000;

/// The mirror as a page shows it.
pub struct Panel {
    /// Whether the person wants it.
    pub on: bool,
    /// Whether it was asked to look, so that "nothing to remark" is an answer.
    pub looked: bool,
    pub hints: Vec<Said>,
    /// How the text reads, in words.
    pub reads: Option<String>,
    /// What was said already, as advice.
    pub said_already: Vec<String>,
}

/// A hint in the reader's words.
pub struct Said {
    pub kind: &'static str,
    pub title: String,
    pub because: String,
    pub example: Option<String>,
}

impl Panel {
    /// The panel before anything was looked at.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn waiting(work: &mut Work) -> Result<Self> {
        let choices = choices::mine(work).await?;
        Ok(Self { on: choices.on, looked: false, hints: Vec::new(), reads: None, said_already: Vec::new() })
    }

    /// The panel with what the mirror says of a text.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn of(
        work: &mut Work,
        visit: &Visit,
        text: &str,
        network: &str,
        words: &Words,
    ) -> Result<Self> {
        let choices = choices::mine(work).await?;
        let language = mirror::language_of(text, visit.person.language);
        let seen = look(work, &choices, text, language, network).await?;
        let reads = seen.readability.map(|judged| words.t(band_key(judged.band.key())));
        let hints = seen.hints.into_iter().map(|hint| Said::of(hint, words)).collect();
        let looked = choices.on && !text.trim().is_empty();
        Ok(Self { on: choices.on, looked, hints, reads, said_already: Vec::new() })
    }

    /// The same, and whether colleagues or the story's starters said it already.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn with_what_was_said(
        mut self,
        work: &mut Work,
        app: &App,
        text: &str,
        network: &str,
        story: Option<StoryId>,
        words: &Words,
    ) -> Result<Self> {
        if self.looked && text.len() <= LONGEST {
            let like = likeness::of(work, &app.marbles, text, story).await?;
            self.said_already = advice(&like, network, words);
        }
        Ok(self)
    }
}

impl Said {
    fn of(hint: Hint, words: &Words) -> Self {
        Self {
            kind: hint.kind.key(),
            title: title_of(hint.kind, words),
            because: words.with(hint.because, &hint.mentions),
            example: hint.example,
        }
    }
}

/// What the mirror says to somebody, by their own choices.
async fn look(
    work: &mut Work,
    choices: &Choices,
    text: &str,
    language: Language,
    network: &str,
) -> Result<Mirror> {
    if !choices.on || text.len() > LONGEST {
        return Ok(Mirror::default());
    }
    let watched = guidelines::watched(work, language).await?.words();
    let writing = Writing {
        text,
        language,
        network,
        picture_is_mute: false,
        watched: &watched,
        dismissed: &choices.dismissed,
    };
    Ok(mirror::look(&writing))
}

/// What a kind of hint is called.
pub fn title_of(kind: Kind, words: &Words) -> String {
    // words: mirror-kind-promise mirror-kind-alt_text mirror-kind-first_line mirror-kind-corporate mirror-kind-flat
    // words: mirror-kind-sentence mirror-kind-readability mirror-kind-hashtags mirror-kind-question
    // words: mirror-because-promise mirror-because-alt-text mirror-because-first-line mirror-because-corporate
    // words: mirror-because-flat mirror-because-sentence mirror-because-readability mirror-because-many-hashtags
    // words: mirror-because-camel-case mirror-because-bait mirror-because-no-question
    words.t(&format!("mirror-kind-{}", kind.key()))
}

fn band_key(band: &str) -> &'static str {
    match band {
        "easy" => "mirror-reads-easy",
        "fine" => "mirror-reads-fine",
        "demanding" => "mirror-reads-demanding",
        _ => "mirror-reads-heavy",
    }
}
