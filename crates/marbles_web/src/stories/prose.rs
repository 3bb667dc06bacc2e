//! Plain text as paragraphs, with its web addresses as links.

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// A web address as it stands in the text.
    Link(String),
    /// A new line.
    Break,
}

/// The paragraphs of a text: an empty line parts them.
pub fn paragraphs(text: &str) -> Vec<Vec<Piece>> {
    let text = text.replace("\r\n", "\n");
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), paragraphs.last_mut()) {
            (false, Some(paragraph)) => paragraph.push(line.trim()),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.into_iter().filter(|lines| !lines.is_empty()).map(|lines| pieces(&lines)).collect()
}

fn pieces(lines: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            pieces.push(Piece::Break);
        }
        let mut rest = *line;
        while let Some(start) = first_address(rest) {
            let address = sound_part(&rest[start..]);
            if url::Url::parse(address).is_ok_and(|url| url.host_str().is_some()) {
                push_text(&mut pieces, &rest[..start]);
                pieces.push(Piece::Link(address.to_owned()));
            } else {
                push_text(&mut pieces, &rest[..start + address.len()]);
            }
            rest = &rest[start + address.len()..];
        }
        push_text(&mut pieces, rest);
    }
    pieces
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

fn first_address(text: &str) -> Option<usize> {
    [text.find("https://"), text.find("http://")].into_iter().flatten().min()
}

/// An address up to the next space or quote, without the sentence's own full stop or bracket behind it.
fn sound_part(text: &str) -> &str {
    let end = text.find(|sign: char| sign.is_whitespace() || "<>\"“”«»".contains(sign)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '’']);
    let address =
        if address.contains('(') { address } else { address.trim_end_matches([')', ']', '.', ',']) };
    // Never nothing, so that whoever looks for the next address gets on.
    if address.len() < "http://".len() { &text[.."http://".len()] } else { address }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Piece {
        Piece::Text(text.to_owned())
    }

    #[test]
    fn an_empty_line_parts_paragraphs_and_a_new_line_stays_one() {
        let told = paragraphs("One\r\ntwo\n\n  \nThree\n");
        assert_eq!(told, [vec![text("One"), Piece::Break, text("two")], vec![text("Three")]]);
        assert!(paragraphs(" \n\n").is_empty());
    }

    #[test]
    fn an_address_is_a_link_without_the_full_stop() {
        let link = Piece::Link("https://northwind.example/a(b)".to_owned());
        assert_eq!(paragraphs("See https://northwind.example/a(b)."), [vec![text("See "), link, text(".")]]);
        let link = Piece::Link("http://northwind.example".to_owned());
        assert_eq!(paragraphs("(http://northwind.example)"), [vec![text("("), link, text(")")]]);
    }

    #[test]
    fn what_is_no_web_address_stays_text() {
        for told in ["javascript:alert(1)", "https://", "http://…", "a https://. b"] {
            let pieces: Vec<Piece> = paragraphs(told).concat();
            assert!(pieces.iter().all(|piece| matches!(piece, Piece::Text(_))), "{told}: {pieces:?}");
        }
    }
}
