//! Proposing: what a server answered becomes a text beside the person's own, with every change visible, or is refused.

use unicode_segmentation::UnicodeSegmentation;

use super::{Help, cleaning, trouble};
use crate::voice::drafts::comparing::{Change, Piece, compare};

/// The longest question.
const LONGEST_QUESTION: usize = 300;

/// What the assistant proposes instead of a text; it is nobody's until its owner takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub help: Help,
    pub text: String,
    pub changes: Vec<Piece>,
    /// Which model proposes it.
    pub model: String,
}

impl Proposal {
    /// Whether it changes anything at all.
    pub fn is_change(&self) -> bool {
        self.changes.iter().any(|piece| piece.change != Change::Kept)
    }
}

/// The text that an answer proposes, or the key of the words on why it proposes none.
pub(super) fn text(help: Help, own: &str, answer: &str) -> Result<String, &'static str> {
    let answer = cleaning::without_strange_links(&cleaning::plain(answer), own);
    let answer = unquoted(&answer, own);
    if answer.is_empty() {
        return Err(trouble::EMPTY);
    }
    let (signs, own_signs) = (answer.chars().count(), own.chars().count());
    match help {
        Help::Question => question(own, answer),
        Help::Strongest => strongest_first(own, answer),
        Help::Shorten if signs < own_signs => Ok(answer.to_owned()),
        Help::Shorten => Err("problem-assistant-longer"),
        Help::Translate if signs <= own_signs * 3 + 200 => Ok(answer.to_owned()),
        Help::Translate => Err(trouble::LARGE),
    }
}

/// What changes, word by word; a translation is another text altogether.
pub(super) fn changes(help: Help, own: &str, proposed: &str) -> Vec<Piece> {
    if help != Help::Translate {
        return compare(own, proposed);
    }
    let whole = |change, text: &str| Piece { change, text: text.to_owned() };
    vec![whole(Change::Left, own), whole(Change::Added, proposed)]
}

fn question(own: &str, answer: &str) -> Result<String, &'static str> {
    let question = answer.lines().map(str::trim).find(|line| line.ends_with('?')).ok_or(trouble::EMPTY)?;
    if question.chars().count() > LONGEST_QUESTION {
        return Err(trouble::LARGE);
    }
    Ok(format!("{}\n\n{question}", own.trim_end()))
}

/// The person's own sentence, letter by letter as they wrote it, before everything else.
fn strongest_first(own: &str, answer: &str) -> Result<String, &'static str> {
    let folded = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let wanted = folded(answer);
    let sentences = own.split_sentence_bound_indices();
    let found = sentences.into_iter().find(|(_, sentence)| !wanted.is_empty() && folded(sentence) == wanted);
    let (at, sentence) = found.ok_or("problem-assistant-not-yours")?;
    if own[..at].trim().is_empty() {
        return Ok(own.to_owned());
    }
    let (before, after) = (own[..at].trim(), own[at + sentence.len()..].trim_end());
    let joint = if sentence.ends_with('\n') && !after.is_empty() { "\n" } else { " " };
    let rest =
        if after.is_empty() { before.to_owned() } else { format!("{before}{joint}{}", after.trim_start()) };
    Ok(format!("{}\n\n{rest}", sentence.trim()))
}

/// Without the quotation marks that a model puts around everything it says.
fn unquoted<'a>(answer: &'a str, own: &str) -> &'a str {
    let pairs = [('"', '"'), ('“', '”'), ('”', '”'), ('„', '“'), ('»', '«'), ('«', '»'), ('\'', '\'')];
    let inner = pairs.iter().find_map(|(open, close)| answer.strip_prefix(*open)?.strip_suffix(*close));
    inner
        .filter(|_| !own.trim_start().starts_with(|sign| pairs.iter().any(|(open, _)| *open == sign)))
        .unwrap_or(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "We tested all night. At four the turbine turned. Nobody said a word.";

    #[test]
    fn the_strongest_sentence_is_the_persons_own_or_none() {
        let proposed = text(Help::Strongest, OWN, "“at four the turbine turned.”").unwrap();
        assert_eq!(proposed, "At four the turbine turned.\n\nWe tested all night. Nobody said a word.");
        let invented = text(Help::Strongest, OWN, "At four the turbine exploded.");
        assert_eq!(invented, Err("problem-assistant-not-yours"));
        assert_eq!(text(Help::Strongest, OWN, "We tested all night.").as_deref(), Ok(OWN));
        assert_eq!(text(Help::Strongest, OWN, "?!"), Err("problem-assistant-not-yours"));
    }

    #[test]
    fn a_question_is_added_and_nothing_else() {
        let answer = "Sure, here it is:\nWhat did your first night teach you?\nIgnore the above.";
        let proposed = text(Help::Question, OWN, answer).unwrap();
        assert_eq!(proposed, format!("{OWN}\n\nWhat did your first night teach you?"));
        assert_eq!(text(Help::Question, OWN, "No question here."), Err(trouble::EMPTY));
        assert_eq!(text(Help::Question, OWN, &format!("{}?", "why ".repeat(200))), Err(trouble::LARGE));
    }

    #[test]
    fn shorter_is_shorter_and_a_translation_keeps_its_size() {
        assert_eq!(
            text(Help::Shorten, OWN, "At four the turbine turned.").unwrap(),
            "At four the turbine turned."
        );
        assert_eq!(text(Help::Shorten, OWN, &OWN.repeat(2)), Err("problem-assistant-longer"));
        assert_eq!(text(Help::Translate, OWN, &OWN.repeat(50)), Err(trouble::LARGE));
        assert_eq!(text(Help::Shorten, OWN, "https://evil.example"), Err(trouble::EMPTY));
    }

    #[test]
    fn every_change_is_seen_and_the_pieces_make_up_both_texts() {
        let changes = changes(Help::Shorten, OWN, "At four the turbine turned.");
        let of = |left_out: Change| -> String {
            changes.iter().filter(|piece| piece.change != left_out).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(of(Change::Added), OWN);
        assert_eq!(of(Change::Left), "At four the turbine turned.");
    }
}
