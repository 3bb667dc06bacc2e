//! What an administrator sets: name and looks, languages and days, who may join, privacy, addresses.

use jiff::tz::TimeZone;
use sqlx::types::Json;

use super::{accent::Colour, tidy_domains};
use crate::{
    db::{Work, run, value},
    error::{Error, Problems, Result},
    ids::PictureId,
    words::Language,
};

/// The smallest number that an organisation may take for its smallest group.
pub const SMALLEST_GROUP: i64 = 5;
/// The largest that makes sense.
pub const LARGEST_GROUP: i64 = 1000;

/// Sets the name, the tagline, and the accent colour (`#rrggbb`, or nothing for Marbles' own).
///
/// # Errors
/// `Invalid` by field.
pub async fn change_looks(work: &mut Work, name: &str, tagline: &str, accent: &str) -> Result<()> {
    let (name, tagline, accent) = (name.trim(), tagline.trim(), accent.trim().to_lowercase());
    let mut problems = Problems::default();
    problems.unless((1..=100).contains(&name.chars().count()), "name", "problem-name");
    problems.unless(tagline.chars().count() <= 200, "tagline", "problem-too-long");
    problems.unless(accent.is_empty() || Colour::parse(&accent).is_some(), "accent", "problem-colour");
    problems.none()?;
    run!(
        work,
        "update organisations set name = $2, tagline = $3, accent = $4 where org_id = $1",
        work.by.org,
        name,
        tagline,
        &accent,
    )?;
    Ok(())
}

/// Sets the logo, or takes it away.
pub async fn change_logo(work: &mut Work, logo: Option<PictureId>) -> Result<()> {
    run!(work, "update organisations set logo_id = $2 where org_id = $1", work.by.org, logo)?;
    Ok(())
}

/// Sets the languages, the first one leading, and the time zone.
///
/// # Errors
/// `Invalid` by field.
pub async fn change_languages(work: &mut Work, languages: &[Language], time_zone: &str) -> Result<()> {
    let mut problems = Problems::default();
    problems.unless(!languages.is_empty(), "languages", "problem-languages");
    problems.unless(TimeZone::get(time_zone.trim()).is_ok(), "time_zone", "problem-time-zone");
    problems.none()?;
    let mut each_once: Vec<Language> = Vec::new();
    for language in languages {
        if !each_once.contains(language) {
            each_once.push(*language);
        }
    }
    run!(
        work,
        "update organisations set languages = $2, time_zone = $3 where org_id = $1",
        work.by.org,
        Json(&each_once),
        time_zone.trim(),
    )?;
    Ok(())
}

/// Sets the mail domains whose people may join by themselves; none means by invitation only.
///
/// # Errors
/// `Invalid` when one is no domain.
pub async fn change_domains(work: &mut Work, domains: &[String]) -> Result<()> {
    let mut problems = Problems::default();
    let domains = tidy_domains(domains, &mut problems);
    problems.none()?;
    run!(work, "update organisations set email_domains = $2 where org_id = $1", work.by.org, Json(&domains))?;
    Ok(())
}

/// Sets how many people a group needs before a figure about it is shown.
///
/// # Errors
/// `Invalid` below 5 or above 1000.
pub async fn change_minimum_group(work: &mut Work, minimum: i64) -> Result<()> {
    if !(SMALLEST_GROUP..=LARGEST_GROUP).contains(&minimum) {
        return Err(Error::invalid("minimum_group", "problem-minimum-group"));
    }
    run!(work, "update organisations set minimum_group = $2 where org_id = $1", work.by.org, minimum)?;
    Ok(())
}

/// Sets the organisation's own host name and that of its short links; empty where it has none.
///
/// # Errors
/// `Invalid` by field, also when another organisation answers there.
pub async fn change_addresses(work: &mut Work, host: &str, link_host: &str) -> Result<()> {
    let (host, link_host) = (host.trim().to_lowercase(), link_host.trim().to_lowercase());
    let mut problems = Problems::default();
    problems.unless(host.is_empty() || is_host(&host), "host", "problem-host");
    problems.unless(link_host.is_empty() || is_host(&link_host), "link_host", "problem-host");
    problems.unless(link_host.is_empty() || link_host != host, "link_host", "problem-link-host-same");
    for (field, host) in [("host", &host), ("link_host", &link_host)] {
        let taken = value!(
            work,
            i64,
            "select count(*) from organisations where org_id <> $1 and $2 <> '' and (host = $2 or link_host = $2)",
            work.by.org,
            host,
        )?;
        problems.unless(taken == 0, field, "problem-host-taken");
    }
    problems.none()?;
    run!(
        work,
        "update organisations set host = $2, link_host = $3 where org_id = $1",
        work.by.org,
        &host,
        &link_host,
    )?;
    Ok(())
}

/// A host name, with a port where there must be one.
pub(super) fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let sound = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.split('.').all(sound) && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::is_host;

    #[test]
    fn a_host_is_a_name_and_no_address() {
        for host in ["marbles.northwind.example", "localhost", "localhost:4680", "go.nw.example"] {
            assert!(is_host(host), "{host}");
        }
        for host in [
            "https://x.example",
            "x.example/",
            "-x.example",
            "x..example",
            "x.example:port",
            "a b",
            "ø.example",
        ] {
            assert!(!is_host(host), "{host}");
        }
    }
}
