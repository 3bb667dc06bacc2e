//! Turns what the parser found in one item into an entry.

use feed_rs::model;
use jiff::Timestamp;
use url::Url;

use super::{Entry, LONGEST_SUMMARY};
use crate::stories::sources::mending::PiecedItem;
use crate::stories::{languages, plain};

/// The longest title that is kept.
const LONGEST_TITLE: usize = 300;

/// Reads one item; `None` when there is nothing in it at all.
pub(super) fn entry(found: model::Entry, item: &PiecedItem, feed_language: Option<&str>) -> Option<Entry> {
    let base = &item.base;
    let told =
        found.media.iter().find_map(|media| media.description.as_ref()).map(|text| text.content.as_str());
    let html = [found.summary.as_ref().map(|text| text.content.as_str()), body(&found), told];
    let content_base =
        found.base.as_deref().and_then(|own| base.join(own).ok()).unwrap_or_else(|| base.clone());
    let image = picture(&found, base, html.iter().rev().flatten(), &content_base);
    let title = found.title.as_ref().map(|title| plain::title(&title.content)).unwrap_or_default();
    let words = html.into_iter().flatten().map(plain::words).filter(|words| !words.is_empty());
    let link = link(&found, base);
    let rough = Rough {
        id: Some(found.id.trim().to_owned()).filter(|id| !id.is_empty()),
        link,
        title,
        texts: words.collect(),
        image,
        author: author(&found),
        language: item.language.as_deref().or(found.language.as_deref()).and_then(languages::code),
        published_at: found.published.or(found.updated).and_then(|moment| {
            Timestamp::new(moment.timestamp(), i32::try_from(moment.timestamp_subsec_nanos()).ok()?).ok()
        }),
    };
    rough.finish(feed_language)
}

/// An entry before its gaps are filled.
pub(super) struct Rough {
    pub(super) id: Option<String>,
    pub(super) link: Option<Url>,
    pub(super) title: String,
    pub(super) texts: Vec<String>,
    pub(super) image: Option<Url>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published_at: Option<Timestamp>,
}

impl Rough {
    /// Fills the gaps; `None` when there is neither a title, a text nor an address.
    pub(super) fn finish(self, feed_language: Option<&str>) -> Option<Entry> {
        let Self { id, link, title, texts, image, author, language, published_at } = self;
        let text = texts.iter().find(|text| **text != title).cloned();
        let title = match title.is_empty() {
            false => plain::shorten(&title, LONGEST_TITLE),
            true => text
                .as_deref()
                .map(|text| plain::shorten(first_sentence(text), 100))
                .or_else(|| link.as_ref().map(crate::stories::unfurling::title_from_address))?,
        };
        let summary = text.map(|text| plain::shorten(&text, LONGEST_SUMMARY));
        let language = language
            .or_else(|| feed_language.map(str::to_owned))
            .or_else(|| languages::guess(&format!("{title}. {}", summary.as_deref().unwrap_or_default())));
        let key = super::keys::key(id.as_deref(), link.as_ref(), &title, summary.as_deref());
        Some(Entry { key, link, title, summary, image, author, language, published_at })
    }
}

fn first_sentence(text: &str) -> &str {
    let end = text.match_indices([' ']).find(|(at, _)| text[..*at].ends_with(['.', '?', '!']));
    end.map_or(text, |(at, _)| text[..at].trim_end_matches('.'))
}

fn body(found: &model::Entry) -> Option<&str> {
    found.content.as_ref().and_then(|content| content.body.as_deref())
}

fn link(found: &model::Entry, base: &Url) -> Option<Url> {
    let main = |link: &&model::Link| {
        matches!(link.rel.as_deref(), None | Some("alternate")) && link.target.is_none()
    };
    found.links.iter().filter(main).find_map(|link| web_address(base, &link.href))
}

/// An address that a browser opens; anything else is none.
pub(super) fn web_address(base: &Url, text: &str) -> Option<Url> {
    let text = text.trim();
    let url = base.join(text).ok().filter(|_| !text.is_empty())?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

fn author(found: &model::Entry) -> Option<String> {
    let names = found.authors.iter().filter_map(|person| person.name.as_deref());
    let credits = found.media.iter().flat_map(|media| &media.credits).map(|credit| credit.entity.as_str());
    names.chain(credits).find_map(|name| {
        let name = plain::words(name.trim().trim_matches(['(', ')']));
        (!name.is_empty() && !name.contains('@')).then(|| plain::shorten(&name, 120))
    })
}

/// The picture that the item names, or else the first in its text.
fn picture<'h>(
    found: &model::Entry,
    base: &Url,
    htmls: impl Iterator<Item = &'h &'h str>,
    content_base: &Url,
) -> Option<Url> {
    let is_picture = |kind: &str| kind.starts_with("image/") && !kind.starts_with("image/svg");
    let contents = found.media.iter().flat_map(|media| &media.content);
    let named = contents.filter_map(|content| {
        let url = content.url.as_ref()?;
        let said = content.content_type.as_ref().map(|kind| kind.to_string());
        let fits = said.map_or_else(|| looks_like_a_picture(url), |kind| is_picture(&kind));
        fits.then(|| (content.width.unwrap_or(0), url.clone()))
    });
    // Of several sizes the widest; of equals the first.
    let widest = named.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, url)| url);
    let enclosed = || {
        let kept = |link: &&model::Link| {
            link.rel.as_deref().is_none_or(|rel| rel == "enclosure")
                && link.media_type.as_deref().is_some_and(is_picture)
        };
        found.links.iter().find(kept).and_then(|link| web_address(base, &link.href))
    };
    let thumbnail = || {
        let mut all = found.media.iter().flat_map(|media| &media.thumbnails);
        all.find_map(|thumbnail| web_address(base, &thumbnail.image.uri))
    };
    let mut htmls = htmls;
    let in_text = || htmls.find_map(|html| web_address(content_base, &plain::first_picture(html)?));
    widest.or_else(enclosed).or_else(thumbnail).or_else(in_text)
}

fn looks_like_a_picture(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".gif"].iter().any(|end| path.ends_with(end))
}
