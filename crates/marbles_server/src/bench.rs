//! Measures Marbles on this machine with a large organisation, beside the targets that it was built for.

mod data;
mod likeness;
mod measuring;
mod mirror;
pub mod nudging;
mod page;

pub use measuring::quantile;

use std::time::Duration;

use marbles::{Result, clock::Clock, db::By, people::sign_in};
use serde::Serialize;
use tokio::{net::TcpListener, sync::oneshot};

use crate::{opening, serving, settings::Place, simulate};

/// How much there is to be of everything.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Wanted {
    pub people: usize,
    pub stories: usize,
    pub clicks: usize,
}

/// One figure beside its target.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub about: &'static str,
    /// None where it could not be measured here.
    pub measured: Option<f64>,
    pub target: f64,
    pub unit: &'static str,
}

impl Figure {
    fn new(about: &'static str, measured: Option<f64>, target: f64, unit: &'static str) -> Self {
        Self { about, measured, target, unit }
    }

    /// How much of the target it takes: below one is within.
    pub fn ratio(&self) -> Option<f64> {
        self.measured.map(|measured| measured / self.target)
    }
}

/// The machine it was measured on.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    pub cores: usize,
    pub processor: String,
    /// Whether this program was built to be quick.
    pub release: bool,
}

/// All figures and where they come from.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub machine: Machine,
    pub wanted: Wanted,
    pub laid_in_seconds: f64,
    pub figures: Vec<Figure>,
}

/// Lays the data in, and measures.
///
/// # Errors
/// When the data cannot be laid in, or a server does not answer at all.
pub async fn measure(wanted: Wanted) -> Result<Report> {
    let folder = tempfile::Builder::new().prefix("marbles-bench-").tempdir()?;
    let place = Place { allow_private_fetch: true, ..Place::in_folder(folder.path()) };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
    let marbles = opening::open(&place, Clock::real(), &address).await?;
    let (laid, laid_in_seconds) = measuring::timed(data::lay_in(&marbles, &wanted)).await;
    let (org, people) = laid?;
    let mut cookies = Vec::new();
    let mut work = marbles.db.work(By::marbles(org)).await?;
    for person in people.iter().take(200) {
        cookies.push(format!("marbles={}", sign_in::open_session(&mut work, *person).await?.reveal()));
    }
    work.save().await?;

    let (stop, stopped) = oneshot::channel::<()>();
    let serving =
        tokio::spawn(serving::serve(marbles.clone(), listener, serving::Front::default(), async move {
            drop(stopped.await)
        }));
    let today = measuring::at_a_hundred_a_second(&address, "/today", &cookies).await;
    let overview = measuring::one_by_one(&address, "/overview", &cookies[0]).await;
    let size = page::compressed(&address, "/today", &cookies[0]).await;
    let import = measuring::import(&marbles, org, wanted.people).await?;
    let feed = measuring::feed(&marbles, org).await?;
    drop(stop);
    let _ = tokio::time::timeout(Duration::from_secs(30), serving).await;
    let (start, memory) = measuring::another_process(folder.path()).await;

    let likeness = likeness::milliseconds(&marbles).await?;
    let ranking = tokio::task::spawn_blocking(simulate::ranking::time).await.ok();

    let figures = vec![
        Figure::new("Today, median at 100 requests/s", measuring::quantile(&today, 0.5), 5.0, "ms"),
        Figure::new("Today, 99 of 100 at 100 requests/s", measuring::quantile(&today, 0.99), 20.0, "ms"),
        Figure::new("Overview, median", measuring::quantile(&overview, 0.5), 50.0, "ms"),
        Figure::new(
            "Ranking 500 stories, 99 of 100",
            ranking.filter(|ranking| ranking.candidates == 500).map(|ranking| ranking.p99_ms),
            2.0,
            "ms",
        ),
        Figure::new(
            "The mirror on 3,000 characters, 99 of 100",
            measuring::quantile(&mirror::milliseconds(), 0.99),
            5.0,
            "ms",
        ),
        Figure::new(
            "A draft against 10,000 posts, 99 of 100",
            measuring::quantile(&likeness, 0.99),
            5.0,
            "ms",
        ),
        Figure::new("Import of the people from a CSV", Some(import), 5.0, "s"),
        Figure::new("A feed of 1,000 items", Some(feed), 2.0, "s"),
        Figure::new("Start until it answers", start, 1.0, "s"),
        Figure::new("Resident memory, idle", memory, 80.0, "MB"),
        Figure::new("Today's HTML, CSS and JavaScript, compressed", size, 60.0, "kB"),
    ];
    Ok(Report { machine: machine(), wanted, laid_in_seconds, figures })
}

fn machine() -> Machine {
    let told = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = told
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map(|rest| rest.trim_start_matches([' ', '\t', ':']));
    Machine {
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        processor: model.unwrap_or("unknown").to_owned(),
        release: !cfg!(debug_assertions),
    }
}

/// The report as a table.
pub fn in_words(report: &Report) -> String {
    let Report { machine, wanted, laid_in_seconds, figures } = report;
    let build = if machine.release { "release build" } else { "DEBUG BUILD: these figures say little" };
    let head = format!(
        "{} people, {} stories, {} clicks on SQLite, laid in within {laid_in_seconds:.1} s\n{} cores, {}, {build}\n",
        wanted.people, wanted.stories, wanted.clicks, machine.cores, machine.processor
    );
    let line = |figure: &Figure| {
        let measured = figure
            .measured
            .map_or_else(|| "not measured".to_owned(), |measured| format!("{measured:.2} {}", figure.unit));
        let ratio = figure.ratio().map(|ratio| format!("{ratio:.2} of it")).unwrap_or_default();
        format!(
            "{:<46} {measured:>14}   target {:>4} {:<3} {ratio}",
            figure.about, figure.target, figure.unit
        )
    };
    let lines: Vec<String> = figures.iter().map(line).collect();
    format!("{head}\n{}", lines.join("\n"))
}
