//! The administrator's settings of the assistant as JSON; a key goes in and never comes out.

use axum::extract::State;
use marbles::{
    db::Work,
    error::Error,
    voice::assistant::{
        Help, Task,
        settings::{self, KeyChange, Offered, Rules},
        spending,
    },
};
use serde::{Deserialize, Serialize};

use crate::{App, body::Json, reply::Failure, visitor::Admin};

/// The organisation's assistant; its keys are never told.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Settings {
    writing: Option<Kept>,
    listening: Option<Kept>,
    helps: Vec<&'static str>,
    calls_a_month: i64,
    tokens_a_month: i64,
    calls_a_day: i64,
    /// In this month, by everybody together.
    calls_used: i64,
    tokens_used: i64,
}

/// A server as it is kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Kept {
    enabled: bool,
    address: String,
    model: String,
    whose: String,
    has_key: bool,
}

/// What changes; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct SettingsChange {
    #[serde(default)]
    writing: Option<Described>,
    #[serde(default)]
    listening: Option<Described>,
    #[serde(default)]
    helps: Option<Vec<String>>,
    #[serde(default)]
    calls_a_month: Option<i64>,
    #[serde(default)]
    tokens_a_month: Option<i64>,
    #[serde(default)]
    calls_a_day: Option<i64>,
}

/// A server; without an address, and not enabled, it is taken away.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Described {
    enabled: bool,
    address: String,
    model: String,
    whose: String,
    /// Left out: the key stays. Empty: it is forgotten.
    key: Option<String>,
}

impl From<Described> for Offered {
    fn from(described: Described) -> Self {
        let Described { enabled, address, model, whose, key } = described;
        let key = match key {
            None => KeyChange::Keep,
            Some(key) if key.is_empty() => KeyChange::Forget,
            Some(key) => KeyChange::Set(key),
        };
        Self { enabled, address, model, whose, key }
    }
}

/// The organisation's assistant.
#[utoipa::path(get, path = "/api/v1/assistant/settings", tag = "assistant", responses((status = 200, body = Settings)))]
pub async fn read(State(app): State<App>, Admin(visit): Admin) -> Result<Json<Settings>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(all_of(&mut look).await?))
}

/// Changes the organisation's assistant.
#[utoipa::path(put, path = "/api/v1/assistant/settings", tag = "assistant", request_body = SettingsChange, responses((status = 200, body = Settings)))]
pub async fn change(
    State(app): State<App>,
    Admin(visit): Admin,
    Json(change): Json<SettingsChange>,
) -> Result<Json<Settings>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let SettingsChange { writing, listening, .. } = change;
    for (task, described) in [(Task::Writing, writing), (Task::Listening, listening)] {
        if let Some(described) = described {
            settings::set(&mut work, &app.marbles, task, &described.into()).await?;
        }
    }
    let kept = settings::rules(&mut work).await?;
    let helps = match change.helps {
        Some(names) => names.iter().map(|name| Help::parse(name)).collect::<Option<Vec<_>>>(),
        None => Some(kept.helps),
    };
    let rules = Rules {
        helps: helps.ok_or(Error::invalid("helps", "problem-choice"))?,
        calls_a_month: change.calls_a_month.unwrap_or(kept.calls_a_month),
        tokens_a_month: change.tokens_a_month.unwrap_or(kept.tokens_a_month),
        calls_a_day: change.calls_a_day.unwrap_or(kept.calls_a_day),
    };
    settings::set_rules(&mut work, &rules).await?;
    let all = all_of(&mut work).await?;
    work.save().await?;
    Ok(Json(all))
}

async fn all_of(look: &mut Work) -> Result<Settings, Error> {
    let kept = |seen: settings::Seen| {
        let settings::Seen { enabled, address, model, whose, has_key, .. } = seen;
        Kept { enabled, address, model, whose, has_key }
    };
    let rules = settings::rules(look).await?;
    let spent = spending::this_month(look).await?;
    Ok(Settings {
        writing: settings::seen(look, Task::Writing).await?.map(kept),
        listening: settings::seen(look, Task::Listening).await?.map(kept),
        helps: rules.helps.iter().map(|help| help.name()).collect(),
        calls_a_month: rules.calls_a_month,
        tokens_a_month: rules.tokens_a_month,
        calls_a_day: rules.calls_a_day,
        calls_used: spent.calls,
        tokens_used: spent.tokens,
    })
}
