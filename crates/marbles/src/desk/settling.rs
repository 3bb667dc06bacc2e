//! Setting things aside: what the desk has dealt with where nothing else says so.

use uuid::Uuid;

use crate::{
    db::{Work, run},
    error::{Error, Result},
    people::Role,
};

/// What can be set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An answer that was sent on.
    Answer,
    /// A question that nobody answered.
    Question,
    /// Something that somebody could be thanked for.
    Deed,
}

impl Kind {
    /// Its name in addresses and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Question => "question",
            Self::Deed => "deed",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Answer, Self::Question, Self::Deed].into_iter().find(|kind| kind.name() == name)
    }
}

/// Sets a thing aside for everybody at the desk. Doing so twice counts once.
///
/// # Errors
/// `Forbidden` for all but editors.
pub async fn settle(work: &mut Work, kind: Kind, subject: Uuid) -> Result<()> {
    editors_only(work)?;
    run!(
        work,
        "insert into desk_done (org_id, kind, subject, done_at, done_by) values ($1, $2, $3, $4, $5)
         on conflict (org_id, kind, subject) do nothing",
        work.by.org,
        kind.name(),
        subject,
        work.now,
        work.by.person,
    )?;
    Ok(())
}

/// Puts it back on the desk.
///
/// # Errors
/// `Forbidden` for all but editors.
pub async fn put_back(work: &mut Work, kind: Kind, subject: Uuid) -> Result<()> {
    editors_only(work)?;
    let sql = "delete from desk_done where org_id = $1 and kind = $2 and subject = $3";
    run!(work, sql, work.by.org, kind.name(), subject)?;
    Ok(())
}

fn editors_only(work: &Work) -> Result<()> {
    if work.by.role < Role::Editor { Err(Error::Forbidden) } else { Ok(()) }
}
