//! Whether Marbles may learn from somebody, and starting anew.

use std::collections::HashMap;

use crate::{
    clock::Moment,
    db::{Work, run},
    error::{Error, Result},
    ids::PersonId,
    people::whom::{Whom, of_whom},
};

/// Whether Marbles may learn from a person, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wishes {
    /// Otherwise only the readable rules choose for them, and nothing of theirs teaches anything.
    pub learns: bool,
    /// What happened before is forgotten.
    pub forget_before: Option<Moment>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { learns: true, forget_before: None }
    }
}

/// What people wish of learning; who never said is left out.
pub(crate) async fn wishes_of(work: &mut Work, whom: Whom<'_>) -> Result<HashMap<PersonId, Wishes>> {
    let rows = of_whom!(
        work,
        whom,
        (PersonId, bool, Option<Moment>),
        "select w.person_id, w.learns, w.forget_before from learning_wishes w where w.org_id = $1",
        "w.person_id",
        ""
    )?;
    let wishes = |(person, learns, forget_before)| (person, Wishes { learns, forget_before });
    Ok(rows.into_iter().map(wishes).collect())
}

/// What a person wishes of learning.
pub async fn wishes(work: &mut Work, person: PersonId) -> Result<Wishes> {
    Ok(wishes_of(work, Whom::One(person)).await?.remove(&person).unwrap_or_default())
}

/// I switch learning on or off. Off also forgets what I did, so that nothing waits to be used again; what I said stays.
pub async fn let_learn(work: &mut Work, learns: bool) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    if !learns {
        forget_deeds(work, me).await?;
    }
    run!(
        work,
        "insert into learning_wishes (org_id, person_id, learns) values ($1, $2, $3)
         on conflict (org_id, person_id) do update set learns = $3",
        work.by.org,
        me,
        learns,
    )?;
    Ok(())
}

/// I start anew: what I saw, opened, hid and said about topics is deleted; what I saved and shared stays mine, and teaches
/// nothing from before this moment.
pub async fn forget(work: &mut Work) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    run!(work, "delete from leanings where org_id = $1 and person_id = $2", work.by.org, me)?;
    forget_deeds(work, me).await
}

async fn forget_deeds(work: &mut Work, me: PersonId) -> Result<()> {
    run!(work, "delete from exposures where org_id = $1 and person_id = $2", work.by.org, me)?;
    run!(
        work,
        "delete from signals where org_id = $1 and person_id = $2 and kind <> 'saved'",
        work.by.org,
        me,
    )?;
    run!(
        work,
        "insert into learning_wishes (org_id, person_id, learns, forget_before) values ($1, $2, $3, $4)
         on conflict (org_id, person_id) do update set forget_before = $4",
        work.by.org,
        me,
        true,
        work.now,
    )?;
    Ok(())
}
