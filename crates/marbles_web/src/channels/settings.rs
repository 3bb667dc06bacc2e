//! The programme's channels: rooms that stories are posted in, for leads, and the organisation's Slack app, for administrators.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    nudges::{
        channels::slack::apps,
        rooms::{self, Offered, Provider, Room},
    },
    people::groups::{self, Group},
    stories::topics::{self, Topic},
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Admin, Lead, Visit},
};

#[derive(Template)]
#[template(path = "channels/settings.html")]
struct SettingsPage {
    page: Page,
    rooms: Vec<Room>,
    groups: Vec<Group>,
    topics: Vec<Topic>,
    app: Option<apps::Seen>,
    command_address: String,
    typed: Offered,
    problems: Problems,
}

impl SettingsPage {
    fn providers(&self) -> [Provider; 2] {
        Provider::ALL
    }

    fn is_chosen(&self, kind: &str, id: &impl std::fmt::Display) -> bool {
        self.typed.audience == format!("{kind}:{id}")
    }

    /// Why a message did not go, in words where they are ours.
    fn problem_of(&self, problem: &str) -> String {
        match problem {
            "gone" => self.page.t("room-problem-gone"),
            "busy" => self.page.t("room-problem-busy"),
            "silent" => self.page.t("room-problem-silent"),
            theirs => theirs.to_owned(),
        }
    }
}

/// `GET /settings/channels`
pub async fn form(State(app): State<App>, Lead(visit): Lead) -> Result<Response, Failure> {
    page(&app, &visit, StatusCode::OK, Offered::default(), Problems::default()).await
}

/// The page, perhaps once more with what is wrong. An address that was typed is not repeated: it is a credential.
pub(super) async fn page(
    app: &App,
    visit: &Visit,
    status: StatusCode,
    typed: Offered,
    problems: Problems,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = SettingsPage {
        page: Page::new(&visit.visitor, "channels-settings-title", "settings"),
        rooms: rooms::list(&mut look).await?,
        groups: groups::list(&mut look).await?,
        topics: topics::list(&mut look).await?,
        app: apps::seen(&mut look).await?,
        command_address: format!("{}/slack/command", app.marbles.home_of(&visit.organisation)),
        typed: Offered { webhook: String::new(), ..typed },
        problems,
    };
    show_as(status, &page)
}

/// The secrets of a Slack app.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AppSecrets {
    signing_secret: String,
    bot_token: String,
}

/// `POST /settings/slack`
pub async fn set_app(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(secrets): Form<AppSecrets>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match apps::set(&mut work, &app.marbles, &secrets.signing_secret, &secrets.bot_token).await {
        Err(Error::Invalid(problems)) => {
            drop(work);
            return page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, Offered::default(), problems).await;
        }
        done => done?,
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/settings/channels#slack", "toast-kept", None))
}

/// `POST /settings/slack/test`
pub async fn test_app(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    apps::test(&app.marbles, visit.by).await?;
    Ok(see_with_toast(&app, "/settings/channels#slack", "toast-channel-tested", None))
}

/// `POST /settings/slack/removal`
pub async fn remove_app(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    apps::remove(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/settings/channels#slack", "toast-slack-app-removed", None))
}
