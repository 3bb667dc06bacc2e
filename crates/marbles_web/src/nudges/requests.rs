//! What somebody asks of the reader of a message, in words.

use marbles::nudges::{
    channels::cards::Piece,
    messages::Message,
    requests::{Wanted, carrying::Carried},
};

use crate::words::Words;

/// What is asked, as mails and cards show it.
pub(super) fn pieces(message: &Message, words: &Words) -> Vec<Piece> {
    message.requests.iter().map(|(one, address)| piece(one, address, words)).collect()
}

/// The language of what stands above each of them, where it is not the reader's.
pub(super) fn languages(message: &Message) -> impl Iterator<Item = Option<&'static str>> {
    let own = message.to.language;
    let language = move |one: &Carried| {
        let (language, _) = one.question.as_ref()?;
        (*language != own).then(|| language.code())
    };
    message.requests.iter().map(move |(one, _)| language(one))
}

/// A request as a heading, a line below it, and a button.
pub(super) fn piece(one: &Carried, address: &str, words: &Words) -> Piece {
    // words: request-question-button request-reading-button request-proposal-button request-prepared-button
    // words: request-read-button
    let button = words.t(&format!("request-{}-button", one.wanted.name()));
    let (title, text) = match &one.question {
        Some((_, question)) => {
            let line = Some(one.words.trim()).filter(|line| !line.is_empty());
            let by = who(one, words);
            (question.clone(), line.map_or_else(|| by.clone(), |line| format!("{by}: “{line}”")))
        }
        // words: request-reading-hint request-proposal-hint request-prepared-hint request-read-hint
        None => (who(one, words), words.t(&format!("request-{}-hint", one.wanted.name()))),
    };
    Piece { title, text, button, address: address.to_owned() }
}

/// Who would like what.
pub(super) fn who(one: &Carried, words: &Words) -> String {
    let name = one.by.clone().unwrap_or_else(|| words.t("request-somebody"));
    match (one.wanted, &one.by) {
        (Wanted::Question, None) => words.t("request-question"),
        (Wanted::Question, Some(_)) if one.is_passed_on => words.t1("request-question-passed", "name", name),
        (Wanted::Question, Some(_)) => words.t1("request-question-by", "name", name),
        (Wanted::Reading, _) => words.t1("request-reading", "name", name),
        (Wanted::Proposal, _) => words.t1("request-proposal", "name", name),
        (Wanted::Prepared, _) => words.t1("request-prepared", "name", name),
        (Wanted::Read, _) => words.t1("request-read", "name", name),
    }
}

/// The subject and the few words of a message that asks for something.
pub(super) fn headings(message: &Message, words: &Words) -> (String, String) {
    let Some((first, address)) = message.requests.first() else { return Default::default() };
    let title = piece(first, address, words).title;
    let others = message.requests.len() + message.stories.len() - 1;
    match i64::try_from(others).unwrap_or(i64::MAX) {
        0 => (title, who(first, words)),
        others => (
            words.n_with("nudge-digest-subject", others, &[("title", title)]),
            words.n("nudge-mixed-title", others + 1),
        ),
    }
}

/// What stands above it all.
pub(super) fn lead(message: &Message, words: &Words) -> String {
    words.t(if message.stories.is_empty() { "nudge-request-lead" } else { "nudge-mixed-lead" })
}
