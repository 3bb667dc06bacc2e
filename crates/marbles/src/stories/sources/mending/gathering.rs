//! Gathers what stands inside one field, also where its end is missing or its markup was never escaped.

use super::{Mender, names};
use crate::stories::markup::{Piece, Tag, read_entities};

/// The inside of a field.
pub(super) struct Gathered {
    /// Its text with entities read once; or, where markup stands in it, the markup as it is.
    pub(super) text: String,
    /// Whether markup stood in it unescaped.
    pub(super) has_markup: bool,
}

impl<'a> Mender<'a> {
    /// Reads on to the end of a field; `None` when the item broke off inside it.
    pub(super) fn gather(&mut self, tag: &Tag<'a>) -> Option<Gathered> {
        if tag.empty {
            return Some(Gathered { text: String::new(), has_markup: false });
        }
        let (from, mut parts) = (self.pieces.at(), Vec::new());
        let known_open = self.unclosed.get(tag.name).is_some_and(|until| *until >= from);
        let mut depth = 0_usize;
        let (mut closed, mut at_boundary) = (false, from);
        while !known_open && !closed {
            let Some((at, piece)) = self.pieces.next() else {
                at_boundary = self.text.len();
                break;
            };
            match piece {
                Piece::Cdata(text) if let Some(next) = self.swallowed_item(at, text) => {
                    self.item = None;
                    self.pieces.resume(next);
                    return None;
                }
                Piece::Cut => {
                    let start = self.item.as_ref().map_or(at, |(start, _)| *start);
                    self.skip_item(start);
                    return None;
                }
                Piece::Open(inner) if is_edge(inner.name) => {
                    at_boundary = at;
                    break;
                }
                Piece::Close(name) if is_edge(name) => {
                    at_boundary = at;
                    break;
                }
                Piece::Open(inner) if inner.name == tag.name && !inner.empty => depth += 1,
                Piece::Close(name) if name == tag.name && depth == 0 => closed = true,
                Piece::Close(name) if name == tag.name => depth -= 1,
                _ => {}
            }
            if !closed {
                parts.push((at, self.pieces.at(), piece));
            }
        }
        if !closed {
            self.unclosed
                .entry(tag.name)
                .and_modify(|until| *until = at_boundary.max(*until))
                .or_insert(at_boundary);
            self.until_next_tag(from, &mut parts);
        }
        Some(self.inside(&parts))
    }

    /// A field without an end holds the text up to the next tag.
    fn until_next_tag(&mut self, from: usize, parts: &mut Vec<(usize, usize, Piece<'a>)>) {
        parts.clear();
        self.pieces.resume(from);
        let mut ahead = self.pieces.clone();
        while let Some((at, piece @ (Piece::Text(_) | Piece::Cdata(_)))) = ahead.next() {
            parts.push((at, ahead.at(), piece));
            self.pieces.resume(ahead.at());
        }
    }

    fn inside(&self, parts: &[(usize, usize, Piece<'a>)]) -> Gathered {
        let has_markup = parts.iter().any(|(_, _, piece)| matches!(piece, Piece::Open(_) | Piece::Close(_)));
        let mut text = String::new();
        for (start, end, piece) in parts {
            match piece {
                Piece::Text(raw) if !has_markup => text.push_str(&read_entities(raw)),
                Piece::Cdata(raw) => text.push_str(raw),
                Piece::Aside | Piece::Cut => {}
                _ => text.push_str(&self.text[*start..*end]),
            }
        }
        Gathered { text, has_markup }
    }

    /// Where, inside a CDATA section that was never closed, the next item begins.
    fn swallowed_item(&self, at: usize, text: &str) -> Option<usize> {
        let in_another = text.contains("<![CDATA[");
        if !in_another {
            return None;
        }
        self.next_item(at + 9).filter(|next| *next < at + 9 + text.len())
    }
}

/// Whether an element of this name ends every field that is still open.
fn is_edge(name: &str) -> bool {
    matches!(
        names::local(name).to_ascii_lowercase().as_str(),
        "item" | "entry" | "channel" | "rss" | "feed" | "rdf"
    )
}
