//! The measurements themselves, as a client on the same machine sees them.

use std::{
    future::Future,
    path::Path,
    time::{Duration, Instant},
};

use axum::{Router, http::header, routing::get};
use marbles::{
    Marbles, Result,
    db::By,
    error::Error,
    ids::OrgId,
    people::{
        importing::{self, Choices},
        reading,
    },
    stories::sources::{
        adding::{self, Wish},
        refreshing,
    },
};
use reqwest::Client;
use tokio::{net::TcpListener, task::JoinSet};

const REQUESTS: usize = 1_000;

/// What it gives, and how many seconds it took.
pub async fn timed<T>(doing: impl Future<Output = T>) -> (T, f64) {
    let start = Instant::now();
    let done = doing.await;
    (done, start.elapsed().as_secs_f64())
}

/// The milliseconds of a thousand requests, one started every ten milliseconds, whatever became of those before.
pub async fn at_a_hundred_a_second(address: &str, path: &str, cookies: &[String]) -> Vec<f64> {
    let client = Client::new();
    let url = format!("{address}{path}");
    for cookie in cookies.iter().take(5) {
        ask(client.clone(), url.clone(), cookie.clone()).await;
    }
    let mut beat = tokio::time::interval(Duration::from_millis(10));
    let mut asked = JoinSet::new();
    for number in 0..REQUESTS {
        beat.tick().await;
        asked.spawn(ask(client.clone(), url.clone(), cookies[number % cookies.len()].clone()));
    }
    asked.join_all().await.into_iter().flatten().collect()
}

/// The milliseconds of twenty requests, one after the other, after one to warm up.
pub async fn one_by_one(address: &str, path: &str, cookie: &str) -> Vec<f64> {
    let client = Client::new();
    let mut took = Vec::new();
    for number in 0..21 {
        let asked = ask(client.clone(), format!("{address}{path}"), cookie.to_owned()).await;
        took.extend(asked.filter(|_| number > 0));
    }
    took
}

/// None when the answer is no page.
async fn ask(client: Client, url: String, cookie: String) -> Option<f64> {
    let start = Instant::now();
    let answer = client.get(url).header(header::COOKIE, cookie).send().await.ok()?;
    let is_page = answer.status().is_success() && answer.url().path() != "/sign-in";
    answer.bytes().await.ok()?;
    is_page.then(|| start.elapsed().as_secs_f64() * 1000.0)
}

/// The figure below which that part of them lies.
pub fn quantile(figures: &[f64], part: f64) -> Option<f64> {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few thousand at most"
    )]
    let place = ((sorted.len() as f64 * part).ceil() as usize).saturating_sub(1);
    sorted.get(place).copied()
}

/// The seconds that reading and importing that many new people takes.
pub async fn import(marbles: &Marbles, org: OrgId, people: usize) -> Result<f64> {
    let line = |number| {
        format!(
            "new{number}@large.example,New Person {number},Department {},Place {}\n",
            number % 40 + 1,
            number % 12 + 1
        )
    };
    let file: String =
        std::iter::once("email,name,department,location\n".to_owned()).chain((0..people).map(line)).collect();
    let start = Instant::now();
    let sheet =
        reading::read(file.as_bytes()).map_err(|_| Error::unexpected("the list of people cannot be read"))?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    importing::carry_out(&mut work, &sheet, Choices::default()).await?;
    work.save().await?;
    Ok(start.elapsed().as_secs_f64())
}

/// The seconds that asking for, reading and storing a feed of a thousand items takes.
pub async fn feed(marbles: &Marbles, org: OrgId) -> Result<f64> {
    let item = |number| {
        format!(
            "<item><title>News number {number}</title><link>https://large.example/news/{number}</link><guid>news-{number}</guid><description>&lt;p&gt;A paragraph about what happened, with a &lt;a href=\"/more\"&gt;link&lt;/a&gt;.&lt;/p&gt;</description></item>"
        )
    };
    let items: String = (0..1000).map(item).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>News</title><link>https://large.example/</link>{items}</channel></rss>"
    );
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://127.0.0.1:{}/feed.xml", listener.local_addr()?.port());
    let site = Router::new().route(
        "/feed.xml",
        get(move || async move { ([(header::CONTENT_TYPE, "application/rss+xml")], document) }),
    );
    let site = tokio::spawn(async move { axum::serve(listener, site).await });
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let source = adding::add(&mut work, &Wish { url, ..Wish::default() }).await?;
    // Not saved as a job: the runner of this process would ask, too.
    work.save().await?;
    let (brought, seconds) = timed(refreshing::refresh(marbles, org, source)).await;
    site.abort();
    brought.map(|_| seconds)
}

/// The seconds until a server of its own answers on this data, and the megabytes it holds when idle.
pub async fn another_process(folder: &Path) -> (Option<f64>, Option<f64>) {
    let Ok(program) = std::env::current_exe() else { return (None, None) };
    let Some(port) = free_port() else { return (None, None) };
    let start = Instant::now();
    let started = std::process::Command::new(program)
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data"])
        .arg(folder)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    let Ok(mut server) = started else { return (None, None) };
    let seconds = until_it_answers(port, start).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let memory = resident_megabytes(server.id());
    let _ = server.kill();
    let _ = server.wait();
    (seconds, memory)
}

fn free_port() -> Option<u16> {
    std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .ok()
        .map(|address| address.port())
}

async fn until_it_answers(port: u16, start: Instant) -> Option<f64> {
    let client = Client::new();
    while start.elapsed() < Duration::from_secs(60) {
        let answer = client.get(format!("http://127.0.0.1:{port}/health")).send().await;
        if answer.is_ok_and(|answer| answer.status().is_success()) {
            return Some(start.elapsed().as_secs_f64());
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    None
}

fn resident_megabytes(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_figures_that_were_measured() {
        let figures: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(quantile(&figures, 0.5), Some(50.0));
        assert_eq!(quantile(&figures, 0.99), Some(99.0));
        assert_eq!(quantile(&[7.0], 0.99), Some(7.0));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
