//! A small step refused: it rests, and nothing is said about it.

use axum::{Form, extract::State, response::Response};
use marbles::{
    error::Error,
    nudges::steps::{self, Step},
};
use serde::Deserialize;

use crate::{
    App,
    reply::{Failure, see},
    visitor::Member,
};

/// Which step.
#[derive(Debug, Deserialize)]
pub struct Refused {
    step: String,
}

/// `POST /me/step/rest`
pub async fn rest(
    State(app): State<App>,
    Member(visit): Member,
    Form(refused): Form<Refused>,
) -> Result<Response, Failure> {
    let step = Step::parse(&refused.step).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(visit.by).await?;
    steps::not_now(&mut work, step).await?;
    work.save().await?;
    Ok(see("/today"))
}
