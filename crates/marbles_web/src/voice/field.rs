//! The screens and the JSON of my field, my subjects and the expert finder.

pub mod api;
pub mod experts;
pub mod pages;
pub mod subjects;

use marbles::{
    db::Work,
    error::Error,
    voice::field::{
        self, Field,
        subjects::{Prompt, Subject},
    },
};

use crate::page::Page;

/// How many subjects My voice shows.
const SHOWN: usize = 3;

/// My field and my subjects, as My voice shows them.
pub struct Section {
    pub field: Field,
    pub subjects: Vec<Subject>,
    pub prompts: Vec<Offered>,
}

impl Section {
    /// What My voice shows of it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(look: &mut Work, page: &Page) -> Result<Self, Error> {
        let mut whole = Self::whole(look, page).await?;
        whole.subjects.truncate(SHOWN);
        whole.prompts.truncate(1);
        Ok(whole)
    }

    async fn whole(look: &mut Work, page: &Page) -> Result<Self, Error> {
        let prompts = field::subjects::offered(look).await?;
        Ok(Self {
            field: field::mine(look).await?,
            subjects: field::subjects::mine(look).await?,
            prompts: prompts.into_iter().map(|prompt| Offered::new(&prompt, page)).collect(),
        })
    }
}

/// A prompt in words.
pub struct Offered {
    pub key: String,
    pub question: String,
}

impl Offered {
    fn new(prompt: &Prompt, page: &Page) -> Self {
        Self { key: prompt.key(), question: question(prompt, page) }
    }
}

// words: prompt-customer prompt-surprise prompt-mistake prompt-newcomer prompt-number
// words: prompt-visit prompt-colleague prompt-habit prompt-change prompt-tool
fn question(prompt: &Prompt, page: &Page) -> String {
    match prompt {
        Prompt::Known(key) => page.t(&format!("prompt-{key}")),
        Prompt::Topic(_, name) => page.t1("prompt-of-topic", "topic", name),
    }
}

/// What stands on the list when a prompt is taken.
// words: subject-customer subject-surprise subject-mistake subject-newcomer subject-number
// words: subject-visit subject-colleague subject-habit subject-change subject-tool
fn subject(prompt: &Prompt, page: &Page) -> String {
    match prompt {
        Prompt::Known(key) => page.t(&format!("subject-{key}")),
        Prompt::Topic(_, name) => page.t1("subject-of-topic", "topic", name),
    }
}
