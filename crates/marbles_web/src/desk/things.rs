//! What lies on the desk besides stories, in words.

use marbles::{desk, voice::readings::desk::Waiting};

use crate::{page::Page, voice::thanks::Thank};

/// An answer that was sent on.
pub struct Answer {
    pub id: String,
    pub name: String,
    pub question: Option<String>,
    pub language: String,
    pub paragraphs: Vec<String>,
    /// Whether there are words to make a story of.
    pub has_words: bool,
    pub when: String,
    pub thank: Thank,
}

/// Somebody who waits for a reader.
pub struct Reader {
    pub id: String,
    pub author: String,
    pub language: String,
    pub words: String,
    pub when: String,
}

/// A question that nobody has answered so far.
pub struct Question {
    pub id: String,
    pub text: String,
    /// What could be done about it.
    pub advice: String,
    pub when: String,
}

/// Something that somebody could be thanked for.
pub struct Deed {
    pub id: String,
    pub title: String,
    pub said: String,
    pub when: String,
    pub thank: Thank,
}

impl Answer {
    /// As the desk shows it.
    pub fn new(answer: &desk::SentOn, page: &Page) -> Self {
        let id = answer.answer_id.to_string();
        Self {
            name: answer.name.clone(),
            question: answer.question.clone(),
            language: answer.language.clone(),
            paragraphs: answer.text().split("\n\n").map(str::to_owned).collect(),
            has_words: !answer.text().is_empty(),
            when: page.ago(&answer.sent_at),
            thank: Thank::new(format!("/desk/answers/{id}/thanks"), &id, &answer.name, "desk"),
            id,
        }
    }
}

impl Reader {
    /// As the desk shows it: who asks and for what, the text itself only once an editor takes it.
    pub fn new(waiting: &Waiting, page: &Page) -> Self {
        Self {
            id: waiting.reading_id.to_string(),
            author: waiting.author.clone(),
            language: page.language_name(&waiting.language),
            words: waiting.words.clone(),
            when: page.ago(&waiting.asked_at),
        }
    }
}

impl Question {
    /// As the desk shows it.
    pub fn new(question: &desk::Unanswered, page: &Page) -> Self {
        Self {
            id: question.ask_id.to_string(),
            text: question.text.clone(),
            advice: match &question.topic {
                Some(topic) => page.t1("desk-question-to", "name", topic),
                None => page.t("desk-question-anew"),
            },
            when: page.ago(&question.created_at),
        }
    }
}

impl Deed {
    /// As the desk shows it.
    pub fn new(deed: &desk::Deed, page: &Page) -> Self {
        let id = deed.story_id.to_string();
        let said = match deed.is_own {
            true => page.t1("desk-deed-own", "name", &deed.name),
            false => page.t1("desk-deed-suggested", "name", &deed.name),
        };
        Self {
            title: deed.title.clone(),
            said,
            when: page.ago(&deed.published_at),
            thank: Thank::new(format!("/stories/{id}/thanks"), &id, &deed.name, "desk"),
            id,
        }
    }
}
