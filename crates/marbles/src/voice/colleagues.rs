//! Colleagues by name, for whoever asks one of them something.
//!
//! Everybody who is here is found and can be asked, whether they take part or not: who does is nobody's to know.

use crate::{
    db::{Work, all, value},
    error::Result,
    ids::PersonId,
    people::listing,
    voice::field::experts::Expert,
};

/// How many colleagues are shown at once.
pub(super) const SHOWN: i64 = 20;

/// A colleague, as far as anybody may know them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Colleague {
    pub person_id: PersonId,
    pub name: String,
    pub title: String,
    pub department: String,
    pub location: String,
}

impl From<Expert> for Colleague {
    fn from(expert: Expert) -> Self {
        let Expert { person_id, name, title, department, location, .. } = expert;
        Self { person_id, name, title, department, location }
    }
}

/// Colleagues by name; it does not tell who takes part, nor who was asked.
pub async fn by_name(work: &mut Work, name: &str) -> Result<Vec<Colleague>> {
    if name.trim().is_empty() {
        return Ok(Vec::new());
    }
    let (small, large) = listing::patterns(name);
    Ok(all!(
        work,
        Colleague,
        "select person_id, name, title, department, location
         from people
         where org_id = $1 and gone_at is null and knocked_at is null and person_id <> $2
           and (lower(name) like $3 escape '\\' or lower(name) like $4 escape '\\')
         order by name, person_id
         limit $5",
        work.by.org,
        work.by.person,
        &small,
        &large,
        SHOWN,
    )?)
}

/// Whether somebody is in the organisation, which is all that it takes to be asked.
pub(super) async fn is_here(work: &mut Work, person: PersonId) -> Result<bool> {
    let sql = "select count(*) from people
         where org_id = $1 and person_id = $2 and gone_at is null and knocked_at is null";
    Ok(value!(work, i64, sql, work.by.org, person)? == 1)
}
