//! `marbles sign-in-link`: a single-use link that signs a person in.

use clap::Args;
use marbles::{Result, db::By, people::sign_in};
use serde_json::json;

use super::Output;
use crate::settings::Place;

/// Print a single-use link that signs a person in.
#[derive(Debug, Args)]
pub struct SignInLink {
    email: String,
    /// The organisation's short name.
    #[arg(long)]
    org: String,
}

impl SignInLink {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let marbles = super::open(place).await?;
        let organisation = super::organisation(&marbles, &self.org).await?;
        let mut work = marbles.db.work(By::marbles(organisation.org_id)).await?;
        let person = super::person(&mut work, &self.email).await?;
        let token = sign_in::make_link(&mut work, person.person_id).await?;
        work.save().await?;
        let url = format!("{}/sign-in/{}", marbles.home_of(&organisation), token.reveal());
        output.print(&url, &json!({ "url": url }))
    }
}
