//! Campaign messages as JSON.

use axum::{extract::State, http::StatusCode};
use marbles::{
    clock::Moment,
    ids::{CampaignId, GroupId, StoryId},
    nudges::campaigns::{
        listing::{self, Campaign},
        saying::{self, Wish},
    },
    stories::audience::Audience,
};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    api::Listed,
    body::{Json, Path},
    reply::Failure,
    visitor::Lead,
};

/// What a lead says once to many.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct WishedCampaign {
    title: String,
    words: String,
    /// A story that it brings along.
    #[schema(value_type = Option<String>)]
    story: Option<StoryId>,
    /// The groups whose members it is for; everyone where it is left out.
    #[schema(value_type = Option<Vec<String>>)]
    groups: Option<Vec<GroupId>>,
}

impl From<WishedCampaign> for Wish {
    fn from(wished: WishedCampaign) -> Self {
        let audience = match wished.groups {
            Some(groups) => Audience::Some { groups, followers: Vec::new() },
            None => Audience::Everyone,
        };
        Self { title: wished.title, words: wished.words, story: wished.story, audience }
    }
}

/// A campaign that was said.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Said {
    id: String,
}

/// A campaign, with what came of it: figures once it is over, and null where they would tell of too few people.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct CampaignAnswer {
    id: String,
    title: String,
    words: String,
    #[schema(value_type = String)]
    said_at: Moment,
    #[schema(value_type = String)]
    ends_at: Moment,
    /// `running`, `stopped` or `over`.
    state: &'static str,
    meant: Option<i64>,
    reached: Option<i64>,
    opened: Option<i64>,
}

impl From<Campaign> for CampaignAnswer {
    fn from(one: Campaign) -> Self {
        let state = match (one.stopped, one.running) {
            (true, _) => "stopped",
            (false, true) => "running",
            (false, false) => "over",
        };
        Self {
            id: one.id.to_string(),
            title: one.title,
            words: one.words,
            said_at: one.created_at,
            ends_at: one.ends_at,
            state,
            meant: one.meant.shown(),
            reached: one.reached.shown(),
            opened: one.opened.shown(),
        }
    }
}

/// The last fifty campaigns, newest first.
#[utoipa::path(get, path = "/api/v1/campaigns", tag = "nudges", responses((status = 200, body = Listed<CampaignAnswer>)))]
pub async fn list(
    State(app): State<App>,
    Lead(visit): Lead,
) -> Result<Json<Listed<CampaignAnswer>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = listing::list(&mut look).await?.into_iter().map(CampaignAnswer::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Says something once to many: it reaches each at their own time, within everybody's caps, for two weeks.
#[utoipa::path(post, path = "/api/v1/campaigns", tag = "nudges", request_body = WishedCampaign, responses((status = 201, body = Said), (status = 422, description = "what does not hold, field by field: `title`, `words`, `audience`, `story`")))]
pub async fn say(
    State(app): State<App>,
    Lead(visit): Lead,
    Json(wished): Json<WishedCampaign>,
) -> Result<(StatusCode, Json<Said>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let campaign = saying::say(&mut work, &wished.into()).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(Said { id: campaign.to_string() })))
}

/// Stops a campaign: who has not heard it will not.
#[utoipa::path(delete, path = "/api/v1/campaigns/{id}", tag = "nudges", params(("id" = String, Path)), responses((status = 204, description = "it is stopped"), (status = 404, description = "there is none")))]
pub async fn stop(
    State(app): State<App>,
    Lead(visit): Lead,
    Path(campaign): Path<CampaignId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    saying::stop(&mut work, campaign).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}
