//! The commands, a file each; every one works while the server runs.

mod bench;
mod demo;
mod doctor;
mod estimate;
mod org;
mod people;
mod serve;
mod sign_in_link;
mod simulate;
mod source;
mod token;

use std::io::IsTerminal;

use clap::Subcommand;
use marbles::{
    Marbles, Result,
    clock::Clock,
    error::{Error, Problem},
    people::Person,
    programme::Organisation,
    words::Language,
};
use marbles_web::words::Words;
use serde::Serialize;
use tracing_subscriber::EnvFilter;

use crate::{
    opening, reached_at,
    settings::{CommandLine, Place},
};

/// What `marbles` can be told to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start the server.
    Serve(serve::Serve),
    /// Start a demo: a sample company with a year of life in it, thrown away at the end unless --data or --database is given.
    Demo(demo::Demo),
    /// Measure this machine with a large organisation in a throw-away SQLite file, beside the targets.
    Bench(bench::Bench),
    /// Tell what is in force and what is missing; secrets stay hidden.
    Doctor(doctor::Doctor),
    /// Estimate what other rankings would have brought, from an organisation's own log of days.
    Estimate(estimate::Estimate),
    /// Organisations of this installation.
    #[command(subcommand)]
    Org(org::Org),
    /// The people of an organisation.
    #[command(subcommand)]
    People(people::PeopleCommand),
    /// The feeds that stories come from.
    #[command(subcommand)]
    Source(source::Source),
    /// Print a single-use link that signs a person in.
    SignInLink(sign_in_link::SignInLink),
    /// Compare rankings on a simulated company with one that knows everybody's mind.
    Simulate(simulate::Simulate),
    /// API tokens.
    #[command(subcommand)]
    Token(token::TokenCommand),
}

/// Runs a command.
///
/// # Errors
/// One clear sentence for the one who typed it.
pub async fn run(line: CommandLine) -> Result<()> {
    let output = Output { json: line.json };
    let done = match line.command {
        Command::Serve(serve) => serve.run(&line.place, &output).await,
        Command::Demo(demo) => demo.run(&line.place, &output).await,
        Command::Bench(bench) => bench.run(&output).await,
        Command::Doctor(doctor) => doctor.run(&line.place, &output).await,
        Command::Estimate(estimate) => estimate.run(&line.place, &output).await,
        Command::Org(org) => org.run(&line.place, &output).await,
        Command::People(people) => people.run(&line.place, &output).await,
        Command::Source(source) => source.run(&line.place, &output).await,
        Command::SignInLink(link) => link.run(&line.place, &output).await,
        Command::Simulate(simulate) => simulate.run(&output).await,
        Command::Token(token) => token.run(&line.place, &output).await,
    };
    done.map_err(in_a_sentence)
}

/// The same words as on the screens.
fn in_a_sentence(error: Error) -> Error {
    let words = marbles_web::words::of(Language::English);
    match error {
        Error::Invalid(problems) => {
            let said: Vec<String> = problems.0.iter().map(|problem| about(problem, words)).collect();
            Error::unexpected(said.join(" "))
        }
        Error::Clash(key) => Error::unexpected(words.t(key)),
        other => other,
    }
}

fn about(problem: &Problem, words: &Words) -> String {
    let said = words.with(problem.key, &problem.mentions);
    if problem.field.is_empty() { said } else { format!("{}: {said}", problem.field.replace('_', " ")) }
}

/// Sets up the log: readable on a terminal, JSON with `--json` or elsewhere.
pub fn log(line: &CommandLine) {
    let server = matches!(line.command, Command::Serve(_) | Command::Demo(_));
    let default = if matches!(line.command, Command::Serve(_)) { "info,sqlx=warn" } else { "warn" };
    let filter = EnvFilter::try_from_env("MARBLES_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    let on_a_terminal = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(on_a_terminal);
    if line.json && server { log.json().init() } else { log.compact().init() }
}

/// Where a command's answer goes: a sentence for people, or JSON for programs.
pub struct Output {
    json: bool,
}

impl Output {
    /// Prints an answer, in the form that was asked for.
    pub fn print(&self, sentence: &str, value: &impl Serialize) -> Result<()> {
        if self.json {
            println!("{}", serde_json::to_string(value)?)
        } else {
            println!("{sentence}")
        }
        Ok(())
    }
}

/// Opens Marbles for one command.
async fn open(place: &Place) -> Result<Marbles> {
    opening::open(place, Clock::real(), &reached_at::of(place)).await
}

/// The organisation that `--org` names.
async fn organisation(marbles: &Marbles, slug: &str) -> Result<Organisation> {
    marbles::programme::by_slug(&marbles.db, slug).await.map_err(|error| match error {
        Error::Missing => Error::unexpected(format!(
            "there is no organisation “{slug}”; `marbles org list` shows those there are"
        )),
        other => other,
    })
}

/// The person with that mail address.
async fn person(work: &mut marbles::db::Work, email: &str) -> Result<Person> {
    marbles::people::by_email(work, email)
        .await?
        .ok_or_else(|| Error::unexpected(format!("nobody here has the address {email}")))
}
