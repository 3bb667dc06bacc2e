//! How often a story was shown and seen in a department, and what it earned there: kept as things happen, in the
//! transaction of their cause.

use crate::{
    db::{Work, all, run, value},
    error::Result,
    ids::{PersonId, StoryId},
    people::Person,
    relevance::grades,
};

/// What changes a tally.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    Shown,
    Seen,
    /// By so many hundredths.
    Graded(i64),
}

/// Adds to what a story earned in a department.
pub(crate) async fn add(work: &mut Work, department: &str, story: StoryId, change: Change) -> Result<()> {
    let (shown, seen, graded) = match change {
        Change::Shown => (1, 0, 0),
        Change::Seen => (0, 1, 0),
        Change::Graded(hundredths) => (0, 0, hundredths),
    };
    run!(
        work,
        "insert into tallies (org_id, story_id, department, shown, seen, graded)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (org_id, story_id, department) do update
         set shown = tallies.shown + $4, seen = tallies.seen + $5, graded = tallies.graded + $6",
        work.by.org,
        story,
        department,
        shown,
        seen,
        graded,
    )?;
    Ok(())
}

/// What a person's signals and shares of a story are worth now, in hundredths.
pub(crate) async fn grade_of(work: &mut Work, person: PersonId, story: StoryId) -> Result<i64> {
    let signals = all!(
        work,
        (String,),
        "select kind from signals where org_id = $1 and person_id = $2 and story_id = $3",
        work.by.org,
        person,
        story,
    )?;
    // A share of one's own words outranks one without, so the larger tells.
    let shared = value!(
        work,
        Option<i64>,
        "select max(case when own_words then 2 else 1 end) from shares
         where org_id = $1 and person_id = $2 and story_id = $3 and confirmed_at is not null",
        work.by.org,
        person,
        story,
    )?;
    Ok(grades::hundredths(signals.iter().map(|(kind,)| kind.as_str()), shared.map(|worth| worth == 2)))
}

/// Carries the difference into the tally, after something of the person's changed.
pub(crate) async fn regrade(work: &mut Work, person: &Person, story: StoryId, before: i64) -> Result<()> {
    let after = grade_of(work, person.person_id, story).await?;
    if after == before {
        return Ok(());
    }
    add(work, &person.department, story, Change::Graded(after - before)).await
}
