//! The assistant: help from any OpenAI-compatible server, where an organisation wants it and a person agreed to it.
//!
//! It sees only the text that its owner asks about, and what it answers is a proposal beside that text: plain words,
//! never carried out, never put in place by itself. Nothing of either is stored or logged.
//!
//! - [`reach`]: which servers may be asked. [`settings`]: whom the organisation asks. [`agreeing`]: who agreed to it.
//! - [`spending`]: budgets. [`helping`]: a proposal beside one's own text. [`listening`]: voice notes become words.

pub mod agreeing;
mod asking;
mod cleaning;
pub mod helping;
pub mod listening;
pub mod proposing;
pub mod reach;
pub mod reading;
pub mod settings;
pub mod spending;

use crate::{
    Marbles,
    db::By,
    error::{Error, Result},
};

pub use helping::help;
pub use listening::transcribe;
use reach::Address;

/// What a server of the organisation's choice is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Helping with words that somebody writes.
    Writing,
    /// Turning a voice note into words.
    Listening,
}

impl Task {
    /// Both, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Writing, Self::Listening];

    /// The name under which it is stored and told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Listening => "listening",
        }
    }

    /// The task of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.name() == name)
    }
}

/// What somebody can be helped with, from their own text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// A question to the readers, at the end of the text.
    Question,
    /// The same text in fewer words.
    Shorten,
    /// The same text in another language.
    Translate,
    /// The strongest sentence, put first.
    Strongest,
}

impl Help {
    /// Every help, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Shorten, Self::Strongest, Self::Question, Self::Translate];

    /// The name under which it is stored and told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Shorten => "shorten",
            Self::Translate => "translate",
            Self::Strongest => "strongest",
        }
    }

    /// The help of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|help| help.name() == name)
    }
}

/// A server that may be asked now, with its key.
struct Server {
    address: Address,
    model: String,
    key: Option<String>,
}

/// What stands between a wish and its answer, as the key of the words that say so.
pub(crate) mod trouble {
    pub const OFF: &str = "problem-assistant-off";
    pub const NOT_AGREED: &str = "problem-assistant-not-agreed";
    pub const CHANGED: &str = "problem-assistant-changed";
    pub const MONTH: &str = "problem-assistant-month";
    pub const DAY: &str = "problem-assistant-day";
    pub const INSIDE: &str = "problem-assistant-inside";
    pub const SLOW: &str = "problem-assistant-slow";
    pub const UNREACHABLE: &str = "problem-assistant-unreachable";
    pub const INSECURE: &str = "problem-assistant-insecure";
    pub const KEY: &str = "problem-assistant-key";
    pub const UNKNOWN: &str = "problem-assistant-unknown";
    pub const BUSY: &str = "problem-assistant-busy";
    pub const BROKEN: &str = "problem-assistant-broken";
    pub const MOVED: &str = "problem-assistant-moved";
    pub const REFUSED: &str = "problem-assistant-refused";
    pub const LARGE: &str = "problem-assistant-large";
    pub const UNREADABLE: &str = "problem-assistant-unreadable";
    pub const EMPTY: &str = "problem-assistant-empty";
    pub const CUT: &str = "problem-assistant-cut";
}

/// Finds the server for a task, checks that the person agreed, and takes one call from the budgets.
///
/// # Errors
/// `Clash` with the words on what stands in the way; nothing has left the house then.
async fn reserve(marbles: &Marbles, by: By, task: Task) -> Result<Server> {
    let person = by.person.ok_or(Error::Forbidden)?;
    let mut work = marbles.db.work(by).await?;
    let server = settings::server(&mut work, marbles, task).await?;
    agreeing::check(&mut work, task).await?;
    spending::take_month(&mut work).await?;
    spending::take_day(&mut work, person).await?;
    work.save().await?;
    Ok(server)
}
