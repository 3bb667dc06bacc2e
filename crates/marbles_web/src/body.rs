//! What a request carries: JSON in its body, told field by field what is wrong with it, and ids in its path.

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Request},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use marbles::error::Error;
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};

use crate::reply::Failure;

/// JSON that comes in, or goes out.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let is_json = is_json(&request);
        let bytes = read(request, state).await?;
        if is_json {
            parse(&bytes).map(Self)
        } else {
            Err(unfit(StatusCode::UNPROCESSABLE_ENTITY, "", "problem-body-type"))
        }
    }
}

/// A body that may be left out.
impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Failure> {
        let is_json = is_json(&request);
        let bytes = read(request, state).await?;
        match (bytes.is_empty(), is_json) {
            (true, _) => Ok(None),
            (false, true) => parse(&bytes).map(|body| Some(Self(body))),
            (false, false) => Err(unfit(StatusCode::UNPROCESSABLE_ENTITY, "", "problem-body-type")),
        }
    }
}

/// `application/json`, or another kind that is JSON, too.
fn is_json(request: &Request) -> bool {
    let kind =
        request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Failure> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => unfit(StatusCode::UNPROCESSABLE_ENTITY, "", "problem-body-large"),
        _ => unfit(StatusCode::BAD_REQUEST, "", "problem-body-json"),
    })
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let not_json = || unfit(StatusCode::BAD_REQUEST, "", "problem-body-json");
    serde_json::from_slice::<IgnoredAny>(bytes).map_err(|_| not_json())?;
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        let cause = error.into_inner();
        if !cause.is_data() {
            return not_json();
        }
        match missing_field(&cause.to_string()) {
            Some(field) if path.is_empty() => {
                unfit(StatusCode::UNPROCESSABLE_ENTITY, field, "problem-field-missing")
            }
            Some(field) => {
                unfit(StatusCode::UNPROCESSABLE_ENTITY, &format!("{path}.{field}"), "problem-field-missing")
            }
            None => unfit(StatusCode::UNPROCESSABLE_ENTITY, &path, "problem-field-kind"),
        }
    })
}

/// Serde tells which field is missing in its message only.
fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.split('`').next()
}

fn unfit(status: StatusCode, field: &str, key: &'static str) -> Failure {
    Failure::Body { status, field: field.to_owned(), key }
}

/// What an address names; a name that is no id is nothing that is here.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let named = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        named.map(|named| Self(named.0)).map_err(|_| Error::Missing.into())
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Share {
        #[allow(dead_code)]
        text: String,
        #[serde(default)]
        #[allow(dead_code)]
        starters: Vec<Share>,
    }

    fn told(body: &str) -> (u16, String, &'static str) {
        match parse::<Share>(body.as_bytes()) {
            Err(Failure::Body { status, field, key }) => (status.as_u16(), field, key),
            other => panic!("{body}: {other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_field() {
        assert_eq!(told("{}"), (422, "text".to_owned(), "problem-field-missing"));
        assert_eq!(told(r#"{"text":5}"#), (422, "text".to_owned(), "problem-field-kind"));
        let deep = r#"{"text":"a","starters":[{"text":"b"},{}]}"#;
        assert_eq!(told(deep), (422, "starters[1].text".to_owned(), "problem-field-missing"));
        assert_eq!(told("5"), (422, String::new(), "problem-field-kind"));
    }

    #[test]
    fn what_is_not_json_is_no_matter_of_fields() {
        for body in ["", "{", "text=a", r#"{"text":5,"#, r#"{"text":"a"} b"#] {
            assert_eq!(told(body).0, 400, "{body}");
        }
    }
}
