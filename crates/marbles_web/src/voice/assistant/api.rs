//! The assistant as JSON: help with a text, and what I agreed to.

pub mod settings;

use axum::{extract::State, http::StatusCode};
use marbles::{
    Marbles,
    db::Work,
    error::Error,
    voice::assistant::{
        self, Help, Task,
        agreeing::{self, Told},
    },
    voice::drafts::comparing::Change,
    words::Language,
};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// A text of mine that I ask help with.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Asked {
    text: String,
    /// The language to translate into: `en`, `nl` or `da`; my own where it is left out.
    #[serde(default)]
    language: Option<String>,
}

/// What the assistant proposes; nothing is changed by it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Proposed {
    text: String,
    /// How it differs from what was asked about.
    diff: Vec<Piece>,
    /// Always `assistant`: whose proposal this is.
    by: &'static str,
    model: String,
}

/// A piece of the difference.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Piece {
    /// `kept`, `left` (it goes) or `added`.
    change: &'static str,
    text: String,
}

/// Asks the assistant: `question`, `shorten`, `translate` or `strongest`.
#[utoipa::path(post, path = "/api/v1/assistant/{help}", tag = "assistant", params(("help" = String, Path)), request_body = Asked, responses((status = 200, body = Proposed), (status = 409, description = "off, not agreed to, or used up"), (status = 502, description = "the server did not answer as needed")))]
pub async fn help(
    State(app): State<App>,
    Member(visit): Member,
    Path(help): Path<String>,
    Json(asked): Json<Asked>,
) -> Result<Json<Proposed>, Failure> {
    let help = Help::parse(&help).ok_or(Error::Missing)?;
    let into = match &asked.language {
        Some(code) => Language::parse(code).ok_or(Error::invalid("language", "problem-choice"))?,
        None => visit.person.language,
    };
    let proposal = assistant::help(&app.marbles, visit.by, help, &asked.text, into).await?;
    let piece = |piece: marbles::voice::drafts::comparing::Piece| Piece {
        change: match piece.change {
            Change::Kept => "kept",
            Change::Left => "left",
            Change::Added => "added",
        },
        text: piece.text,
    };
    let diff = proposal.changes.into_iter().map(piece).collect();
    Ok(Json(Proposed { text: proposal.text, diff, by: "assistant", model: proposal.model }))
}

/// What is sent where, and whether I agreed; null where my organisation has no such server.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Mine {
    writing: Option<Server>,
    listening: Option<Server>,
}

/// A server that my words may be sent to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Server {
    host: String,
    model: String,
    whose: String,
    /// Names exactly this server; an agreement names it too.
    edition: String,
    /// RFC 3339; null while I have not agreed.
    agreed_at: Option<String>,
}

impl From<Told> for Server {
    fn from(told: Told) -> Self {
        let agreed_at = told.agreed_at.map(|at| at.timestamp().to_string());
        Self { host: told.host, model: told.model, whose: told.whose, edition: told.edition, agreed_at }
    }
}

/// What is sent where when I use the assistant, and what I agreed to.
#[utoipa::path(get, path = "/api/v1/me/assistant", tag = "assistant", responses((status = 200, body = Mine)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<Mine>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(mine_of(&mut look, &app.marbles).await?))
}

async fn mine_of(look: &mut Work, marbles: &Marbles) -> Result<Mine, Error> {
    let writing = agreeing::told(look, marbles, Task::Writing).await?.map(Server::from);
    let listening = agreeing::told(look, marbles, Task::Listening).await?.map(Server::from);
    Ok(Mine { writing, listening })
}

/// What I agree to.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Agreement {
    /// `writing` or `listening`.
    task: String,
    /// The edition that I was told.
    edition: String,
}

/// I agree that what I ask about is sent there.
#[utoipa::path(put, path = "/api/v1/me/assistant", tag = "assistant", request_body = Agreement, responses((status = 200, body = Mine), (status = 409, description = "another server than I was told")))]
pub async fn agree(
    State(app): State<App>,
    Member(visit): Member,
    Json(agreement): Json<Agreement>,
) -> Result<Json<Mine>, Failure> {
    let task = Task::parse(&agreement.task).ok_or(Error::invalid("task", "problem-choice"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    agreeing::agree(&mut work, task, &agreement.edition).await?;
    let mine = mine_of(&mut work, &app.marbles).await?;
    work.save().await?;
    Ok(Json(mine))
}

/// I take back all that I agreed to.
#[utoipa::path(delete, path = "/api/v1/me/assistant", tag = "assistant", responses((status = 204)))]
pub async fn take_back(State(app): State<App>, Member(visit): Member) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    for task in Task::ALL {
        agreeing::take_back(&mut work, task).await?;
    }
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
