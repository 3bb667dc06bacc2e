//! What the settings say: the folder, the addresses, mail, pictures and the clock.

use std::path::Path;

use marbles::{clock::Clock, pictures::StoreProblem};
use url::Url;

use super::{Finding, START};
use crate::{opening, settings::Place};

pub(super) fn folder(folder: &Path) -> Finding {
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

pub(super) fn public_url(address: &str) -> Finding {
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

pub(super) fn mail(place: &Place) -> Vec<Finding> {
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

pub(super) fn fetching(private: bool) -> Finding {
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

pub(super) fn time_zones() -> Finding {
    let known = jiff::tz::TimeZone::get("Europe/Amsterdam").is_ok();
    let now = Clock::real().now();
    if known && now.timestamp().as_second() > 1_760_000_000 {
        Finding::fine("clock", format!("{}, time zones are known", now.timestamp()))
    } else {
        Finding::broken("clock", format!("it says {}", now.timestamp()), "set the machine's clock")
    }
}

/// An address without its user, password and anything that may hold a secret.
pub(super) fn shown(url: &Url) -> String {
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!(
        "{}://{}{port}{}",
        url.scheme(),
        url.host_str().unwrap_or_default(),
        url.path().trim_end_matches('/')
    )
}

/// Asks a bucket for a picture that is not there: whoever says so was reached, and let us in.
pub(super) async fn pictures(place: &Place) -> Finding {
    let Some(address) = &place.pictures.bucket else {
        return Finding::fine("pictures", "in the data folder");
    };
    let endpoint = place.pictures.s3_endpoint.as_deref().map(Url::parse);
    let at = match endpoint {
        Some(Ok(endpoint)) => format!(" at {}", shown(&endpoint)),
        _ => String::new(),
    };
    // The client behind the bucket finds its TLS installed by the guarded one.
    let _ = opening::fetcher(place);
    let asked = match opening::pictures(place) {
        Ok(store) => store.get("doctor").await.map(drop),
        Err(problem) => Err(problem),
    };
    match asked {
        Ok(()) | Err(StoreProblem::Missing) => Finding::fine("pictures", format!("in {address}{at}")),
        Err(StoreProblem::BadAddress) => Finding::broken(
            "pictures",
            "the bucket's address is none",
            "write it as s3://bucket or s3://bucket/folder",
        ),
        Err(_) => Finding::broken(
            "pictures",
            format!("{address}{at} does not answer as it should"),
            "check --s3-endpoint, --s3-region, MARBLES_S3_KEY and MARBLES_S3_SECRET, and that the bucket exists",
        ),
    }
}
