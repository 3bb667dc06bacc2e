//! Messages in words, once for every channel: a mail's text and HTML, and the few words of a card or a locked screen.

use askama::Template;
use marbles::{
    Result as Done,
    error::Error,
    nudges::{
        Kind,
        channels::cards::Piece,
        messages::{Message, Said, Spoken, Told},
        steps::Step,
    },
    programme::accent::{Accent, Colour},
};

use super::requests;
use crate::{
    letters::MARBLES,
    words::{self, Words},
};

#[derive(Template)]
#[template(path = "nudges/mail.html")]
struct Mail<'a> {
    lang: &'a str,
    organisation: &'a str,
    accent: String,
    on_accent: String,
    spoken: &'a Spoken,
    greeting: &'a str,
    lead: &'a str,
    said: &'a [String],
    message: &'a Message,
    /// What is asked, each with the language of its heading where that is another.
    asked: Vec<(&'a Piece, Option<&'static str>)>,
    asks: bool,
}

/// The message in its reader's language.
pub fn speak(message: &Message) -> Done<Spoken> {
    let words = words::of(message.to.language);
    let (subject, title) = headings(message, words);
    let lead = lead(message, words);
    let mut spoken = Spoken {
        subject,
        title,
        body: body(message, &lead, words),
        button: words.t("nudge-button"),
        requests: requests::pieces(message, words),
        step: message.step.as_ref().map(|(step, _)| one_step(*step, words)),
        why: why(message, words),
        less: words.t("nudge-less"),
        stop: words.t("nudge-stop"),
        keep: words.t("nudge-keep"),
        text: String::new(),
        html: String::new(),
    };
    let greeting = words.t1("letter-greeting", "name", message.to.first_name());
    let said: Vec<String> = paragraphs(message.campaign.as_ref());
    spoken.text = text(message, &spoken, &greeting, &lead, &said);
    let accent = Colour::parse(&message.organisation.accent)
        .or(Colour::parse(MARBLES))
        .map(Accent::from)
        .ok_or(Error::Missing)?;
    let mail = Mail {
        lang: message.to.language.code(),
        organisation: &message.organisation.name,
        accent: accent.light.to_string(),
        on_accent: accent.on_light.to_string(),
        spoken: &spoken,
        greeting: &greeting,
        lead: &lead,
        said: &said,
        message,
        asked: spoken.requests.iter().zip(requests::languages(message)).collect(),
        asks: message.kind == Kind::StillUseful,
    };
    spoken.html = mail.render().map_err(|error| Error::Unexpected(Box::new(error)))?;
    Ok(spoken)
}

fn headings(message: &Message, words: &Words) -> (String, String) {
    let first = message.stories.first().map(|story| story.title.clone()).unwrap_or_default();
    let count = i64::try_from(message.stories.len()).unwrap_or(i64::MAX);
    if message.campaign.is_none() && !message.requests.is_empty() {
        return requests::headings(message, words);
    }
    match (message.kind, &message.campaign) {
        (Kind::StillUseful, _) => {
            (words.t("nudge-still-useful-subject"), words.t("nudge-still-useful-title"))
        }
        (_, Some(said)) => (said.title.clone(), said.title.clone()),
        (Kind::Digest, None) if count > 1 => (
            words.n_with("nudge-digest-subject", count - 1, &[("title", first)]),
            words.n("nudge-digest-title", count),
        ),
        (_, None) => (first, words.t("nudge-at-once-title")),
    }
}

fn lead(message: &Message, words: &Words) -> String {
    match (message.kind, message.stories.is_empty()) {
        (Kind::StillUseful, _) => words.t("nudge-still-useful-lead"),
        _ if !message.requests.is_empty() => requests::lead(message, words),
        (Kind::AtOnce, _) => words.t("nudge-at-once-lead"),
        (_, false) => words.n("nudge-digest-lead", i64::try_from(message.stories.len()).unwrap_or(i64::MAX)),
        (_, true) => String::new(),
    }
}

fn body(message: &Message, lead: &str, words: &Words) -> String {
    let asked = requests::pieces(message, words);
    let titles = message.stories.iter().map(|story| story.title.as_str());
    let titles: Vec<&str> = asked.iter().map(|piece| piece.title.as_str()).chain(titles).collect();
    match (&message.campaign, titles.as_slice()) {
        (Some(said), _) => said.words.clone(),
        (None, []) => lead.to_owned(),
        (None, [asked]) if message.stories.is_empty() => (*asked).to_owned(),
        (None, [_]) => message.stories[0].summary.clone(),
        (None, many) => many.join(" · "),
    }
}

fn one_step(step: Step, words: &Words) -> String {
    // words: step-read step-topics step-share step-own_words step-answer step-own_post step-help
    words.t1("nudge-step", "step", words.t(&format!("step-{}", step.name())))
}

fn why(message: &Message, words: &Words) -> String {
    // words: nudge-why-right_away nudge-why-daily nudge-why-weekly nudge-why-on_open
    let why = words.t(&format!("nudge-why-{}", message.pace.name()));
    if message.kind == Kind::StillUseful { words.t("nudge-still-useful-why") } else { why }
}

fn paragraphs(said: Option<&Said>) -> Vec<String> {
    let words = said.map(|said| said.words.as_str()).unwrap_or_default();
    words.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).filter(|some| !some.is_empty()).collect()
}

fn text(message: &Message, spoken: &Spoken, greeting: &str, lead: &str, said: &[String]) -> String {
    let mut parts = vec![greeting.to_owned()];
    parts.extend(said.iter().cloned());
    parts.extend((!lead.is_empty()).then(|| lead.to_owned()));
    let story = |story: &Told| {
        format!("{}\n{}\n{}: {}", story.title, story.summary, spoken.button, story.address)
            .replace("\n\n", "\n")
    };
    let request = |piece: &Piece| {
        format!("{}\n{}\n{}: {}", piece.title, piece.text, piece.button, piece.address).replace("\n\n", "\n")
    };
    parts.extend(spoken.requests.iter().map(request));
    parts.extend(message.stories.iter().map(story));
    if message.kind == Kind::StillUseful {
        parts.push(format!("{}: {}", spoken.keep, message.keep_address));
    }
    if let (Some((_, address)), Some(step)) = (&message.step, &spoken.step) {
        parts.push(format!("{step}\n{address}"));
    }
    parts.push(format!(
        "--\n{}\n{}: {}\n{}: {}\n",
        spoken.why, spoken.less, message.less_address, spoken.stop, message.stop_address
    ));
    parts.join("\n\n")
}
