//! A message as a card, the shape that chats share: a heading, a few pieces with a button each, and why it comes.

use crate::nudges::messages::{Message, Spoken};

/// A card.
#[derive(Clone, Debug)]
pub struct Card {
    pub heading: String,
    pub body: String,
    pub pieces: Vec<Piece>,
    /// Why it comes, in small print; may be empty.
    pub why: String,
    /// Small links below: what each says and where it leads.
    pub links: Vec<(String, String)>,
}

/// A story or a request on a card.
#[derive(Clone, Debug)]
pub struct Piece {
    pub title: String,
    pub text: String,
    pub button: String,
    pub address: String,
}

impl Card {
    /// The card of a message to one person.
    pub fn of(message: &Message, spoken: &Spoken) -> Self {
        let stories = message.stories.iter().map(|story| Piece {
            title: story.title.clone(),
            text: story.summary.clone(),
            button: spoken.button.clone(),
            address: story.address.clone(),
        });
        let mut links = vec![
            (spoken.less.clone(), message.less_address.clone()),
            (spoken.stop.clone(), message.stop_address.clone()),
        ];
        if message.kind == crate::nudges::Kind::StillUseful {
            links.insert(0, (spoken.keep.clone(), message.keep_address.clone()));
        }
        if let (Some((_, address)), Some(step)) = (&message.step, &spoken.step) {
            links.insert(0, (step.clone(), address.clone()));
        }
        Self {
            heading: spoken.subject.clone(),
            body: spoken.body.clone(),
            pieces: spoken.requests.iter().cloned().chain(stories).collect(),
            why: spoken.why.clone(),
            links,
        }
    }
}

/// The text, shortened with an ellipsis to what fits; long signs count as two, as they do in JavaScript.
pub fn clipped(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut used = 1;
    let mut kept = String::new();
    for sign in text.chars() {
        used += sign.len_utf16();
        if used > most {
            break;
        }
        kept.push(sign);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_to_what_fits_and_no_sign_is_cut() {
        assert_eq!(clipped("short", 5), "short");
        assert_eq!(clipped("longer words", 8), "longer…");
        let tennis = "🎾".repeat(10);
        assert_eq!(clipped(&tennis, 20), tennis);
        assert_eq!(clipped(&tennis, 19), format!("{}…", "🎾".repeat(9)));
    }
}
