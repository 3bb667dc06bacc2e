//! Looks an installation over: what is in force, what is missing, what is broken. It never repeats a secret.

mod database;
mod place;

use serde::Serialize;

use crate::{reached_at, settings::Place};

/// What `marbles serve` does by itself when it starts.
const START: &str = "start `marbles serve`: it makes what is not there and brings an older schema up to date";

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
    let mut findings =
        vec![Finding::fine("version", env!("CARGO_PKG_VERSION")), place::folder(&place.folder())];
    findings.push(place::public_url(&reached_at::of(place)));
    findings.extend(place::mail(place));
    findings.push(place::fetching(place.allow_private_fetch));
    findings.push(place::pictures(place).await);
    findings.push(place::time_zones());
    findings.extend(database::examine(place).await);
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

#[cfg(test)]
mod tests;
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
