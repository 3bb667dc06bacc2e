//! Changing what an organisation knows of a person, giving roles, and marking those who have left it.

use jiff::SignedDuration;

use super::{
    Person, Role, groups,
    joining::{self, Newcomer},
    sign_in,
};
use crate::{
    db::{Work, run, value},
    error::{Error, Result},
    ids::PersonId,
};

/// How long marking somebody as gone can be undone without a trace.
const UNDO_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Changes a person: everything but the address, which is who they are in files.
///
/// # Errors
/// `Invalid` by field; `role` when it is the last administrator's.
pub async fn change(work: &mut Work, person: PersonId, to: &Newcomer) -> Result<()> {
    let known = super::find(work, person).await?;
    joining::check(&Newcomer { email: known.email.clone(), ..to.clone() })?;
    if known.role == Role::Admin
        && to.role != Role::Admin
        && known.gone_at.is_none()
        && administrators(work).await? == 1
    {
        return Err(Error::invalid("role", "problem-last-admin"));
    }
    write(work, person, to, known.language).await?;
    groups::follow_rules_for(work, person).await
}

/// Writes what was checked before; groups by rule follow later.
pub(super) async fn write(
    work: &mut Work,
    person: PersonId,
    to: &Newcomer,
    language: crate::words::Language,
) -> Result<()> {
    run!(
        work,
        "update people
         set name = $3, role = $4, title = $5, department = $6, location = $7, language = $8, time_zone = $9,
             knocked_at = null
         where org_id = $1 and person_id = $2",
        work.by.org,
        person,
        to.name.trim(),
        to.role,
        to.title.trim(),
        to.department.trim(),
        to.location.trim(),
        to.language.unwrap_or(language),
        to.time_zone.trim(),
    )?;
    Ok(())
}

/// Marks a person as no longer in the organisation: every way in for them ends, nothing that they made is deleted.
///
/// # Errors
/// `Clash` for oneself and for the last administrator.
pub async fn mark_gone(work: &mut Work, person: PersonId) -> Result<()> {
    let known = super::find(work, person).await?;
    if work.by.person == Some(person) {
        return Err(Error::Clash("problem-yourself"));
    }
    if known.role == Role::Admin && known.gone_at.is_none() && administrators(work).await? == 1 {
        return Err(Error::Clash("problem-last-admin"));
    }
    let now = work.now;
    run!(
        work,
        "update people set gone_at = coalesce(gone_at, $3) where org_id = $1 and person_id = $2",
        work.by.org,
        person,
        now,
    )?;
    sign_in::shut_out(work, person).await
}

/// A person who was marked as gone is in the organisation after all.
///
/// Undone at once, it is as if nothing had happened; later they come in anew.
pub async fn welcome_back(work: &mut Work, person: PersonId) -> Result<Person> {
    let known = super::find(work, person).await?;
    if known.gone_at.is_some_and(|gone_at| work.now - gone_at > UNDO_LASTS) {
        come_in_anew(work, person).await?;
    }
    run!(work, "update people set gone_at = null where org_id = $1 and person_id = $2", work.by.org, person)?;
    groups::follow_rules_for(work, person).await?;
    super::find(work, person).await
}

/// Whoever returns has not joined by that: they are asked, invited and welcomed like anybody new.
pub(super) async fn come_in_anew(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "update people
         set gone_at = null, joined_at = null, left_at = null, paused_until = null, welcomed_at = null
         where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    run!(work, "delete from invitations where org_id = $1 and person_id = $2", work.by.org, person)?;
    sign_in::shut_out(work, person).await
}

/// How many administrators the organisation has.
pub(super) async fn administrators(work: &mut Work) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(*) from people where org_id = $1 and role = 'admin' and gone_at is null",
        work.by.org,
    )?)
}
