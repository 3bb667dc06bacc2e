//! Plain words out of HTML: no tag, no script, no style, whitespace folded.

use unicode_segmentation::UnicodeSegmentation;

use super::markup::{Piece, Pieces, Tag, read_entities};

/// Elements whose contents are never words for people.
const UNREADABLE: &[&str] =
    &["script", "style", "noscript", "template", "iframe", "svg", "object", "textarea", "select", "math"];
/// Elements that stand inside a line; all others part the words beside them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
];

/// The words of a piece of HTML, in one line.
pub fn words(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = Pieces::of(html);
    while let Some((_, piece)) = pieces.next() {
        match piece {
            Piece::Text(raw) => text.push_str(&read_entities(raw)),
            Piece::Cdata(raw) => text.push_str(raw),
            Piece::Open(tag) if !tag.empty && is_one_of(tag.name, UNREADABLE) => {
                let mut further = pieces.by_ref().map(|(_, piece)| piece);
                further
                    .find(|piece| matches!(piece, Piece::Close(name) if name.eq_ignore_ascii_case(tag.name)));
                text.push(' ');
            }
            Piece::Open(Tag { name, .. }) | Piece::Close(name) if !is_one_of(name, INLINE) => text.push(' '),
            _ => {}
        }
    }
    fold(&text)
}

/// The words of a title, in which a tag that formats nothing ("the <video> element") is a word too.
pub fn title(html: &str) -> String {
    let talks_of_tags = Pieces::of(html).any(|(_, piece)| match piece {
        Piece::Open(Tag { name, .. }) | Piece::Close(name) => {
            !is_one_of(name, INLINE)
                && !is_one_of(name, &["br", "p", "div", "img", "h1", "h2", "h3", "script", "style"])
        }
        _ => false,
    });
    if talks_of_tags { fold(&read_entities(html)) } else { words(html) }
}

/// The address of the first picture in a piece of HTML that is more than a counting pixel.
pub fn first_picture(html: &str) -> Option<String> {
    let pictures = Pieces::of(html).filter_map(|(_, piece)| match piece {
        Piece::Open(tag) if tag.name.eq_ignore_ascii_case("img") => Some(tag),
        _ => None,
    });
    let tiny = |tag: &Tag<'_>| {
        let small = |name| tag.attribute(name).and_then(|size| size.trim().parse::<u32>().ok());
        [small("width"), small("height")].into_iter().flatten().any(|size| size <= 3)
    };
    pictures.filter(|tag| !tiny(tag)).find_map(|tag| {
        let source = tag.attribute("src").filter(|source| !source.starts_with("data:"));
        source.or_else(|| tag.attribute("data-src")).filter(|source| !source.trim().is_empty())
    })
}

/// Folds every run of whitespace into one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let invisible = |c: &char| !matches!(c, '\u{200b}' | '\u{ad}' | '\u{2060}' | '\u{feff}');
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().filter(invisible).filter(|c| !c.is_control()));
    }
    folded
}

/// Cuts a text to at most `most` characters (as people see them), at the end of a word, with an ellipsis.
pub fn shorten(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let mut letters = text.grapheme_indices(true);
    if letters.nth(most).is_none() {
        return text.to_owned();
    }
    let room = text.grapheme_indices(true).nth(most.saturating_sub(1)).map_or(0, |(at, _)| at);
    // A single "word" longer than half the room is cut inside, so that something remains.
    let cut = text[..room].rfind(char::is_whitespace).filter(|at| *at > room / 2).unwrap_or(room);
    let kept =
        text[..cut].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–'));
    format!("{kept}…")
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_and_tags_leave_no_trace() {
        let html = "<p>Wind&nbsp;&amp; <b>wa</b>ter</p><script>alert('<p>no</p>')</script><ul><li>one<li>two</ul><!-- x -->";
        assert_eq!(words(html), "Wind & water one two");
        assert_eq!(words("<svg><title>logo</title></svg>left<script>never closed"), "left");
    }

    #[test]
    fn a_title_may_speak_of_a_tag() {
        assert_eq!(title("How the <video> element saves data"), "How the <video> element saves data");
        assert_eq!(title("<b>Wind</b> &amp; water: 3 < 5"), "Wind & water: 3 < 5");
    }

    #[test]
    fn counting_pixels_are_no_pictures() {
        let html = r#"<img src="/pixel.gif" width="1" height="1"><img alt="" src="data:image/gif;base64,x" data-src="/turbine.jpg">"#;
        assert_eq!(first_picture(html).as_deref(), Some("/turbine.jpg"));
    }

    #[test]
    fn long_texts_end_at_a_word() {
        assert_eq!(shorten("wind and water", 14), "wind and water");
        assert_eq!(shorten("wind and water", 13), "wind and…");
        assert_eq!(shorten(&"å".repeat(600), 500).chars().count(), 500);
    }

    #[test]
    fn a_hundred_thousand_open_tags_do_no_harm() {
        assert_eq!(words(&format!("{}deep", "<div>".repeat(100_000))), "deep");
    }
}
