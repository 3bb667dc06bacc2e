//! `marbles doctor`: what is in force, and what is missing, with what to do about it; secrets stay hidden.

use clap::Args;
use marbles::{Result, error::Error};

use super::Output;
use crate::{doctor, settings::Place};

/// Tell what is in force and what is missing; secrets stay hidden.
#[derive(Debug, Args)]
pub struct Doctor {}

impl Doctor {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let findings = doctor::examine(place).await;
        output.print(&doctor::in_words(&findings), &serde_json::json!({ "findings": findings }))?;
        match findings.iter().filter(|finding| finding.state == doctor::State::Broken).count() {
            0 => Ok(()),
            1 => Err(Error::unexpected("one thing is broken")),
            broken => Err(Error::unexpected(format!("{broken} things are broken"))),
        }
    }
}
