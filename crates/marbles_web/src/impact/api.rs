//! My impact as JSON.

use axum::{Json, extract::State};
use marbles::shares::impact::{self, ShareImpact, Visits};
use serde::Serialize;

use crate::{App, reply::Failure, visitor::Member};

/// What my posts brought.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Impact {
    /// Different visitors within each day, machines and myself left out.
    people: i64,
    clicks: Clicks,
    shares: Vec<Share>,
}

/// Visits by who made them.
#[derive(Serialize, utoipa::ToSchema)]
struct Clicks {
    human: i64,
    preview: i64,
    bot: i64,
    #[serde(rename = "self")]
    own: i64,
}

/// What one post brought.
#[derive(Serialize, utoipa::ToSchema)]
struct Share {
    id: String,
    story_id: String,
    title: String,
    network: String,
    /// When it was shared (RFC 3339).
    shared_at: String,
    people: i64,
    clicks: Clicks,
}

/// What my posts brought, to me alone.
#[utoipa::path(get, path = "/api/v1/me/impact", tag = "shares", responses((status = 200, body = Impact)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<Impact>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mine = impact::mine(&mut look).await?;
    let shares = mine.shares.into_iter().map(Share::from).collect();
    Ok(Json(Impact { people: mine.people, clicks: mine.clicks.into(), shares }))
}

impl From<ShareImpact> for Share {
    fn from(share: ShareImpact) -> Self {
        Self {
            id: share.share_id.to_string(),
            story_id: share.story_id.to_string(),
            title: share.title,
            network: share.network,
            shared_at: share.shared_at.timestamp().to_string(),
            people: share.people,
            clicks: share.clicks.into(),
        }
    }
}

impl From<Visits> for Clicks {
    fn from(visits: Visits) -> Self {
        Self { human: visits.human, preview: visits.preview, bot: visits.bot, own: visits.own }
    }
}
