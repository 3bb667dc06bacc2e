//! Why a source brought nothing, in a form that a screen can put into words.

use std::{fmt, time::Duration};

use super::reading::FeedProblem;
use crate::fetching::FetchProblem;

/// The key of the words that say what is wrong, and a detail that they mention.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Trouble(String);

impl Trouble {
    /// The page points to no feed.
    pub const NO_FEED: &'static str = "feed-none-linked";
    /// The document could not be read at all.
    pub const UNREADABLE: &'static str = "feed-unreadable";

    /// A trouble without a detail.
    pub fn new(key: &str) -> Self {
        Self(key.to_owned())
    }

    /// Under which key the words stand.
    pub fn key(&self) -> &str {
        self.0.split_once(' ').map_or(self.0.as_str(), |(key, _)| key)
    }

    /// What the words mention, such as a status; often empty.
    pub fn detail(&self) -> &str {
        self.0.split_once(' ').map_or("", |(_, detail)| detail)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a source has no news to tell this time, and what its site asks of us.
#[derive(Clone, Debug)]
pub struct Silence {
    pub trouble: Trouble,
    /// The site says that this is gone for good.
    pub is_gone: bool,
    /// How long the site asks us to wait.
    pub retry_after: Option<Duration>,
    /// The same in English, for the command line.
    pub sentence: String,
}

impl From<FetchProblem> for Silence {
    fn from(problem: FetchProblem) -> Self {
        let (detail, retry_after) = match &problem {
            FetchProblem::Status(status) => (format!(" {status}"), None),
            FetchProblem::Busy { status, retry_after } => (format!(" {status}"), *retry_after),
            _ => (String::new(), None),
        };
        Self {
            trouble: Trouble(format!("{}{detail}", problem.key())),
            is_gone: problem == FetchProblem::Gone,
            retry_after,
            sentence: problem.to_string(),
        }
    }
}

impl From<FeedProblem> for Silence {
    fn from(problem: FeedProblem) -> Self {
        let (key, sentence) = match problem {
            FeedProblem::IsAPage => {
                (Trouble::NO_FEED, "this is a web page that points to no feed".to_owned())
            }
            other => (other.key(), other.to_string()),
        };
        Self { trouble: Trouble::new(key), is_gone: false, retry_after: None, sentence }
    }
}
