//! What each person wants of the mirror: on or off, and without the hints that they have dismissed.

use super::hints::Kind;
use crate::{
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::PersonId,
};

/// What a person chose; theirs alone to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub on: bool,
    /// The kinds that do not come back, the weightiest first.
    pub dismissed: Vec<Kind>,
}

/// My choices: on, with every hint, until I say otherwise.
pub async fn mine(work: &mut Work) -> Result<Choices> {
    let me = me(work)?;
    let wish = maybe!(
        work,
        (bool,),
        "select looks from mirror_wishes where org_id = $1 and person_id = $2",
        work.by.org,
        me,
    )?;
    let kept = all!(
        work,
        (String,),
        "select kind from mirror_dismissals where org_id = $1 and person_id = $2 order by kind",
        work.by.org,
        me,
    )?;
    // A kind that this version no longer knows is nothing to bring back.
    let mut dismissed: Vec<Kind> = kept.iter().filter_map(|(kind,)| Kind::parse(kind).ok()).collect();
    dismissed.sort_unstable();
    Ok(Choices { on: wish.is_none_or(|(looks,)| looks), dismissed })
}

/// I switch the mirror on or off.
pub async fn switch(work: &mut Work, on: bool) -> Result<()> {
    let me = me(work)?;
    run!(
        work,
        "insert into mirror_wishes (org_id, person_id, looks, since) values ($1, $2, $3, $4)
         on conflict (org_id, person_id) do update set looks = $3, since = $4",
        work.by.org,
        me,
        on,
        work.now,
    )?;
    Ok(())
}

/// I do not want that kind of hint again.
pub async fn dismiss(work: &mut Work, kind: Kind) -> Result<()> {
    let me = me(work)?;
    run!(
        work,
        "insert into mirror_dismissals (org_id, person_id, kind, at) values ($1, $2, $3, $4)
         on conflict (org_id, person_id, kind) do nothing",
        work.by.org,
        me,
        kind.key(),
        work.now,
    )?;
    Ok(())
}

/// I want that kind of hint back.
pub async fn bring_back(work: &mut Work, kind: Kind) -> Result<()> {
    let me = me(work)?;
    run!(
        work,
        "delete from mirror_dismissals where org_id = $1 and person_id = $2 and kind = $3",
        work.by.org,
        me,
        kind.key(),
    )?;
    Ok(())
}

fn me(work: &Work) -> Result<PersonId> {
    work.by.person.ok_or(Error::Missing)
}
