//! What the JSON side shares: pages of a list, and the description of every operation (OpenAPI 3.1).

use axum::Json;
use serde::Serialize;

use crate::{reply::Failure, visitor::Member};

/// One page of a list: `next` is the cursor of the following page, or null.
#[derive(Debug, Serialize)]
pub struct Listed<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
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
