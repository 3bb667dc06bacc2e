//! Laying in history in bulk, for demos and benchmarks: rows as a year of use would have left them, with no letter sent.

pub mod happenings;
pub mod people;
pub mod pictures;
pub mod shares;
pub mod sightings;
pub mod stories;

use crate::{
    clock::Moment,
    db::{Work, maybe, run},
    error::{Error, Result},
    people::{Person, Role},
};

/// How many rows one statement lays in: fewer and larger statements are what makes a year fit into seconds.
pub(crate) const AT_ONCE: usize = 250;

/// Lays rows in: `lay!(work, "insert into … (org_id, …) ", rows, |row| [org, row.…])`, with what follows the rows last.
macro_rules! lay {
    ($work:expr, $into:literal, $rows:expr, |$row:pat_param| [$($value:expr),* $(,)?] $(, $ending:literal)?) => {
        for some in $rows.chunks($crate::demo::AT_ONCE) {
            match &mut $work.tx {
                $crate::db::Tx::Sqlite(tx) => {
                    let mut insert = sqlx::QueryBuilder::<sqlx::Sqlite>::new($into);
                    insert.push_values(some, |mut values, $row| { $(values.push_bind($value);)* });
                    $(insert.push($ending);)?
                    insert.build().execute(&mut **tx).await?;
                }
                $crate::db::Tx::Postgres(tx) => {
                    let mut insert = sqlx::QueryBuilder::<sqlx::Postgres>::new($into);
                    insert.push_values(some, |mut values, $row| { $(values.push_bind($value);)* });
                    $(insert.push($ending);)?
                    insert.build().execute(&mut **tx).await?;
                }
            }
        }
    };
}
pub(crate) use lay;

/// How the organisation looks and since when it is there.
#[derive(Clone, Debug)]
pub struct Looks {
    pub accent: String,
    pub tagline: String,
    pub since: Moment,
}

/// Gives the organisation its looks and its age.
pub async fn dress(work: &mut Work, looks: &Looks) -> Result<()> {
    run!(
        work,
        "update organisations set accent = $2, tagline = $3, created_at = $4 where org_id = $1",
        work.by.org,
        &looks.accent,
        &looks.tagline,
        looks.since,
    )?;
    Ok(())
}

/// A seat of a demo that a visitor may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    Advocate,
    Editor,
    Lead,
    Admin,
}

impl Seat {
    /// Every seat.
    pub const ALL: [Self; 4] = [Self::Advocate, Self::Editor, Self::Lead, Self::Admin];

    /// Its word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Advocate => "advocate",
            Self::Editor => "editor",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// The seat of that word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seat| seat.name() == name)
    }

    fn role(self) -> Role {
        match self {
            Self::Advocate => Role::Member,
            Self::Editor => Role::Editor,
            Self::Lead => Role::Lead,
            Self::Admin => Role::Admin,
        }
    }
}

/// Whose seat that is: the longest-known person of the seat's role, and in a demo only.
///
/// # Errors
/// `Missing` in every other organisation.
pub async fn whose(work: &mut Work, seat: Seat) -> Result<Person> {
    maybe!(
        work,
        Person,
        "select p.*
         from people p
         join organisations o on o.org_id = p.org_id and o.is_demo
         where p.org_id = $1 and p.role = $2 and p.gone_at is null
         order by p.created_at, p.person_id
         limit 1",
        work.by.org,
        seat.role(),
    )?
    .ok_or(Error::Missing)
}
