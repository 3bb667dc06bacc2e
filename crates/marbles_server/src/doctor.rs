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
