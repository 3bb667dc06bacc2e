//! Unfurling: what an address holds, told in a title, a few words and a picture.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::Timestamp;
use url::Url;

use super::{encodings, languages, plain};
use crate::fetching::{FetchProblem, Fetched, Fetcher, Purpose, Request};

mod addresses;
mod facts;
mod json_ld;
mod oembed;

pub use addresses::{tidy_url, title_from_address};
pub use oembed::merge_oembed;

/// More of a page than this is not read: what describes it stands at its beginning.
const MOST_TEXT: usize = 2 * 1024 * 1024;

/// More elements than this open at once are no page but a trap.
const MOST_OPEN: usize = 2000;

/// What a page says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its title in plain words.
    pub title: Option<String>,
    /// A sentence or two about it, in plain words.
    pub summary: Option<String>,
    /// Its picture.
    pub image: Option<Url>,
    /// What the picture shows.
    pub image_alt: Option<String>,
    /// Its language (ISO 639-1), guessed only when the page is silent.
    pub language: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// The address that it prefers, without what only tracks people.
    pub canonical_url: Option<Url>,
    /// The name of the site.
    pub site_name: Option<String>,
    /// The feeds to which it points.
    pub feeds: Vec<FeedLink>,
    /// Where an oEmbed description in JSON stands.
    pub oembed: Option<Url>,
    /// Whether the title is only that of the browser tab or a headline, so that a better one may replace it.
    pub title_is_weak: bool,
}

/// A feed to which a page points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// Where it is.
    pub url: Url,
    /// What the page calls it.
    pub title: Option<String>,
    /// Its kind, as far as the page says.
    pub kind: FeedKind,
}

/// The kinds of feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS of any version.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

/// Reads a page; `charset` is what the header says, `url` where the page came from.
///
/// Never fails: what the page does not say stays empty.
pub fn read_page(bytes: &[u8], charset: Option<&str>, url: &Url) -> Page {
    let meta = encodings_in_meta(bytes);
    let mut text = encodings::decode(bytes, &[charset, meta.as_deref()]);
    text.truncate(text.floor_char_boundary(MOST_TEXT));
    text.truncate(sane_length(&text));
    let read = || facts::page(&text, url);
    let mut page = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
    if page.language.is_none() {
        let words =
            [page.title.as_deref(), page.summary.as_deref()].map(Option::unwrap_or_default).join(". ");
        page.language = languages::guess(&words);
    }
    page
}

/// Up to where a page nests as pages do: the time that a parser takes grows with the square of the open elements.
fn sane_length(text: &str) -> usize {
    use super::markup::{Piece, Pieces};

    let mut open = 0_usize;
    let deep = Pieces::of(text).find(|(_, piece)| {
        match piece {
            Piece::Open(tag) if !tag.empty => open += 1,
            Piece::Close(_) => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST_OPEN
    });
    deep.map_or(text.len(), |(at, _)| at)
}

/// Fetches an address and reads what it holds; where the page says too little, its oEmbed description is asked too.
///
/// # Errors
/// When nothing can be fetched there.
pub async fn unfurl(fetcher: &Fetcher, url: &str) -> Result<Page, FetchProblem> {
    let fetched = fetcher.fetch(&Request::new(url, Purpose::Page)).await?;
    let from = fetched.final_url.clone();
    let is_page = is_page(&fetched);
    let mut page = if is_page { read_fetched(fetched).await } else { file(&fetched)? };
    let says_too_little =
        page.title.is_none() || page.title_is_weak || page.image.is_none() || page.author.is_none();
    if says_too_little
        && let Some(address) = page.oembed.clone()
        && let Ok(answer) = fetcher.fetch(&Request::new(address, Purpose::Card)).await
        && let Ok(json) = serde_json::from_slice(&answer.bytes)
    {
        merge_oembed(&mut page, &json);
    }
    page.title = page.title.or_else(|| Some(title_from_address(&from)));
    page.canonical_url = page.canonical_url.or_else(|| Some(tidy_url(&from)));
    Ok(page)
}

/// A large page takes a moment, in which the other requests must not wait.
async fn read_fetched(fetched: Fetched) -> Page {
    let reading = move || read_page(&fetched.bytes, fetched.charset.as_deref(), &fetched.final_url);
    tokio::task::spawn_blocking(reading).await.unwrap_or_default()
}

fn is_page(fetched: &Fetched) -> bool {
    match fetched.content_type.as_deref() {
        Some("text/html" | "application/xhtml+xml") => true,
        Some("text/plain" | "application/octet-stream" | "text/xml" | "application/xml") | None => {
            let start = &fetched.bytes[..fetched.bytes.len().min(1024)];
            let start = String::from_utf8_lossy(start).to_ascii_lowercase();
            start.contains("<html") || start.contains("<!doctype html") || start.contains("<head")
        }
        Some(_) => false,
    }
}

/// A document or a picture has no page around it; its name is its title.
fn file(fetched: &Fetched) -> Result<Page, FetchProblem> {
    if fetched.bytes.is_empty() {
        return Err(FetchProblem::NotAPage);
    }
    let kind = fetched.content_type.as_deref().unwrap_or_default();
    let is_picture = kind.starts_with("image/") && kind != "image/svg+xml";
    Ok(Page {
        title: Some(title_from_address(&fetched.final_url)),
        image: is_picture.then(|| fetched.final_url.clone()),
        site_name: fetched.final_url.host_str().map(|host| host.trim_start_matches("www.").to_owned()),
        ..Page::default()
    })
}

/// The encoding in `<meta charset>` or `<meta http-equiv>`, which browsers look for in the first kilobytes.
fn encodings_in_meta(bytes: &[u8]) -> Option<String> {
    use super::markup::{Piece, Pieces};

    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let metas = Pieces::of(&start).filter_map(|(_, piece)| match piece {
        Piece::Open(tag) if tag.name.eq_ignore_ascii_case("meta") => Some(tag),
        _ => None,
    });
    metas.into_iter().find_map(|tag| {
        tag.attribute("charset").or_else(|| {
            let content = tag.attribute("content")?.to_ascii_lowercase();
            let (_, label) = content.split_once("charset=")?;
            Some(label.split([';', ' ']).next().unwrap_or_default().to_owned())
        })
    })
}

/// A line of words at most `most` long, or none.
fn line(text: &str, most: usize) -> Option<String> {
    let text = plain::fold(text);
    (!text.is_empty()).then(|| plain::shorten(&text, most))
}

#[cfg(test)]
mod tests;
