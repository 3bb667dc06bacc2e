//! Brings the names of elements, whatever their prefix and spelling, to the one name that the parser knows.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Family;
use crate::stories::markup::{Tag, attributes, read_entities};

/// The namespaces that every mended document declares.
pub(super) const DECLARED: &str = r#" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom""#;

/// The vocabularies that carry something for a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Rss,
    Atom,
    Content,
    Dc,
    Media,
    Itunes,
    Xhtml,
    Other,
}

/// What the prefixes of a document stand for.
pub(super) struct Prefixes {
    family: Family,
    known: HashMap<String, Space>,
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

impl Prefixes {
    pub(super) fn new(family: Family) -> Self {
        // Many feeds use the usual prefixes without declaring them.
        let usual = [
            ("content", Space::Content),
            ("dc", Space::Dc),
            ("dcterms", Space::Dc),
            ("media", Space::Media),
            ("itunes", Space::Itunes),
            ("atom", Space::Atom),
            ("a10", Space::Atom),
            ("rss", Space::Rss),
            ("rdf", Space::Rss),
            ("xhtml", Space::Xhtml),
        ];
        Self { family, known: usual.map(|(prefix, space)| (prefix.to_owned(), space)).into() }
    }

    /// Takes in the prefixes that a tag declares.
    pub(super) fn learn(&mut self, text: &str) {
        if !text.contains("xmlns:") || self.known.len() > 100 {
            return;
        }
        for (name, uri) in attributes(text) {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.known.insert(prefix.to_owned(), space(&read_entities(uri)));
            }
        }
    }

    /// The name under which the parser knows an element; one it does not know gets a name that it ignores.
    pub(super) fn canonical(&self, tag: &Tag<'_>) -> Cow<'static, str> {
        let home = if self.family == Family::Rss { Space::Rss } else { Space::Atom };
        let own = || tag.attributes.contains("xmlns").then(|| tag.attribute("xmlns")).flatten();
        let space = match tag.name.split_once(':') {
            Some((prefix, _)) => self.known.get(prefix).copied().unwrap_or(Space::Other),
            None => own().map_or(home, |uri| match space(&uri) {
                Space::Other => home,
                space => space,
            }),
        };
        let local = local(tag.name).to_ascii_lowercase();
        let found = match (self.family, space) {
            (Family::Rss, Space::Rss) => rss(&local),
            (Family::Atom, Space::Atom) => atom(&local),
            (Family::Rss, Space::Atom) => rss_from_atom(&local),
            (Family::Atom, Space::Rss) => atom_from_rss(&local),
            (_, Space::Content) if local == "encoded" => Some(self.pick("content:encoded", "content")),
            (_, Space::Xhtml) if local == "body" => Some(self.pick("content:encoded", "content")),
            (_, Space::Dc) => self.dublin_core(&local),
            (_, Space::Media) => Some(media(&local)),
            (_, Space::Itunes) => Some(itunes(&local)),
            _ => Some("x-unknown"),
        };
        found.map_or_else(|| Cow::Owned(clean(&local)), Cow::Borrowed)
    }

    fn pick(&self, rss: &'static str, atom: &'static str) -> &'static str {
        if self.family == Family::Rss { rss } else { atom }
    }

    fn dublin_core(&self, local: &str) -> Option<&'static str> {
        Some(match local {
            "date" | "issued" | "created" | "available" => self.pick("pubDate", "published"),
            "modified" => self.pick("updated", "updated"),
            "creator" => self.pick("dc:creator", "author"),
            "language" => "language",
            "title" => "title",
            "description" | "abstract" => self.pick("description", "summary"),
            _ => "x-unknown",
        })
    }
}

/// Only what tells of a picture or in words: over the rest the parser stumbles and loses the item.
fn media(local: &str) -> &'static str {
    match local {
        "group" => "media:group",
        "content" => "media:content",
        "thumbnail" => "media:thumbnail",
        "description" => "media:description",
        _ => "x-unknown",
    }
}

fn itunes(local: &str) -> &'static str {
    match local {
        "image" => "itunes:image",
        "author" => "itunes:author",
        "summary" => "itunes:summary",
        _ => "x-unknown",
    }
}

fn space(uri: &str) -> Space {
    let uri = uri.trim().to_ascii_lowercase();
    let has = |part: &str| uri.contains(part);
    match () {
        () if has("2005/atom") || has("purl.org/atom/ns") => Space::Atom,
        () if has("modules/content") => Space::Content,
        () if has("purl.org/rss/") && has("modules") => Space::Other,
        () if has("purl.org/rss/") || has("netscape.com/rdf") || has("netscape.com/publish") => Space::Rss,
        () if has("rdf-syntax-ns") || has("backend.userland.com") || has("channel.netscape.com") => {
            Space::Rss
        }
        () if has("purl.org/dc/") => Space::Dc,
        () if has("/mrss") => Space::Media,
        () if has("itunes.com/dtds") => Space::Itunes,
        () if has("1999/xhtml") => Space::Xhtml,
        () => Space::Other,
    }
}

fn rss(local: &str) -> Option<&'static str> {
    Some(match local {
        "pubdate" | "published" | "issued" | "date" | "created" => "pubDate",
        "lastbuilddate" => "lastBuildDate",
        "modified" => "updated",
        "summary" | "abstract" => "description",
        "content" | "body" => "content:encoded",
        "id" => "guid",
        "rdf" => "RDF",
        "entry" => "item",
        "creator" => "dc:creator",
        _ => return None,
    })
}

fn atom(local: &str) -> Option<&'static str> {
    Some(match local {
        "tagline" => "subtitle",
        "issued" | "created" | "pubdate" => "published",
        "modified" => "updated",
        "copyright" => "rights",
        "description" => "summary",
        "guid" => "id",
        "item" => "entry",
        _ => return None,
    })
}

fn rss_from_atom(local: &str) -> Option<&'static str> {
    Some(match local {
        "link" => "atom:link",
        "published" => "pubDate",
        "updated" => "updated",
        "summary" => "description",
        "content" => "content:encoded",
        "title" => "title",
        "author" => "author",
        _ => "x-unknown",
    })
}

fn atom_from_rss(local: &str) -> Option<&'static str> {
    Some(match local {
        "pubdate" => "published",
        "description" => "summary",
        _ => "x-unknown",
    })
}

fn clean(local: &str) -> String {
    let name: String =
        local.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { "x-unknown".to_owned() }
}
