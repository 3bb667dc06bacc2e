//! Reading what a server answers: strictly, a little of it at most, and every failure in one of our own words.

use serde::de::DeserializeOwned;

use super::{Server, trouble};
use crate::{
    error::Error,
    fetching::{FetchProblem, Fetched, Fetcher, Outgoing},
};

/// The most bytes of an answer; a longer one is refused whole.
const MOST_BYTES: usize = 64 * 1024;

/// Why there is no answer to use: the key of our words, and what an administrator may know besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub key: &'static str,
    /// The status that the server answered with, if it did.
    pub status: Option<u16>,
    /// The server's own short code, such as `model_not_found`; never its free text.
    pub code: Option<String>,
}

impl Failed {
    pub(super) fn of(key: &'static str) -> Self {
        Self { key, status: None, code: None }
    }

    pub(super) fn error(&self) -> Error {
        Error::Outside(self.key)
    }
}

/// The letter with the server's key, if it wants one.
pub(super) fn with_key(outgoing: Outgoing, server: &Server) -> Outgoing {
    match &server.key {
        Some(key) => outgoing.with("authorization", &format!("Bearer {key}")),
        None => outgoing,
    }
}

/// Sends once, never again, and gives the JSON that came back.
pub(super) async fn answer(way: &Fetcher, outgoing: &Outgoing) -> Result<Fetched, Failed> {
    let answer = way.ask_once(outgoing, MOST_BYTES).await.map_err(|problem| Failed::of(key_of(&problem)))?;
    let key = match answer.status {
        200..=299 => {
            let is_json = answer
                .content_type
                .as_deref()
                .is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"));
            return if is_json { Ok(answer) } else { Err(Failed::of(trouble::UNREADABLE)) };
        }
        300..=399 => trouble::MOVED,
        401 | 403 => trouble::KEY,
        404 => trouble::UNKNOWN,
        408 | 504 => trouble::SLOW,
        429 | 503 => trouble::BUSY,
        500..=599 => trouble::BROKEN,
        _ => trouble::REFUSED,
    };
    Err(Failed { key, status: Some(answer.status), code: code_in(&answer.bytes) })
}

/// Reads JSON of exactly that shape; what else stands in it is of no interest.
pub(super) fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failed> {
    serde_json::from_slice(bytes).map_err(|_| Failed::of(trouble::UNREADABLE))
}

/// How it went, without a word of what was said.
pub(super) fn log<T>(what: &'static str, outcome: &Result<T, Failed>) {
    match outcome {
        Ok(_) => tracing::info!(what, "an assistant answered"),
        Err(failed) => {
            tracing::info!(what, problem = failed.key, status = failed.status, "an assistant failed")
        }
    }
}

fn key_of(problem: &FetchProblem) -> &'static str {
    match problem {
        FetchProblem::NotPublic => trouble::INSIDE,
        FetchProblem::TooLarge => trouble::LARGE,
        FetchProblem::TooSlow => trouble::SLOW,
        FetchProblem::NotSecure => trouble::INSECURE,
        FetchProblem::Damaged => trouble::UNREADABLE,
        _ => trouble::UNREACHABLE,
    }
}

/// The code in an error such as `{"error": {"code": "model_not_found"}}`.
fn code_in(body: &[u8]) -> Option<String> {
    let body: serde_json::Value = serde_json::from_slice(body).ok()?;
    let error = &body["error"];
    let code = error["code"].as_str().or(error["type"].as_str())?;
    let is_code = (1..=40).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    is_code.then(|| code.to_owned())
}
