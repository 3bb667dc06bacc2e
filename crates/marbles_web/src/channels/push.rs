//! Push on my devices: a browser brings its subscription, and takes it back.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use marbles::{
    ids::SubscriptionId,
    nudges::channels::{
        Refusal,
        push::{
            self, Note,
            subscriptions::{self, Offered},
        },
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    reply::{Failure, see_with_toast},
    visitor::Member,
    words,
};

/// `POST /me/push`: by script, from the device itself.
pub async fn add(
    State(app): State<App>,
    Member(visit): Member,
    Form(offered): Form<Offered>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subscriptions::add(&mut work, &app.marbles, &offered).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A subscription that a browser has given up.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GivenUp {
    endpoint: String,
}

/// `POST /me/push/off`: by script, from the device itself.
pub async fn remove_endpoint(
    State(app): State<App>,
    Member(visit): Member,
    Form(given_up): Form<GivenUp>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subscriptions::remove_endpoint(&mut work, &given_up.endpoint).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST /me/push/{id}/off`: a device of mine, from any other.
pub async fn remove(
    State(app): State<App>,
    Member(visit): Member,
    Path(device): Path<SubscriptionId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subscriptions::remove(&mut work, device).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/channels", "toast-device-off", None))
}

/// `POST /me/push/try`: a message to my own devices, to see that it arrives.
pub async fn try_it(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    app.limits.fetch(visit.person.person_id)?;
    let words = words::of(visit.person.language);
    let note = Note {
        title: words.t("push-try-title"),
        body: words.t("push-try-body"),
        language: visit.person.language.code(),
        address: format!("{}/me/channels", app.marbles.home_of(&visit.organisation)),
        tag: "try".to_owned(),
    };
    let toast = match push::push(&app.marbles, visit.by, &note).await {
        Ok(()) => "toast-push-tried",
        Err(Refusal::Gone) => "toast-push-gone",
        Err(_) => "toast-push-later",
    };
    Ok(see_with_toast(&app, "/me/channels", toast, None))
}
