//! Looks an installation over: what is in force, what is missing, what is broken. It never repeats a secret.

use std::path::Path;

use marbles::{
    Result,
    clock::Clock,
    db::{By, Db},
    ids::OrgId,
    programme::{
        self,
        health::{self, Health},
    },
    schema::{self, MIGRATIONS},
};
use serde::Serialize;
use url::Url;

use crate::{opening, reached_at, settings::Place};

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// As it should be.
    Fine,
    /// It works, and something is missing.
    Missing,
    /// It does not work.
    Broken,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    pub about: &'static str,
    pub state: State,
    pub said: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub todo: Option<&'static str>,
}

impl Finding {
    fn fine(about: &'static str, said: impl Into<String>) -> Self {
        Self { about, state: State::Fine, said: said.into(), todo: None }
    }

    fn missing(about: &'static str, said: impl Into<String>, todo: &'static str) -> Self {
        Self { about, state: State::Missing, said: said.into(), todo: Some(todo) }
    }

    fn broken(about: &'static str, said: impl Into<String>, todo: &'static str) -> Self {
        Self { about, state: State::Broken, said: said.into(), todo: Some(todo) }
    }
}

/// Looks at everything; what cannot be opened is a finding, too.
pub async fn examine(place: &Place) -> Vec<Finding> {
    let mut findings = vec![Finding::fine("version", env!("CARGO_PKG_VERSION")), folder(&place.folder())];
    let url = reached_at::of(place);
    findings.push(public_url(&url));
    findings.extend(mail(place));
    findings.push(fetching(place.allow_private_fetch));
    findings.push(time_zones());
    let address = opening::database(place);
    if is_absent(&address) {
        findings.push(Finding::missing("database", format!("{address} is not there yet"), START));
        return findings;
    }
    match Db::open_as_it_is(&address, Clock::real()).await {
        Ok(db) => {
            let looked = inside(&db, &mut findings).await;
            if looked.is_err() {
                findings.push(Finding::broken(
                    "database",
                    "it opened, and then did not answer",
                    "look into the database server's log",
                ));
            }
            db.close().await;
        }
        Err(_) => findings.push(cannot_open(place)),
    }
    findings
}

/// The findings as lines for people.
pub fn in_words(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let sign = match finding.state {
            State::Fine => "ok     ",
            State::Missing => "missing",
            State::Broken => "BROKEN ",
        };
        let todo =
            finding.todo.map(|todo| format!("\n                            → {todo}")).unwrap_or_default();
        format!("{sign}  {:<18} {}{todo}", finding.about, finding.said)
    };
    findings.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn folder(folder: &Path) -> Finding {
    if !folder.exists() {
        return Finding::missing("data folder", format!("{} is not there yet", folder.display()), START);
    }
    match tempfile::tempfile_in(folder) {
        Ok(_) => Finding::fine("data folder", format!("{}, writable", folder.display())),
        Err(error) => Finding::broken(
            "data folder",
            format!("{}: {error}", folder.display()),
            "give Marbles a folder that it may write to (--data)",
        ),
    }
}

fn public_url(address: &str) -> Finding {
    match Url::parse(address) {
        Ok(url) if url.scheme() == "https" => Finding::fine("public address", shown(&url)),
        Ok(url) if url.scheme() == "http" => Finding::missing(
            "public address",
            format!("{}, not encrypted", shown(&url)),
            "put a proxy with a certificate before it and set --public-url https://…",
        ),
        _ => Finding::broken(
            "public address",
            "the address is none",
            "set --public-url to something like https://marbles.example.org",
        ),
    }
}

fn mail(place: &Place) -> Vec<Finding> {
    let way = match place.mail.smtp.as_deref().map(Url::parse) {
        None => Finding::missing(
            "mail",
            "letters go to the outbox folder",
            "set --smtp so that people can sign in",
        ),
        Some(Ok(url)) if ["smtp", "smtps"].contains(&url.scheme()) && url.host_str().is_some() => {
            Finding::fine("mail", shown(&url))
        }
        Some(_) => Finding::broken(
            "mail",
            "the mail server's address is none",
            "write it as smtps://user:password@host",
        ),
    };
    let from = &place.mail.mail_from;
    let sender = if from.ends_with("@localhost.localdomain") {
        Finding::missing("sender", from, "set --mail-from to an address of your own domain")
    } else {
        Finding::fine("sender", from)
    };
    vec![way, sender]
}

fn fetching(private: bool) -> Finding {
    if private {
        Finding::missing(
            "fetching",
            "private addresses are fetched, too",
            "leave --allow-private-fetch out unless your feeds are on an intranet",
        )
    } else {
        Finding::fine("fetching", "public addresses only")
    }
}

fn time_zones() -> Finding {
    let known = jiff::tz::TimeZone::get("Europe/Amsterdam").is_ok();
    let now = Clock::real().now();
    if known && now.timestamp().as_second() > 1_760_000_000 {
        Finding::fine("clock", format!("{}, time zones are known", now.timestamp()))
    } else {
        Finding::broken("clock", format!("it says {}", now.timestamp()), "set the machine's clock")
    }
}

