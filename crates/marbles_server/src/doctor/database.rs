//! What the database says: whether it opens, how its schema stands, and how each organisation does.

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
use url::Url;

use super::{Finding, START, State, place::shown};
use crate::{opening, settings::Place};

/// Opens it as it is, and changes nothing.
pub(super) async fn examine(place: &Place) -> Vec<Finding> {
    let address = opening::database(place);
    if is_absent(&address) {
        return vec![Finding::missing("database", format!("{address} is not there yet"), START)];
    }
    let Ok(db) = Db::open_as_it_is(&address, Clock::real()).await else { return vec![cannot_open(place)] };
    let mut findings = Vec::new();
    if inside(&db, &mut findings).await.is_err() {
        findings.push(Finding::broken(
            "database",
            "it opened, and then did not answer",
            "look into the database server's log",
        ));
    }
    db.close().await;
    findings
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
