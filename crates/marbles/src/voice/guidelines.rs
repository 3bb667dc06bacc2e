//! Guidelines: how an organisation's people speak about their work, short, in their languages, each change a version.
//!
//! - [`writing`]: a new version, and going back to an earlier one. [`starting`]: a text to begin with.
//! - [`disclosure`]: saying that one works here, in the language of the text.

pub mod disclosure;
pub mod starting;
pub mod writing;

use crate::{
    clock::Moment,
    db::{Work, all, maybe, value},
    error::{Error, Result},
    programme,
    words::Language,
};

/// What guidelines say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    pub stand_for: String,
    pub serve: String,
    pub keep_inside: String,
    pub say_so: String,
    /// Such as `#WorkingAtNorthwind`; empty when there is none.
    pub disclosure: String,
    /// Names of customers that the mirror points at.
    pub customers: Vec<String>,
    /// Promises that the mirror points at.
    pub promises: Vec<String>,
}

/// Guidelines as they stand in one language.
#[derive(Clone, Debug)]
pub struct Guidelines {
    pub language: Language,
    pub version: i64,
    pub wording: Wording,
    pub created_at: Moment,
}

/// One of the versions, without its words.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Version {
    pub version: i64,
    pub created_at: Moment,
    /// Who wrote it, unless they are gone.
    pub written_by: Option<String>,
}

/// What the mirror points at in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watched {
    pub customers: Vec<String>,
    pub promises: Vec<String>,
}

impl Watched {
    /// All of it, customers first.
    pub fn words(self) -> Vec<String> {
        self.customers.into_iter().chain(self.promises).collect()
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    language: Language,
    version: i64,
    stand_for: String,
    serve: String,
    keep_inside: String,
    say_so: String,
    disclosure: String,
    customers: String,
    promises: String,
    created_at: Moment,
}

impl From<Row> for Guidelines {
    fn from(row: Row) -> Self {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        Self {
            language: row.language,
            version: row.version,
            created_at: row.created_at,
            wording: Wording {
                customers: lines(&row.customers),
                promises: lines(&row.promises),
                stand_for: row.stand_for,
                serve: row.serve,
                keep_inside: row.keep_inside,
                say_so: row.say_so,
                disclosure: row.disclosure,
            },
        }
    }
}

/// The guidelines in force, one per language that has any, in the order in which languages are offered.
pub async fn in_force(work: &mut Work) -> Result<Vec<Guidelines>> {
    let rows = all!(
        work,
        Row,
        "select g.* from guidelines g
         where g.org_id = $1 and g.version =
             (select max(version) from guidelines where org_id = $1 and language = g.language)",
        work.by.org,
    )?;
    let mut found: Vec<Guidelines> = rows.into_iter().map(Guidelines::from).collect();
    found.sort_by_key(|one| Language::ALL.iter().position(|language| *language == one.language));
    Ok(found)
}

/// The guidelines for a reader of a language: in it, else in the organisation's own, else in any.
pub async fn current(work: &mut Work, language: Language) -> Result<Option<Guidelines>> {
    let leading = programme::organisation(work).await?.language();
    let mut found = in_force(work).await?;
    let place =
        [language, leading].iter().find_map(|wanted| found.iter().position(|one| one.language == *wanted));
    Ok((!found.is_empty()).then(|| found.swap_remove(place.unwrap_or(0))))
}

/// What to point at in a text of a language: every customer's name, and the promises of that language.
pub async fn watched(work: &mut Work, language: Language) -> Result<Watched> {
    let mut watched = Watched::default();
    for one in in_force(work).await? {
        watched.customers.extend(one.wording.customers);
        if one.language == language {
            watched.promises = one.wording.promises;
        }
    }
    watched.customers.sort();
    watched.customers.dedup();
    Ok(watched)
}

/// One version in one language.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, language: Language, version: i64) -> Result<Guidelines> {
    let row = maybe!(
        work,
        Row,
        "select * from guidelines where org_id = $1 and language = $2 and version = $3",
        work.by.org,
        language,
        version,
    )?;
    row.map(Guidelines::from).ok_or(Error::Missing)
}

/// Every version in a language, newest first.
pub async fn versions(work: &mut Work, language: Language) -> Result<Vec<Version>> {
    Ok(all!(
        work,
        Version,
        "select g.version, g.created_at, p.name as written_by
         from guidelines g
         left join people p on p.org_id = g.org_id and p.person_id = g.written_by
         where g.org_id = $1 and g.language = $2
         order by g.version desc",
        work.by.org,
        language,
    )?)
}

/// Whether I have posted nothing yet.
pub async fn is_before_the_first_post(work: &mut Work) -> Result<bool> {
    let posted = value!(
        work,
        i64,
        "select count(*) from (
             select 1 as one from shares
             where org_id = $1 and person_id = $2 and confirmed_at is not null
             limit 1) as posted",
        work.by.org,
        work.by.person,
    )?;
    Ok(posted == 0)
}
