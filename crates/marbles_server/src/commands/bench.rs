//! `marbles bench`: how quick and how small it is on this machine.

use clap::Args;
use marbles::Result;

use super::Output;
use crate::bench::{self, Wanted};

/// Measure this machine with a large organisation in a throw-away SQLite file, beside the targets.
#[derive(Debug, Args)]
pub struct Bench {
    /// What to measure: all that has a target, or the fan-out of messages.
    #[arg(value_enum, default_value_t = What::All)]
    what: What,
    /// How many people: 10,000, or 50,000 who are due at once for `nudges`.
    #[arg(long)]
    people: Option<usize>,
    #[arg(long, default_value_t = 2_000)]
    stories: usize,
    #[arg(long, default_value_t = 1_000_000)]
    clicks: usize,
}

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum What {
    All,
    Nudges,
}

impl Bench {
    pub(super) async fn run(self, output: &Output) -> Result<()> {
        let report = match self.what {
            What::Nudges => bench::nudging::measure(self.people.unwrap_or(50_000)).await?,
            What::All => {
                let people = self.people.unwrap_or(10_000);
                bench::measure(Wanted { people, stories: self.stories, clicks: self.clicks }).await?
            }
        };
        output.print(&bench::in_words(&report), &report)
    }
}
