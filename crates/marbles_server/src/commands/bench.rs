//! `marbles bench`: how quick and how small it is on this machine.

use clap::Args;
use marbles::Result;

use super::Output;
use crate::bench::{self, Wanted};

/// Measure this machine with a large organisation in a throw-away SQLite file, beside the targets.
#[derive(Debug, Args)]
pub struct Bench {
    #[arg(long, default_value_t = 10_000)]
    people: usize,
    #[arg(long, default_value_t = 2_000)]
    stories: usize,
    #[arg(long, default_value_t = 1_000_000)]
    clicks: usize,
}

impl Bench {
    pub(super) async fn run(self, output: &Output) -> Result<()> {
        let report =
            bench::measure(Wanted { people: self.people, stories: self.stories, clicks: self.clicks })
                .await?;
        output.print(&bench::in_words(&report), &report)
    }
}
