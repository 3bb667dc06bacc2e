//! The administrator's side: which server, which helps, how much, and whether it works.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    voice::assistant::{
        Help, Task,
        helping::{self, Tried},
        settings::{self, KeyChange, Offered, Rules, Seen},
        spending::{self, Spent},
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

#[derive(Template)]
#[template(path = "voice/assistant_settings.html")]
struct SettingsPage {
    page: Page,
    task: Task,
    seen: Option<Seen>,
    typed: Offered,
    rules: TypedRules,
    spent: Spent,
    tried: Option<Tried>,
    problems: Problems,
}

impl SettingsPage {
    fn helps(&self) -> Vec<(&'static str, String, bool)> {
        // words: assistant-help-shorten assistant-help-strongest assistant-help-question assistant-help-translate
        let words = |help: Help| self.page.t(&format!("assistant-help-{}", help.name()));
        Help::ALL
            .map(|help| (help.name(), words(help), self.rules.helps.iter().any(|name| name == help.name())))
            .to_vec()
    }

    fn used(&self) -> String {
        let (calls, tokens) = (self.page.number(self.spent.calls), self.page.number(self.spent.tokens));
        self.page.t2("assistant-rules-used", "calls", calls, "tokens", tokens)
    }
}

/// Which of the two servers.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    task: String,
}

/// What is shown besides what is kept.
#[derive(Default)]
struct Shown {
    typed: Option<Offered>,
    rules: Option<TypedRules>,
    tried: Option<Tried>,
    problems: Problems,
}

/// `GET /settings/assistant`
pub async fn form(
    State(app): State<App>,
    Admin(visit): Admin,
    Query(chosen): Query<Chosen>,
) -> Result<Response, Failure> {
    let task = Task::parse(&chosen.task).unwrap_or(Task::Writing);
    page(&app, &visit, task, StatusCode::OK, Shown::default()).await
}

async fn page(
    app: &App,
    visit: &Visit,
    task: Task,
    status: StatusCode,
    shown: Shown,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let seen = settings::seen(&mut look, task).await?;
    let kept = seen.as_ref().map_or_else(Offered::default, |seen| Offered {
        enabled: seen.enabled,
        address: seen.address.clone(),
        model: seen.model.clone(),
        whose: seen.whose.clone(),
        key: KeyChange::Keep,
    });
    let rules = settings::rules(&mut look).await?;
    let page = SettingsPage {
        page: Page::new(&visit.visitor, "assistant-settings-title", "settings"),
        task,
        typed: shown.typed.unwrap_or(kept),
        seen,
        rules: shown.rules.unwrap_or_else(|| TypedRules::from(rules)),
        spent: spending::this_month(&mut look).await?,
        tried: shown.tried,
        problems: shown.problems,
    };
    show_as(status, &page)
}

/// A server, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TypedServer {
    enabled: Option<String>,
    address: String,
    model: String,
    whose: String,
    key: String,
    no_key: Option<String>,
}

impl From<TypedServer> for Offered {
    fn from(typed: TypedServer) -> Self {
        let key = match (typed.no_key, typed.key.trim()) {
            (Some(_), _) => KeyChange::Forget,
            (None, "") => KeyChange::Keep,
            (None, key) => KeyChange::Set(key.to_owned()),
        };
        let TypedServer { enabled, address, model, whose, .. } = typed;
        Self { enabled: enabled.is_some(), address, model, whose, key }
    }
}

/// `POST /settings/assistant/{task}/server`
pub async fn change(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(task): Path<String>,
    Form(typed): Form<TypedServer>,
) -> Result<Response, Failure> {
    let task = Task::parse(&task).ok_or(Error::Missing)?;
    let offered = Offered::from(typed);
    let mut work = app.marbles.db.work(visit.by).await?;
    match settings::set(&mut work, &app.marbles, task, &offered).await {
        Err(Error::Invalid(problems)) => {
            drop(work);
            let shown = Shown { typed: Some(offered), problems, ..Shown::default() };
            return page(&app, &visit, task, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
        done => done?,
    }
    work.save().await?;
    Ok(see_with_toast(&app, &place(task), "toast-kept", None))
}

/// `POST /settings/assistant/{task}/removal`
pub async fn remove(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(task): Path<String>,
) -> Result<Response, Failure> {
    let task = Task::parse(&task).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    settings::remove(&mut work, task).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &place(task), "toast-assistant-removed", None))
}

/// `POST /settings/assistant/trial`
pub async fn try_out(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    let tried = helping::try_out(&app.marbles, visit.by).await?;
    let shown = Shown { tried: Some(tried), ..Shown::default() };
    page(&app, &visit, Task::Writing, StatusCode::OK, shown).await
}

/// The rules, as typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TypedRules {
    #[serde(rename = "help")]
    helps: Vec<String>,
    calls_a_month: String,
    tokens_a_month: String,
    calls_a_day: String,
}

impl From<Rules> for TypedRules {
    fn from(rules: Rules) -> Self {
        Self {
            helps: rules.helps.iter().map(|help| help.name().to_owned()).collect(),
            calls_a_month: rules.calls_a_month.to_string(),
            tokens_a_month: rules.tokens_a_month.to_string(),
            calls_a_day: rules.calls_a_day.to_string(),
        }
    }
}

impl TypedRules {
    /// What is no number is one that no rule allows.
    fn rules(&self) -> Rules {
        let number = |text: &str| text.trim().replace(['.', ',', ' '], "").parse().unwrap_or(-1);
        Rules {
            helps: Help::ALL
                .into_iter()
                .filter(|help| self.helps.iter().any(|name| name == help.name()))
                .collect(),
            calls_a_month: number(&self.calls_a_month),
            tokens_a_month: number(&self.tokens_a_month),
            calls_a_day: number(&self.calls_a_day),
        }
    }
}

/// `POST /settings/assistant`
pub async fn change_rules(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(typed): Form<TypedRules>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match settings::set_rules(&mut work, &typed.rules()).await {
        Err(Error::Invalid(problems)) => {
            drop(work);
            let shown = Shown { rules: Some(typed), problems, ..Shown::default() };
            return page(&app, &visit, Task::Writing, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
        }
        done => done?,
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/settings/assistant", "toast-kept", None))
}

fn place(task: Task) -> String {
    format!("/settings/assistant?task={}", task.name())
}
