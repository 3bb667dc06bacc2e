//! Slack's blocks, within the limits that it sets (Block Kit).

use serde_json::{Value, json};

use crate::nudges::channels::cards::{Card, Piece, clipped};

const MOST_BLOCKS: usize = 50;
const MOST_SECTION: usize = 3000;
const MOST_HEADER: usize = 150;
const MOST_BUTTON: usize = 75;
const MOST_ADDRESS: usize = 3000;

/// A message: its blocks, and the one line that notifications show.
pub fn message(card: &Card) -> Value {
    let mut blocks = vec![header(&card.heading)];
    if !card.body.trim().is_empty() {
        blocks.push(section(&marked(&card.body), None));
    }
    let small = small_print(card);
    // A story is one block.
    let room = MOST_BLOCKS - blocks.len() - small.len();
    blocks.extend(card.pieces.iter().take(room).map(piece));
    blocks.extend(small);
    json!({ "text": escaped(&clipped(&card.heading, MOST_HEADER)), "blocks": blocks })
}

/// An answer to a slash command, which only the person who asked sees.
pub fn command_answer(card: &Card) -> Value {
    let mut answer = message(card);
    answer["response_type"] = json!("ephemeral");
    answer
}

fn header(text: &str) -> Value {
    json!({ "type": "header", "text": { "type": "plain_text", "text": clipped(text, MOST_HEADER), "emoji": false } })
}

fn piece(piece: &Piece) -> Value {
    let text = format!("*{}*\n{}", marked(&clipped(&piece.title, 500)), marked(&clipped(&piece.text, 800)));
    section(&text, Some(piece))
}

fn section(text: &str, piece: Option<&Piece>) -> Value {
    let mut section = json!({ "type": "section", "text": { "type": "mrkdwn", "text": fitting(text) } });
    if let Some(piece) = piece.filter(|piece| piece.address.len() <= MOST_ADDRESS) {
        section["accessory"] = json!({
            "type": "button",
            "text": { "type": "plain_text", "text": clipped(&piece.button, MOST_BUTTON), "emoji": false },
            "url": piece.address,
        });
    }
    section
}

fn small_print(card: &Card) -> Vec<Value> {
    let links = card.links.iter().map(|(label, address)| format!("<{address}|{}>", marked(label)));
    let why = (!card.why.is_empty()).then(|| marked(&card.why));
    let text = why.into_iter().chain(links).collect::<Vec<_>>().join(" · ");
    let block = json!({ "type": "context", "elements": [{ "type": "mrkdwn", "text": fitting(&text) }] });
    if text.is_empty() { Vec::new() } else { vec![block] }
}

/// Escaping makes a text longer; what exceeds the limit then is shortened so that no escape is cut in two.
fn fitting(text: &str) -> String {
    let short = clipped(text, MOST_SECTION);
    match (short == text, short.rfind('&')) {
        (false, Some(at)) if !short[at..].contains(';') => format!("{}…", &short[..at]),
        _ => short,
    }
}

/// The three signs that Slack reads as its own: without them, no text calls a whole channel together.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text amid Slack's own marking: signs that would mark it are kept apart by a space of no width.
fn marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    for sign in escaped(text).chars() {
        if matches!(sign, '*' | '_' | '~' | '`') {
            marked.push('\u{200b}');
        }
        marked.push(sign);
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(pieces: usize, text: &str) -> Card {
        let piece = Piece {
            title: text.to_owned(),
            text: text.to_owned(),
            button: text.to_owned(),
            address: "https://marbles.northwind.example/stories/1".to_owned(),
        };
        Card {
            heading: text.to_owned(),
            body: text.to_owned(),
            pieces: vec![piece; pieces],
            why: text.to_owned(),
            links: vec![(text.to_owned(), "https://marbles.northwind.example/me".to_owned())],
        }
    }

    #[test]
    fn however_long_the_words_everything_stays_within_slacks_limits() {
        for text in ["a".repeat(9000), "&".repeat(4000), "🎾*".repeat(3000), "<!channel> ".repeat(900)] {
            let message = message(&card(80, &text));
            let blocks = message["blocks"].as_array().unwrap();
            assert_eq!(blocks.len(), MOST_BLOCKS);
            for block in blocks {
                let length = |text: &Value| text.as_str().map_or(0, |text| text.encode_utf16().count());
                let most = if block["type"] == "header" { MOST_HEADER } else { MOST_SECTION };
                assert!(length(&block["text"]["text"]) <= most, "{block}");
                assert!(length(&block["accessory"]["text"]["text"]) <= MOST_BUTTON);
                assert!(length(&block["elements"][0]["text"]) <= MOST_SECTION);
                // Plain text, as in a header, is shown as it is and has no escapes.
                let marked = block["text"]["type"] == "mrkdwn";
                let shown = block["text"]["text"].as_str().filter(|_| marked).unwrap_or_default();
                assert!(!shown.contains("&…") && !shown.contains("&am…"), "an escape was cut: {shown}");
            }
        }
    }

    #[test]
    fn nobody_calls_a_whole_channel_together_with_a_title() {
        let message = message(&card(1, "<!channel> *look* <https://evil.example|here> & there"));
        let mut read = vec![message["text"].to_string()];
        for block in message["blocks"].as_array().unwrap() {
            // Slack reads nothing out of plain text: what looks like a call there is letters.
            let texts = [&block["text"], &block["elements"][0]].into_iter().filter(|text| text["type"] == "mrkdwn");
            read.extend(texts.map(|text| text["text"].to_string()));
        }
        let read = read.join(" ");
        assert!(!read.contains("<!channel>") && !read.contains("<https://evil"), "{read}");
        assert!(message["blocks"][2]["text"]["text"].as_str().unwrap().contains("&lt;!channel&gt;"));
    }
}
