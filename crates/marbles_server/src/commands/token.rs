//! `marbles token`: API tokens.

use clap::{Args, Subcommand};
use marbles::{Result, db::By, people::tokens};
use serde_json::json;

use super::Output;
use crate::settings::Place;

/// API tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token that acts as a person; it is printed once.
    Create(Create),
}

/// Make a token that acts as a person.
#[derive(Debug, Args)]
pub struct Create {
    /// The organisation's short name.
    #[arg(long)]
    org: String,
    /// The mail address of the person.
    #[arg(long)]
    person: String,
    /// What it is for.
    #[arg(long, default_value = "")]
    name: String,
}

impl TokenCommand {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let Self::Create(create) = self;
        let marbles = super::open(place).await?;
        let organisation = super::organisation(&marbles, &create.org).await?;
        let mut work = marbles.db.work(By::marbles(organisation.org_id)).await?;
        let person = super::person(&mut work, &create.person).await?;
        let (id, token) = tokens::create(&mut work, person.person_id, &create.name).await?;
        work.save().await?;
        output.print(token.reveal(), &json!({ "id": id, "token": token.reveal() }))
    }
}
