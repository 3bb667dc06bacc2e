//! Every address, on two screens: its method, its path, who may, and the handler.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{MethodFilter, get, on},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer, trace::TraceLayer};

use crate::{App, api::{self, BearerToken}, assets, door, impact, insights, letters, links, operations, sign_in, today, visitor};

/// Who may ask for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Anyone,
    Member,
    Editor,
    Lead,
    Admin,
}

/// One address. The route walk in the tests asks for each of them as everybody.
#[derive(Clone, Copy, Debug)]
pub struct Address {
    pub method: &'static str,
    pub path: &'static str,
    pub who: Who,
}

macro_rules! addresses {
    ($list:ident, $routes:ident: $($method:ident $path:literal $who:ident => $handler:path;)*) => {
        /// The addresses of this table.
        pub const $list: &[Address] =
            &[$(Address { method: stringify!($method), path: $path, who: Who::$who }),*];

        fn $routes() -> Router<App> {
            Router::new()$(.route($path, on(MethodFilter::$method, $handler)))*
        }
    };
}

#[rustfmt::skip]
addresses! { PAGES, pages:
    // The door
    GET  "/"                                  Anyone => today::home;
    GET  "/sign-in"                           Anyone => sign_in::form;
    POST "/sign-in"                           Anyone => sign_in::ask;
    GET  "/sign-in/{token}"                   Anyone => sign_in::confirm;
    POST "/sign-in/{token}"                   Anyone => sign_in::enter;
    POST "/sign-out"                          Anyone => sign_in::leave;
    GET  "/letters/{kind}/{person}/{signature}/off" Anyone => letters::off_page;
    POST "/letters/{kind}/{person}/{signature}/off" Anyone => letters::off;
    GET  "/manifest.webmanifest"              Anyone => operations::manifest;

    // An advocate's day
    GET  "/today"                             Member => today::show;

    // Links
    GET  "/go/{code}"                         Anyone => links::go;
    GET  "/impact"                            Member => impact::show;

    // What it brings
    GET  "/overview"                          Lead   => insights::pages::show;
}

/// The JSON side is described by the very table that routes it.
macro_rules! described {
    ($($method:ident $path:literal $who:ident => $handler:path;)*) => {
        addresses! { API, api_routes: $($method $path $who => $handler;)* }

        /// The OpenAPI 3.1 description of every operation.
        #[derive(utoipa::OpenApi)]
        #[openapi(
            paths($($handler),*),
            info(title = "Marbles", description = "The same verbs as the screens, as JSON. Errors are RFC 9457 problem documents; lists are {items, next}."),
            modifiers(&BearerToken),
            security(("token" = []))
        )]
        pub struct Description;
    };
}

#[rustfmt::skip]
described! {
    GET  "/api/v1/me"                         Member => api::me;
    GET  "/api/v1/me/impact"                  Member => impact::api::mine;
    GET  "/api/v1/insights/overview"          Lead   => insights::api::overview;
    GET  "/api/v1/openapi.json"               Anyone => api::openapi;
}

/// The whole web side.
pub fn router(app: App) -> Router {
    let met = pages().merge(api_routes()).fallback(missing);
    let met = met.layer(middleware::from_fn_with_state(app.clone(), links::link_host));
    let met = met.layer(middleware::from_fn_with_state(app.clone(), visitor::meet));
    Router::new()
        .route("/health", get(operations::health))
        .route("/ready", get(operations::ready))
        .route("/metrics", get(operations::metrics))
        .route("/sw.js", get(operations::service_worker))
        .route("/offline", get(operations::offline))
        .route("/assets/{edition}/{*path}", get(assets::show))
        .merge(met)
        .layer(middleware::from_fn(door::same_origin))
        .layer(DefaultBodyLimit::max(2 * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::REQUEST_TIMEOUT, std::time::Duration::from_secs(60)))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(door::caught))
        .layer(middleware::from_fn_with_state(app.clone(), door::harden))
        .layer(TraceLayer::new_for_http())
        .with_state(app)
}

async fn missing() -> axum::http::StatusCode {
    axum::http::StatusCode::NOT_FOUND
}
