//! Rewrites the fields that tell a story: words as escaped HTML, dates as RFC 3339, addresses as one link.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::gathering::Gathered;
use super::{Family, Mender};
use crate::stories::markup::{Piece, Pieces, Tag, read_entities, write_entities};
use crate::stories::{dates, plain};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Words,
    Date,
    Address,
    AtomLink,
    Id,
    Person,
    Language,
    Bare,
}

pub(super) fn kind(name: &str, family: Family) -> Option<Kind> {
    Some(match (name, family) {
        ("title" | "description" | "summary" | "content" | "content:encoded" | "subtitle" | "rights", _) => {
            Kind::Words
        }
        ("copyright" | "itunes:summary", _) => Kind::Words,
        ("pubDate" | "published" | "updated" | "lastBuildDate", _) => Kind::Date,
        ("link", Family::Rss) => Kind::Address,
        ("link", Family::Atom) | ("atom:link", _) => Kind::AtomLink,
        ("guid" | "id", _) => Kind::Id,
        ("author" | "dc:creator", _) => Kind::Person,
        ("language", _) => Kind::Language,
        ("ttl" | "generator" | "comments" | "itunes:author" | "media:description", _) => Kind::Bare,
        _ => return None,
    })
}

impl<'a> Mender<'a> {
    pub(super) fn field(&mut self, name: &str, kind: Kind, tag: Tag<'a>) {
        let Some(found) = self.gather(&tag) else { return };
        let family = self.family;
        match kind {
            Kind::Words => self.words(name, &tag, found),
            Kind::Date => self.date(name, &found.text),
            Kind::Address | Kind::AtomLink => self.link(kind, &tag, &found.text),
            Kind::Id => self.id(&tag, &found.text),
            Kind::Person => {
                let person = person(&found);
                let frame = self.frame();
                match family {
                    Family::Rss => frame.leaf(name, "", &person),
                    Family::Atom if !person.is_empty() => {
                        frame.open("author", &Tag { name: "\u{0}author", attributes: "", empty: false });
                        frame.leaf("name", "", &person);
                        frame.close("\u{0}author");
                    }
                    Family::Atom => {}
                }
            }
            Kind::Language => {
                let said = found.text.trim().to_owned();
                self.frame().language = Some(said).filter(|said| !said.is_empty());
            }
            Kind::Bare => self.frame().leaf(name, "", &found.text),
        }
    }

    fn words(&mut self, name: &str, tag: &Tag<'a>, found: Gathered) {
        let family = self.family;
        let html = if family == Family::Atom { atom_html(tag, found) } else { found.text };
        if html.trim().is_empty() {
            return;
        }
        let base = tag.attribute("xml:base").map(|base| {
            let mut attribute = String::from(" xml:base=\"");
            write_entities(&mut attribute, &base);
            attribute + "\""
        });
        let frame = self.frame();
        if name == "content" {
            frame.language = tag.attribute("xml:lang").or(frame.language.take());
        }
        // A borrowed vocabulary (Dublin Core, Atom in RSS) only fills what the feed's own left empty.
        let borrowed = tag.name.contains(':');
        let seen = match name {
            "title" => &mut frame.has_title,
            "description" | "summary" => &mut frame.has_summary,
            _ => &mut false,
        };
        if std::mem::replace(seen, true) && borrowed {
            return;
        }
        let attributes = match family {
            Family::Atom => format!(" type=\"html\"{}", base.unwrap_or_default()),
            Family::Rss => String::new(),
        };
        frame.leaf(name, &attributes, &html);
    }

    fn date(&mut self, name: &str, text: &str) {
        let frame = self.frame();
        let Some(moment) = dates::read(text) else { return };
        let when = matches!(name, "pubDate" | "published");
        if when && std::mem::replace(&mut frame.has_date, true) {
            return;
        }
        frame.leaf(name, "", &moment.to_string());
    }

    fn link(&mut self, kind: Kind, tag: &Tag<'a>, text: &str) {
        let family = self.family;
        let rel = tag.attribute("rel").map(|rel| rel.trim().to_ascii_lowercase());
        let main = matches!(rel.as_deref(), None | Some("" | "alternate"));
        let address = match tag.attribute("href").filter(|href| !href.trim().is_empty()) {
            Some(href) if kind == Kind::Address || main => href,
            Some(_) => {
                if family == Family::Atom {
                    self.frame().open("link", &Tag { empty: true, ..*tag });
                }
                return;
            }
            None => text.to_owned(),
        };
        let frame = self.frame();
        if !frame.has_link {
            frame.link(family, &address);
        }
    }

    fn id(&mut self, tag: &Tag<'a>, text: &str) {
        let name = if self.family == Family::Rss { "guid" } else { "id" };
        let is_address = text.trim().starts_with("http://") || text.trim().starts_with("https://");
        let denied =
            tag.attribute("isPermaLink").is_some_and(|said| said.trim().eq_ignore_ascii_case("false"));
        let frame = self.frame();
        if is_address && !denied {
            frame.permalink = Some(text.trim().to_owned());
        }
        if !std::mem::replace(&mut frame.has_id, true) {
            frame.leaf(name, "", text);
        }
    }
}

/// A person's name, be it text or an element of its own.
fn person(found: &Gathered) -> String {
    if !found.has_markup {
        return plain::fold(&found.text);
    }
    let mut pieces = Pieces::of(&found.text);
    let named =
        pieces.any(|(_, piece)| matches!(piece, Piece::Open(tag) if super::names::local(tag.name) == "name"));
    let inner = match pieces.next() {
        Some((_, Piece::Text(text))) if named => read_entities(text),
        Some((_, Piece::Cdata(text))) if named => text.to_owned(),
        _ => String::new(),
    };
    plain::fold(&inner)
}

/// The words of an Atom element as HTML, whichever of its many types they have.
fn atom_html(tag: &Tag<'_>, found: Gathered) -> String {
    let kind = tag.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
    let mode = tag.attribute("mode").unwrap_or_default().trim().to_ascii_lowercase();
    if mode == "base64" {
        let packed: String = found.text.split_whitespace().collect();
        let bytes = BASE64_STANDARD.decode(packed).unwrap_or_default();
        return String::from_utf8_lossy(&bytes).into_owned();
    }
    let says_html = kind.contains("html") || mode == "escaped";
    // Without a type it is text by the rules, yet many write HTML there.
    let looks_like_html = || Pieces::of(&found.text).any(|(_, piece)| matches!(piece, Piece::Close(_)));
    if found.has_markup || says_html || (kind.is_empty() && looks_like_html()) {
        return found.text;
    }
    let mut html = String::with_capacity(found.text.len());
    write_entities(&mut html, &found.text);
    html
}
