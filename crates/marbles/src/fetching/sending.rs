//! Sends something to an address that a person gave: one POST, as guarded as every fetch, and never led elsewhere.

use std::{fmt, time::Duration};

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION, USER_AGENT};

use super::{FetchProblem, Fetcher, answers, targets};

/// The most bytes of an answer that are read: more than a sentence is of no use here.
const MOST_ANSWER: usize = 64 * 1024;
/// How long an answer may take to say the rest, once its status is there.
const REST: Duration = Duration::from_secs(2);

/// What to send, and where. Its address may be a credential, so it never shows.
#[derive(Clone)]
pub struct Outgoing {
    pub(super) url: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Outgoing {
    /// A body of that media type for an address.
    pub fn new(url: &str, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(content_type))]);
        Self { url: url.to_owned(), headers, body: body.into() }
    }

    /// With a header more; a value that no header can hold is left out. Its value may be a credential too.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(mut value) = HeaderValue::from_str(value) {
            value.set_sensitive(true);
            self.headers.insert(HeaderName::from_static(name), value);
        }
        self
    }
}

impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outgoing({} bytes)", self.body.len())
    }
}

/// What the other side answered, whatever its status.
#[derive(Clone, Debug)]
pub struct Answered {
    pub status: u16,
    /// How long it asks us to wait.
    pub retry_after: Option<Duration>,
    /// Where it keeps what was sent, if it says so.
    pub location: Option<String>,
    pub body: Bytes,
}

impl Answered {
    /// Whether it was taken.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The answer as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).trim().to_owned()
    }
}

impl Fetcher {
    /// Posts once. A redirect is an answer like any other: what is sent here goes nowhere else.
    ///
    /// # Errors
    /// When nothing was answered at all; every answer with a status is an [`Answered`].
    pub async fn post(&self, outgoing: &Outgoing) -> Result<Answered, FetchProblem> {
        let url = targets::parse(&outgoing.url)?;
        targets::judge(&url, &self.allowed, self.any_port)?;
        let request = self.client.post(url).headers(outgoing.headers.clone()).header(USER_AGENT, &*self.name);
        let sending = request.body(outgoing.body.clone()).send();
        match tokio::time::timeout(self.longest, sending).await {
            Ok(response) => Ok(receive(response.map_err(FetchProblem::from_sending)?).await),
            Err(_) => Err(FetchProblem::TooSlow),
        }
    }
}

async fn receive(mut response: reqwest::Response) -> Answered {
    let headers = response.headers();
    let mut answered = Answered {
        status: response.status().as_u16(),
        retry_after: answers::retry_after(headers),
        location: headers.get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned),
        body: Bytes::new(),
    };
    let mut body = Vec::new();
    // The status says whether it was taken; an answer that breaks off or lingers afterwards changes nothing of it, and
    // sending again would say the same thing twice.
    let reading = async {
        while let Ok(Some(part)) = response.chunk().await {
            body.extend_from_slice(&part[..part.len().min(MOST_ANSWER - body.len())]);
            if body.len() == MOST_ANSWER {
                break;
            }
        }
    };
    let _ = tokio::time::timeout(REST, reading).await;
    answered.body = body.into();
    answered
}
