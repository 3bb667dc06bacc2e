//! In how many of the last eight weeks I did something here: for my eyes only, and nothing that can break.

use std::collections::HashSet;

use crate::{
    clock::{Day, Moment},
    db::{Work, all},
    error::Result,
    people, programme,
};

/// How many weeks are looked at, this one included.
pub const WEEKS: i64 = 8;

/// The weeks of the last eight in which I shared something or followed a message.
pub async fn active(work: &mut Work) -> Result<i64> {
    let me = people::me(work).await?;
    let zone = programme::zone_of(work, &me).await?;
    let first = work.now.day(&zone).monday().plus(-7 * (WEEKS - 1));
    let moments = all!(
        work,
        (Moment,),
        "select confirmed_at from shares where org_id = $1 and person_id = $2 and confirmed_at >= $3
         union all
         select opened_at from nudges where org_id = $1 and person_id = $2 and opened_at >= $3",
        work.by.org,
        me.person_id,
        first.start(&zone),
    )?;
    let weeks: HashSet<Day> = moments.iter().map(|(at,)| at.day(&zone).monday()).collect();
    Ok(i64::try_from(weeks.len()).unwrap_or(WEEKS))
}
