//! The assistant on screen: the offer beside a text, what a person agrees to, and what is proposed.

pub mod api;
pub mod mine;
pub mod settings;

use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    Marbles,
    db::Work,
    error::Error,
    voice::{
        assistant::{
            self, Help, Task,
            agreeing::{self, Told},
            proposing::Proposal,
        },
        drafts::comparing::Change,
    },
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show_as},
    reply::Failure,
    visitor::{Member, Visit},
};

/// The offer beside a text, for a page to include (`templates/voice/assistant.html`).
pub struct Panel {
    pub helps: Vec<Help>,
    pub languages: Vec<Language>,
    /// Where the text is taken to by those without script, and the field that it is taken in.
    pub back: String,
    pub field: &'static str,
}

impl Panel {
    /// What this organisation offers beside a text; nothing where it has no assistant.
    pub async fn of(
        look: &mut Work,
        marbles: &Marbles,
        visit: &Visit,
        back: String,
        field: &'static str,
    ) -> marbles::Result<Option<Self>> {
        let is_on = agreeing::told(look, marbles, Task::Writing).await?.is_some();
        let helps = assistant::settings::rules(look).await?.helps;
        let languages = visit.organisation.languages.0.clone();
        Ok((is_on && !helps.is_empty()).then_some(Self { helps, languages, back, field }))
    }

    /// Whether that help is allowed.
    pub fn offers(&self, help: &str) -> bool {
        self.helps.iter().any(|one| one.name() == help)
    }
}

/// What somebody asks help with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    text: String,
    /// The language of a translation.
    into: String,
    back: String,
    field: String,
    network: String,
    /// The version of a draft that the text was written from, to be sent along on the way back.
    version: String,
    /// The edition of what they were told, as they agree to it.
    agree: String,
}

/// What comes of asking.
enum Outcome {
    Proposed(Proposal),
    /// First see what is sent where.
    Asks(Told),
    Trouble(String),
}

#[derive(Template)]
#[template(path = "voice/assisted.html")]
struct AssistedPage {
    page: Page,
    outcome: Outcome,
    help: Help,
    asked: Asked,
}

impl AssistedPage {
    fn is_proposed(&self) -> bool {
        matches!(self.outcome, Outcome::Proposed(_))
    }
}

/// `POST /assistant/{help}`: the proposal, the question whether to send at all, or a calm line; the text stays in each.
pub async fn help(
    State(app): State<App>,
    Member(visit): Member,
    Path(help): Path<String>,
    Form(asked): Form<Asked>,
) -> Result<Response, Failure> {
    let help = Help::parse(&help).ok_or(Error::Missing)?;
    let page = Page::new(&visit.visitor, "assistant-title", "voice");
    let outcome = outcome(&app, &visit, &page, help, &asked).await?;
    show_as(StatusCode::OK, &AssistedPage { page, outcome, help, asked: asked.at_home() })
}

async fn outcome(app: &App, visit: &Visit, page: &Page, help: Help, asked: &Asked) -> Result<Outcome, Error> {
    let mut agreed = Ok(());
    if !asked.agree.is_empty() {
        let mut work = app.marbles.db.work(visit.by).await?;
        agreed = agreeing::agree(&mut work, Task::Writing, &asked.agree).await;
        work.save().await?;
    }
    let into = Language::parse(&asked.into).unwrap_or(visit.person.language);
    let done = match agreed {
        Ok(()) => assistant::help(&app.marbles, visit.by, help, &asked.text, into).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(proposal) => Ok(Outcome::Proposed(proposal)),
        Err(Error::Clash("problem-assistant-not-agreed" | "problem-assistant-changed")) => {
            let mut look = app.marbles.db.look(visit.by).await?;
            let told = agreeing::told(&mut look, &app.marbles, Task::Writing).await?;
            Ok(told.map_or_else(|| Outcome::Trouble(page.t("problem-assistant-off")), Outcome::Asks))
        }
        Err(Error::Clash(key) | Error::Outside(key)) => Ok(Outcome::Trouble(page.t(key))),
        Err(Error::Invalid(problems)) => {
            let said = page.problem(&problems, "text");
            Ok(Outcome::Trouble(said.unwrap_or_else(|| page.t("assistant-failed"))))
        }
        Err(error) => Err(error),
    }
}

impl Asked {
    /// The way back leads to a text of ours and nowhere else.
    fn at_home(mut self) -> Self {
        let is_ours = crate::reply::is_local(&self.back)
            && ["/stories/", "/drafts/", "/answers/"].iter().any(|place| self.back.starts_with(place))
            && matches!(self.field.as_str(), "starter" | "text");
        if !is_ours {
            self.back.clear();
        }
        self
    }
}
