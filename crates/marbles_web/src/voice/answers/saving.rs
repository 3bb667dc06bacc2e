//! Saving what was typed: by the page's script at each pause, and by a button without script.

use axum::{
    Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use marbles::{
    error::Error,
    ids::AnswerId,
    voice::answers::{
        self, Rung, Shape,
        saving::{self, Change, Saved},
    },
};
use serde::{Deserialize, Serialize};

use super::pages::{Media, WritePage};
use crate::{
    App,
    body::{Json, Path},
    page::show_as,
    reply::{Failure, see},
    visitor::Member,
};

/// A rung as it was typed.
#[derive(Clone, Debug, Deserialize)]
pub struct Typed {
    version: i64,
    rung: String,
    text: String,
    #[serde(default)]
    shape: String,
    /// Where to go then: a rung's name, `whole`, or nowhere.
    #[serde(default)]
    go: String,
    /// Of two texts, which to keep: `mine`, `other` or `both`.
    #[serde(default)]
    keep: String,
}

impl Typed {
    fn rung(&self) -> Rung {
        Rung::parse(&self.rung).unwrap_or(Rung::Fact)
    }

    fn change(&self) -> Change {
        Change { shape: Shape::parse(&self.shape), ..Change::of(self.rung(), self.text.clone()) }
    }
}

/// `POST /answers/{id}`
pub async fn save(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let before = answers::find_mine(&mut work, answer).await?;
    let onward = match typed.go.as_str() {
        "" => typed.rung.clone(),
        go => go.to_owned(),
    };
    let onward = format!("/answers/{answer}?rung={onward}");
    let typed = match typed.keep.as_str() {
        "other" => return Ok(see(&onward)),
        "both" => with_other(&typed, before.rung(typed.rung())),
        _ => typed,
    };
    let media = Media::of(&app, &mut work, &before).await?;
    let page = |answer| WritePage::new(&visit, answer, media, typed.rung());
    match saving::save(&mut work, answer, &typed.change(), typed.version).await {
        Ok(Saved::Kept(_)) => {
            work.save().await?;
            Ok(see(&onward))
        }
        Ok(Saved::Clash { current, .. }) => {
            show_as(StatusCode::CONFLICT, &page(current).with_both(typed.text.clone()))
        }
        Err(Error::Invalid(problems)) => show_as(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page(before).with_problems(typed.text.clone(), problems),
        ),
        Err(error) => Err(error.into()),
    }
}

fn with_other(typed: &Typed, other: &str) -> Typed {
    Typed { text: format!("{}\n\n{}", other.trim_end(), typed.text.trim_start()), ..typed.clone() }
}

/// What the page's script is told.
#[derive(Debug, Serialize)]
struct Told {
    version: i64,
    /// What stands there now.
    text: String,
}

/// `POST /answers/{id}/autosave`
pub async fn autosave(
    State(app): State<App>,
    Member(visit): Member,
    Path(answer): Path<AnswerId>,
    Json(typed): Json<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let saved = saving::save(&mut work, answer, &typed.change(), typed.version).await?;
    let (status, now) = match saved {
        Saved::Kept(now) => (StatusCode::OK, now),
        Saved::Clash { current, .. } => (StatusCode::CONFLICT, current),
    };
    work.save().await?;
    let told = Told { version: now.version, text: now.rung(typed.rung()).to_owned() };
    Ok((status, axum::Json(told)).into_response())
}
