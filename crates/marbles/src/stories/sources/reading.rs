//! Reads a feed of any kind, however untidy, into entries that can become stories.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use url::Url;

use super::mending::{self, Mended, Pieced};
use crate::stories::unfurling::{FeedLink, Page};
use crate::stories::{encodings, languages, plain};

mod entries;
mod json;
mod keys;

/// The longest summary, in characters as people see them.
pub const LONGEST_SUMMARY: usize = 500;

/// What a feed says of itself, and what it brings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Feed {
    /// Its title in plain words.
    pub title: Option<String>,
    /// Its language (ISO 639-1), when it names one.
    pub language: Option<String>,
    /// Its entries, in the order of the document.
    pub items: Vec<Entry>,
    /// For how many minutes it asks not to be read again.
    pub ttl_minutes: Option<u32>,
}

/// One entry of a feed: what may become a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// What tells it apart within its feed, the same at every reading.
    pub key: String,
    /// Where it leads.
    pub link: Option<Url>,
    /// Its title in plain words; taken from its text or its address when it has none.
    pub title: String,
    /// Plain words, at most [`LONGEST_SUMMARY`] characters.
    pub summary: Option<String>,
    /// Its picture.
    pub image: Option<Url>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its language (ISO 639-1): its own, its feed's, or guessed.
    pub language: Option<String>,
    /// When it was published, or else last changed.
    pub published_at: Option<Timestamp>,
}

/// Why a document brought no feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FeedProblem {
    /// It is a web page; its links may lead to a feed.
    #[error("this is a web page, not a feed")]
    IsAPage,
    /// It is neither a feed nor a page.
    #[error("this is not a feed")]
    NotAFeed,
    /// There is nothing in it.
    #[error("the document is empty")]
    Empty,
}

impl FeedProblem {
    /// The key under which the sentence for people stands in the word files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::IsAPage => "feed-is-a-page",
            Self::NotAFeed => "feed-not-a-feed",
            Self::Empty => "feed-empty",
        }
    }
}

/// Reads a feed; `content_type` is the header (a charset in it counts), `base` the address that it came from.
///
/// # Errors
/// Only when the document is no feed at all: an item that is broken is left out, and the others remain.
pub fn read_feed(bytes: &[u8], content_type: Option<&str>, base: &Url) -> Result<Feed, FeedProblem> {
    let declared = declared_encoding(bytes);
    let header = content_type.and_then(charset);
    let text = encodings::decode(bytes, &[declared.as_deref(), header.as_deref()]);
    let text = text.trim_start();
    if text.is_empty() {
        return Err(FeedProblem::Empty);
    }
    if text.starts_with('{') {
        return json::read(text, base).ok_or(FeedProblem::NotAFeed);
    }
    match mending::mend(text, base) {
        Mended::Feed(pieced) => Ok(read_pieces(&pieced, base)),
        Mended::Page => Err(FeedProblem::IsAPage),
        Mended::Other if content_type.is_some_and(|kind| kind.contains("html")) => Err(FeedProblem::IsAPage),
        Mended::Other => Err(FeedProblem::NotAFeed),
    }
}

/// The feed that a page points to: the main one, not that of its comments.
pub fn find_feed(page: &Page) -> Option<&FeedLink> {
    let of_comments = |feed: &&FeedLink| {
        let title = feed.title.as_deref().unwrap_or_default().to_lowercase();
        ["comment", "reacties", "kommentar"].iter().any(|word| title.contains(word))
            || feed.url.path().contains("/comments")
    };
    page.feeds.iter().find(|feed| !of_comments(feed)).or(page.feeds.first())
}

fn read_pieces(pieced: &Pieced, base: &Url) -> Feed {
    let head = parse(&pieced.head, base);
    let language = pieced.language.as_deref().and_then(languages::code);
    let items = pieced.items.iter().filter_map(|item| {
        let found = parse(&item.xml, &item.base)?.entries.into_iter().next()?;
        entries::entry(found, item, language.as_deref())
    });
    let items = keys::apart(items.collect());
    let title = head.as_ref().and_then(|head| head.title.as_ref()).map(|title| plain::title(&title.content));
    Feed {
        title: title.filter(|title| !title.is_empty()),
        language,
        items,
        ttl_minutes: head.and_then(|head| head.ttl).filter(|minutes| *minutes > 0),
    }
}

/// Hands one small document to the parser; should it refuse or panic, only that one is lost.
fn parse(xml: &str, base: &Url) -> Option<feed_rs::model::Feed> {
    let parser = || {
        let named = feed_rs::parser::Builder::new().base_uri(Some(base)).sanitize_content(false);
        named.id_generator(|_, _, _| String::new()).build().parse(xml.as_bytes()).ok()
    };
    catch_unwind(AssertUnwindSafe(parser)).ok().flatten()
}

fn charset(content_type: &str) -> Option<String> {
    let (_, after) = content_type.split_once("charset=")?;
    Some(after.split(';').next()?.trim().trim_matches(['"', '\'']).to_owned())
}

/// The encoding in `<?xml … encoding="…"?>`, which is ASCII in every encoding that needs a declaration.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).into_owned();
    let declaration = start[start.find("<?xml")?..].split('>').next()?.to_owned();
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests;
