//! Marbles, the product: an employee advocacy platform's words, rules and SQL. Knows no HTTP server and no HTML.
//!
//! - [`people`]: who they are, how they come in (sign-in, joining), groups, and how they leave.
//! - [`programme`]: the organisation, its looks and the rules it sets.
//! - [`stories`]: what is worth sharing: sources, publishing, audience, starters, and each person's Today.
//! - [`relevance`]: what matters to whom, why it is shown, and what is learnt from it.
//! - [`shares`]: one person's post of one story on one network, in their own words.
//! - [`voice`]: from a question to an answer, a draft, a second reader and a post of one's own.
//! - [`desk`]: all that waits for an editor's eyes, as one queue.
//! - [`links`]: the short link inside it, and who comes through.
//! - [`fetching`]: the one guarded client for every address that a person gave.
//! - [`pictures`]: fitted to a few sizes, and drawn where there is none.
//! - [`nudges`]: messages that carry a story or a step, as often as each person wants them.
//! - [`insights`]: what the programme brings, in figures about groups and never about one person.
//! - [`activity`]: the spine: what happened, by whom, to what.
//! - [`demo`]: laying a year of history in at once, for demos and benchmarks.
//! - [`notices`]: letters to people. [`jobs`]: what is still to be done.
//! - [`db`], [`schema`], [`clock`], [`ids`], [`secrets`], [`error`], [`words`]: the ground floor.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod activity;
pub mod clock;
pub mod db;
pub mod demo;
pub mod desk;
pub mod error;
pub mod fetching;
pub mod ids;
pub mod insights;
pub mod jobs;
pub mod links;
pub mod notices;
pub mod nudges;
pub mod people;
pub mod pictures;
pub mod programme;
pub mod relevance;
pub mod schema;
pub mod secrets;
pub mod shares;
pub mod stories;
pub mod voice;
pub mod words;

use std::{path::PathBuf, sync::Arc};

pub use error::{Error, Result};

/// One running Marbles: its database and its ways to the world outside. Cheap to clone.
#[derive(Clone)]
pub struct Marbles {
    pub db: db::Db,
    pub key: secrets::Key,
    pub post: notices::post::Post,
    pub writer: Arc<dyn notices::Writer>,
    pub fetcher: fetching::Fetcher,
    pub pictures: pictures::Store,
    /// What days are made from, kept between two looks.
    pub grounds: relevance::ground::Grounds,
    /// What was posted lately, to tell when the same is said again.
    pub said: voice::likeness::said::Said,
    /// Where messages may be handed over.
    pub providers: nudges::channels::providers::Providers,
    /// Which servers an assistant may be asked of.
    pub assistants: voice::assistant::reach::Reach,
    /// By which push services know this installation.
    pub vapid: nudges::channels::push::vapid::Vapid,
    /// The folder beside the database: key, pictures, outbox.
    pub folder: PathBuf,
    /// The address that people open, without a slash at the end.
    pub public_url: String,
}

impl Marbles {
    /// The address of an organisation's screens: its own host where it has one.
    pub fn home_of(&self, organisation: &programme::Organisation) -> String {
        self.on_host(&organisation.host).unwrap_or_else(|| self.public_url.clone())
    }

    /// The address of a short link: on the link host where there is one, else below `/go/`.
    pub fn link_of(&self, organisation: &programme::Organisation, code: &str) -> String {
        match self.on_host(&organisation.link_host) {
            Some(host) => format!("{host}/{code}"),
            None => format!("{}/go/{code}", self.home_of(organisation)),
        }
    }

    fn on_host(&self, host: &str) -> Option<String> {
        let scheme = self.public_url.split_once("://").map_or("https", |(scheme, _)| scheme);
        (!host.is_empty()).then(|| format!("{scheme}://{host}"))
    }
}
