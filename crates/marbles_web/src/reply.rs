//! What a handler answers: a page, a way onward with a toast, or a failure that one place turns into a page or a document.

use std::borrow::Cow;

use askama::Template;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use marbles::error::{Error, Problems};
use serde::Serialize;

use crate::{
    App, cookies,
    page::{Page, Toast, Undo, show_as},
    visitor::Visitor,
    words::{self, Words},
};

/// Why there is no answer.
#[derive(Clone, Debug)]
pub enum Failure {
    /// Sign in first.
    SignIn,
    /// This host belongs to no organisation (yet).
    NoOrganisation,
    /// A body that does not hold: each field, and the key of the words on it.
    Body { status: StatusCode, fields: Vec<(String, &'static str)> },
    /// A verb did not happen.
    Verb(std::sync::Arc<Error>),
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Verb(std::sync::Arc::new(error.into()))
    }
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NoOrganisation => StatusCode::NOT_FOUND,
            Self::Body { status, .. } => *status,
            Self::Verb(error) => match **error {
                Error::Missing => StatusCode::NOT_FOUND,
                Error::Forbidden => StatusCode::FORBIDDEN,
                Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Error::Clash(_) => StatusCode::CONFLICT,
                Error::Outside(_) => StatusCode::BAD_GATEWAY,
                Error::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
                Error::Unexpected(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// The key of the words that say what happened; `{key}-help` says what to do.
    fn key(&self) -> &'static str {
        match self.status() {
            StatusCode::BAD_REQUEST => "failure-unreadable",
            StatusCode::UNAUTHORIZED => "failure-sign-in",
            StatusCode::NOT_FOUND => "failure-missing",
            StatusCode::FORBIDDEN => "failure-forbidden",
            StatusCode::UNPROCESSABLE_ENTITY => "failure-invalid",
            StatusCode::CONFLICT => "failure-clash",
            StatusCode::TOO_MANY_REQUESTS => "failure-too-often",
            StatusCode::BAD_GATEWAY => "failure-outside",
            _ => "failure-unexpected",
        }
    }

    fn problems(&self, words: &Words) -> Vec<FieldProblem> {
        if let Self::Body { fields, .. } = self {
            let problem = |(field, key): &(String, &'static str)| FieldProblem {
                field: field.clone().into(),
                problem: words.t(key),
            };
            return fields.iter().map(problem).collect();
        }
        let Self::Verb(error) = self else { return Vec::new() };
        match &**error {
            Error::Invalid(problems) => in_words(problems, words),
            Error::Clash(key) | Error::Outside(key) => {
                vec![FieldProblem { field: "".into(), problem: words.t(key) }]
            }
            _ => Vec::new(),
        }
    }
}

/// One field's problem, in words.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    pub field: Cow<'static, str>,
    pub problem: String,
}

fn in_words(problems: &Problems, words: &Words) -> Vec<FieldProblem> {
    let say = |problem: &marbles::error::Problem| {
        let mentions: Vec<(&str, String)> =
            problem.mentions.iter().map(|(name, value)| (*name, value.clone())).collect();
        FieldProblem { field: problem.field.into(), problem: words.with(problem.key, &mentions) }
    };
    problems.0.iter().map(say).collect()
}

/// A failure travels as a bare response; [`dress`] gives it its words and looks at the door.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if let Self::Verb(error) = &self
            && let Error::Unexpected(cause) = &**error
        {
            tracing::error!(%cause, "a request failed");
        }
        let mut response = self.status().into_response();
        if let Self::Verb(error) = &self
            && let Error::TooOften(seconds) = **error
        {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    page: Page,
    status: u16,
    happened: String,
    help: String,
    problems: Vec<FieldProblem>,
}

/// What went wrong, as an RFC 9457 problem document in the reader's language.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ProblemDocument {
    #[serde(rename = "type")]
    kind: &'static str,
    /// What happened.
    title: String,
    status: u16,
    /// What to do.
    detail: String,
    /// What is wrong with which field, where that is it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
}

