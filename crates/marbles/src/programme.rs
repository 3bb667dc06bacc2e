//! The organisation: its name, looks, languages, days, and the rules it sets itself.

pub mod accent;
pub mod health;
pub mod retention;
pub mod setting_up;
pub mod settings;

use jiff::tz::TimeZone;
use serde::Serialize;
use sqlx::types::Json;

use crate::{
    clock::{Moment, zone},
    db::{By, Db, Work, all, one, run, value},
    error::{Error, Problems, Result},
    ids::{OrgId, PictureId},
    words::Language,
};

/// One tenant: everything belongs to exactly one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Organisation {
    pub org_id: OrgId,
    pub slug: String,
    pub name: String,
    pub host: String,
    pub link_host: String,
    pub languages: Json<Vec<Language>>,
    pub time_zone: String,
    pub accent: String,
    pub logo_id: Option<PictureId>,
    pub email_domains: Json<Vec<String>>,
    pub tagline: String,
    pub minimum_group: i64,
    pub is_demo: bool,
    pub keep_clicks_days: i64,
    pub keep_letters_days: i64,
    pub keep_activity_days: i64,
    pub created_at: Moment,
}

impl Organisation {
    /// The organisation's time zone: its days are days there.
    pub fn zone(&self) -> TimeZone {
        zone(&self.time_zone)
    }

    /// The language that is used where a person has none yet: the first of its languages.
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Whether an address of that domain may join by itself.
    pub fn welcomes(&self, email: &str) -> bool {
        let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
        self.email_domains.iter().any(|known| known.eq_ignore_ascii_case(domain))
    }
}

/// What an organisation is made from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Founding {
    pub name: String,
    pub slug: String,
    pub languages: Vec<Language>,
    pub time_zone: String,
    pub email_domains: Vec<String>,
    pub host: String,
    pub is_demo: bool,
}

/// Creates an organisation.
///
/// # Errors
/// `Invalid` by field; `Clash` when the slug or the host is taken.
pub async fn found(db: &Db, founding: Founding) -> Result<OrgId> {
    let org = OrgId::new(db.clock.now());
    let mut work = db.work(By::marbles(org)).await?;
    found_in(&mut work, founding).await?;
    work.save().await?;
    Ok(org)
}

/// Creates the organisation that this work is in.
async fn found_in(work: &mut Work, founding: Founding) -> Result<()> {
    let mut problems = Problems::default();
    let name = founding.name.trim();
    problems.unless(!name.is_empty() && name.chars().count() <= 100, "name", "problem-name");
    problems.unless(is_slug(&founding.slug), "slug", "problem-slug");
    problems.unless(TimeZone::get(&founding.time_zone).is_ok(), "time_zone", "problem-time-zone");
    let host = founding.host.trim().to_lowercase();
    problems.unless(host.is_empty() || settings::is_host(&host), "host", "problem-host");
    let domains = tidy_domains(&founding.email_domains, &mut problems);
    problems.none()?;

    let languages = if founding.languages.is_empty() { vec![Language::English] } else { founding.languages };
    let taken = value!(
        work,
        i64,
        "select count(*) from organisations where slug = $1 or ($2 <> '' and (host = $2 or link_host = $2))",
        &founding.slug,
        &host,
    )?;
    if taken > 0 {
        return Err(Error::Clash("problem-slug-taken"));
    }
    run!(
        work,
        "insert into organisations (org_id, slug, name, host, languages, time_zone, email_domains, is_demo, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        work.by.org,
        &founding.slug,
        name,
        &host,
        Json(&languages),
        &founding.time_zone,
        Json(&domains),
        founding.is_demo,
        work.now,
    )?;
    Ok(())
}

/// The organisation that this work is in.
pub async fn organisation(work: &mut Work) -> Result<Organisation> {
    Ok(one!(work, Organisation, "select * from organisations where org_id = $1", work.by.org)?)
}

/// Every organisation of this installation, oldest first.
pub async fn all_organisations(db: &Db) -> Result<Vec<Organisation>> {
    let mut look = db.look(By::marbles(OrgId::nobody())).await?;
    Ok(all!(look, Organisation, "select * from organisations order by created_at, org_id")?)
}

/// The organisation with that short name.
///
/// # Errors
/// `Missing` when there is none.
pub async fn by_slug(db: &Db, slug: &str) -> Result<Organisation> {
    all_organisations(db).await?.into_iter().find(|org| org.slug == slug).ok_or(Error::Missing)
}

/// Lower-case letters, digits and hyphens, at most 40.
pub fn is_slug(slug: &str) -> bool {
    (1..=40).contains(&slug.len())
        && slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Domains in lower case without `@`, noting those that are none.
pub(crate) fn tidy_domains(domains: &[String], problems: &mut Problems) -> Vec<String> {
    let tidy: Vec<String> = domains
        .iter()
        .map(|domain| domain.trim().trim_start_matches('@').to_lowercase())
        .filter(|domain| !domain.is_empty())
        .collect();
    let sound = |domain: &String| {
        domain.contains('.')
            && domain.split('.').all(|label| !label.is_empty())
            && !domain.contains(['@', ' ', '/'])
    };
    problems.unless(tidy.iter().all(sound), "email_domains", "problem-domain");
    tidy
}

/// The time zone that a person's days are in: their own, else the organisation's.
pub async fn zone_of(work: &mut Work, person: &crate::people::Person) -> Result<TimeZone> {
    if person.time_zone.is_empty() {
        Ok(organisation(work).await?.zone())
    } else {
        Ok(zone(&person.time_zone))
    }
}

/// Gives the organisation a host name of its own.
pub async fn set_host(work: &mut Work, host: &str) -> Result<()> {
    run!(
        work,
        "update organisations set host = $2 where org_id = $1",
        work.by.org,
        host.trim().to_lowercase()
    )?;
    Ok(())
}
