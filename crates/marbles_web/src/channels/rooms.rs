//! Rooms: added, tried and taken away by a programme lead.

use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::Error,
    ids::RoomId,
    nudges::rooms::{self, Offered, posting},
};

use super::settings;
use crate::{
    App,
    body::Path,
    reply::{Failure, see_with_toast},
    visitor::Lead,
};

/// `POST /settings/rooms`
pub async fn add(
    State(app): State<App>,
    Lead(visit): Lead,
    Form(offered): Form<Offered>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match rooms::add(&mut work, &app.marbles, &offered).await {
        Err(Error::Invalid(problems)) => {
            drop(work);
            return settings::page(&app, &visit, StatusCode::UNPROCESSABLE_ENTITY, offered, problems).await;
        }
        done => done?,
    };
    work.save().await?;
    Ok(see_with_toast(&app, "/settings/channels", "toast-room-added", None))
}

/// `POST /settings/rooms/{id}/test`
pub async fn test(
    State(app): State<App>,
    Lead(visit): Lead,
    Path(room): Path<RoomId>,
) -> Result<Response, Failure> {
    let toast = match posting::test(&app.marbles, visit.by, room).await? {
        Ok(()) => "toast-channel-tested",
        Err(_) => "toast-room-failed",
    };
    Ok(see_with_toast(&app, "/settings/channels", toast, None))
}

/// `POST /settings/rooms/{id}/removal`
pub async fn remove(
    State(app): State<App>,
    Lead(visit): Lead,
    Path(room): Path<RoomId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    rooms::remove(&mut work, room).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/settings/channels", "toast-room-removed", None))
}
