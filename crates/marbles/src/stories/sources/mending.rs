//! Mends a feed before the parser sees it: whatever the dialect and the damage, each item comes out as a small,
//! well-formed document of its own, so that no item can spoil another.

use std::collections::HashMap;

use url::Url;

use crate::stories::markup::{Piece, Pieces, Tag, attributes, read_entities, write_entities};

mod fields;
mod frames;
mod gathering;
mod names;

use frames::Frame;
use names::Prefixes;

/// The most items that one reading of a feed brings.
pub const MOST_ITEMS: usize = 2000;

/// The most items that are given up because a section or a tag in them never ends; each costs a look at the whole rest.
const MOST_GIVEN_UP: usize = 50;

/// The two families to which every XML feed is brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// RSS of all versions, rewritten as 2.0.
    Rss,
    /// Atom of all versions, rewritten as 1.0.
    Atom,
}

/// What a document turned out to be.
#[derive(Debug)]
pub enum Mended {
    /// A feed, in pieces.
    Feed(Pieced),
    /// A web page.
    Page,
    /// Something else.
    Other,
}

/// A feed cut into its head and its items, each of them a document that the parser takes.
#[derive(Debug)]
pub struct Pieced {
    /// The feed without its items.
    pub head: String,
    /// The language that the feed names.
    pub language: Option<String>,
    /// Its items in order.
    pub items: Vec<PiecedItem>,
}

/// One item of a feed, mended.
#[derive(Debug)]
pub struct PiecedItem {
    /// A whole feed document with this one item.
    pub xml: String,
    /// Against what its addresses are resolved.
    pub base: Url,
    /// The language that the item names.
    pub language: Option<String>,
}

/// Mends a decoded document; `base` is the address it came from.
pub fn mend(text: &str, base: &Url) -> Mended {
    match root(text) {
        Some(Root::Feed(family)) => Mended::Feed(Mender::new(text, family, base).run()),
        Some(Root::Page) => Mended::Page,
        None => Mended::Other,
    }
}

enum Root {
    Feed(Family),
    Page,
}

fn root(text: &str) -> Option<Root> {
    Pieces::of(text).take(2000).find_map(|(_, piece)| match piece {
        Piece::Open(tag) => match names::local(tag.name).to_ascii_lowercase().as_str() {
            "rss" | "rdf" | "channel" | "item" => Some(Root::Feed(Family::Rss)),
            "feed" | "entry" => Some(Root::Feed(Family::Atom)),
            "html" | "head" | "body" | "meta" | "title" | "div" | "p" | "script" | "link" => Some(Root::Page),
            _ => None,
        },
        _ => None,
    })
}

struct Mender<'a> {
    text: &'a str,
    pieces: Pieces<'a>,
    family: Family,
    prefixes: Prefixes,
    head: Frame<'a>,
    item: Option<(usize, Frame<'a>)>,
    items: Vec<PiecedItem>,
    /// For each name, up to where no closing tag was found: spares looking again.
    unclosed: HashMap<&'a str, usize>,
    given_up: usize,
}

impl<'a> Mender<'a> {
    fn new(text: &'a str, family: Family, base: &Url) -> Self {
        Self {
            text,
            pieces: Pieces::of(text),
            family,
            prefixes: Prefixes::new(family),
            head: Frame::new(base.clone()),
            item: None,
            items: Vec::new(),
            unclosed: HashMap::new(),
            given_up: 0,
        }
    }

    fn run(mut self) -> Pieced {
        while self.items.len() < MOST_ITEMS
            && let Some((at, piece)) = self.pieces.next()
        {
            match piece {
                Piece::Open(tag) => self.open(at, tag),
                Piece::Close(name) => self.close(name),
                Piece::Text(text) => self.frame().text(&read_entities(text)),
                Piece::Cdata(text) => self.frame().text(text),
                Piece::Cut => self.skip_item(self.item.as_ref().map_or(at, |(start, _)| *start)),
                Piece::Aside => {}
            }
        }
        let head = self.head.finish(self.family);
        Pieced {
            head: frames::document(self.family, &head, false),
            language: self.head.language,
            items: self.items,
        }
    }

    fn frame(&mut self) -> &mut Frame<'a> {
        self.item.as_mut().map_or(&mut self.head, |(_, frame)| frame)
    }

    fn open(&mut self, at: usize, tag: Tag<'a>) {
        self.prefixes.learn(tag.attributes);
        let name = self.prefixes.canonical(&tag);
        match &*name {
            "rss" | "RDF" | "channel" | "feed" if self.item.is_none() => {
                let base = self.head.inner_base(&tag);
                self.head.base = base;
                self.head.language = tag.attribute("xml:lang").or(self.head.language.take());
            }
            "item" | "entry" => self.begin_item(at, &tag),
            _ => self.element(&name, tag),
        }
    }

    fn begin_item(&mut self, at: usize, tag: &Tag<'a>) {
        self.finish_item();
        let mut frame = Frame::new(self.head.inner_base(tag));
        frame.language = tag.attribute("xml:lang");
        frame.about = tag.attribute("rdf:about");
        self.item = Some((at, frame));
    }

    fn close(&mut self, name: &'a str) {
        match names::local(name).to_ascii_lowercase().as_str() {
            "item" | "entry" if self.item.is_some() => self.finish_item(),
            "rss" | "rdf" | "channel" | "feed" => self.finish_item(),
            _ => self.frame().close(name),
        }
    }

    fn finish_item(&mut self) {
        if let Some((_, mut frame)) = self.item.take() {
            let inner = frame.finish(self.family);
            let xml = frames::document(self.family, &inner, true);
            self.items.push(PiecedItem { xml, base: frame.base, language: frame.language });
        }
    }

    /// Gives up the item at hand, and goes on with the next that begins after `from`.
    fn skip_item(&mut self, from: usize) {
        self.item = None;
        self.given_up += 1;
        let next = self.next_item(from + 1).filter(|_| self.given_up <= MOST_GIVEN_UP); // `from` is a `<`
        let next = next.unwrap_or(self.text.len());
        self.pieces.resume(next);
    }

    fn next_item(&self, from: usize) -> Option<usize> {
        let name = if self.family == Family::Rss { "<item" } else { "<entry" };
        let found = self.text.get(from..)?.match_indices(name).find(|(at, _)| {
            let after = self.text.as_bytes().get(from + at + name.len());
            after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
        });
        found.map(|(at, _)| from + at)
    }

    fn element(&mut self, name: &str, tag: Tag<'a>) {
        match fields::kind(name, self.family) {
            Some(kind) if name == "media:description" || self.frame().takes_fields() => {
                self.field(name, kind, tag)
            }
            _ => self.frame().open(name, &tag),
        }
    }
}

fn attribute_list(into: &mut String, tag: &Tag<'_>) {
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in attributes(tag.attributes) {
        let plain =
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
        let fits = (plain && name.starts_with(|c: char| c.is_ascii_alphabetic())) || name == "xml:base";
        if !fits || name.starts_with("xmlns") || seen.contains(&name) || seen.len() > 20 {
            continue;
        }
        seen.push(name);
        into.push(' ');
        into.push_str(name);
        into.push_str("=\"");
        write_entities(into, &read_entities(value));
        into.push('"');
    }
}

#[cfg(test)]
mod tests;
