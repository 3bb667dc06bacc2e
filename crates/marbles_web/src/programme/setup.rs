//! Setting up in the browser: a fresh installation's first screen.

use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    programme::{Founding, setting_up},
    words::Language,
};
use serde::Deserialize;
use url::Host;

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
    /// Whether the code from the server's console is needed.
    asks_code: bool,
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
    code: String,
}

/// `GET /setup`: only while nobody has created an organisation.
pub async fn form(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
    visitor: Visitor,
) -> Result<Response, Failure> {
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
    let asks_code = asks_code(&app, &place, &headers);
    show(&SetupPage { page, typed, asks_code, zones: time_zones(), problems: Problems::default() })
}

/// `POST /setup`: makes the organisation and its administrator, who is signed in at once.
pub async fn create(
    State(app): State<App>,
    place: Place,
    headers: HeaderMap,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    app.limits.knock(place.0)?;
    let asks_code = asks_code(&app, &place, &headers);
    let made = if !app.awaits_setup() {
        Err(Error::Clash("problem-set-up-already"))
    } else if asks_code && !setting_up::is_code(&app.marbles.key, &typed.code) {
        Err(Error::invalid("code", "problem-setup-code"))
    } else {
        setting_up::set_up(&app.marbles.db, typed.founding(), &typed.own_name, &typed.email).await
    };
    let session = match made {
        Ok((_, session)) => session,
        Err(Error::Invalid(problems)) => {
            let page = Page::new(&visitor, "setup-title", "");
            let page = SetupPage { page, typed, asks_code, zones: time_zones(), problems };
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

/// Only who sits at the machine itself needs no code; behind a proxy on that machine, everybody would seem to.
fn asks_code(app: &App, place: &Place, headers: &HeaderMap) -> bool {
    let forwarded =
        ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];
    let is_forwarded = forwarded.into_iter().any(|name| headers.contains_key(name));
    is_forwarded || !place.0.to_canonical().is_loopback() || !is_this_machine(&app.marbles.public_url)
}

fn is_this_machine(address: &str) -> bool {
    let Ok(address) = url::Url::parse(address) else { return false };
    match address.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
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
