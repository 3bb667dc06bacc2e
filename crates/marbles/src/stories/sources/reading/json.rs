//! Reads JSON Feed 1.x, also one that bends the rules or breaks off.

use serde_json::{Map, Value};
use url::Url;

use super::entries::{Rough, web_address};
use super::{Entry, Feed, keys};
use crate::stories::sources::mending::MOST_ITEMS;
use crate::stories::{dates, languages, plain};

/// Reads a feed; `None` when the document is some other JSON.
pub(super) fn read(text: &str, base: &Url) -> Option<Feed> {
    // A line break inside a string is a mistake that many make; elsewhere it is a space like any other.
    let text = text.replace(|c: char| c.is_control(), " ");
    let (head, items) = match serde_json::from_str::<Map<String, Value>>(&text) {
        Ok(mut head) => {
            let items = head.remove("items")?.as_array_mut().map(std::mem::take)?;
            (head, items)
        }
        Err(_) => broken(&text)?,
    };
    let is_feed = word(&head, "version").is_some_and(|version| version.contains("jsonfeed"))
        || items.first().is_some_and(|item| item.get("id").or(item.get("url")).is_some())
        || (items.is_empty() && head.contains_key("feed_url"));
    if !is_feed {
        return None;
    }
    let language = word(&head, "language").and_then(|said| languages::code(&said));
    let author = author(&head);
    let entries = items.iter().filter_map(Value::as_object).take(MOST_ITEMS);
    let entries = entries.filter_map(|item| entry(item, base, author.as_deref(), language.as_deref()));
    let items = keys::apart(entries.collect());
    Some(Feed {
        title: word(&head, "title").map(|title| plain::fold(&title)),
        language,
        items,
        ttl_minutes: None,
    })
}

/// Takes the whole items out of a document that is broken somewhere.
fn broken(text: &str) -> Option<(Map<String, Value>, Vec<Value>)> {
    let start = text.find("\"items\"")?;
    let mut rest = text[start + 7..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
    let head = text[..start].trim_end().trim_end_matches(',');
    let head = serde_json::from_str(&format!("{head}}}")).unwrap_or_default();
    let mut items = Vec::new();
    while items.len() < MOST_ITEMS {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if !rest.starts_with('{') {
            break;
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
        match values.next() {
            Some(Ok(item)) => {
                rest = &rest[values.byte_offset()..];
                items.push(item);
            }
            _ => match object_end(rest) {
                Some(end) => rest = &rest[end..],
                None => break,
            },
        }
    }
    Some((head, items))
}

/// Where an object ends whose inside cannot be parsed.
fn object_end(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' if !quoted => depth += 1,
            b'}' if !quoted => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn entry(
    item: &Map<String, Value>,
    base: &Url,
    author_of_feed: Option<&str>,
    language: Option<&str>,
) -> Option<Entry> {
    let address = |name: &str| word(item, name).and_then(|text| web_address(base, &text));
    let html = word(item, "content_html");
    let texts = [
        word(item, "summary").map(|text| plain::words(&text)),
        html.as_deref().map(plain::words),
        word(item, "content_text").map(|text| plain::fold(&text)),
    ];
    let attached = || {
        let all = item.get("attachments")?.as_array()?;
        let kind = |one: &&Value| one["mime_type"].as_str().is_some_and(|kind| kind.starts_with("image/"));
        web_address(base, all.iter().find(kind)?["url"].as_str()?)
    };
    let in_text = || web_address(base, &plain::first_picture(html.as_deref()?)?);
    let rough = Rough {
        id: word(item, "id"),
        link: address("url").or_else(|| address("external_url")),
        title: word(item, "title").map(|title| plain::title(&title)).unwrap_or_default(),
        texts: texts.into_iter().flatten().filter(|text| !text.is_empty()).collect(),
        image: address("image").or_else(|| address("banner_image")).or_else(attached).or_else(in_text),
        author: author(item).or_else(|| author_of_feed.map(str::to_owned)),
        language: word(item, "language").and_then(|said| languages::code(&said)),
        published_at: ["date_published", "date_modified"]
            .iter()
            .find_map(|name| dates::read(&word(item, name)?)),
    };
    rough.finish(language)
}

fn author(of: &Map<String, Value>) -> Option<String> {
    let first = of.get("authors").and_then(|all| all.get(0)).or_else(|| of.get("author"))?;
    let name = first.get("name").unwrap_or(first).as_str().map(plain::words)?;
    (!name.is_empty()).then(|| plain::shorten(&name, 120))
}

/// A word, also where it was written as a number.
fn word(of: &Map<String, Value>, name: &str) -> Option<String> {
    let found = match of.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}
