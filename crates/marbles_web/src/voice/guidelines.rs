//! The organisation's guidelines: for everybody to read, for the lead to change, and at hand in the composer.

pub mod api;
pub mod editing;
pub mod offering;

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::{
    voice::guidelines::{self, Guidelines, Wording},
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Member,
};

#[derive(Template)]
#[template(path = "voice/guidelines.html")]
struct GuidelinesPage {
    page: Page,
    found: Option<Guidelines>,
    languages: Vec<Language>,
}

impl GuidelinesPage {
    fn parts<'a>(&self, of: &'a Guidelines) -> Vec<(&'static str, &'a str)> {
        parts(&of.wording)
    }
}

/// The four parts that say something, each below the key of its title.
fn parts(wording: &Wording) -> Vec<(&'static str, &str)> {
    let all = [
        ("guidelines-stand-for", wording.stand_for.as_str()),
        ("guidelines-serve", wording.serve.as_str()),
        ("guidelines-keep-inside", wording.keep_inside.as_str()),
        ("guidelines-say-so", wording.say_so.as_str()),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// In which language, if it is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    language: String,
}

/// `GET /guidelines`
pub async fn read(
    State(app): State<App>,
    Member(visit): Member,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let language = Language::parse(&asked.language).unwrap_or(visit.person.language);
    let languages = guidelines::in_force(&mut look).await?.into_iter().map(|one| one.language).collect();
    let found = guidelines::current(&mut look, language).await?;
    show(&GuidelinesPage { page: Page::new(&visit.visitor, "guidelines-title", "voice"), found, languages })
}
