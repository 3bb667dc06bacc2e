//! What an administrator sets, a section and a form each.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    programme::{
        Organisation,
        accent::{Accent, Colour},
        retention::{self, Retention},
        settings,
    },
};
use serde::Deserialize;

use super::{setup::leading_first, time_zones, words_of};
use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

#[derive(Template)]
#[template(path = "settings/settings.html")]
struct SettingsPage {
    page: Page,
    typed: Typed,
    accent: Option<Accent>,
    zones: Vec<String>,
    problems: Problems,
}

impl SettingsPage {
    fn new(visit: &Visit, typed: Typed, problems: Problems) -> Self {
        let accent = Colour::parse(&typed.accent).map(Accent::from);
        Self {
            page: Page::new(&visit.visitor, "settings-title", "settings"),
            typed,
            accent,
            zones: time_zones(),
            problems,
        }
    }

    /// Whether the chosen colour had to be changed to be read, and into which.
    fn corrected(&self, shown: &Colour) -> bool {
        Colour::parse(&self.typed.accent).is_some_and(|chosen| chosen != *shown)
    }
}

/// Everything on the page as typed or as it is in force.
struct Typed {
    name: String,
    tagline: String,
    accent: String,
    leading: String,
    languages: Vec<String>,
    time_zone: String,
    email_domains: String,
    minimum_group: String,
    keep_clicks: String,
    keep_letters: String,
    keep_activity: String,
    host: String,
    link_host: String,
}

impl Typed {
    fn of(organisation: &Organisation) -> Self {
        Self {
            name: organisation.name.clone(),
            tagline: organisation.tagline.clone(),
            accent: organisation.accent.clone(),
            leading: organisation.language().code().to_owned(),
            languages: organisation.languages.iter().map(|language| language.code().to_owned()).collect(),
            time_zone: organisation.time_zone.clone(),
            email_domains: organisation.email_domains.join("\n"),
            minimum_group: organisation.minimum_group.to_string(),
            keep_clicks: organisation.keep_clicks_days.to_string(),
            keep_letters: organisation.keep_letters_days.to_string(),
            keep_activity: organisation.keep_activity_days.to_string(),
            host: organisation.host.clone(),
            link_host: organisation.link_host.clone(),
        }
    }
}

/// `GET /settings`
pub async fn form(Admin(visit): Admin) -> Result<Response, Failure> {
    show(&SettingsPage::new(&visit, Typed::of(&visit.organisation), Problems::default()))
}

/// Name and looks.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Looks {
    name: String,
    tagline: String,
    accent: String,
}

/// `POST /settings/looks`
pub async fn change_looks(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(looks): Form<Looks>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let done = settings::change_looks(&mut work, &looks.name, &looks.tagline, &looks.accent).await;
    finish(&app, &visit, work, done, |typed| Typed {
        name: looks.name,
        tagline: looks.tagline,
        accent: looks.accent,
        ..typed
    })
    .await
}

/// The page once more, with what is wrong.
pub(super) fn mend(visit: &Visit, problems: Problems) -> Result<Response, Failure> {
    let page = SettingsPage::new(visit, Typed::of(&visit.organisation), problems);
    show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Languages and days.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Languages {
    leading: String,
    languages: Vec<String>,
    time_zone: String,
}

/// `POST /settings/languages`
pub async fn change_languages(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(chosen): Form<Languages>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let languages = leading_first(&chosen.leading, &chosen.languages);
    let done = settings::change_languages(&mut work, &languages, &chosen.time_zone).await;
    let Languages { leading, languages, time_zone } = chosen;
    finish(&app, &visit, work, done, |typed| Typed { leading, languages, time_zone, ..typed }).await
}

/// Who may join.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Joining {
    email_domains: String,
}

/// `POST /settings/joining`
pub async fn change_joining(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(chosen): Form<Joining>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let done = settings::change_domains(&mut work, &words_of(&chosen.email_domains)).await;
    finish(&app, &visit, work, done, |typed| Typed { email_domains: chosen.email_domains, ..typed }).await
}

/// How small a group may be.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Privacy {
    minimum_group: String,
    keep_clicks: String,
    keep_letters: String,
    keep_activity: String,
}

/// `POST /settings/privacy`
pub async fn change_privacy(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(chosen): Form<Privacy>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let number = |typed: &str| typed.trim().parse().unwrap_or(0);
    // What a form leaves out stays as it is.
    let or = |typed: &str, now: i64| if typed.is_empty() { now } else { number(typed) };
    let retention = Retention {
        clicks: or(&chosen.keep_clicks, visit.organisation.keep_clicks_days),
        letters: or(&chosen.keep_letters, visit.organisation.keep_letters_days),
        activity: or(&chosen.keep_activity, visit.organisation.keep_activity_days),
    };
    let minimum = settings::change_minimum_group(&mut work, number(&chosen.minimum_group)).await;
    let done = both(minimum, retention::change(&mut work, retention).await);
    finish(&app, &visit, work, done, |typed| Typed {
        minimum_group: chosen.minimum_group,
        keep_clicks: chosen.keep_clicks,
        keep_letters: chosen.keep_letters,
        keep_activity: chosen.keep_activity,
        ..typed
    })
    .await
}

/// The problems of two changes at once.
fn both(one: marbles::Result<()>, other: marbles::Result<()>) -> marbles::Result<()> {
    match (one, other) {
        (Err(Error::Invalid(mut problems)), Err(Error::Invalid(more))) => {
            problems.0.extend(more.0);
            Err(Error::Invalid(problems))
        }
        (one, other) => one.and(other),
    }
}

/// Host names.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Addresses {
    host: String,
    link_host: String,
}

/// `POST /settings/addresses`
pub async fn change_addresses(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(chosen): Form<Addresses>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let done = settings::change_addresses(&mut work, &chosen.host, &chosen.link_host).await;
    finish(&app, &visit, work, done, |typed| Typed {
        host: chosen.host,
        link_host: chosen.link_host,
        ..typed
    })
    .await
}

/// Saves and says so, or shows the page again with all that was typed.
async fn finish(
    app: &App,
    visit: &Visit,
    work: Work,
    done: marbles::Result<()>,
    keep: impl FnOnce(Typed) -> Typed,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(app, "/settings", "toast-settings-saved", None))
        }
        Err(Error::Invalid(problems)) => {
            let typed = keep(Typed::of(&visit.organisation));
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &SettingsPage::new(visit, typed, problems))
        }
        Err(error) => Err(error.into()),
    }
}
