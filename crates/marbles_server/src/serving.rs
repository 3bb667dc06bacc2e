//! Serving: the web side and the job runner side by side, until somebody asks them to stop.

use std::{future::Future, net::{IpAddr, SocketAddr}, time::Duration};

use marbles::{Marbles, Result, jobs, programme::{self, setting_up}};
use marbles_web::App;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

/// How long running requests and jobs may take to finish once we are asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(20);

/// Serves on a listener until `stop` resolves; then finishes what runs, and returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(marbles: Marbles, listener: TcpListener, proxies: Vec<IpAddr>, stop: impl Future<Output = ()> + Send + 'static) -> Result<()> {
    let app = App::new(marbles.clone(), recorder(), proxies);
    let (tell, told) = watch::channel(false);
    tell_the_code(&marbles).await?;
    let jobs: JoinHandle<()> = tokio::spawn(jobs::running::run(marbles.clone(), told));
    let (door, desk) = (app.clone(), app.clone());
    let stopped = async move {
        stop.await;
        door.stop();
        tell.send_replace(true);
    };
    let routes = marbles_web::router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, routes).with_graceful_shutdown(stopped).await?;
    desk.finish().await;
    if tokio::time::timeout(LAST_WORDS, jobs).await.is_err() {
        tracing::warn!("a job did not finish in time; it will be done again after the next start");
    }
    marbles.db.close().await;
    Ok(())
}

/// While nobody has set up, the code for it goes to the console, and never into the log's fields.
async fn tell_the_code(marbles: &Marbles) -> Result<()> {
    if programme::all_organisations(&marbles.db).await?.is_empty() {
        println!("Set Marbles up at {}/setup with the code {}", marbles.public_url, setting_up::code(&marbles.key));
    }
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
