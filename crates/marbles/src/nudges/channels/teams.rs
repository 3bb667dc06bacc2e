//! Microsoft Teams: an adaptive card through the webhook of a workflow ("When a Teams webhook request is received").

use serde_json::{Value, json};

use super::{
    Refusal, answers,
    cards::{Card, clipped},
};
use crate::{Marbles, fetching::Outgoing};

/// The most that Teams takes, in bytes.
pub const MOST: usize = 28 * 1024;
/// The most stories on one card: Teams shows no more than six buttons.
const MOST_PIECES: usize = 6;

/// Posts a card. Teams says that it was accepted, which is not yet shown; what was posted so stays as it is.
///
/// # Errors
/// A refusal.
pub async fn post(marbles: &Marbles, webhook: &str, card: &Card) -> Result<(), Refusal> {
    let outgoing = Outgoing::new(webhook, "application/json", message(card).to_string());
    let answered = marbles.fetcher.post(&outgoing).await.map_err(|problem| answers::unanswered(&problem))?;
    match answered.status {
        // The signature in the address is the credential: a workflow without an owner, or a changed address.
        401 | 403 => Err(Refusal::Gone),
        _ => answers::by_status("Teams", &answered).map_or(Ok(()), Err),
    }
}

/// The message, within the limit of Teams.
pub fn message(card: &Card) -> Value {
    let mut most = 2000;
    loop {
        let message = message_of(card, most);
        if message.to_string().len() <= MOST || most < 20 {
            return message;
        }
        most /= 2;
    }
}

fn message_of(card: &Card, most: usize) -> Value {
    let mut body = vec![run(&card.heading, most.min(300), true)];
    body.extend((!card.body.trim().is_empty()).then(|| run(&card.body, most, false)));
    for piece in card.pieces.iter().take(MOST_PIECES) {
        body.push(run(&piece.title, most.min(300), true));
        body.extend((!piece.text.trim().is_empty()).then(|| run(&piece.text, most, false)));
    }
    body.extend((!card.why.is_empty()).then(|| run(&card.why, most.min(500), false)));
    let buttons = card.pieces.iter().take(MOST_PIECES);
    let actions: Vec<Value> = buttons
        .map(|piece| json!({ "type": "Action.OpenUrl", "title": clipped(&piece.button, most.min(75)), "url": piece.address }))
        .collect();
    json!({
        "type": "message",
        "attachments": [{
            "contentType": "application/vnd.microsoft.card.adaptive",
            "contentUrl": null,
            "content": {
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": body,
                "actions": actions,
            },
        }],
    })
}

/// Text as it is: a `TextBlock` would read Markdown in it, and a title could become a link elsewhere.
fn run(text: &str, most: usize, bold: bool) -> Value {
    let weight = if bold { "Bolder" } else { "Default" };
    json!({
        "type": "RichTextBlock",
        "inlines": [{ "type": "TextRun", "text": clipped(text, most), "weight": weight }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nudges::channels::cards::Piece;

    fn card(text: &str, pieces: usize) -> Card {
        let piece = Piece {
            title: text.to_owned(),
            text: text.to_owned(),
            button: "Share".to_owned(),
            address: "https://marbles.northwind.example/stories/1".to_owned(),
        };
        Card {
            heading: text.to_owned(),
            body: text.to_owned(),
            pieces: vec![piece; pieces],
            why: String::new(),
            links: Vec::new(),
        }
    }

    #[test]
    fn a_card_is_an_adaptive_card_with_a_button() {
        let message = message(&card("Our first turbine turns", 1));
        let content = &message["attachments"][0]["content"];
        assert_eq!(message["attachments"][0]["contentType"], "application/vnd.microsoft.card.adaptive");
        assert_eq!((&content["type"], &content["version"]), (&json!("AdaptiveCard"), &json!("1.4")));
        assert_eq!(content["actions"][0]["type"], "Action.OpenUrl");
        assert_eq!(content["actions"][0]["title"], "Share");
    }

    #[test]
    fn however_long_the_words_the_card_stays_within_the_limit() {
        for text in ["a".repeat(90_000), "\"".repeat(90_000), "\u{1}".repeat(90_000), "🎾".repeat(40_000)] {
            assert!(message(&card(&text, 20)).to_string().len() <= MOST);
        }
    }
}
