//! Serving: the web side and the job runner side by side, until somebody asks them to stop.

use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
    sync::OnceLock,
    time::Duration,
};

use marbles::{
    Marbles, Result,
    clock::Clock,
    jobs,
    programme::{self, setting_up},
};
use marbles_web::{App, MetricsFor};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

/// How long running requests and jobs may take to finish once we are asked to stop.
const LAST_WORDS: Duration = Duration::from_secs(20);
/// How many jobs may be in hand at once, so that a site that answers slowly does not hold up a sign-in letter.
const RUNNERS: usize = 3;

/// How long requests take, in seconds: the bounds of what is counted together.
const BUCKETS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 60.0];

/// What stands before the door: proxies that are believed, and who may count what happens.
#[derive(Clone, Debug, Default)]
pub struct Front {
    pub proxies: Vec<IpAddr>,
    pub metrics_for: MetricsFor,
}

/// Serves on a listener, and does jobs, until `stop` resolves; then finishes what runs, and returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    marbles: Marbles,
    listener: TcpListener,
    front: Front,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    tell_the_code(&marbles).await?;
    let (tell, told) = watch::channel(false);
    let mut runners = start_runners(&marbles, &told);
    let stopped = async move {
        stop.await;
        tell.send_replace(true);
    };
    serve_pages(marbles.clone(), listener, front, stopped).await?;
    let all_done = async { while runners.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_WORDS, all_done).await.is_err() {
        tracing::warn!("a job did not finish in time; it will be done again after the next start");
    }
    marbles.db.close().await;
    Ok(())
}

/// Starts the runners of jobs; they stop, each after the job in hand, when they are told so.
pub fn start_runners(marbles: &Marbles, told: &watch::Receiver<bool>) -> JoinSet<()> {
    (0..RUNNERS).map(|_| jobs::running::run(marbles.clone(), told.clone())).collect()
}

/// Serves on a listener until `stop` resolves, and leaves the jobs to others.
///
/// # Errors
/// When the listener fails.
pub async fn serve_pages(
    marbles: Marbles,
    listener: TcpListener,
    front: Front,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let metrics = recorder();
    let app = App::new(marbles, metrics.clone(), front.proxies).with_metrics_for(front.metrics_for);
    let adding_up = tokio::spawn(add_up(metrics));
    let (door, desk) = (app.clone(), app.clone());
    let stopped = async move {
        stop.await;
        door.stop();
    };
    let routes = marbles_web::router::router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, routes).with_graceful_shutdown(stopped).await?;
    adding_up.abort();
    desk.finish().await;
    Ok(())
}

/// While nobody has set up, the code for it goes to the console, and never into the log's fields.
async fn tell_the_code(marbles: &Marbles) -> Result<()> {
    if programme::all_organisations(&marbles.db).await?.is_empty() {
        println!(
            "Set Marbles up at {}/setup with the code {}",
            marbles.public_url,
            setting_up::code(&marbles.key)
        );
    }
    Ok(())
}

/// The recorder of metrics, one for the process.
fn recorder() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    HANDLE.get_or_init(start_recorder).clone()
}

fn start_recorder() -> PrometheusHandle {
    let recorder = PrometheusBuilder::new().set_buckets(BUCKETS).expect("there are buckets").build_recorder();
    let handle = recorder.handle();
    let _ = metrics::set_global_recorder(recorder);
    metrics::gauge!("process_start_time_seconds").set(Clock::real().now().micros() as f64 / 1e6);
    handle
}

/// Durations are kept one by one until somebody adds them up.
async fn add_up(metrics: PrometheusHandle) {
    let mut every = tokio::time::interval(Duration::from_secs(10));
    loop {
        every.tick().await;
        metrics.run_upkeep();
    }
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
