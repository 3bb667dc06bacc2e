//! What can go wrong, in terms of what the caller can do about it.

use std::fmt;

/// The result of every verb.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a verb did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the one who asks may not see it.
    #[error("there is no such thing here")]
    Missing,
    /// The one who asks may see it, and may not do this.
    #[error("this is not yours to do")]
    Forbidden,
    /// What was typed does not hold, field by field.
    #[error("{0}")]
    Invalid(Problems),
    /// It collides with what is there already; the text is the key of the words that say so.
    #[error("this is in the way: {0}")]
    Clash(&'static str),
    /// Somebody outside, whom we asked, did not answer as is needed; the text is the key of the words that say so.
    #[error("outside: {0}")]
    Outside(&'static str),
    /// Too often: to be tried again after that many seconds.
    #[error("too often; try again in {0} seconds")]
    TooOften(u64),
    /// Something that nobody at the screen can do anything about.
    #[error("{0}")]
    Unexpected(Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// An unexpected error with a sentence of its own.
    pub fn unexpected(sentence: impl Into<String>) -> Self {
        Self::Unexpected(sentence.into().into())
    }

    /// One problem with one field.
    pub fn invalid(field: &'static str, key: &'static str) -> Self {
        Self::Invalid(Problems(vec![Problem::new(field, key)]))
    }
}

/// What is wrong with one field: the key of the words that say so, and what they mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: &'static str,
    pub key: &'static str,
    pub mentions: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem that mentions nothing.
    pub fn new(field: &'static str, key: &'static str) -> Self {
        Self { field, key, mentions: Vec::new() }
    }

    /// The same problem, mentioning a value in its words.
    #[must_use]
    pub fn mention(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.mentions.push((name, value.to_string()));
        self
    }
}

/// All that is wrong with what was typed, collected so that it is said at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes a problem with a field.
    pub fn add(&mut self, field: &'static str, key: &'static str) {
        self.0.push(Problem::new(field, key));
    }

    /// Notes a problem unless the condition holds.
    pub fn unless(&mut self, holds: bool, field: &'static str, key: &'static str) {
        if !holds {
            self.add(field, key);
        }
    }

    /// `Ok` when nothing is wrong.
    ///
    /// # Errors
    /// `Invalid` with every problem noted.
    pub fn none(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said: Vec<String> =
            self.0.iter().map(|problem| format!("{}: {}", problem.field, problem.key)).collect();
        f.write_str(&said.join(", "))
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::RowNotFound => Self::Missing,
            sqlx::Error::Database(database) if database.is_unique_violation() => {
                Self::Clash("problem-exists-already")
            }
            _ => Self::Unexpected(Box::new(error)),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Unexpected(Box::new(error))
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Unexpected(Box::new(error))
    }
}
