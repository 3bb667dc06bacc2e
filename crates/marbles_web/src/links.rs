//! Following a short link: onward at once, after the click is written.

pub mod qr;

use askama::Template;
use axum::{
    extract::{FromRequestParts, Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use marbles::{
    links::{
        classifying::{self, Class, classify},
        clicks::Click,
        redirecting::{Link, Way},
        visitors::{Face, Visitor as Seen},
    },
    programme::Organisation,
};

use crate::{
    App,
    door::Place,
    page::{Page, show_as},
    reply::Failure,
    visitor::{self, Anyone, Visitor},
};

/// A visit is nobody's to keep: not a cache's, not a search engine's.
const HEADERS: [(HeaderName, &str); 3] = [
    (header::CACHE_CONTROL, "private, no-store"),
    (header::REFERRER_POLICY, "no-referrer-when-downgrade"),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

#[derive(Template)]
#[template(path = "links/nowhere.html")]
struct NowherePage {
    page: Page,
    title: &'static str,
    text: &'static str,
}

/// `GET /go/{code}`
pub async fn go(
    State(app): State<App>,
    Place(place): Place,
    Anyone(visitor, organisation): Anyone,
    Path(code): Path<String>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    follow(&app, &Caller { place, visitor, organisation, method, headers }, &code).await
}

/// On the organisation's own host for links nothing is served but codes, and what a polite page needs.
pub async fn link_host(State(app): State<App>, request: Request, next: Next) -> Response {
    let host = visitor::host(request.headers(), request.uri());
    let visitor = request.extensions().get::<Visitor>().cloned();
    let Some((visitor, organisation)) =
        visitor.and_then(|visitor| visitor.organisation.clone().map(|organisation| (visitor, organisation)))
    else {
        return next.run(request).await;
    };
    let path = request.uri().path().to_owned();
    if !is_link_host(&organisation, &host) || path == "/brand.css" || path.starts_with("/pictures/") {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    let Ok(Place(place)) = Place::from_request_parts(&mut parts, &app).await;
    let caller = Caller { place, visitor, organisation, method: parts.method, headers: parts.headers };
    let code = path.trim_start_matches('/');
    let readable = matches!(caller.method, Method::GET | Method::HEAD);
    let answer = match code {
        "" => nowhere(&caller.visitor, StatusCode::OK, "link-home-title", "link-home"),
        _ if readable => follow(&app, &caller, code).await,
        _ => nowhere(&caller.visitor, StatusCode::METHOD_NOT_ALLOWED, "link-unknown-title", "link-unknown"),
    };
    answer.into_response()
}

fn is_link_host(organisation: &Organisation, host: &str) -> bool {
    let own = organisation.link_host.as_str();
    let same_name = || visitor::host_name(own) == visitor::host_name(host);
    // One host may stand for both with two ports.
    let is_main = || visitor::host_name(own) == visitor::host_name(&organisation.host);
    !own.is_empty() && own != organisation.host && (own == host || (same_name() && !is_main()))
}

/// Someone who follows a link.
struct Caller {
    place: std::net::IpAddr,
    visitor: Visitor,
    organisation: Organisation,
    method: Method,
    headers: HeaderMap,
}

async fn follow(app: &App, caller: &Caller, code: &str) -> Result<Response, Failure> {
    let Some(link) = app.links.find(&app.marbles, &caller.organisation, code).await? else {
        return nowhere(&caller.visitor, StatusCode::NOT_FOUND, "link-unknown-title", "link-unknown");
    };
    let way = link.way.clone();
    // A click that is lost is logged and counted where it is written; the visitor goes on all the same.
    let _ = app.clicks.write(caller.click(app, link)).await;
    let destination = match &way {
        Way::To(address) => HeaderValue::from_str(address).ok(),
        Way::Withdrawn => None,
    };
    match destination {
        Some(destination) => {
            Ok(unkept((StatusCode::FOUND, [(header::LOCATION, destination)]).into_response()))
        }
        None => nowhere(&caller.visitor, StatusCode::GONE, "link-withdrawn-title", "link-withdrawn"),
    }
}

fn nowhere(
    visitor: &Visitor,
    status: StatusCode,
    title: &'static str,
    text: &'static str,
) -> Result<Response, Failure> {
    // words: link-home-title link-home link-unknown-title link-unknown link-withdrawn-title link-withdrawn
    let page = Page::new(visitor, title, "");
    Ok(unkept(show_as(status, &NowherePage { page, title, text })?))
}

fn unkept(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Caller {
    fn click(&self, app: &App, link: std::sync::Arc<Link>) -> Click {
        let (class, reason) = classify(&self.visit(&link));
        let at = app.marbles.db.clock.now();
        let day = at.day(&self.organisation.zone());
        let visitor = (class == Class::Human).then(|| self.face(app, at)).flatten();
        Click { org: self.organisation.org_id, link, at, day, class, reason, visitor }
    }

    fn visit(&self, link: &Link) -> classifying::Visit<'_> {
        let me = self.visitor.person.as_ref().map(|person| person.person_id);
        classifying::Visit {
            method: self.method.as_str(),
            user_agent: self.header("user-agent"),
            accept_language: self.header("accept-language"),
            purpose: ["sec-purpose", "purpose", "x-purpose", "x-moz"]
                .iter()
                .find_map(|name| self.header(name)),
            sec_fetch_dest: self.header("sec-fetch-dest"),
            by_owner: me.is_some() && me == link.person_id,
        }
    }

    /// What stands for this visitor today; nothing for one who asks not to be followed.
    fn face(&self, app: &App, at: marbles::clock::Moment) -> Option<Seen> {
        let asks_not_to = ["dnt", "sec-gpc"].iter().any(|name| self.header(name) == Some("1"));
        if asks_not_to {
            return None;
        }
        let face = Face {
            org: self.organisation.org_id,
            host: self.header("host").unwrap_or_default(),
            place: self.place,
            user_agent: self.header("user-agent").unwrap_or_default(),
        };
        app.visitors
            .recognise(&face, at)
            .inspect_err(
                |error| tracing::error!(%error, "the key that tells visitors apart could not be replaced"),
            )
            .ok()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}
