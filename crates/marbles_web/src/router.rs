//! Every address, on two screens: its method, its path, who may, and the handler.

mod api;
mod pages;

use std::time::Duration;

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware, routing::get};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer, trace::TraceLayer,
};

use crate::{App, assets, door, links, operations, visitor};

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

        pub(super) fn $routes() -> Router<App> {
            Router::new()$(.route($path, on(MethodFilter::$method, $handler)))*
        }
    };
}

use addresses;

pub use self::{
    api::{API, Description},
    pages::PAGES,
};

/// How long a handler may take.
const SLOWEST: Duration = Duration::from_secs(60);

/// The whole web side.
pub fn router(app: App) -> Router {
    let met = pages::routes().merge(api::routes()).fallback(missing);
    let met = met.layer(middleware::from_fn_with_state(app.clone(), links::link_host));
    let met = guarded(met, SLOWEST);
    let met = met.layer(middleware::from_fn_with_state(app.clone(), visitor::meet));
    Router::new()
        .route("/health", get(operations::health))
        .route("/ready", get(operations::ready))
        .route("/metrics", get(operations::metrics))
        .route("/sw.js", get(operations::service_worker))
        .route("/offline", get(operations::offline))
        .route("/assets/{edition}/{*path}", get(assets::show))
        .merge(met)
        .layer(DefaultBodyLimit::max(2 * 1024 * 1024))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, SLOWEST + SLOWEST / 6))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(door::caught))
        .layer(middleware::from_fn_with_state(app.clone(), door::harden))
        .layer(middleware::from_fn(door::note))
        .layer(TraceLayer::new_for_http().make_span_with(door::span).on_response(door::log))
        .with_state(app)
}

/// Inside the door, so that a refusal, a pause too long and a panic get their words and looks there.
fn guarded<S: Clone + Send + Sync + 'static>(routes: Router<S>, patience: Duration) -> Router<S> {
    routes
        .layer(middleware::from_fn(door::same_origin))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, patience))
        .layer(CatchPanicLayer::custom(door::caught))
}

async fn missing() -> StatusCode {
    StatusCode::NOT_FOUND
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, extract::Request, http::header, response::Response};
    use tower::ServiceExt;

    use super::*;

    /// A handler behind the same layers as in [`router`], which never ends or panics, and leaves its failure to the door.
    async fn answer_of(handler: axum::routing::MethodRouter, patience: Duration) -> Response {
        let request = Request::builder().uri("/api/v1/slow").body(Body::empty()).expect("a request");
        guarded(Router::new().route("/api/v1/slow", handler), patience)
            .oneshot(request)
            .await
            .expect("an answer")
    }

    #[tokio::test]
    async fn a_pause_too_long_and_a_panic_are_left_to_the_door_for_their_words() {
        let slow = answer_of(get(std::future::pending::<()>), Duration::from_millis(1)).await;
        assert_eq!(slow.status(), StatusCode::REQUEST_TIMEOUT);
        assert!(!slow.headers().contains_key(header::CONTENT_TYPE), "the door gives it its kind");
        let panicked = answer_of(get(panics), SLOWEST).await;
        assert_eq!(panicked.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(panicked.extensions().get::<crate::reply::Failure>().is_some());
    }

    async fn panics() {
        panic!("on purpose");
    }
}
