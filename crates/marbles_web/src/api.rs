//! What the JSON side shares: pages of a list, and the description of every operation (OpenAPI 3.1).

mod describing;

use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use crate::{reply::Failure, visitor::Member};

pub use describing::HowItFails;

/// One page of a list: `next` is the cursor of the following page, or null.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Listed<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

/// Which page of a list: `after` is the `next` of the page before.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// The cursor of the page, as `next` of the one before gave it.
    pub after: Option<String>,
    /// How many items, at most 200.
    pub limit: Option<u32>,
}

impl Paging {
    /// How many items this page holds: 50 unless asked otherwise.
    pub fn limit(&self) -> i64 {
        i64::from(self.limit.unwrap_or(50).clamp(1, 200))
    }
}

/// Says in the description that operations take a bearer token.
pub struct BearerToken;

impl utoipa::Modify for BearerToken {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        description.components.get_or_insert_default().add_security_scheme("token", scheme);
    }
}

/// The description of every operation (OpenAPI 3.1).
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "api", security(()), responses((status = 200, description = "this document")))]
pub async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(<crate::router::Description as utoipa::OpenApi>::openapi())
}

/// Me, as the API tells.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Me {
    id: String,
    email: String,
    name: String,
    role: &'static str,
    language: &'static str,
    joined: bool,
}

/// Who I am.
#[utoipa::path(get, path = "/api/v1/me", tag = "people", responses((status = 200, body = Me)))]
pub async fn me(Member(visit): Member) -> Result<Json<Me>, Failure> {
    let person = visit.person;
    Ok(Json(Me {
        id: person.person_id.to_string(),
        role: person.role.name(),
        language: person.language.code(),
        joined: person.is_advocate(),
        email: person.email,
        name: person.name,
    }))
}
