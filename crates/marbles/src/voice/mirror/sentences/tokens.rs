//! The words of one line, and what stands between them.

/// A word of a line.
pub struct Token<'t> {
    pub text: &'t str,
    pub start: usize,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_number(&self) -> bool {
        self.text.chars().any(char::is_numeric) && !self.text.chars().any(char::is_alphabetic)
    }

    pub fn is_small(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_lowercase)
    }
}

/// The words of a line, without its list mark.
pub fn of(line: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for (start, piece) in pieces(line) {
        if !is_aside(piece) {
            words_in(piece, start, &mut found);
        }
    }
    if found.len() > 1 && found[0].is_number() && is_list_mark(line, &found[0]) {
        found.remove(0);
    }
    found
}

/// What stands between a word and the next one, or the end of the line: of links and hashtags only their closing marks.
pub fn between(line: &str, word: &Token, next: Option<&Token>) -> String {
    let until = next.map_or(line.len(), |next| next.start);
    let mut kept = String::new();
    for (start, piece) in pieces(&line[word.end()..until]) {
        let piece = if is_aside(piece) { closing(piece) } else { piece };
        if start > 0 && kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(piece);
    }
    kept
}

fn pieces(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_inclusive(char::is_whitespace).scan(0, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some((start, piece.trim_end()))
    })
}

/// A link, a mail address or a hashtag: it is read, but it is no word of a sentence.
fn is_aside(piece: &str) -> bool {
    let bare = piece.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '@');
    let begins = |mark: &str| bare.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
    begins("http://")
        || begins("https://")
        || begins("www.")
        || bare.starts_with('#') && bare.chars().any(char::is_alphanumeric)
        || bare.find('@').is_some_and(|at| at > 0 && bare[..at].ends_with(char::is_alphanumeric))
}

fn closing(piece: &str) -> &str {
    let body = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    &piece[body.len()..]
}

fn words_in<'t>(piece: &'t str, offset: usize, found: &mut Vec<Token<'t>>) {
    let letters: Vec<(usize, char)> = piece.char_indices().collect();
    let mut begun: Option<usize> = None;
    for (at, &(byte, c)) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at].1);
        let after = letters.get(at + 1).map(|&(_, c)| c);
        match begun {
            None if c.is_alphanumeric() => begun = Some(byte),
            Some(start) if !belongs(c, before, after) => {
                found.push(Token { text: &piece[start..byte], start: offset + start });
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(start) = begun {
        found.push(Token { text: &piece[start..], start: offset + start });
    }
}

/// Whether a sign inside or behind a word goes on with it.
fn belongs(c: char, before: Option<char>, after: Option<char>) -> bool {
    let (before, after) = (before.unwrap_or(' '), after.unwrap_or(' '));
    match c {
        _ if c.is_alphanumeric() || is_invisible(c) || is_combining(c) => true,
        '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' => before != '-' && goes_on(after),
        '.' if before.is_lowercase() && after.is_uppercase() => false,
        '.' => goes_on(after),
        ',' | ':' => before.is_numeric() && after.is_numeric(),
        _ => false,
    }
}

fn goes_on(c: char) -> bool {
    c.is_alphanumeric()
}

/// Soft hyphens and characters without width: somebody may have pasted them into the middle of a word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn is_list_mark(line: &str, first: &Token) -> bool {
    line[..first.start].chars().all(|c| !c.is_alphanumeric())
        && line[first.end()..].starts_with(['.', ')'])
        && first.text.len() <= 3
}
