//! `marbles people`: the people of an organisation.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use marbles::{
    Marbles, Result,
    db::By,
    error::Error,
    people::{
        erasing,
        importing::{self, Choices, Counts},
        reading::{self, Sheet},
    },
    words::Language,
};
use serde_json::{Value, json};

use super::Output;
use crate::settings::Place;

/// The people of an organisation.
#[derive(Debug, Subcommand)]
pub enum PeopleCommand {
    /// Import people from a CSV file: new ones are added, known ones (by address) updated.
    Import(Import),
    /// Erase a person who asked for it: who they are and what they wrote. It cannot be undone.
    Erase(Erase),
}

/// Erase a person.
#[derive(Debug, Args)]
pub struct Erase {
    /// The mail address of the person.
    email: String,
    /// The organisation's short name.
    #[arg(long)]
    org: String,
}

impl Erase {
    async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let marbles = super::open(place).await?;
        let mut work = marbles.db.work(programme_of(&marbles, &self.org).await?).await?;
        let person = super::person(&mut work, &self.email).await?;
        erasing::erase(&mut work, person.person_id).await?;
        work.save().await?;
        output.print("erased", &json!({ "erased": person.person_id }))
    }
}

/// Import people from a CSV file.
#[derive(Debug, Args)]
pub struct Import {
    file: PathBuf,
    /// The organisation's short name.
    #[arg(long)]
    org: String,
    /// Only tell what would change.
    #[arg(long)]
    dry_run: bool,
    /// People who are not in this file have left the organisation.
    #[arg(long)]
    others_have_left: bool,
    /// Invite the people in this file who were not invited yet.
    #[arg(long)]
    invite: bool,
}

impl PeopleCommand {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        match self {
            Self::Import(import) => import.run(&super::open(place).await?, output).await,
            Self::Erase(erase) => erase.run(place, output).await,
        }
    }
}

impl Import {
    async fn run(self, marbles: &Marbles, output: &Output) -> Result<()> {
        let org = programme_of(marbles, &self.org).await?;
        let sheet = self.read()?;
        if !output.json {
            sheet.problems.iter().for_each(|problem| eprintln!("{}", sentence(problem)));
        }
        if sheet.rows.is_empty() {
            return Err(Error::unexpected(format!("nobody in {} can be imported", self.file.display())));
        }
        let counts = self.carry_out(marbles, org, &sheet).await?;
        let Counts { new, changed, back, unchanged, left } = counts;
        let would = if self.dry_run { " (nothing was written)" } else { "" };
        let said = format!(
            "{new} new, {changed} changed, {back} back again, {unchanged} as they were, {left} left; {} with a problem{would}",
            sheet.problems.len()
        );
        let problems: Vec<Value> = sheet.problems.iter().map(as_json).collect();
        let mut answer = json!(counts);
        answer["problems"] = json!(problems);
        answer["dry_run"] = json!(self.dry_run);
        output.print(&said, &answer)
    }

    fn read(&self) -> Result<Sheet> {
        let bytes = std::fs::read(&self.file)
            .map_err(|error| Error::unexpected(format!("{} cannot be read: {error}", self.file.display())))?;
        reading::read(&bytes).map_err(|problem| Error::unexpected(problem.to_string()))
    }

    async fn carry_out(&self, marbles: &Marbles, by: By, sheet: &Sheet) -> Result<Counts> {
        let choices = Choices { others_have_left: self.others_have_left, invite: self.invite };
        let mut work = marbles.db.work(by).await?;
        let counts = importing::carry_out(&mut work, sheet, choices).await?;
        // A rehearsal does everything but keep it: what would fail, fails here too.
        if !self.dry_run {
            work.save().await?;
        }
        Ok(counts)
    }
}

async fn programme_of(marbles: &Marbles, slug: &str) -> Result<By> {
    Ok(By::marbles(super::organisation(marbles, slug).await?.org_id))
}

fn words_for(problem: &reading::Problem) -> String {
    let words = marbles_web::words::of(Language::English);
    let number = problem.kind.number().and_then(|number| i64::try_from(number).ok()).unwrap_or(0);
    words.n(problem.kind.key(), number)
}

fn sentence(problem: &reading::Problem) -> String {
    let then = if problem.row_kept { "imported without it" } else { "left out" };
    format!("line {}, {}: {} “{}” ({then})", problem.line, problem.column, words_for(problem), problem.value)
}

fn as_json(problem: &reading::Problem) -> Value {
    json!({
        "line": problem.line, "column": problem.column, "value": problem.value,
        "problem": words_for(problem), "left_out": !problem.row_kept,
    })
}
