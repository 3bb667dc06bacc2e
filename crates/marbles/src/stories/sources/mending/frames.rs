//! Writes the head or one item of a feed, keeping every element closed.

use url::Url;

use super::{Family, attribute_list, names};
use crate::stories::markup::{Tag, write_entities};

/// Deeper nesting than this says nothing about a story.
const DEEPEST: usize = 24;
/// Elements of HTML that never close; a stray one must not swallow what follows.
const VOID: &[&str] = &["br", "hr", "img", "input", "meta", "wbr", "col", "embed"];

/// The head or one item, while it is being written.
pub(super) struct Frame<'a> {
    pub(super) base: Url,
    pub(super) language: Option<String>,
    /// The `rdf:about` of RSS 1.0: its id, and its address where no other is given.
    pub(super) about: Option<String>,
    /// The address in an id that is one.
    pub(super) permalink: Option<String>,
    pub(super) has_link: bool,
    pub(super) has_id: bool,
    pub(super) has_summary: bool,
    pub(super) has_title: bool,
    pub(super) has_date: bool,
    xml: String,
    open: Vec<(&'a str, String)>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(base: Url) -> Self {
        Self {
            base,
            language: None,
            about: None,
            permalink: None,
            has_link: false,
            has_id: false,
            has_summary: false,
            has_title: false,
            has_date: false,
            xml: String::new(),
            open: Vec::new(),
        }
    }

    /// The base inside an element, which may bring its own.
    pub(super) fn inner_base(&self, tag: &Tag<'_>) -> Url {
        let own = tag.attribute("xml:base").and_then(|base| self.base.join(base.trim()).ok());
        own.unwrap_or_else(|| self.base.clone())
    }

    /// Whether the next element stands directly in the head or the item, where its name means what it says.
    pub(super) fn takes_fields(&self) -> bool {
        self.open.is_empty()
    }

    pub(super) fn open(&mut self, name: &str, tag: &Tag<'a>) {
        if self.open.len() >= DEEPEST || name == "x-unknown" && tag.empty {
            return;
        }
        self.xml.push('<');
        self.xml.push_str(name);
        attribute_list(&mut self.xml, tag);
        if tag.empty || VOID.contains(&name) {
            self.xml.push_str("/>");
        } else {
            self.xml.push('>');
            self.open.push((tag.name, name.to_owned()));
        }
    }

    pub(super) fn close(&mut self, raw: &str) {
        let Some(at) = self.open.iter().rposition(|(open, _)| *open == raw) else { return };
        while self.open.len() > at {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        if let Some((_, name)) = self.open.pop() {
            self.xml.push_str("</");
            self.xml.push_str(&name);
            self.xml.push('>');
        }
    }

    /// Text counts inside an element only.
    pub(super) fn text(&mut self, text: &str) {
        if !self.open.is_empty() && !text.trim().is_empty() {
            write_entities(&mut self.xml, text.trim());
        }
    }

    /// Writes a whole element; an empty one is left out.
    pub(super) fn leaf(&mut self, name: &str, attributes: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.xml.push_str(&format!("<{name}{attributes}>"));
        write_entities(&mut self.xml, text.trim());
        self.xml.push_str(&format!("</{name}>"));
    }

    /// Writes the address of the story.
    pub(super) fn link(&mut self, family: Family, address: &str) {
        let address = address.trim();
        if address.is_empty() {
            return;
        }
        self.has_link = true;
        match family {
            Family::Rss => self.leaf("link", "", address),
            Family::Atom => {
                self.xml.push_str("<link rel=\"alternate\" href=\"");
                write_entities(&mut self.xml, address);
                self.xml.push_str("\"/>");
            }
        }
    }

    /// Closes what is open, fills in what an id can tell, and hands the text over.
    pub(super) fn finish(&mut self, family: Family) -> String {
        while !self.open.is_empty() {
            self.close_last();
        }
        if !self.has_link
            && let Some(address) = self.permalink.take().or(self.about.clone())
        {
            self.link(family, &address);
        }
        if !self.has_id
            && let Some(about) = self.about.take()
        {
            self.leaf(if family == Family::Rss { "guid" } else { "id" }, "", &about);
        }
        std::mem::take(&mut self.xml)
    }
}

/// Puts a head or an item into a document of its own.
pub(super) fn document(family: Family, inner: &str, is_item: bool) -> String {
    let ns = names::DECLARED;
    match (family, is_item) {
        (Family::Rss, true) => {
            format!("<rss version=\"2.0\"{ns}><channel><item>{inner}</item></channel></rss>")
        }
        (Family::Rss, false) => format!("<rss version=\"2.0\"{ns}><channel>{inner}</channel></rss>"),
        (Family::Atom, true) => {
            format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"{ns}><entry>{inner}</entry></feed>")
        }
        (Family::Atom, false) => format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"{ns}>{inner}</feed>"),
    }
}