/// Gives a failure its words and looks, and takes a toast away once it has been shown.
pub fn dress(app: &App, visitor: &Visitor, api: bool, mut response: Response) -> Response {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return failure_response(app, visitor, api, &failure, &response);
    }
    // What axum itself answers, such as 404 for no route or 400 for a body that cannot be read, gets the same looks.
    if response.status().is_client_error()
        && !is_page
        && response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"))
    {
        return unreadable(visitor, api, &response);
    }
    if visitor.toast.is_some() && is_page {
        response.headers_mut().append(cookies::SET, cookies::clear("toast", app.is_secure()));
    }
    response
}

fn failure_response(app: &App, visitor: &Visitor, api: bool, failure: &Failure, bare: &Response) -> Response {
    if !api && matches!(failure, Failure::SignIn) {
        let next: String = url::form_urlencoded::byte_serialize(visitor.path.as_bytes()).collect();
        return see(&format!("/sign-in?next={next}"));
    }
    if !api && matches!(failure, Failure::NoOrganisation) && app.awaits_setup() {
        return see("/setup");
    }
    let words = words::of(visitor.language);
    let problems = failure.problems(words);
    say(visitor, api, failure.status(), failure.key(), problems, bare)
}

fn unreadable(visitor: &Visitor, api: bool, response: &Response) -> Response {
    let key = match response.status() {
        StatusCode::NOT_FOUND => "failure-missing",
        StatusCode::METHOD_NOT_ALLOWED => "failure-method",
        StatusCode::PAYLOAD_TOO_LARGE => "failure-too-large",
        StatusCode::FORBIDDEN => "failure-forbidden",
        StatusCode::REQUEST_TIMEOUT => "failure-slow",
        _ => "failure-unreadable",
    };
    say(visitor, api, response.status(), key, Vec::new(), response)
}

fn say(
    visitor: &Visitor,
    api: bool,
    status: StatusCode,
    key: &str,
    errors: Vec<FieldProblem>,
    bare: &Response,
) -> Response {
    let words = words::of(visitor.language);
    // words: failure-sign-in-help failure-missing-help failure-forbidden-help failure-invalid-help failure-clash-help
    // words: failure-outside-help failure-too-often-help failure-unexpected-help failure-method-help failure-too-large-help failure-unreadable-help failure-slow-help
    let (title, detail) = (words.t(key), words.t(&format!("{key}-help")));
    let mut response = if api {
        let document =
            ProblemDocument { kind: "about:blank", title, status: status.as_u16(), detail, errors };
        let mut response = (status, Json(document)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    } else {
        let page = Page::new(visitor, key, "");
        let page =
            FailurePage { page, status: status.as_u16(), happened: title, help: detail, problems: errors };
        show_as(status, &page).unwrap_or_else(|_| bare_failure())
    };
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = bare.headers().get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// The last resort, when not even a page can be made.
pub fn bare_failure() -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here. Please try again in a minute.")
        .into_response()
}

/// Onward to another page of ours (303).
pub fn see(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// A toast on its way to the next page: the key of its words, and the address that undoes what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingToast {
    key: String,
    undo: Option<String>,
}

impl PendingToast {
    /// Reads it from its cookie; only words that start with `toast-` and addresses of ours are taken.
    pub fn parse(value: &str) -> Option<Self> {
        let (key, undo) = value.split_once('~').unwrap_or((value, ""));
        let undo = (is_local(undo)).then(|| undo.to_owned());
        (key.starts_with("toast-") && words::of(Default::default()).knows(key))
            .then(|| Self { key: key.to_owned(), undo })
    }

    /// The toast in a language.
    pub fn in_words(&self, words: &Words) -> Toast {
        let undo = self.undo.clone().map(|action| Undo { action, label: words.t("frame-undo") });
        Toast { text: words.t(&self.key), undo }
    }
}

/// Onward to another page, which then says in a toast what happened; `undo` is the address that takes it back.
pub fn see_with_toast(app: &App, path: &str, toast: &str, undo: Option<&str>) -> Response {
    let mut response = see(path);
    let value = undo.map_or_else(|| toast.to_owned(), |undo| format!("{toast}~{undo}"));
    response.headers_mut().append(cookies::SET, cookies::set("toast", &value, app.is_secure(), 60));
    response
}

/// Whether that is a path on this very host, and no other site in disguise.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\n', '\r', '\t'])
        && !path.starts_with("/\\")
}
