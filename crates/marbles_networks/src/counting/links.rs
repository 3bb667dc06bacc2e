//! Finds where a web address in a text ends, as networks that shorten links see it.

/// The index after the last grapheme of the link that begins at `start`, if one does.
///
/// A link begins with `http://` or `https://`, not right after a letter, a digit, `@`, `#` or `$`, and ends before the
/// punctuation of the sentence around it. A closing bracket belongs to it only if it was opened inside.
pub(super) fn end(graphemes: &[(usize, &str)], start: usize) -> Option<usize> {
    let before = start.checked_sub(1).and_then(|at| graphemes[at].1.chars().next_back());
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '#' | '$')) {
        return None;
    }
    let host = start + scheme(&graphemes[start..])?;
    first(graphemes.get(host)?.1).filter(|&c| is_word(c))?;
    let length = graphemes[host..].iter().take_while(|(_, g)| first(g).is_some_and(is_part)).count();
    Some(without_punctuation(graphemes, host, host + length))
}

/// How many graphemes the scheme takes.
fn scheme(graphemes: &[(usize, &str)]) -> Option<usize> {
    let follows = |word: &str| {
        word.len() <= graphemes.len()
            && word
                .chars()
                .zip(graphemes)
                .all(|(c, (_, g))| g.len() == 1 && g.starts_with([c, c.to_ascii_uppercase()]))
    };
    ["https://", "http://"].into_iter().find(|word| follows(word)).map(str::len)
}

fn without_punctuation(graphemes: &[(usize, &str)], host: usize, mut end: usize) -> usize {
    let count = |sign: &str| graphemes[host..end].iter().filter(|(_, g)| *g == sign).count();
    let (opened, mut closed) = (count("("), count(")"));
    while end > host + 1 {
        let last = graphemes[end - 1].1;
        let belongs = |c: char| is_word(c) || matches!(c, '=' | '_' | '#' | '/' | '+' | '-' | '&');
        if first(last).is_some_and(belongs) || (last == ")" && closed <= opened) {
            break;
        }
        closed -= usize::from(last == ")");
        end -= 1;
    }
    end
}

fn first(grapheme: &str) -> Option<char> {
    grapheme.chars().next()
}

/// Letters and digits that an address may hold as they are: networks stop at scripts written without spaces.
fn is_word(c: char) -> bool {
    c < '\u{530}' && c.is_alphanumeric()
}

fn is_part(c: char) -> bool {
    is_word(c) || (c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`'))
}
