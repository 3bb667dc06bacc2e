//! Reads the JSON-LD of a page: one thing, a list of things or a graph of them.

use jiff::Timestamp;
use serde_json::Value;

use crate::stories::dates;
use crate::stories::markup::read_entities;

/// What JSON-LD says of the page.
#[derive(Debug, Default)]
pub(super) struct Described {
    pub(super) title: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) image: Option<String>,
    pub(super) author: Option<String>,
    pub(super) language: Option<String>,
    pub(super) published_at: Option<Timestamp>,
    pub(super) url: Option<String>,
    pub(super) site_name: Option<String>,
}

/// Things nest, but a page is described near the top.
const DEEPEST: usize = 6;

/// Reads all scripts of a page; a broken one is passed over.
pub(super) fn describe(scripts: &[String]) -> Described {
    let documents: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut things = Vec::new();
    for document in &documents {
        gather(document, &mut things, 0);
    }
    let best = things
        .iter()
        .filter_map(|thing| rank(thing).map(|rank| (rank, *thing)))
        .min_by_key(|(rank, _)| *rank);
    let Some((_, thing)) = best else { return Described::default() };
    Described {
        title: text(thing, &["headline", "name"]),
        summary: text(thing, &["description", "abstract"]),
        image: ["image", "thumbnailUrl", "primaryImageOfPage"]
            .iter()
            .find_map(|name| address(&thing[*name], &things)),
        author: ["author", "creator"].iter().find_map(|name| person(&thing[*name], &things)),
        language: text(thing, &["inLanguage"])
            .or_else(|| text(&thing["inLanguage"], &["alternateName", "name"])),
        published_at: ["datePublished", "uploadDate", "dateCreated"]
            .iter()
            .find_map(|name| dates::read(thing[*name].as_str()?)),
        url: text(thing, &["url"]).or_else(|| address(&thing["mainEntityOfPage"], &things)),
        site_name: person(&thing["publisher"], &things),
    }
}

/// Some editors leave line breaks in strings, or comments around the whole.
fn parse(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let bare = bare.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    let one_line = || serde_json::from_str(&bare.replace(|c: char| c.is_control(), " ")).ok();
    serde_json::from_str(bare).ok().or_else(one_line)
}

fn gather<'a>(value: &'a Value, things: &mut Vec<&'a Value>, depth: usize) {
    if depth > DEEPEST || things.len() > 500 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| gather(one, things, depth + 1)),
        Value::Object(fields) => {
            things.push(value);
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = fields.get(name) {
                    gather(inner, things, depth + 1);
                }
            }
        }
        _ => {}
    }
}

/// The lower, the more surely a thing is the page's own subject; none for things such as menus and companies.
fn rank(thing: &Value) -> Option<u8> {
    let kinds: Vec<&str> = match &thing["@type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => return None,
    };
    let rank = |kind: &&str| match kind.rsplit(['/', ':']).next().unwrap_or_default() {
        kind if kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report" => Some(0),
        "VideoObject" | "PodcastEpisode" | "Event" | "Book" | "Course" | "HowTo" | "Recipe" | "Dataset" => {
            Some(1)
        }
        "Product" | "CreativeWork" | "MediaObject" | "AudioObject" => Some(2),
        kind if kind.ends_with("Page") => Some(3),
        _ => None,
    };
    kinds.iter().filter_map(rank).min()
}

fn text(thing: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let found = match &thing[*name] {
            Value::Array(all) => all.first()?.as_str()?,
            one => one.as_str()?,
        };
        let found = read_entities(found.trim());
        (!found.is_empty()).then_some(found)
    })
}

/// Follows a reference (`{"@id": …}`) to the thing that it means.
fn meant<'a>(value: &'a Value, things: &[&'a Value]) -> &'a Value {
    let Some(id) =
        value["@id"].as_str().filter(|_| value.as_object().is_some_and(|fields| fields.len() == 1))
    else {
        return value;
    };
    things
        .iter()
        .find(|thing| thing["@id"] == id && thing.as_object().is_some_and(|f| f.len() > 1))
        .unwrap_or(&value)
}

fn address(value: &Value, things: &[&Value]) -> Option<String> {
    match meant(value, things) {
        Value::String(url) => Some(url.trim().to_owned()).filter(|url| !url.is_empty()),
        Value::Array(all) => all.iter().find_map(|one| address(one, things)),
        thing => text(thing, &["url", "contentUrl", "@id"]),
    }
}

fn person(value: &Value, things: &[&Value]) -> Option<String> {
    match meant(value, things) {
        Value::String(name) => {
            Some(read_entities(name.trim())).filter(|name| !name.is_empty() && !name.contains("://"))
        }
        Value::Array(all) => {
            let names: Vec<String> = all.iter().take(3).filter_map(|one| person(one, things)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        thing => text(thing, &["name"]),
    }
}
