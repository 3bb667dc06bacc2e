//! What happens to every request and answer: same-origin check, security headers, limits, and panics caught.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts, MatchedPath, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use marbles::error::Error;

use crate::{App, reply::Failure};

/// Nothing from elsewhere, nothing inline; forms go to us only; nobody frames us.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=(), payment=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin-allow-popups"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Sets the security headers on every answer, where the handler has not set its own.
pub async fn harden(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.is_secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
    response
}

/// Lets a page play the recordings that its reader may hear, which no other page does.
pub fn with_sound(mut response: Response) -> Response {
    let policy = format!("{CONTENT_SECURITY_POLICY}; media-src 'self'");
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Lets a page of ours ask for the microphone, too.
pub fn with_microphone(response: Response) -> Response {
    let mut response = with_sound(response);
    let policy = HeaderValue::from_static("camera=(), microphone=(self), geolocation=(), payment=()");
    response.headers_mut().insert(HeaderName::from_static("permissions-policy"), policy);
    response
}

/// Refuses what another site makes a browser send here.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`; a request with neither comes
/// from a program, and is let through only when it carries no cookie that could be abused.
pub async fn same_origin(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) || is_ours(request.headers())
    {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    match (text(HeaderName::from_static("sec-fetch-site")), text(header::ORIGIN)) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(header::HOST)
        }
        (None, None) => !headers.contains_key(header::COOKIE),
    }
}

/// A request in the log: its route as it stands in the table, never the path itself, which may carry a token.
pub fn span(request: &Request) -> tracing::Span {
    let route = route(request);
    tracing::info_span!("request", method = %request.method(), route)
}

fn route(request: &Request) -> &str {
    request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str)
}

/// What was asked, as metrics tell it: the method and the route, of which there are few, and never a path.
#[derive(Clone)]
struct Asked(&'static str, String);

/// Leaves with the answer what was asked, for [`log`].
pub async fn note(request: Request, next: Next) -> Response {
    let methods = [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::HEAD,
        Method::OPTIONS,
    ];
    let names = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
    let method = methods
        .iter()
        .zip(names)
        .find(|(known, _)| *known == request.method())
        .map_or("other", |(_, name)| name);
    let asked = Asked(method, route(&request).to_owned());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(asked);
    response
}

fn measure(response: &Response, took: std::time::Duration) {
    let Some(Asked(method, route)) = response.extensions().get::<Asked>().cloned() else { return };
    let class =
        ["1xx", "2xx", "3xx", "4xx", "5xx"][usize::from(response.status().as_u16() / 100).clamp(1, 5) - 1];
    metrics::histogram!("marbles_request_seconds", "method" => method, "route" => route, "status" => class)
        .record(took);
}

/// One line for each answer, readable and without personal data.
pub fn log(response: &Response, took: std::time::Duration, _: &tracing::Span) {
    measure(response, took);
    let status = response.status().as_u16();
    let milliseconds = took.as_secs_f64() * 1000.0;
    if response.status().is_server_error() {
        tracing::warn!(status, milliseconds, "answered");
    } else {
        tracing::debug!(status, milliseconds, "answered");
    }
}

/// Turns a panic in one handler into an answer; the others never notice.
pub fn caught(_: Box<dyn std::any::Any + Send>) -> Response {
    Failure::from(Error::unexpected("a handler panicked")).into_response()
}

/// The network address of the visitor: forwarded ones are believed from configured proxies only.
pub struct Place(pub IpAddr);

impl FromRequestParts<App> for Place {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let peer = peer.unwrap_or(IpAddr::from([0, 0, 0, 0]));
        if !app.trusted_proxies.contains(&peer) {
            return Ok(Self(peer));
        }
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        let nearest_stranger = forwarded
            .into_iter()
            .flat_map(|chain| chain.rsplit(','))
            .filter_map(|hop| hop.trim().parse::<IpAddr>().ok())
            .find(|hop| !app.trusted_proxies.contains(hop));
        Ok(Self(nearest_stranger.unwrap_or(peer)))
    }
}
