//! What an address holds, as JSON.

use axum::extract::State;
use marbles::{Error, stories::unfurling};
use serde::{Deserialize, Serialize};

use crate::{App, body::Json, reply::Failure, visitor::Member};

/// An address.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Address {
    #[serde(default)]
    url: String,
}

/// What a page says of itself; null where it is silent.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Unfurled {
    title: Option<String>,
    summary: Option<String>,
    image: Option<String>,
    language: Option<String>,
    author: Option<String>,
    #[schema(value_type = Option<String>)]
    published_at: Option<jiff::Timestamp>,
    canonical_url: Option<String>,
}

/// Reads the page at an address; at most twenty at once for one person.
#[utoipa::path(post, path = "/api/v1/unfurl", operation_id = "unfurl", tag = "stories", request_body = Address, responses((status = 200, body = Unfurled)))]
pub async fn unfurl(
    State(app): State<App>,
    Member(visit): Member,
    Json(address): Json<Address>,
) -> Result<Json<Unfurled>, Failure> {
    app.limits.fetch(visit.person.person_id)?;
    let found = unfurling::unfurl(&app.marbles.fetcher, address.url.trim()).await;
    let page = found.map_err(|problem| Error::invalid("url", problem.key()))?;
    Ok(Json(Unfurled {
        title: page.title,
        summary: page.summary,
        image: page.image.map(String::from),
        language: page.language,
        author: page.author,
        published_at: page.published_at,
        canonical_url: page.canonical_url.map(String::from),
    }))
}
