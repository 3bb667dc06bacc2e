//! `demo/voice.toml`: who knows what, who was asked, and what they made of it.

use std::collections::BTreeMap;

use marbles::{Result, error::Error, words::Language};
use serde::Deserialize;

/// Everything there is to tell.
#[derive(Deserialize)]
pub struct Voices {
    pub guidelines: BTreeMap<String, Guideline>,
    pub fields: Vec<Field>,
    pub questions: Vec<Question>,
    pub asks: Vec<Ask>,
    pub answers: Vec<Answer>,
    pub drafts: Vec<Draft>,
    pub prepared: Vec<Prepared>,
    pub posts: Vec<Post>,
    pub outcomes: Vec<Outcome>,
    pub thanks: Vec<Thanks>,
}

#[derive(Deserialize)]
pub struct Guideline {
    pub stand_for: String,
    pub serve: String,
    pub keep_inside: String,
    pub say_so: String,
    pub disclosure: String,
    pub customers: Vec<String>,
    pub promises: Vec<String>,
}

#[derive(Deserialize)]
pub struct Field {
    pub person: String,
    pub words: String,
    pub ask_about: String,
    pub topics: Vec<String>,
    #[serde(default)]
    pub subjects: Vec<String>,
}

#[derive(Deserialize)]
pub struct Question {
    pub key: String,
    pub pattern: String,
    pub en: String,
    pub nl: String,
    pub da: String,
    pub topics: Vec<String>,
}

#[derive(Deserialize)]
pub struct Ask {
    pub question: String,
    pub by: String,
    pub topic: Option<String>,
    pub group: Option<String>,
    pub person: Option<String>,
    pub days: i64,
    pub words: String,
}

#[derive(Deserialize)]
pub struct Answer {
    pub person: String,
    /// The question that it answers; none when its writer began by themselves.
    pub ask: Option<String>,
    pub days: i64,
    pub language: Language,
    pub fact: String,
    pub so_what: String,
    pub change_wanted: String,
    pub first_line: String,
    #[serde(default)]
    pub sent: bool,
}

#[derive(Deserialize)]
pub struct Draft {
    pub person: String,
    pub days: i64,
    pub text: String,
    pub reader: Option<Reader>,
    /// What its author asks the editors' desk.
    pub desk_words: Option<String>,
}

#[derive(Deserialize)]
pub struct Reader {
    pub person: String,
    pub words: String,
    pub days: i64,
    pub remark_on: String,
    pub remark: String,
}

#[derive(Deserialize)]
pub struct Prepared {
    pub person: String,
    pub by: String,
    pub days: i64,
    pub language: Language,
    pub text: String,
}

#[derive(Deserialize)]
pub struct Post {
    pub person: String,
    pub days: i64,
    pub language: Language,
    pub text: String,
    pub why: String,
}

#[derive(Deserialize)]
pub struct Outcome {
    pub person: String,
    pub days: i64,
    pub kind: String,
    pub words: String,
}

#[derive(Deserialize)]
pub struct Thanks {
    pub by: String,
    /// The question whose answer is meant.
    pub answer: String,
    pub days: i64,
    pub words: String,
}

/// Reads the file that is built in.
///
/// # Errors
/// When it does not hold.
pub fn read() -> Result<Voices> {
    toml::from_str(include_str!("../../../demo/voice.toml"))
        .map_err(|error| Error::unexpected(format!("the demo's voice cannot be read: {error}")))
}
