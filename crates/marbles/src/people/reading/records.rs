//! Cuts a text into records and fields (RFC 4180), and finds its footing again after a broken quotation mark.
//!
//! The `csv` crate reads on to the end of the file when a quote never closes; here it costs one line, with its number.

use std::borrow::Cow;

/// The longest quoted value in bytes; beyond it the closing quote is taken to be missing.
const LONGEST_QUOTED: usize = 16 * 1024;

/// The most fields in one record; a line with more is no list of people.
const MOST_FIELDS: usize = 1_000;

/// One record with the line on which it begins.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub line: u64,
    pub fields: Vec<Cow<'a, str>>,
    /// Whether it cannot be cut into fields, as when quotation marks do not match; `fields` is then the line as it stands.
    pub broken: bool,
}

impl Record<'_> {
    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// Reads records one after another.
#[derive(Clone, Debug)]
pub(super) struct Records<'a> {
    rest: &'a str,
    separator: char,
    line: u64,
}

impl<'a> Records<'a> {
    /// Reads from the start of the text, which is at this line of the file.
    pub fn new(text: &'a str, separator: char, line: u64) -> Self {
        Self { rest: text, separator, line }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let read = fields(self.rest, self.separator);
        let broken = read.is_none();
        let (fields, after) = read.unwrap_or_else(|| {
            let (first, after) = self.rest.split_at(end_of_line(self.rest));
            (vec![Cow::Borrowed(first)], after)
        });
        let after = without_line_end(after);
        self.line += line_ends(&self.rest[..self.rest.len() - after.len()]);
        self.rest = after;
        Some(Record { line, fields, broken })
    }
}

/// The fields of the first record and the text from its line end on, or nothing if a quote in it is
/// broken or there is no end to them.
fn fields(text: &str, separator: char) -> Option<(Vec<Cow<'_, str>>, &str)> {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let inner = rest.trim_start_matches(|c| c == ' ' && c != separator);
        let (field, after) = match inner.strip_prefix('"') {
            Some(inside) => quoted(inside, separator)?,
            None => {
                let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
                (Cow::Borrowed(&rest[..end]), &rest[end..])
            }
        };
        fields.push(field);
        match after.strip_prefix(separator) {
            Some(_) if fields.len() == MOST_FIELDS => return None,
            Some(next) => rest = next,
            None => return Some((fields, after)),
        }
    }
}

/// The value that follows an opening quote, and what stands after the closing one.
fn quoted(inside: &str, separator: char) -> Option<(Cow<'_, str>, &str)> {
    let mut from = 0;
    loop {
        let window = &inside.as_bytes()[from..inside.len().min(LONGEST_QUOTED)];
        let quote = from + window.iter().position(|&b| b == b'"')?;
        let after = &inside[quote + 1..];
        if after.starts_with('"') {
            from = quote + 2;
            if from > inside.len().min(LONGEST_QUOTED) {
                return None;
            }
            continue;
        }
        let (value, after) = (&inside[..quote], after.trim_start_matches(' '));
        let ends = after.is_empty() || after.starts_with([separator, '\n', '\r']);
        if !ends || swallows(value, separator) {
            return None;
        }
        let plain = !value.contains('"');
        return Some((if plain { value.into() } else { value.replace("\"\"", "\"").into() }, after));
    }
}

/// Whether a value holds what looks like a person's line: then the quote that closes it belongs to another value.
fn swallows(value: &str, separator: char) -> bool {
    value.split(['\n', '\r']).skip(1).any(|line| line.contains('@') && line.contains(separator))
}

fn end_of_line(text: &str) -> usize {
    text.find(['\n', '\r']).unwrap_or(text.len())
}

fn without_line_end(text: &str) -> &str {
    let stripped = text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r']));
    stripped.unwrap_or(text)
}

/// How many lines end in the text: with `\n`, `\r\n` or, from old programs, `\r` alone.
fn line_ends(text: &str) -> u64 {
    let signs = text.bytes().filter(|b| matches!(b, b'\n' | b'\r')).count();
    u64::try_from(signs - text.matches("\r\n").count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(u64, Vec<String>, bool)> {
        let told = |record: Record<'_>| {
            (record.line, record.fields.into_iter().map(Cow::into_owned).collect(), record.broken)
        };
        Records::new(text, ',', 1).map(told).collect()
    }

    fn fine(line: u64, fields: &[&str]) -> (u64, Vec<String>, bool) {
        (line, fields.iter().map(|&field| field.to_owned()).collect(), false)
    }

    #[test]
    fn quotes_hold_separators_lines_and_quotes() {
        let text = "a,\"b, c\",\"d \"\"e\"\"\"\r\n\"f\ng\", \"h\" ,i\n";
        assert_eq!(read(text), [fine(1, &["a", "b, c", "d \"e\""]), fine(2, &["f\ng", "h", "i"])]);
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        assert_eq!(
            read("a\r\nb\rc\nd"),
            [fine(1, &["a"]), fine(2, &["b"]), fine(3, &["c"]), fine(4, &["d"])]
        );
        assert_eq!(read("\"a\r\nb\",c\nd"), [fine(1, &["a\r\nb", "c"]), fine(3, &["d"])]);
    }

    #[test]
    fn a_quote_inside_a_value_is_just_a_sign() {
        assert_eq!(read("Jan \"JJ\" Jansen,x"), [fine(1, &["Jan \"JJ\" Jansen", "x"])]);
    }

    #[test]
    fn a_quote_that_never_closes_costs_one_line() {
        let told = read("a,\"b\nc,d\n\"e\",f");
        assert_eq!(told[0], (1, vec!["a,\"b".to_owned()], true));
        assert_eq!(told[1..], [fine(2, &["c", "d"]), fine(3, &["e", "f"])]);
    }

    #[test]
    fn a_quote_that_never_closes_does_not_swallow_a_long_file() {
        let text = format!("a,\"b\n{}", "c,d\n".repeat(20_000));
        let told = read(&text);
        assert_eq!((told.len(), told[0].2, told[20_000].0), (20_001, true, 20_001));
    }

    #[test]
    fn a_stray_quote_never_swallows_people() {
        let told = read("a@northwind.example,\"A\nb@northwind.example,B\nc@northwind.example,C\"\n");
        assert!(told[0].2);
        assert_eq!(told[1], fine(2, &["b@northwind.example", "B"]));
        assert_eq!(told[2], fine(3, &["c@northwind.example", "C\""]));
    }

    #[test]
    fn empty_fields_stay_fields() {
        assert_eq!(read(",,\n\"\",a,"), [fine(1, &["", "", ""]), fine(2, &["", "a", ""])]);
    }
}
