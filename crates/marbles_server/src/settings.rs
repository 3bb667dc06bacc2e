//! Settings: one struct a concern, from the command line or the environment; these comments are the manual.

use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

use clap::{Args, Parser};
use marbles::{nudges::channels::providers::Providers, voice::assistant::reach::Reach};

use marbles_web::MetricsFor;

use crate::{commands::Command, serving::Front};

/// Marbles: your people tell, in their own words, what you do and why it matters.
#[derive(Debug, Parser)]
#[command(name = "marbles", version)]
pub struct CommandLine {
    #[command(flatten)]
    pub place: Place,
    /// Print machine-readable output.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// Where everything is kept.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// The folder for the SQLite file, the key, pictures, and letters that could not be mailed.
    #[arg(long, global = true, env = "MARBLES_DATA")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL address (`postgres://user:password@host/name`); without it, a SQLite file in the data folder.
    #[arg(long, global = true, env = "MARBLES_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// The address that people open, such as `https://marbles.example.org`.
    #[arg(long, global = true, env = "MARBLES_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Fetch feeds and pages from private addresses too: for tests and intranets.
    #[arg(long, global = true, env = "MARBLES_ALLOW_PRIVATE_FETCH")]
    pub allow_private_fetch: bool,
    #[command(flatten)]
    pub mail: Mail,
    #[command(flatten)]
    pub pictures: Pictures,
    #[command(flatten)]
    pub channels: Channels,
    #[command(flatten)]
    pub assistants: Assistants,
}

/// Which servers an organisation's assistant may be.
#[derive(Clone, Debug, Default, Args)]
pub struct Assistants {
    /// A server inside the house (a local model) that organisations may choose as their assistant, as `host:port`, or as
    /// `host:*` for all its ports; may be given several times. Servers on the internet need no such word.
    #[arg(long, global = true, env = "MARBLES_ASSISTANT_HOST", value_delimiter = ',')]
    pub assistant_host: Vec<String>,
}

impl Assistants {
    /// The internet, and these.
    pub fn reach(&self) -> Reach {
        Reach::new(self.assistant_host.clone())
    }
}

/// Where pictures are kept.
#[derive(Clone, Debug, Default, Args)]
pub struct Pictures {
    /// A bucket of an S3 object store, such as `s3://bucket/marbles`; without it, pictures lie in the data folder.
    #[arg(long = "pictures", global = true, env = "MARBLES_PICTURES")]
    pub bucket: Option<String>,
    /// The address of an object store that is not Amazon's, such as `https://s3.example.org`.
    #[arg(long, global = true, env = "MARBLES_S3_ENDPOINT")]
    pub s3_endpoint: Option<String>,
    /// The region of the bucket.
    #[arg(long, global = true, env = "MARBLES_S3_REGION")]
    pub s3_region: Option<String>,
    /// The name of the key to the bucket; without one, the role of the machine is asked for it.
    #[arg(long, global = true, env = "MARBLES_S3_KEY", hide_env_values = true)]
    pub s3_key: Option<String>,
    /// The key's secret.
    #[arg(long, global = true, env = "MARBLES_S3_SECRET", hide_env_values = true)]
    pub s3_secret: Option<String>,
}

/// Where messages go besides mail; without any of these, to the well-known providers only.
#[derive(Clone, Debug, Default, Args)]
pub struct Channels {
    /// A push service besides those of the browsers, as `host:port`, or as `host` for all its ports; may be given several times.
    #[arg(long, global = true, env = "MARBLES_PUSH_HOST", value_delimiter = ',')]
    pub push_host: Vec<String>,
    /// A host of webhooks that speak as Slack or Teams do (Mattermost, for one), written in the same way.
    #[arg(long, global = true, env = "MARBLES_WEBHOOK_HOST", value_delimiter = ',')]
    pub webhook_host: Vec<String>,
    /// The address of Slack's interface: for tests.
    #[arg(long, global = true, env = "MARBLES_SLACK_API", hide = true)]
    pub slack_api: Option<String>,
}

impl Channels {
    /// The providers' own hosts, and these.
    pub fn providers(&self) -> Providers {
        let usual = Providers::default();
        Providers {
            push_hosts: self.push_host.clone(),
            webhook_hosts: self.webhook_host.clone(),
            slack_api: self.slack_api.clone().unwrap_or(usual.slack_api),
        }
    }
}

/// How letters leave.
#[derive(Clone, Debug, Args)]
pub struct Mail {
    /// The mail server, such as `smtps://user:password@mail.example.org`; without it, letters go to the outbox folder.
    #[arg(long, global = true, env = "MARBLES_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// The sender of letters.
    #[arg(long, global = true, env = "MARBLES_MAIL_FROM", default_value = "marbles@localhost.localdomain")]
    pub mail_from: String,
}

/// How the server listens.
#[derive(Clone, Debug, Args)]
pub struct Listening {
    /// The address to listen on.
    #[arg(long, env = "MARBLES_LISTEN", default_value = "127.0.0.1:4680")]
    pub listen: SocketAddr,
    /// A proxy whose `X-Forwarded-For` is believed; may be given several times.
    #[arg(long, env = "MARBLES_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpAddr>,
    /// Whoever shows this token may read `/metrics`; without it, only programs on this machine, not through a proxy.
    #[arg(long, env = "MARBLES_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// Everybody may read `/metrics`.
    #[arg(long, env = "MARBLES_METRICS_OPEN", conflicts_with = "metrics_token")]
    pub metrics_open: bool,
}

impl Listening {
    /// What stands before the door.
    pub fn front(self) -> Front {
        let metrics_for = match self.metrics_token {
            Some(token) => MetricsFor::Bearer(token.into()),
            None if self.metrics_open => MetricsFor::Everybody,
            None => MetricsFor::ThisMachine,
        };
        Front { proxies: self.trusted_proxy, metrics_for }
    }
}

impl Mail {
    /// Into the outbox folder, from nobody's address.
    pub fn outbox() -> Self {
        Self { smtp: None, mail_from: "marbles@localhost.localdomain".to_owned() }
    }
}

impl Place {
    /// That folder, and every other setting as it is when nothing is said.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            data: Some(folder.to_owned()),
            database: None,
            public_url: None,
            allow_private_fetch: false,
            mail: Mail::outbox(),
            pictures: Pictures::default(),
            channels: Channels::default(),
            assistants: Assistants::default(),
        }
    }

    /// The data folder: the one given, else `data` here.
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }
}
