//! Changing the guidelines: each saving is a version, and every earlier one can be read and taken up again.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    voice::guidelines::{self, Guidelines, Version, Wording, starting, writing},
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Lead, Visit},
};

#[derive(Template)]
#[template(path = "voice/guidelines_editing.html")]
struct EditingPage {
    page: Page,
    language: Language,
    typed: Typed,
    /// Whether the words are only offered to begin with.
    is_start: bool,
    versions: Vec<Version>,
    /// An earlier version, to be read.
    earlier: Option<Guidelines>,
    problems: Problems,
}

impl EditingPage {
    fn parts<'a>(&self, of: &'a Guidelines) -> Vec<(&'static str, &'a str)> {
        super::parts(&of.wording)
    }
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    language: String,
    stand_for: String,
    serve: String,
    keep_inside: String,
    say_so: String,
    disclosure: String,
    customers: String,
    promises: String,
}

impl Typed {
    fn of(wording: Wording) -> Self {
        Self {
            language: String::new(),
            customers: wording.customers.join("\n"),
            promises: wording.promises.join("\n"),
            stand_for: wording.stand_for,
            serve: wording.serve,
            keep_inside: wording.keep_inside,
            say_so: wording.say_so,
            disclosure: wording.disclosure,
        }
    }

    fn wording(&self) -> Wording {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        Wording {
            stand_for: self.stand_for.clone(),
            serve: self.serve.clone(),
            keep_inside: self.keep_inside.clone(),
            say_so: self.say_so.clone(),
            disclosure: self.disclosure.clone(),
            customers: lines(&self.customers),
            promises: lines(&self.promises),
        }
    }
}

/// Which language, and perhaps which version.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    language: String,
    version: Option<i64>,
}

/// `GET /settings/guidelines`
pub async fn form(
    State(app): State<App>,
    Lead(visit): Lead,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let language = language_of(&chosen.language, &visit);
    show(&editing_page(&mut look, &visit, language, chosen.version).await?)
}

/// `POST /settings/guidelines`
pub async fn write(
    State(app): State<App>,
    Lead(visit): Lead,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let language = language_of(&typed.language, &visit);
    match writing::write(&mut work, language, &typed.wording()).await {
        Ok(_) => {
            work.save().await?;
            Ok(see_with_toast(&app, &address(language), "toast-guidelines-saved", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = editing_page(&mut work, &visit, language, None).await?;
            show_as(
                StatusCode::UNPROCESSABLE_ENTITY,
                &EditingPage { typed, problems, is_start: false, ..page },
            )
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /settings/guidelines/restoration`
pub async fn restore(
    State(app): State<App>,
    Lead(visit): Lead,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let language = language_of(&chosen.language, &visit);
    writing::restore(&mut work, language, chosen.version.ok_or(Error::Missing)?).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &address(language), "toast-guidelines-restored", None))
}

fn address(language: Language) -> String {
    format!("/settings/guidelines?language={}", language.code())
}

fn language_of(code: &str, visit: &Visit) -> Language {
    Language::parse(code).unwrap_or(visit.organisation.language())
}

async fn editing_page(
    work: &mut Work,
    visit: &Visit,
    language: Language,
    version: Option<i64>,
) -> Result<EditingPage, Error> {
    let now = guidelines::in_force(work).await?.into_iter().find(|one| one.language == language);
    let is_start = now.is_none();
    let wording = now.map_or_else(|| starting::text(language, &visit.organisation.name), |now| now.wording);
    Ok(EditingPage {
        page: Page::new(&visit.visitor, "guidelines-editing-title", "settings"),
        language,
        typed: Typed::of(wording),
        is_start,
        versions: guidelines::versions(work, language).await?,
        earlier: match version {
            Some(version) => Some(guidelines::find(work, language, version).await?),
            None => None,
        },
        problems: Problems::default(),
    })
}
