//! Cuts markup into its pieces without ever refusing it: the ground under mending feeds and reading plain text.

/// A piece of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it stands, entities and all.
    Text(&'a str),
    /// What stands between `<![CDATA[` and `]]>`.
    Cdata(&'a str),
    /// A tag that opens an element.
    Open(Tag<'a>),
    /// A tag that closes the element of this name.
    Close(&'a str),
    /// A comment, a declaration or an instruction.
    Aside,
    /// A piece that the end of the document cuts off; the last one.
    Cut,
}

/// A tag that opens an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as written, prefix and all.
    pub name: &'a str,
    /// The attributes as written.
    pub attributes: &'a str,
    /// Whether the tag closes itself.
    pub empty: bool,
}

impl Tag<'_> {
    /// The value of an attribute, entities read; names are compared without regard to case.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut all = attributes(self.attributes);
        all.find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| read_entities(value))
    }
}

/// The pieces of a document in order, each with the place where it begins.
#[derive(Debug, Clone)]
pub struct Pieces<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    /// Starts at the beginning of a document.
    pub fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on from another place, which must be the beginning of a piece.
    pub fn resume(&mut self, at: usize) {
        self.at = at;
    }

    /// Where the next piece begins.
    pub fn at(&self) -> usize {
        self.at
    }

    fn until(&mut self, start: usize, mark: &str) -> Option<&'a str> {
        let found = self.text[start..].find(mark);
        self.at = found.map_or(self.text.len(), |length| start + length + mark.len());
        found.map(|length| &self.text[start..start + length])
    }

    fn tag(&mut self, start: usize) -> Piece<'a> {
        let Some((end, after)) = tag_end(&self.text.as_bytes()[start..]) else {
            self.at = self.text.len();
            return Piece::Cut;
        };
        self.at = start + after;
        let inner = &self.text[start + 1..start + end];
        if let Some(name) = inner.strip_prefix('/') {
            return Piece::Close(name.split(|c: char| c.is_whitespace()).next().unwrap_or_default());
        }
        let (inner, empty) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let split = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
        Piece::Open(Tag { name: &inner[..split], attributes: &inner[split..], empty })
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (usize, Piece<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        if !begins_markup(rest.as_bytes()) {
            let mut end = 1;
            loop {
                match rest.as_bytes()[end..].iter().position(|byte| *byte == b'<') {
                    None => end = rest.len(),
                    Some(further) if begins_markup(&rest.as_bytes()[end + further..]) => end += further,
                    Some(further) => {
                        end += further + 1;
                        continue;
                    }
                }
                break;
            }
            // The first letter may be longer than a byte, but what follows it is found by an ASCII mark.
            self.at = start + end;
            return Some((start, Piece::Text(&rest[..end])));
        }
        let piece = if rest.starts_with("<!--") {
            self.until(start + 4, "-->").map_or(Piece::Cut, |_| Piece::Aside)
        } else if rest.starts_with("<![CDATA[") {
            self.until(start + 9, "]]>").map_or(Piece::Cut, Piece::Cdata)
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            self.until(start, ">").map_or(Piece::Cut, |_| Piece::Aside)
        } else {
            self.tag(start)
        };
        Some((start, piece))
    }
}

fn begins_markup(bytes: &[u8]) -> bool {
    match bytes {
        [b'<', b'/', next, ..] => next.is_ascii_alphabetic() || *next == b'_',
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'_'),
        _ => false,
    }
}

/// Where the inside of a tag ends and what follows begins.
///
/// A `>` inside quotes ends the tag only when the quotes never close; a `<` outside of them ends it too.
fn tag_end(bytes: &[u8]) -> Option<(usize, usize)> {
    let (mut quote, mut inside) = (None, None);
    let mut before = b' ';
    for (at, byte) in bytes.iter().copied().enumerate().skip(1) {
        match (quote, byte) {
            (None, b'>') => return Some((at, at + 1)),
            (None, b'<') => return Some((at, at)),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if byte == open => (quote, inside) = (None, None),
            (Some(_), b'>') => inside = inside.or(Some((at, at + 1))),
            (Some(_), b'<') if inside.is_some() => return inside,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    inside
}

/// The attributes of a tag, as they stand: quoted, half quoted or bare.
pub fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '"' | '\'' | '='));
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            rest = after;
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

/// Reads every entity once: numbers, the five of XML and those of HTML; what is none stays as it is.
pub fn read_entities(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        read.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.bytes().take(32).position(|b| !(b.is_ascii_alphanumeric() || b == b'#'));
        match end.filter(|end| after.as_bytes()[*end] == b';') {
            Some(end) if push_entity(&mut read, &after[..end]) => rest = &after[end + 1..],
            _ => {
                read.push('&');
                rest = after;
            }
        }
    }
    read.push_str(rest);
    read
}

fn push_entity(read: &mut String, name: &str) -> bool {
    let Some(number) = name.strip_prefix('#') else {
        let found = quick_xml::escape::resolve_html5_entity(name);
        return found.inspect(|letters| read.push_str(letters)).is_some();
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    match number {
        // Numbers that Windows uses for quotes and dashes, where Unicode has control characters.
        Ok(number @ 0x80..=0x9f) => read.push_str(&encoding_rs::WINDOWS_1252.decode(&[number as u8]).0),
        Ok(number) => {
            let letter =
                char::from_u32(number).filter(|letter| !letter.is_control() || letter.is_whitespace());
            read.extend(letter);
        }
        Err(_) => return false,
    }
    true
}

/// Writes text so that markup reads it back as the same text.
pub fn write_entities(into: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            _ => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests;
