//! `marbles estimate`: what other rankings would have brought, from the organisation's own log; or why nobody can tell.

use clap::Args;
use marbles::{
    Result,
    db::By,
    relevance::{
        comparing::{self, Comparison},
        estimating::{EFFECTIVE, Refused, VISITS},
    },
};
use serde_json::{Value, json};

use super::Output;
use crate::settings::Place;

/// Estimate what other rankings would have brought, from the log of days.
#[derive(Debug, Args)]
pub struct Estimate {
    /// The organisation's short name.
    #[arg(long)]
    org: String,
}

impl Estimate {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let marbles = super::open(place).await?;
        let organisation = super::organisation(&marbles, &self.org).await?;
        let mut look = marbles.db.look(By::marbles(organisation.org_id)).await?;
        let compared = comparing::compare(&mut look).await?;
        let sentences: Vec<String> = compared.iter().map(in_words).collect();
        let rankings: Vec<Value> = compared.iter().map(in_json).collect();
        output.print(&sentences.join("\n"), &json!({ "rankings": rankings }))
    }
}

fn in_json(compared: &Comparison) -> Value {
    match &compared.estimate {
        Ok(estimate) => json!({ "name": compared.ranking, "estimate": estimate }),
        Err(refused) => json!({ "name": compared.ranking, "estimate": null, "refused": refused }),
    }
}

fn in_words(compared: &Comparison) -> String {
    let said = match &compared.estimate {
        Ok(found) => format!(
            "{:.3} shares a visit (± {:.3}); what is in force brought {:.3}",
            found.value, found.margin, found.in_force
        ),
        Err(Refused::TooFew { visits }) => format!("cannot be told: {visits} visits, and it takes {VISITS}"),
        Err(Refused::TooThin { share }) => format!(
            "cannot be told: it differs so much that {:.0} % of the visits speak about it, and it takes {:.0} %",
            share * 100.0,
            EFFECTIVE * 100.0
        ),
        Err(Refused::OutOfReach { .. }) => "cannot be told: it would show what was never shown".to_owned(),
        Err(Refused::TooUnsure { margin }) => {
            format!("cannot be told: it could be wrong by {:.0} %", margin * 100.0)
        }
    };
    format!("{}: {said}", compared.ranking)
}
