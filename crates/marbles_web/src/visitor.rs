//! Who is asking: the organisation by host name, the person by session or token, and what they may do.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, Uri, header, request::Parts},
    middleware::Next,
    response::Response,
};
use marbles::{
    clock::Moment,
    db::{By, Work},
    error::Error,
    ids::OrgId,
    nudges::opening,
    people::{Person, Role, sign_in, tokens},
    programme::Organisation,
    secrets::Token,
    words::Language,
};

use crate::{
    App, cookies,
    reply::{Failure, PendingToast},
    words,
};

/// Someone who asks for something, known or not.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// None while this installation has no organisation yet, or none by this host name.
    pub organisation: Option<Organisation>,
    pub person: Option<Person>,
    pub language: Language,
    pub now: Moment,
    pub toast: Option<PendingToast>,
    pub session: Option<Token>,
    /// Where they are, to come back to after signing in.
    pub path: String,
}

/// A person who is signed in.
#[derive(Clone, Debug)]
pub struct Visit {
    pub visitor: Visitor,
    pub organisation: Organisation,
    pub person: Person,
    pub by: By,
}

/// Anyone, on a host that belongs to an organisation.
pub struct Anyone(pub Visitor, pub Organisation);
/// Any person who is signed in.
pub struct Member(pub Visit);
/// An editor, a programme lead or an administrator.
pub struct Editor(pub Visit);
/// A programme lead or an administrator.
pub struct Lead(pub Visit);
/// An administrator.
pub struct Admin(pub Visit);

/// Meets the visitor at the door: before any handler, and once.
pub async fn meet(State(app): State<App>, mut request: Request, next: Next) -> Response {
    match recognise(&app, request.headers(), request.uri()).await {
        Ok(visitor) => {
            request.extensions_mut().insert(visitor.clone());
            let api = request.uri().path().starts_with("/api/");
            let response = next.run(request).await;
            crate::reply::dress(&app, &visitor, api, response)
        }
        Err(error) => {
            tracing::error!(%error, "a visitor could not be met");
            crate::reply::bare_failure()
        }
    }
}

async fn recognise(app: &App, headers: &HeaderMap, uri: &Uri) -> marbles::Result<Visitor> {
    let organisation = app.organisation_at(host(headers, uri)).await?;
    let jar = cookies::read(headers);
    let org = organisation.as_ref().map_or(OrgId::nobody(), |organisation| organisation.org_id);
    let mut look = app.marbles.db.look(By::marbles(org)).await?;
    let session = jar.get(app.cookie_name()).map(|cookie| Token::presented(cookie.value()));
    let person = match (&organisation, bearer(headers)) {
        (None, _) => None,
        (Some(_), Some(token)) if uri.path().starts_with("/api/") => {
            with_token(app, &mut look, &token).await?
        }
        (Some(_), _) if uri.path().starts_with("/api/") => None,
        (Some(_), _) => match &session {
            Some(token) => in_session(app, &mut look, token, uri.path()).await?,
            None => None,
        },
    };
    let offered = organisation
        .as_ref()
        .map_or_else(|| Language::ALL.to_vec(), |organisation| organisation.languages.0.clone());
    let chosen = jar.get("language").and_then(|cookie| Language::parse(cookie.value()));
    let asked = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| words::preferred(value.to_str().ok()?, &offered));
    let home = organisation.as_ref().map_or(Language::English, Organisation::language);
    let language = person.as_ref().map(|person| person.language).or(chosen).or(asked).unwrap_or(home);
    let toast = jar.get("toast").and_then(|cookie| PendingToast::parse(cookie.value()));
    let path = uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    Ok(Visitor { organisation, person, language, now: look.now, toast, session, path })
}

/// The person of a token, whose use is noted once a day.
async fn with_token(app: &App, look: &mut Work, token: &Token) -> marbles::Result<Option<Person>> {
    let Some(bearer) = tokens::who(look, token).await? else { return Ok(None) };
    if bearer.is_due(look.now) {
        let mut work = app.marbles.db.work(bearer.person.by()).await?;
        tokens::note_use(&mut work, token).await?;
        work.save().await?;
    }
    Ok(Some(bearer.person))
}

/// The person of a session, which a visit lengthens once a day; what they were sent shortly before is opened by it.
async fn in_session(
    app: &App,
    look: &mut Work,
    token: &Token,
    path: &str,
) -> marbles::Result<Option<Person>> {
    let Some(session) = sign_in::session(look, token).await? else { return Ok(None) };
    let person = session.person.person_id;
    // A picture or the colours may be fetched without anybody looking.
    let looks = !path.starts_with("/pictures/") && path != "/brand.css" && !path.starts_with("/n/");
    let opens = looks && opening::would_open(look, person).await?;
    if session.is_due(look.now) || opens {
        let mut work = app.marbles.db.work(session.person.by()).await?;
        sign_in::lengthen(&mut work, token).await?;
        opening::visited(&mut work, person).await?;
        work.save().await?;
    }
    Ok(Some(session.person))
}

/// A host without its port.
pub fn host_name(host: &str) -> &str {
    host.rsplit_once(':')
        .filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(host, |(name, _)| name)
}

/// The host that was asked, with its port where it has one, in lower case.
pub fn host(headers: &HeaderMap, uri: &Uri) -> String {
    let named = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .or_else(|| uri.host())
        .unwrap_or_default();
    named.to_lowercase()
}

fn bearer(headers: &HeaderMap) -> Option<Token> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| Token::presented(token.trim()))
}

fn visit_as(parts: &Parts, role: Role) -> Result<Visit, Failure> {
    let visitor = parts.extensions.get::<Visitor>().ok_or(Error::Missing)?.clone();
    let organisation = visitor.organisation.clone().ok_or(Failure::NoOrganisation)?;
    let person = visitor.person.clone().ok_or(Failure::SignIn)?;
    if person.role < role {
        return Err(Error::Forbidden.into());
    }
    let by = person.by();
    Ok(Visit { visitor, organisation, person, by })
}

macro_rules! extractors {
    ($($name:ident: $role:expr),* $(,)?) => {$(
        impl<S: Sync> FromRequestParts<S> for $name {
            type Rejection = Failure;
            async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
                visit_as(parts, $role).map(Self)
            }
        }
    )*};
}

extractors! { Member: Role::Member, Editor: Role::Editor, Lead: Role::Lead, Admin: Role::Admin }

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(parts.extensions.get::<Self>().ok_or(Error::Missing)?.clone())
    }
}

impl<S: Sync> FromRequestParts<S> for Anyone {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let visitor = parts.extensions.get::<Visitor>().ok_or(Error::Missing)?.clone();
        let organisation = visitor.organisation.clone().ok_or(Failure::NoOrganisation)?;
        Ok(Self(visitor, organisation))
    }
}
