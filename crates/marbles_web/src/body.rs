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

use serde_json::Value;

use crate::reply::Failure;

mod mending;

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
    match read_fields(bytes) {
        Ok(body) => Ok(body),
        Err(None) => Err(not_json()),
        Err(Some(first)) => {
            let mut fields = vec![first];
            if let Ok(body) = serde_json::from_slice::<Value>(bytes) {
                mending::find_more::<T>(body, &mut fields);
            }
            Err(Failure::Body { status: StatusCode::UNPROCESSABLE_ENTITY, fields })
        }
    }
}

/// A field, and the key of the words on what is wrong with it.
type Unfit = (String, &'static str);

/// Reads a body; serde stops at the first field that is wrong. None is no JSON at all.
fn read_fields<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Option<Unfit>> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        let cause = error.into_inner();
        cause.is_data().then(|| match missing_field(&cause.to_string()) {
            Some(field) if path.is_empty() => (field.to_owned(), "problem-field-missing"),
            Some(field) => (format!("{path}.{field}"), "problem-field-missing"),
            None => (path, "problem-field-kind"),
        })
    })
}

/// Serde tells which field is missing in its message only.
fn missing_field(message: &str) -> Option<&str> {
    message.strip_prefix("missing field `")?.split('`').next()
}

fn unfit(status: StatusCode, field: &str, key: &'static str) -> Failure {
    Failure::Body { status, fields: vec![(field.to_owned(), key)] }
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

    #[derive(Debug, Deserialize)]
    struct Person {
        #[allow(dead_code)]
        email: String,
        #[allow(dead_code)]
        age: u8,
        #[allow(dead_code)]
        topics: Vec<uuid::Uuid>,
        #[allow(dead_code)]
        joins: bool,
    }

    fn all<T: DeserializeOwned + std::fmt::Debug>(body: &str) -> (u16, Vec<(String, &'static str)>) {
        match parse::<T>(body.as_bytes()) {
            Err(Failure::Body { status, fields }) => (status.as_u16(), fields),
            other => panic!("{body}: {other:?}"),
        }
    }

    fn told(body: &str) -> (u16, String, &'static str) {
        let (status, mut fields) = all::<Share>(body);
        let (field, key) = fields.remove(0);
        (status, field, key)
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let (_, mut fields) = all::<Person>(r#"{"email":5,"topics":["no id",7],"joins":"yes"}"#);
        fields.sort();
        let (kind, missing) = ("problem-field-kind", "problem-field-missing");
        let wanted =
            [("age", missing), ("email", kind), ("joins", kind), ("topics[0]", kind), ("topics[1]", kind)];
        assert_eq!(fields, wanted.map(|(field, key)| (field.to_owned(), key)));
        assert_eq!(all::<Person>("5").1, [(String::new(), kind)]);
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
