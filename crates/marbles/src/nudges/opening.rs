//! Opens, without pixels: somebody followed a link of a message, or opened Marbles within a day of it.

use jiff::SignedDuration;

use crate::{
    db::{Work, run, value},
    error::Result,
    ids::{NudgeId, PersonId},
};

/// A visit this long after a message counts as its open.
const SOON: SignedDuration = SignedDuration::from_hours(24);

/// A person followed a link of a message.
pub(super) async fn opened(work: &mut Work, nudge: NudgeId, person: PersonId) -> Result<()> {
    let touched = run!(
        work,
        "update nudges set opened_at = $3
         where org_id = $1 and nudge_id = $2 and opened_at is null and sent_at is not null",
        work.by.org,
        nudge,
        work.now,
    )?;
    if touched > 0 { look_anew(work, person).await } else { Ok(()) }
}

/// Whether a visit of a person now would open a message.
pub async fn would_open(look: &mut Work, person: PersonId) -> Result<bool> {
    let unopened = value!(
        look,
        i64,
        "select count(*) from nudges
         where org_id = $1 and person_id = $2 and decided_at > $3 and sent_at > $4 and opened_at is null",
        look.by.org,
        person,
        // Handed over a few days later at most, so that the index finds them.
        look.now - SOON * 5,
        look.now - SOON,
    )?;
    Ok(unopened > 0)
}

/// How many messages a person opened.
pub async fn count_of(look: &mut Work, person: PersonId) -> Result<i64> {
    Ok(value!(
        look,
        i64,
        "select count(*) from nudges where org_id = $1 and person_id = $2 and opened_at is not null",
        look.by.org,
        person,
    )?)
}

/// A person opens Marbles: what they were sent within the last day counts as opened.
pub async fn visited(work: &mut Work, person: PersonId) -> Result<()> {
    let touched = run!(
        work,
        "update nudges set opened_at = $3
         where org_id = $1 and person_id = $2 and decided_at > $4 and sent_at > $5 and opened_at is null",
        work.by.org,
        person,
        work.now,
        work.now - SOON * 5,
        work.now - SOON,
    )?;
    if touched > 0 { look_anew(work, person).await } else { Ok(()) }
}

/// An open halves the distance, so that the next message may be due earlier than was thought.
async fn look_anew(work: &mut Work, person: PersonId) -> Result<()> {
    run!(
        work,
        "update rhythms set next_at = $3 where org_id = $1 and person_id = $2 and rhythm <> 'on_open'",
        work.by.org,
        person,
        work.now,
    )?;
    Ok(())
}
