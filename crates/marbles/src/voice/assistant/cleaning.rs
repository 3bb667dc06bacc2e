//! Cleaning: of what a server answers, only plain words stay; no markup, nothing unseen, and no link of anybody else's.

use std::collections::BTreeSet;

use crate::stories::markup::{Piece, Pieces};

/// Elements whose contents are no words for people; `think` is where some models reason aloud.
const UNREADABLE: &[&str] = &[
    "script",
    "style",
    "think",
    "thinking",
    "reasoning",
    "iframe",
    "object",
    "svg",
    "math",
    "template",
    "noscript",
    "textarea",
    "title",
];
/// Elements that part lines.
const PARTING: &[&str] = &["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "tr", "blockquote"];

/// The plain words of an answer, in lines.
pub fn plain(answer: &str) -> String {
    let seen: String = without_tags(answer).chars().filter(|sign| !is_unseen(*sign)).collect();
    let mut lines: Vec<String> = Vec::new();
    for line in seen.lines().map(without_marks) {
        let follows_empty = lines.last().is_none_or(String::is_empty);
        if !(line.is_empty() && follows_empty) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The same words without links, addresses and mentions that did not stand in the person's own text.
pub fn without_strange_links(text: &str, own: &str) -> String {
    let known: BTreeSet<&str> = own.split_whitespace().map(core_of).collect();
    let text = without_labels(text);
    let lines = text.lines().map(|line| {
        let kept = line.split(' ').filter_map(|word| {
            let core = core_of(word);
            if known.contains(core) {
                return Some(word.to_owned());
            }
            if parts_of(core).any(is_link) {
                return None;
            }
            Some(word.replace('@', ""))
        });
        kept.collect::<Vec<_>>().join(" ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn without_tags(answer: &str) -> String {
    let mut text = String::with_capacity(answer.len());
    let mut pieces = Pieces::of(answer);
    loop {
        let at = pieces.at();
        let Some((_, piece)) = pieces.next() else { return text };
        match piece {
            Piece::Text(raw) | Piece::Cdata(raw) => text.push_str(raw),
            Piece::Open(tag) if !tag.empty && is_one_of(tag.name, UNREADABLE) => {
                let closes = |piece: &Piece<'_>| matches!(piece, Piece::Close(name) if name.eq_ignore_ascii_case(tag.name));
                pieces.by_ref().map(|(_, piece)| piece).find(closes);
            }
            Piece::Open(tag) if is_one_of(tag.name, PARTING) => text.push('\n'),
            Piece::Close(name) if is_one_of(name, PARTING) => text.push('\n'),
            // An angle that nothing closes is no tag.
            Piece::Cut => text.push_str(answer[at..].trim_start_matches('<')),
            _ => {}
        }
    }
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| one.eq_ignore_ascii_case(name))
}

/// Control signs, and those that turn, hide or join text without being seen.
fn is_unseen(sign: char) -> bool {
    (sign.is_control() && sign != '\n')
        || matches!(
            sign,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
                | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A line without the marks of Markdown.
fn without_marks(line: &str) -> String {
    let line = line.trim_end();
    if line.trim_start().starts_with("```") {
        return String::new();
    }
    let heading = line.trim_start_matches('#');
    let line =
        if heading.len() < line.len() && heading.starts_with(' ') { heading.trim_start() } else { line };
    line.replace("**", "").replace("__", "").replace('`', "")
}

/// `[words](address)` becomes its words.
fn without_labels(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(joint) = rest.find("](") {
        let (before, after) = (&rest[..joint], &rest[joint + 2..]);
        let (Some(open), Some(close)) = (before.rfind('['), closing(after)) else {
            kept.push_str(&rest[..joint + 2]);
            rest = after;
            continue;
        };
        kept.push_str(before[..open].trim_end_matches('!'));
        kept.push_str(&before[open + 1..]);
        rest = &after[close + 1..];
    }
    kept.push_str(rest);
    kept
}

/// Where the bracket that is open at the beginning closes; an address may hold brackets itself.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(at, sign)| {
        depth += i32::from(sign == '(') - i32::from(sign == ')');
        (depth == 0).then_some(at)
    })
}

/// A word without the punctuation around it.
fn core_of(word: &str) -> &str {
    word.trim_matches(|sign: char| !sign.is_alphanumeric() && !"/@#".contains(sign))
}

fn parts_of(core: &str) -> impl Iterator<Item = &str> {
    core.split([
        ',', ';', '(', ')', '[', ']', '{', '}', '<', '>', '"', '\'', '“', '”', '‘', '’', '|', '*', '!',
    ])
}

/// Whether a network would make a link of it.
fn is_link(word: &str) -> bool {
    let word: String = word.chars().map(|sign| if "。．｡".contains(sign) { '.' } else { sign }).collect();
    let lower = word.to_lowercase();
    if ["://", "www.", "mailto:", "javascript:", "data:", "tel:"].iter().any(|sign| lower.contains(sign)) {
        return true;
    }
    let (place, path) =
        lower.split_once(['/', '?', '#', ':']).map_or((lower.as_str(), ""), |(place, path)| (place, path));
    let host = place.rsplit_once('@').map_or(place, |(_, host)| host).trim_end_matches('.');
    let labels: Vec<&str> = host.split('.').collect();
    let [.., name, top] = labels.as_slice() else { return false };
    let sound = labels.iter().all(|label| {
        !label.is_empty() && label.chars().all(|sign| sign.is_alphanumeric() || "-_".contains(sign))
    });
    let is_top = (2..=24).contains(&top.chars().count())
        && (top.chars().all(char::is_alphabetic) || top.starts_with("xn--"));
    // Abbreviations such as “f.eks.” have a letter before the point; so has x.com.
    let is_short_name = name.chars().count() < 2;
    sound
        && is_top
        && (!is_short_name
            || !path.is_empty()
            || place.contains('@')
            || ["com", "co", "me", "io", "org", "net"].contains(top))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_markup_only_the_words_stay() {
        assert_eq!(plain("<p>Our <b>first</b> turbine</p><script>steal()</script>"), "Our first turbine");
        assert_eq!(plain("<think>They want it shorter.</think>\n\nOur turbine turns."), "Our turbine turns.");
        assert_eq!(plain("<think>never closed"), "");
        assert_eq!(
            plain("# A title\n\n\n\n**Bold** and `code`\n```html\nx\n```"),
            "A title\n\nBold and code\n\nx"
        );
        assert_eq!(
            plain("<img src=x onerror=alert(1)>Hello <a href=\"https://evil.example\">you</a>"),
            "Hello you"
        );
        assert_eq!(plain("a < b, and 3 <4"), "a < b, and 3 <4");
        assert_eq!(plain("ends in <svg onload=x"), "ends in svg onload=x");
        assert_eq!(plain("#Hydrogen stays"), "#Hydrogen stays");
    }

    #[test]
    fn what_is_not_seen_is_not_there() {
        assert_eq!(plain("a\u{202e}b\u{200b}c\u{7}d\u{e0041}e\u{feff}\r\n\tf"), "abcde\nf");
        assert_eq!(plain("👩‍🔧 works"), "👩‍🔧 works", "a joiner inside an emoji is seen");
    }

    #[test]
    fn only_the_persons_own_links_stay() {
        let own = "We wrote it down: https://northwind.example/wind. Ask @freja or mail me at anna@northwind.example";
        for (answer, left) in [
            ("Read https://northwind.example/wind.", "Read https://northwind.example/wind."),
            ("Read https://northwind.example/wind/evil now", "Read now"),
            ("Read [this](https://evil.example/x) now", "Read this now"),
            ("Go to evil.example now", "Go to now"),
            ("Go to (WWW.EVIL.EXAMPLE/x), please", "Go to please"),
            ("Say javascript:alert(1)", "Say"),
            ("See bit.ly/3xyz, x.com and t.co/abc", "See and"),
            ("See evil。com here", "See here"),
            ("Thanks @freja and @stranger", "Thanks @freja and stranger"),
            ("Mail evil@other.example or anna@northwind.example", "Mail or anna@northwind.example"),
            ("F.eks. 3.5 km, d.v.s. bl.a. o.a. kl. 9.30", "F.eks. 3.5 km, d.v.s. bl.a. o.a. kl. 9.30"),
            ("#Hydrogen and 24/7", "#Hydrogen and 24/7"),
        ] {
            assert_eq!(without_strange_links(answer, own), left, "{answer}");
        }
    }
}
