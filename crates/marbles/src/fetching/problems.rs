//! What can go wrong when an address is fetched, in words that a screen can translate.

use std::error::Error;
use std::time::Duration;

use super::resolving::Unresolved;

/// Why an address gave nothing to read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchProblem {
    /// It is no `http` or `https` address, or it carries a name and password.
    #[error("this is not a web address")]
    NotAWebAddress,
    /// It leads into a private network, or to a port that is not the web's.
    #[error("this address is not on the public internet")]
    NotPublic,
    /// No such name exists.
    #[error("no site of this name was found")]
    NotFound,
    /// It leads on and on.
    #[error("the address redirects too often")]
    TooManyRedirects,
    /// The answer is larger than Marbles reads.
    #[error("the answer is larger than 5 MB")]
    TooLarge,
    /// The answer did not come in time.
    #[error("the site did not answer within 10 seconds")]
    TooSlow,
    /// The site answered with a status that is no success.
    #[error("the site answered with status {0}")]
    Status(u16),
    /// The site says that this is gone for good.
    #[error("the site says that this is gone for good")]
    Gone,
    /// The site asks to come back later.
    #[error("the site is busy (status {status})")]
    Busy {
        /// 429 or 503.
        status: u16,
        /// How long the site asks us to wait, if it says so.
        retry_after: Option<Duration>,
    },
    /// The connection failed or broke off.
    #[error("the site could not be reached")]
    Unreachable,
    /// The certificate of the site is not valid.
    #[error("the connection to the site is not secure")]
    NotSecure,
    /// The answer could not be unpacked.
    #[error("the answer of the site is damaged")]
    Damaged,
    /// What is there is not what was asked for.
    #[error("there is no page at this address")]
    NotAPage,
}

impl FetchProblem {
    /// The key under which the sentence for people stands in the word files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotAWebAddress => "fetch-not-a-web-address",
            Self::NotPublic => "fetch-not-public",
            Self::NotFound => "fetch-not-found",
            Self::TooManyRedirects => "fetch-too-many-redirects",
            Self::TooLarge => "fetch-too-large",
            Self::TooSlow => "fetch-too-slow",
            Self::Status(_) => "fetch-status",
            Self::Gone => "fetch-gone",
            Self::Busy { .. } => "fetch-busy",
            Self::Unreachable => "fetch-unreachable",
            Self::NotSecure => "fetch-not-secure",
            Self::Damaged => "fetch-damaged",
            Self::NotAPage => "fetch-not-a-page",
        }
    }

    pub(super) fn from_sending(error: reqwest::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(&error);
        while let Some(one) = cause {
            if let Some(unresolved) = one.downcast_ref::<Unresolved>() {
                return match unresolved {
                    Unresolved::NotPublic => Self::NotPublic,
                    Unresolved::Unknown => Self::NotFound,
                };
            }
            if let Some(io) = one.downcast_ref::<std::io::Error>()
                && io.get_ref().is_some_and(|inner| inner.is::<rustls::Error>())
            {
                return Self::NotSecure;
            }
            cause = one.source();
        }
        match error {
            error if error.is_timeout() => Self::TooSlow,
            error if error.is_builder() => Self::NotAWebAddress,
            error if error.is_decode() => Self::Damaged,
            _ => Self::Unreachable,
        }
    }
}
