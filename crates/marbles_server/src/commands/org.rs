//! `marbles org`: organisations of this installation.

use clap::{Args, Subcommand};
use marbles::{
    Result,
    error::Error,
    programme::{self, Founding},
    words::Language,
};
use serde_json::json;

use super::Output;
use crate::settings::Place;

/// Organisations of this installation.
#[derive(Debug, Subcommand)]
pub enum Org {
    /// Create an organisation.
    Create(Create),
    /// List the organisations.
    List,
}

/// Create an organisation.
#[derive(Debug, Args)]
pub struct Create {
    #[arg(long)]
    name: String,
    /// Its short name: lower-case letters, digits and hyphens.
    #[arg(long)]
    slug: String,
    /// Its languages, the first one leading: `en`, `nl`, `da`.
    #[arg(long, default_value = "en", value_delimiter = ',')]
    language: Vec<String>,
    #[arg(long, default_value = "Europe/Amsterdam")]
    time_zone: String,
    /// A mail domain whose people may join by themselves; may be given several times.
    #[arg(long)]
    email_domain: Vec<String>,
    /// Its own host name, where one installation holds several organisations.
    #[arg(long, default_value = "")]
    host: String,
}

impl Org {
    pub(super) async fn run(self, place: &Place, output: &Output) -> Result<()> {
        let marbles = super::open(place).await?;
        match self {
            Self::Create(create) => {
                let name = create.name.clone();
                let slug = create.slug.clone();
                let org = programme::found(&marbles.db, create.founding()?).await?;
                output.print(
                    &format!("{name} is there; its short name is {slug}"),
                    &json!({ "id": org, "slug": slug }),
                )
            }
            Self::List => {
                let all = programme::all_organisations(&marbles.db).await?;
                let lines: Vec<String> =
                    all.iter().map(|org| format!("{}  {}", org.slug, org.name)).collect();
                let items: Vec<_> = all
                    .iter()
                    .map(|org| json!({ "id": org.org_id, "slug": org.slug, "name": org.name }))
                    .collect();
                output.print(&lines.join("\n"), &json!({ "items": items, "next": null }))
            }
        }
    }
}

impl Create {
    fn founding(self) -> Result<Founding> {
        let known = |code: &String| {
            Language::parse(code).ok_or_else(|| {
                Error::unexpected(format!("Marbles does not speak “{code}”; it speaks en, nl and da"))
            })
        };
        let languages = self.language.iter().map(known).collect::<Result<_>>()?;
        Ok(Founding {
            name: self.name,
            slug: self.slug,
            languages,
            time_zone: self.time_zone,
            email_domains: self.email_domain,
            host: self.host,
            is_demo: false,
        })
    }
}
