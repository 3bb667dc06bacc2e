//! Letters in words, in their reader's language, and the one-click way to stop a kind of letter.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use marbles::{
    Result as Done,
    db::By,
    error::Error,
    ids::PersonId,
    notices::{self, Letter, LetterKind, Writer, Written},
    nudges::{
        channels::cards::Card,
        messages::{Message, Spoken},
    },
    programme::{
        Organisation,
        accent::{Accent, Colour},
    },
    stories::Story,
};

use crate::{
    App,
    body::Path,
    channels::telling,
    nudges::speaking,
    page::{Page, show},
    reply::Failure,
    visitor::Anyone,
    words,
};

/// The accent of Marbles itself, as mail readers take it.
pub(crate) const MARBLES: &str = "#0b5f7a";

/// Puts letters into words.
pub struct Letters;

#[derive(Template)]
#[template(path = "letters/letter.html")]
struct LetterPage<'a> {
    lang: &'a str,
    organisation: &'a str,
    accent: String,
    on_accent: String,
    subject: &'a str,
    greeting: String,
    paragraphs: &'a [String],
    button: &'a str,
    address: &'a str,
    why: String,
    unsubscribe: Option<&'a str>,
    unsubscribe_words: String,
}

impl Writer for Letters {
    fn tell_room(&self, organisation: &Organisation, home: &str, story: Option<&Story>) -> Card {
        telling::tell_room(organisation, home, story)
    }

    fn write(&self, letter: &Letter) -> Done<Written> {
        let words = words::of(letter.to.language);
        let kind = letter.kind.name();
        let mention = |name: &str| {
            letter.detail.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
        };
        let mentions = [
            ("organisation", letter.organisation.name.clone()),
            ("name", letter.to.first_name().to_owned()),
            ("title", mention("title")),
            ("words", mention("words")),
        ];
        // words: letter-sign-in-subject letter-sign-in-text letter-sign-in-button letter-sign-in-why
        // words: letter-invitation-subject letter-invitation-text letter-invitation-button letter-invitation-why
        // words: letter-suggestion-accepted-subject letter-suggestion-accepted-text letter-suggestion-accepted-button letter-suggestion-accepted-why
        // words: letter-suggestion-declined-subject letter-suggestion-declined-text letter-suggestion-declined-button letter-suggestion-declined-why
        let say = |part: &str| words.with(&format!("letter-{kind}{part}"), &mentions);
        let subject = say("-subject");
        // Whoever asks for a sign-in link may be a stranger who typed a name and another's address: it greets nobody.
        let greeting = if letter.kind.is_asked_for() {
            words.t("letter-greeting-plain")
        } else {
            words.with("letter-greeting", &mentions)
        };
        let paragraphs: Vec<String> = say("-text").split("\n\n").map(str::to_owned).collect();
        let button = say("-button");
        let address = address_of(letter);
        let accent = Colour::parse(&letter.organisation.accent)
            .or(Colour::parse(MARBLES))
            .map(Accent::from)
            .ok_or(Error::Missing)?;
        let why = words.with(&format!("letter-{kind}-why"), &mentions);
        let unsubscribe_words = words.t("letter-unsubscribe");
        let mut text =
            format!("{greeting}\n\n{}\n\n{button}:\n{address}\n\n--\n{why}\n", paragraphs.join("\n\n"));
        if let Some(off) = &letter.unsubscribe {
            text.push_str(&format!("{unsubscribe_words}: {off}\n"));
        }
        let page = LetterPage {
            lang: letter.to.language.code(),
            organisation: &letter.organisation.name,
            accent: accent.light.to_string(),
            on_accent: accent.on_light.to_string(),
            subject: &subject,
            greeting,
            paragraphs: &paragraphs,
            button: &button,
            address: &address,
            why,
            unsubscribe: letter.unsubscribe.as_deref(),
            unsubscribe_words,
        };
        let html = page.render().map_err(|error| Error::Unexpected(Box::new(error)))?;
        Ok(Written { subject, text, html })
    }

    fn speak(&self, message: &Message) -> Done<Spoken> {
        speaking::speak(message)
    }
}

/// Where the letter's one button leads.
fn address_of(letter: &Letter) -> String {
    let home = &letter.home;
    let text = |name: &str| letter.detail.get(name).and_then(|value| value.as_str()).unwrap_or_default();
    match (&letter.token, letter.kind) {
        (Some(token), _) => {
            let next: String = url::form_urlencoded::byte_serialize(text("next").as_bytes()).collect();
            format!("{home}/sign-in/{}?next={next}", token.reveal())
        }
        (None, LetterKind::Invitation) => format!("{home}/sign-in?next=/welcome"),
        (None, LetterKind::SuggestionAccepted) => format!("{home}/stories/{}", text("story")),
        (None, _) => format!("{home}/suggest"),
    }
}

#[derive(Template)]
#[template(path = "letters/off.html")]
struct OffPage {
    page: Page,
    action: String,
    done: bool,
}

type OffPath = Path<(String, PersonId, String)>;

/// `GET /letters/{kind}/{person}/{signature}/off`: a page with a button, because scanners open every link.
pub async fn off_page(
    State(app): State<App>,
    Anyone(visitor, _): Anyone,
    Path((kind, person, signature)): OffPath,
) -> Result<Response, Failure> {
    let known = LetterKind::parse(&kind).ok_or(Error::Missing)?;
    if !notices::is_ours(&app.marbles, person, known, &signature) {
        return Err(Error::Missing.into());
    }
    let page = Page::new(&visitor, "letters-off-title", "");
    show(&OffPage { page, action: format!("/letters/{kind}/{person}/{signature}/off"), done: false })
}

/// `POST /letters/{kind}/{person}/{signature}/off`: one click, no session, no redirect (RFC 8058).
pub async fn off(
    State(app): State<App>,
    Anyone(visitor, organisation): Anyone,
    Path((kind, person, signature)): OffPath,
) -> Result<Response, Failure> {
    let kind = LetterKind::parse(&kind).ok_or(Error::Missing)?;
    if !notices::is_ours(&app.marbles, person, kind, &signature) {
        return Err(Error::Missing.into());
    }
    let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
    notices::unsubscribe(&mut work, person, kind).await?;
    work.save().await?;
    let page = Page::new(&visitor, "letters-off-done-title", "");
    Ok(show(&OffPage { page, action: String::new(), done: true })?.into_response())
}
