//! Asks a site for its feed: conditionally, following a page to the feed that it points to. Stores nothing.

use std::time::Duration;

use url::Url;

use super::{
    Source, Trouble,
    reading::{Feed, FeedProblem, find_feed, read_feed},
    trouble::Silence,
};
use crate::{
    fetching::{Fetched, Fetcher, Purpose, Request},
    stories::unfurling::read_page,
};

/// What is known of a feed before it is asked.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub url: String,
    pub feed_url: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

impl Known {
    /// An address about which nothing is known yet.
    pub fn address(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }
}

impl From<&Source> for Known {
    fn from(source: &Source) -> Self {
        Self {
            url: source.url.clone(),
            feed_url: source.feed_url.clone(),
            etag: source.etag.clone(),
            last_modified: source.last_modified.clone(),
        }
    }
}

/// What a site answered: its feed, or none where nothing changed, and what is known from now on.
#[derive(Debug)]
pub struct News {
    pub feed: Option<Feed>,
    pub known: Known,
    /// For how long the site says that its answer holds.
    pub fresh_for: Option<Duration>,
}

/// Asks for news.
///
/// # Errors
/// Why there is none, when it could not be fetched or is no feed.
pub async fn ask(fetcher: &Fetcher, known: Known) -> Result<News, Silence> {
    let discovered = !known.feed_url.is_empty();
    let address = if discovered { &known.feed_url } else { &known.url };
    let request = Request::new(address, Purpose::Feed);
    let request = request.unless_unchanged(known.etag.clone(), known.last_modified.clone());
    let fetched = fetcher.fetch(&request).await?;
    let moved = fetched.permanent_url.as_ref().map(Url::to_string);
    let (url, feed_url) = match moved {
        Some(moved) if discovered => (known.url.clone(), moved),
        Some(moved) => (moved, String::new()),
        None => (known.url.clone(), known.feed_url.clone()),
    };
    if fetched.not_modified {
        let fresh_for = patience(&fetched);
        return Ok(News { feed: None, known: Known { url, feed_url, ..known }, fresh_for });
    }
    match read(fetched).await? {
        Read::Feed(feed, fetched) => Ok(told(feed, &fetched, url, feed_url)),
        Read::PointsTo(feed_url) => {
            let fetched = fetcher.fetch(&Request::new(feed_url.as_str(), Purpose::Feed)).await?;
            let feed_url = fetched.permanent_url.clone().unwrap_or(feed_url).to_string();
            match read(fetched).await? {
                Read::Feed(feed, fetched) => Ok(told(feed, &fetched, url, feed_url)),
                Read::PointsTo(_) => Err(FeedProblem::IsAPage.into()),
            }
        }
    }
}

/// Reads a document that lies here already, such as a file; its own addresses are resolved against `base`.
///
/// # Errors
/// When it is no feed.
pub async fn read_document(bytes: Vec<u8>, base: Url) -> Result<Feed, Silence> {
    let reading = move || read_feed(&bytes, None, &base);
    let read = tokio::task::spawn_blocking(reading).await;
    Ok(read.map_err(|_| unreadable())??)
}

enum Read {
    Feed(Feed, Box<Fetched>),
    PointsTo(Url),
}

/// Reading is heavy for a large document, and whatever it does to the reader, only this one source notices.
async fn read(fetched: Fetched) -> Result<Read, Silence> {
    let reading = move || {
        let header = content_type(&fetched);
        match read_feed(&fetched.bytes, header.as_deref(), &fetched.final_url) {
            Ok(feed) => Ok(Read::Feed(feed, Box::new(fetched))),
            Err(FeedProblem::IsAPage) => {
                let page = read_page(&fetched.bytes, fetched.charset.as_deref(), &fetched.final_url);
                let feed = find_feed(&page).map(|link| link.url.clone());
                feed.map(Read::PointsTo).ok_or_else(|| FeedProblem::IsAPage.into())
            }
            Err(problem) => Err(problem.into()),
        }
    };
    tokio::task::spawn_blocking(reading).await.map_err(|_| unreadable())?
}

fn told(feed: Feed, fetched: &Fetched, url: String, feed_url: String) -> News {
    let known =
        Known { url, feed_url, etag: fetched.etag.clone(), last_modified: fetched.last_modified.clone() };
    News { fresh_for: patience(fetched), feed: Some(feed), known }
}

fn patience(fetched: &Fetched) -> Option<Duration> {
    fetched.max_age.max(fetched.retry_after)
}

fn content_type(fetched: &Fetched) -> Option<String> {
    let kind = fetched.content_type.as_deref()?;
    Some(match &fetched.charset {
        Some(charset) => format!("{kind}; charset={charset}"),
        None => kind.to_owned(),
    })
}

fn unreadable() -> Silence {
    let sentence = "the document could not be read".to_owned();
    Silence { trouble: Trouble::new(Trouble::UNREADABLE), is_gone: false, retry_after: None, sentence }
}
