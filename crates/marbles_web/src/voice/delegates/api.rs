//! My delegates as JSON: those two know, and nobody else.

use axum::{extract::State, http::StatusCode};
use marbles::{
    ids::PersonId,
    voice::delegates::{self, Partner},
};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    App,
    body::{Json, Path},
    reply::Failure,
    visitor::Member,
};

/// The other side of a delegation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PartnerItem {
    id: Uuid,
    name: String,
    since: String,
}

impl From<Partner> for PartnerItem {
    fn from(partner: Partner) -> Self {
        let since = partner.since_at.timestamp().to_string();
        Self { id: partner.person_id.uuid(), name: partner.name, since }
    }
}

/// Who prepares drafts for me, and for whom I do.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Delegations {
    delegates: Vec<PartnerItem>,
    i_prepare_for: Vec<PartnerItem>,
}

/// My delegates, and for whom I am one.
#[utoipa::path(get, path = "/api/v1/me/delegates", tag = "delegates", responses((status = 200, body = Delegations)))]
pub async fn list(State(app): State<App>, Member(visit): Member) -> Result<Json<Delegations>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mine = delegates::mine(&mut look).await?;
    let served = delegates::whom_i_serve(&mut look).await?;
    Ok(Json(Delegations {
        delegates: mine.into_iter().map(PartnerItem::from).collect(),
        i_prepare_for: served.into_iter().map(PartnerItem::from).collect(),
    }))
}

/// This colleague may prepare drafts for me; I confirm each of them myself.
#[utoipa::path(
    put, path = "/api/v1/me/delegates/{person}", tag = "delegates", params(("person" = Uuid, Path)),
    responses((status = 204, description = "named"), (status = 422, description = "nobody who can be named"))
)]
pub async fn name(
    State(app): State<App>,
    Member(visit): Member,
    Path(person): Path<PersonId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    delegates::name(&mut work, person).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// No longer: they see nothing of what they prepared from now on.
#[utoipa::path(
    delete, path = "/api/v1/me/delegates/{person}", tag = "delegates", params(("person" = Uuid, Path)),
    responses((status = 204, description = "ended"), (status = 404, description = "no such delegate of mine"))
)]
pub async fn end(
    State(app): State<App>,
    Member(visit): Member,
    Path(person): Path<PersonId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    delegates::end(&mut work, person).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
