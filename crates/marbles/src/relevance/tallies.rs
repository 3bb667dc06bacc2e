//! How often a story was shown and seen in a department, and what it earned there: kept as things happen, in the
//! transaction of their cause.

use crate::{
    db::{Work, all, run, value},
    error::Result,
    ids::{PersonId, StoryId},
    people::Person,
    relevance::{
        grades::{self, Kind, SKIPPED},
        histories, profile,
    },
};

/// What changes a tally.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Change {
    Shown,
    /// Seen, and until something is made of it passed by.
    Seen,
    /// From one grade to another, in hundredths.
    Graded(i64, i64),
}

/// Adds to what a story earned in a person's department; what Marbles may not learn from teaches nobody.
pub(crate) async fn add(work: &mut Work, person: &Person, story: StoryId, change: Change) -> Result<()> {
    if !profile::wishes(work, person.person_id).await?.learns {
        return Ok(());
    }
    count(work, &person.department, story, change).await
}

/// Adds to what a story earned in a department.
pub(crate) async fn count(work: &mut Work, department: &str, story: StoryId, change: Change) -> Result<()> {
    let (shown, seen, graded, liked) = match change {
        Change::Shown => (1, 0, 0, 0),
        Change::Seen => (0, 1, hundredths(SKIPPED), 0),
        Change::Graded(from, to) => (0, 0, to - from, i64::from(to > 0) - i64::from(from > 0)),
    };
    run!(
        work,
        "insert into tallies (org_id, story_id, department, shown, seen, graded, liked)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (org_id, story_id, department) do update
         set shown = tallies.shown + $4, seen = tallies.seen + $5, graded = tallies.graded + $6,
             liked = tallies.liked + $7",
        work.by.org,
        story,
        department,
        shown,
        seen,
        graded,
        liked,
    )?;
    Ok(())
}

/// What a person's signals and shares of a story are worth now, in hundredths; nothing is passing by.
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
        "select cast(max(case when own_words then 2 else 1 end) as bigint) from shares
         where org_id = $1 and person_id = $2 and story_id = $3 and confirmed_at is not null",
        work.by.org,
        person,
        story,
    )?;
    let own = |worth| if worth == 2 { Kind::SharedInOwnWords } else { Kind::Shared };
    let answers = signals.iter().filter_map(|(kind,)| histories::kind_of(kind)).chain(shared.map(own));
    Ok(hundredths(grades::grade(answers)))
}

/// Carries the difference into the tally, after something of the person's changed.
pub(crate) async fn regrade(work: &mut Work, person: &Person, story: StoryId, before: i64) -> Result<()> {
    let after = grade_of(work, person.person_id, story).await?;
    if after == before {
        return Ok(());
    }
    add(work, person, story, Change::Graded(before, after)).await
}

#[expect(clippy::cast_possible_truncation, reason = "grades are small")]
fn hundredths(grade: f64) -> i64 {
    (grade * 100.0).round() as i64
}
