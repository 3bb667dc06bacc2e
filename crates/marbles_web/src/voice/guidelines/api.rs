//! The guidelines as JSON.

use axum::extract::{Query, State};
use marbles::{
    clock::Moment,
    error::Error,
    voice::guidelines::{self, Guidelines, Wording, writing},
    words::Language,
};
use serde::{Deserialize, Serialize};

use crate::{
    App,
    body::Json,
    reply::Failure,
    visitor::{Lead, Member},
};

/// How the organisation's people speak about their work.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GuidelinesItem {
    /// `en`, `nl` or `da`.
    language: &'static str,
    /// Counts up with each change, in each language for itself.
    version: i64,
    /// Since when it is in force.
    #[schema(value_type = String)]
    since: Moment,
    stand_for: String,
    serve: String,
    keep_inside: String,
    say_so: String,
    /// Such as `#WorkingAtNorthwind`; empty when there is none.
    disclosure: String,
    /// Names of customers that the mirror points at.
    customers: Vec<String>,
    /// Promises that the mirror points at.
    promises: Vec<String>,
}

impl From<Guidelines> for GuidelinesItem {
    fn from(one: Guidelines) -> Self {
        Self {
            language: one.language.code(),
            version: one.version,
            since: one.created_at,
            stand_for: one.wording.stand_for,
            serve: one.wording.serve,
            keep_inside: one.wording.keep_inside,
            say_so: one.wording.say_so,
            disclosure: one.wording.disclosure,
            customers: one.wording.customers,
            promises: one.wording.promises,
        }
    }
}

/// New words; a part that is left out is empty.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewGuidelines {
    /// `en`, `nl` or `da`.
    language: String,
    #[serde(default)]
    stand_for: String,
    #[serde(default)]
    serve: String,
    #[serde(default)]
    keep_inside: String,
    #[serde(default)]
    say_so: String,
    #[serde(default)]
    disclosure: String,
    #[serde(default)]
    customers: Vec<String>,
    #[serde(default)]
    promises: Vec<String>,
}

/// In which language.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
pub struct InLanguage {
    /// `en`, `nl` or `da`; the reader's own where it is left out. Without guidelines in it, those of another language come.
    language: Option<String>,
}

/// The guidelines in force.
#[utoipa::path(
    get, path = "/api/v1/guidelines", tag = "voice", params(InLanguage),
    responses((status = 200, body = GuidelinesItem), (status = 404, description = "there are none yet"))
)]
pub async fn read(
    State(app): State<App>,
    Member(visit): Member,
    Query(asked): Query<InLanguage>,
) -> Result<Json<GuidelinesItem>, Failure> {
    let language = asked.language.as_deref().and_then(Language::parse).unwrap_or(visit.person.language);
    let mut look = app.marbles.db.look(visit.by).await?;
    let found = guidelines::current(&mut look, language).await?.ok_or(Error::Missing)?;
    Ok(Json(found.into()))
}

/// Puts new words in force as a new version; the same words once more change nothing.
#[utoipa::path(
    put, path = "/api/v1/guidelines", tag = "voice", request_body = NewGuidelines,
    responses((status = 200, body = GuidelinesItem), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn write(
    State(app): State<App>,
    Lead(visit): Lead,
    Json(new): Json<NewGuidelines>,
) -> Result<Json<GuidelinesItem>, Failure> {
    let language = Language::parse(&new.language)
        .ok_or_else(|| Error::invalid("language", "problem-guidelines-language"))?;
    let wording = Wording {
        stand_for: new.stand_for,
        serve: new.serve,
        keep_inside: new.keep_inside,
        say_so: new.say_so,
        disclosure: new.disclosure,
        customers: new.customers,
        promises: new.promises,
    };
    let mut work = app.marbles.db.work(visit.by).await?;
    let version = writing::write(&mut work, language, &wording).await?;
    let written = guidelines::find(&mut work, language, version).await?;
    work.save().await?;
    Ok(Json(written.into()))
}
