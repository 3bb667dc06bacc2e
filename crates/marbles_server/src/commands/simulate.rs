//! `marbles simulate`: how well stories are ranked, on a company whose minds are known.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use marbles::{Error, Result};

use super::Output;
use crate::simulate::{self, Wanted, World, picture, table};

/// Compare rankings on a simulated company with one that knows everybody's mind; the same seed gives the same figures.
#[derive(Debug, Args)]
pub struct Simulate {
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Over how many seeds the figures are averaged.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=100))]
    seeds: u64,
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(5..=5_000))]
    people: u32,
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(14..=730))]
    days: u32,
    /// Which company: tastes honestly declared (a), hidden circles (b), the rules are wrong (c).
    #[arg(long, value_enum, default_value = "a")]
    world: Which,
    /// Also draw the weeks into this file (SVG).
    #[arg(long)]
    picture: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    A,
    B,
    C,
    All,
}

impl Simulate {
    pub(super) async fn run(self, output: &Output) -> Result<()> {
        let worlds = match self.world {
            Which::A => vec![World::A],
            Which::B => vec![World::B],
            Which::C => vec![World::C],
            Which::All => World::ALL.to_vec(),
        };
        let wanted = Wanted {
            seed: self.seed,
            seeds: self.seeds,
            people: usize::try_from(self.people).unwrap_or(usize::MAX),
            days: i64::from(self.days),
            worlds,
        };
        let report = tokio::task::spawn_blocking(move || simulate::simulate(&wanted))
            .await
            .map_err(|_| Error::unexpected("the simulation broke off"))?;
        if let Some(file) = &self.picture {
            tokio::fs::write(file, picture::of(&report)).await?;
        }
        output.print(&table::of(&report), &report)
    }
}
