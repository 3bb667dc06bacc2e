//! The one guarded client through which Marbles fetches every address that a person gave.
//!
//! Only public addresses are reached: the name is resolved here, every address it resolves to is judged, and the
//! connection goes to the very address that was judged. Redirects are followed by hand and judged again at each step.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use url::Url;

mod addresses;
mod answers;
mod asking;
mod problems;
mod receiving;
mod resolving;
mod sending;
mod targets;

#[cfg(test)]
pub(crate) mod tests;

pub use addresses::is_public;
pub use answers::Fetched;
pub use problems::FetchProblem;
pub use sending::{Answered, Outgoing};

/// The most redirects that are followed before the fetch gives up.
pub const MOST_REDIRECTS: usize = 5;
/// The most bytes that an answer may hold, after it is unpacked.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The longest that one fetch may take, all redirects included.
pub const LONGEST: Duration = Duration::from_secs(10);

/// What somebody wants to read at an address; it decides which formats are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A web page.
    Page,
    /// An RSS, Atom or JSON feed.
    Feed,
    /// A picture.
    Picture,
    /// A small JSON document such as an oEmbed answer.
    Card,
}

impl Purpose {
    fn accept(self) -> &'static str {
        match self {
            Self::Page => "text/html, application/xhtml+xml;q=0.9, */*;q=0.5",
            Self::Feed => {
                "application/rss+xml, application/atom+xml, application/feed+json, application/json;q=0.9, \
                 application/xml;q=0.8, text/xml;q=0.8, text/html;q=0.5, */*;q=0.3"
            }
            Self::Picture => "image/webp, image/png, image/jpeg, image/gif;q=0.8, image/*;q=0.3",
            Self::Card => "application/json, text/json;q=0.9, */*;q=0.1",
        }
    }
}

/// What to fetch, and what is known of it from the last time.
#[derive(Debug, Clone)]
pub struct Request {
    /// The address as the person gave it.
    pub url: String,
    /// What is expected there.
    pub purpose: Purpose,
    /// The entity tag of the last answer, so that an unchanged document is not sent again.
    pub etag: Option<String>,
    /// The `Last-Modified` of the last answer, word for word.
    pub last_modified: Option<String>,
}

impl Request {
    /// Asks for an address about which nothing is known yet.
    pub fn new(url: impl Into<String>, purpose: Purpose) -> Self {
        Self { url: url.into(), purpose, etag: None, last_modified: None }
    }

    /// Asks only for what changed since an earlier answer.
    pub fn unless_unchanged(self, etag: Option<String>, last_modified: Option<String>) -> Self {
        Self { etag, last_modified, ..self }
    }
}

pub(crate) type Allowed = Arc<dyn Fn(IpAddr) -> bool + Send + Sync>;

/// The guarded client; cheap to clone, since all clones share one pool of connections.
#[derive(Clone)]
pub struct Fetcher {
    client: reqwest::Client,
    allowed: Allowed,
    any_port: bool,
    name: Arc<str>,
    longest: Duration,
}

impl Fetcher {
    /// Opens a client; `allow_private` also reaches addresses inside the organisation (tests, intranets).
    pub fn new(allow_private: bool) -> Self {
        let allowed: Allowed = if allow_private { Arc::new(|_| true) } else { Arc::new(is_public) };
        Self::allowing(allowed, allow_private)
    }

    /// Tells the sites that are visited where this installation can be found.
    pub fn named(self, public_url: &Url) -> Self {
        let name = format!("Marbles/{} (+{public_url})", env!("CARGO_PKG_VERSION"));
        Self { name: name.into(), ..self }
    }

    pub(crate) fn allowing(allowed: Allowed, any_port: bool) -> Self {
        let client = resolving::client(Arc::clone(&allowed), resolving::CONNECTING);
        let name = concat!("Marbles/", env!("CARGO_PKG_VERSION")).into();
        Self { client, allowed, any_port, name, longest: LONGEST }
    }

    /// A client like this one with connections of its own, which have to stand within that time.
    #[must_use]
    pub fn connecting_within(self, longest: Duration) -> Self {
        Self { client: resolving::client(Arc::clone(&self.allowed), longest), ..self }
    }

    /// The same client, which gives up sooner or later than [`LONGEST`].
    #[must_use]
    pub fn within(self, longest: Duration) -> Self {
        Self { longest, ..self }
    }

    /// Fetches an address, following redirects.
    ///
    /// # Errors
    /// Everything but a success or "not modified" is a problem that says in its kind what went wrong.
    pub async fn fetch(&self, request: &Request) -> Result<Fetched, FetchProblem> {
        match tokio::time::timeout(self.longest, self.follow(request)).await {
            Ok(outcome) => outcome,
            Err(_) => Err(FetchProblem::TooSlow),
        }
    }

    async fn follow(&self, request: &Request) -> Result<Fetched, FetchProblem> {
        let mut url = targets::parse(&request.url)?;
        let (mut redirects, mut all_permanent) = (0, true);
        loop {
            targets::judge(&url, &self.allowed, self.any_port)?;
            let response = self.ask(&url, request).await?;
            let status = response.status().as_u16();
            let Some(location) = receiving::redirect(&response) else {
                let moved = (redirects > 0 && all_permanent).then(|| url.clone());
                return receiving::receive(response, url, moved).await;
            };
            if redirects == MOST_REDIRECTS {
                return Err(FetchProblem::TooManyRedirects);
            }
            redirects += 1;
            all_permanent &= matches!(status, 301 | 308);
            url = targets::next(&url, &location)?;
        }
    }

    async fn ask(&self, url: &Url, request: &Request) -> Result<reqwest::Response, FetchProblem> {
        use reqwest::header::{ACCEPT, IF_MODIFIED_SINCE, IF_NONE_MATCH, USER_AGENT};

        let mut asking = self.client.get(url.clone());
        asking = asking.header(ACCEPT, request.purpose.accept()).header(USER_AGENT, &*self.name);
        if let Some(etag) = &request.etag {
            asking = asking.header(IF_NONE_MATCH, etag);
        }
        if let Some(moment) = &request.last_modified {
            asking = asking.header(IF_MODIFIED_SINCE, moment);
        }
        asking.send().await.map_err(FetchProblem::from_sending)
    }
}

impl std::fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fetcher").field("name", &self.name).finish_non_exhaustive()
    }
}