/// An address without its user, password and anything that may hold a secret.
fn shown(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!(
        "{}://{}{port}{}",
        url.scheme(),
        url.host_str().unwrap_or_default(),
        url.path().trim_end_matches('/')
    )
}

fn cannot_open(place: &Place) -> Finding {
    let said = match place.database.as_deref().map(Url::parse) {
        Some(Ok(url)) if url.scheme().starts_with("postgres") => {
            format!("PostgreSQL at {} does not open", shown(&url))
        }
        _ => format!("SQLite in {} does not open", place.folder().display()),
    };
    Finding::broken(
        "database",
        said,
        "check that it runs, that its address and password are right, and that no newer Marbles wrote it",
    )
}

/// What `marbles serve` does by itself when it starts.
const START: &str = "start `marbles serve`: it makes what is not there and brings an older schema up to date";

/// Whether that is a file of SQLite that is not there.
fn is_absent(address: &str) -> bool {
    !address.starts_with("postgres") && !Path::new(address.trim_start_matches("sqlite://")).exists()
}

/// The schema as it stands; whether there is more to look at.
async fn schema_of(db: &Db, findings: &mut Vec<Finding>) -> Result<bool> {
    let mut look = db.look(By::marbles(OrgId::nobody())).await?;
    let (name, known) = (db.name(), MIGRATIONS.len());
    let finding = match schema::current(&mut look).await {
        Ok(version) if version == known => Finding::fine("database", format!("{name}, schema {version}")),
        Ok(version) if version < known => Finding::missing(
            "database",
            format!("{name}, schema {version}, and this Marbles has {known}"),
            START,
        ),
        Ok(version) => Finding::broken(
            "database",
            format!("{name}, schema {version} of a newer Marbles; this one knows {known}"),
            "start that version",
        ),
        Err(_) => Finding::missing("database", format!("{name}, with nothing of Marbles in it"), START),
    };
    let current = finding.state == State::Fine;
    findings.push(finding);
    Ok(current)
}

async fn inside(db: &Db, findings: &mut Vec<Finding>) -> Result<()> {
    if !schema_of(db, findings).await? {
        return Ok(());
    }
    let organisations = programme::all_organisations(db).await?;
    if organisations.is_empty() {
        findings.push(Finding::missing(
            "organisation",
            "there is none yet",
            "open the public address, or run `marbles org create`",
        ));
    }
    for organisation in organisations {
        let mut look = db.look(By::marbles(organisation.org_id)).await?;
        let Health { people, given_up, failing } = health::look(&mut look).await?;
        let demo = if organisation.is_demo { " (a demo)" } else { "" };
        findings.push(Finding::fine("organisation", format!("{}{demo}: {people} people", organisation.name)));
        if given_up > 0 {
            findings.push(Finding::missing(
                "jobs",
                format!("{}: {given_up} were given up", organisation.name),
                "see Settings → Jobs for why, and run them again",
            ));
        }
        if failing > 0 {
            findings.push(Finding::missing(
                "sources",
                format!("{}: {failing} do not answer as they should", organisation.name),
                "see Sources for why",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Mail;

    #[tokio::test]
    async fn no_secret_is_repeated() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place {
            data: Some(folder.path().to_owned()),
            database: Some("postgres://marbles:hunter2@127.0.0.1:1/marbles?password=hunter2".to_owned()),
            public_url: Some("https://who:hunter2@marbles.example.org".to_owned()),
            allow_private_fetch: false,
            channels: Default::default(),
            mail: Mail {
                smtp: Some("smtps://post:hunter2@mail.example.org".to_owned()),
                mail_from: "post@example.org".to_owned(),
            },
        };
        let findings = examine(&place).await;
        let said = in_words(&findings) + &serde_json::to_string(&findings).expect("JSON");
        assert!(!said.contains("hunter2"), "{said}");
        assert!(said.contains("mail.example.org") && said.contains("127.0.0.1"), "{said}");
        assert!(
            findings.iter().any(|finding| finding.about == "database" && finding.state == State::Broken),
            "{said}"
        );
    }

    #[tokio::test]
    async fn a_fresh_installation_is_told_what_it_lacks_and_nothing_is_broken() {
        let folder = tempfile::tempdir().expect("a folder");
        let mail = Mail { smtp: None, mail_from: "marbles@localhost.localdomain".to_owned() };
        let place = Place {
            data: Some(folder.path().to_owned()),
            database: None,
            public_url: None,
            allow_private_fetch: false,
            channels: Default::default(),
            mail,
        };
        let findings = examine(&place).await;
        let missing: Vec<_> =
            findings.iter().filter(|one| one.state == State::Missing).map(|one| one.about).collect();
        assert_eq!(missing, ["public address", "mail", "sender", "database"]);
        assert!(
            findings
                .iter()
                .all(|one| one.state != State::Broken && (one.state == State::Fine) == one.todo.is_none())
        );
    }
}
