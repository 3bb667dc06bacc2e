//! Serving: the web side and the job runner side by side, until somebody asks them to stop.

use std::{future::Future, net::{IpAddr, SocketAddr}, time::Duration};

use marbles::{Marbles, Result, jobs};
use marbles_web::App;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// How long running requests and jobs may take to finish once we are asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(20);
/// How many jobs may be in hand at once, so that a site that answers slowly does not hold up a sign-in letter.
const RUNNERS: usize = 3;

/// Serves on a listener until `stop` resolves; then finishes what runs, and returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(marbles: Marbles, listener: TcpListener, proxies: Vec<IpAddr>, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let app = App::new(marbles.clone(), recorder(), proxies);
    let (tell, told) = watch::channel(false);
    let mut runners = JoinSet::new();
    for _ in 0..RUNNERS {
        runners.spawn(jobs::running::run(marbles.clone(), told.clone()));
    }
    let (door, desk) = (app.clone(), app.clone());
    let stopped = async move {
        stop.await;
        door.stop();
        tell.send_replace(true);
    };
    let routes = marbles_web::router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, routes).with_graceful_shutdown(stopped).await?;
    desk.finish().await;
    let all_done = async { while runners.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_WORDS, all_done).await.is_err() {
        tracing::warn!("a job did not finish in time; it will be done again after the next start");
    }
    marbles.db.close().await;
    Ok(())
}

/// The recorder of metrics; a second server in one process (as in tests) has its own, which nothing feeds.
fn recorder() -> PrometheusHandle {
    let recorder = PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    let _ = metrics::set_global_recorder(recorder);
    handle
}

/// Resolves when the process is asked to stop (Ctrl-C, or SIGTERM from a service manager).
pub async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            },
            Err(_) => drop(interrupt.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupt.await);
}
