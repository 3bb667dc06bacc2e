//! What the machine room asks: is it alive, is it ready, what does it count; and the installable app's own files.

use std::net::SocketAddr;

use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marbles::{
    Marbles,
    db::By,
    ids::OrgId,
    jobs,
    programme::{self, health},
    schema,
    secrets::Token,
};
use serde_json::json;

use crate::{App, MetricsFor, assets, visitor::Visitor};

/// `GET /health`: the process lives.
pub async fn health() -> &'static str {
    "ok"
}

/// `GET /ready`: the database answers at the right version, and nobody has asked us to stop.
pub async fn ready(State(app): State<App>) -> Response {
    let version = async {
        let mut look = app.marbles.db.look(By::marbles(OrgId::nobody())).await?;
        schema::current(&mut look).await
    };
    match version.await {
        Ok(_) if app.is_stopping() => (StatusCode::SERVICE_UNAVAILABLE, "stopping").into_response(),
        Ok(version) if version == schema::MIGRATIONS.len() => "ready".into_response(),
        Ok(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database has another schema").into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer").into_response(),
    }
}

/// `GET /metrics`: counts for Prometheus, without any person in them.
pub async fn metrics(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    if !may_count(&app.metrics_for, from, &headers) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Err(error) = count_jobs(&app.marbles).await {
        tracing::warn!(%error, "the jobs could not be counted");
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], app.metrics.render()).into_response()
}

/// What a proxy passes on says so in its headers.
fn may_count(metrics_for: &MetricsFor, from: SocketAddr, headers: &HeaderMap) -> bool {
    match metrics_for {
        MetricsFor::Everybody => true,
        MetricsFor::ThisMachine => {
            let is_passed_on = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];
            from.ip().to_canonical().is_loopback()
                && !is_passed_on.iter().any(|name| headers.contains_key(*name))
        }
        MetricsFor::Bearer(token) => {
            let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
            let shown = shown.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
            // Hashes of equal length tell nothing by the time that comparing them takes.
            Token::presented(shown).hash() == Token::presented(token).hash()
        }
    }
}

/// The jobs of all organisations together.
async fn count_jobs(marbles: &Marbles) -> marbles::Result<()> {
    let (mut due, mut given_up) = (0, 0);
    for organisation in programme::all_organisations(&marbles.db).await? {
        let mut look = marbles.db.look(By::marbles(organisation.org_id)).await?;
        due += jobs::due(&mut look).await?;
        given_up += health::look(&mut look).await?.given_up;
    }
    metrics::gauge!("marbles_jobs_due").set(due as f64);
    metrics::gauge!("marbles_jobs_given_up").set(given_up as f64);
    Ok(())
}

/// `GET /sw.js`: the service worker must live at the top to look after every page.
pub async fn service_worker() -> Response {
    assets::answer("js/sw.js", "no-cache")
}

/// `GET /offline`: the page that an installed app shows without a network.
pub async fn offline() -> Response {
    assets::answer("offline.html", "public, max-age=3600")
}

/// `GET /manifest.webmanifest`: makes Marbles installable, and a target of the phone's share sheet.
pub async fn manifest(visitor: Visitor) -> Response {
    let name = visitor.organisation.as_ref().map_or("Marbles", |organisation| organisation.name.as_str());
    let icon = |path: &str, sizes: &str, purpose: &str| json!({ "src": assets::address(path), "sizes": sizes, "type": "image/png", "purpose": purpose });
    let manifest = json!({
        "name": format!("Marbles · {name}"), "short_name": "Marbles", "id": "/today", "start_url": "/today", "scope": "/",
        "display": "standalone", "lang": visitor.language.code(), "background_color": "#faf8f4", "theme_color": "#faf8f4",
        "icons": [icon("icon-192.png", "192x192", "any"), icon("icon-512.png", "512x512", "any"), icon("icon-maskable-512.png", "512x512", "maskable")],
        "share_target": { "action": "/suggest", "method": "GET", "params": { "title": "title", "text": "text", "url": "url" } },
    });
    (
        [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "public, max-age=600")],
        Json(manifest).0.to_string(),
    )
        .into_response()
}
