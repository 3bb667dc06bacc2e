//! Setting up in the browser: a fresh installation's first screen.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    programme::{Founding, setting_up},
    words::Language,
};
use serde::Deserialize;

use super::{time_zones, words_of};
use crate::{
    App, cookies,
    door::Place,
    page::{Page, show, show_as},
    reply::{Failure, see},
    visitor::Visitor,
};

#[derive(Template)]
#[template(path = "setup/setup.html")]
struct SetupPage {
    page: Page,
    typed: Typed,
    zones: Vec<String>,
    problems: Problems,
}

/// What the form carries.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    slug: String,
    leading: String,
    languages: Vec<String>,
    time_zone: String,
    email_domains: String,
    own_name: String,
    email: String,
}

/// `GET /setup`: only while nobody has created an organisation.
pub async fn form(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    if !app.awaits_setup() {
        return Err(Error::Missing.into());
    }
    let typed = Typed {
        leading: visitor.language.code().to_owned(),
        languages: vec![visitor.language.code().to_owned()],
        time_zone: "Europe/Amsterdam".to_owned(),
        ..Typed::default()
    };
    let page = Page::new(&visitor, "setup-title", "");
    show(&SetupPage { page, typed, zones: time_zones(), problems: Problems::default() })
}

/// `POST /setup`: makes the organisation and its administrator, who is signed in at once.
pub async fn create(
    State(app): State<App>,
    Place(place): Place,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    app.limits.knock(place)?;
    let made = setting_up::set_up(&app.marbles.db, typed.founding(), &typed.own_name, &typed.email).await;
    let session = match made {
        Ok((_, session)) => session,
        Err(Error::Invalid(problems)) => {
            let page = Page::new(&visitor, "setup-title", "");
            let page = SetupPage { page, typed, zones: time_zones(), problems };
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) => return Err(error.into()),
    };
    let mut response = see("/people/import");
    let seconds = cookies::SESSION_SECONDS;
    let cookie = cookies::set(app.cookie_name(), session.reveal(), app.is_secure(), seconds);
    response.headers_mut().append(cookies::SET, cookie);
    Ok(response)
}

impl Typed {
    fn founding(&self) -> Founding {
        Founding {
            name: self.name.clone(),
            slug: self.slug.trim().to_lowercase(),
            languages: leading_first(&self.leading, &self.languages),
            time_zone: self.time_zone.trim().to_owned(),
            email_domains: words_of(&self.email_domains),
            host: String::new(),
            is_demo: false,
        }
    }
}

/// The chosen languages, the leading one first whether or not it was ticked.
pub fn leading_first(leading: &str, languages: &[String]) -> Vec<Language> {
    let chosen =
        std::iter::once(leading).chain(languages.iter().map(String::as_str)).filter_map(Language::parse);
    let mut each_once = Vec::new();
    for language in chosen {
        if !each_once.contains(&language) {
            each_once.push(language);
        }
    }
    each_once
}
