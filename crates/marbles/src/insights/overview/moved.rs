//! The stories that moved people, as far as enough people shared them.

use std::collections::HashMap;

use super::Ground;
use crate::{
    db::{Work, all, value},
    error::Result,
    ids::{PersonId, StoryId},
    insights::figures::Figure,
};

/// How many stories are told of.
const MOST: i64 = 8;

/// A story with what its sharers did and brought.
#[derive(Debug)]
pub struct StoryRow {
    pub story_id: StoryId,
    pub title: String,
    pub shares: Figure,
    pub people: Figure,
}

pub(super) struct Moved {
    pub rows: Vec<StoryRow>,
    /// How many more stories were shared in the period.
    pub others: i64,
}

/// The stories that brought most people, the most first. What the others brought together stays untellable, too.
pub(super) async fn stories(work: &mut Work, ground: &Ground) -> Result<Moved> {
    let mut rest = ground.brought.clone();
    let mut told: Vec<(StoryRow, HashMap<PersonId, i64>)> = Vec::new();
    for (story_id, title) in candidates(work, ground).await? {
        let shares = shares_of(work, ground, story_id).await?;
        let mut brought: HashMap<PersonId, i64> = shares.keys().map(|person| (*person, 0)).collect();
        brought.extend(brought_by(work, ground, story_id).await?);
        let people = sum(&brought, ground).of_part(None);
        if people.shown().is_some() {
            let row = StoryRow { story_id, title, shares: sum(&shares, ground), people };
            for (person, people) in &brought {
                *rest.entry(*person).or_default() -= people;
            }
            told.push((row, brought));
        }
    }
    while gives_away(&rest, ground)
        && let Some((_, brought)) = told.pop()
    {
        for (person, people) in brought {
            *rest.entry(person).or_default() += people;
        }
    }
    let rows: Vec<StoryRow> = told.into_iter().map(|(row, _)| row).collect();
    let others = shared_stories(work, ground).await? - i64::try_from(rows.len()).unwrap_or(0);
    Ok(Moved { rows, others: others.max(0) })
}

fn sum(parts: &HashMap<PersonId, i64>, ground: &Ground) -> Figure {
    let parts: Vec<i64> = parts.values().copied().collect();
    Figure::sum_of(&parts, ground.rule)
}

/// Whether the total minus the stories told of would be a figure that may not be told.
fn gives_away(rest: &HashMap<PersonId, i64>, ground: &Ground) -> bool {
    let parts: Vec<i64> = rest.values().copied().filter(|people| *people > 0).collect();
    !parts.is_empty() && Figure::sum_of(&parts, ground.rule).shown().is_none()
}

async fn candidates(work: &mut Work, ground: &Ground) -> Result<Vec<(StoryId, String)>> {
    Ok(all!(
        work,
        (StoryId, String),
        "select s.story_id, s.title
         from (select org_id, story_id, sum(people) as people
               from click_quarters
               where org_id = $1 and quarter between $2 and $3
               group by org_id, story_id
               having count(distinct person_id) > 1
               order by sum(people) desc, story_id
               limit $4) top
         join stories s on s.org_id = top.org_id and s.story_id = top.story_id
         order by top.people desc, s.story_id",
        work.by.org,
        ground.first,
        ground.last,
        MOST,
    )?)
}

async fn shares_of(work: &mut Work, ground: &Ground, story: StoryId) -> Result<HashMap<PersonId, i64>> {
    let rows = all!(
        work,
        (PersonId, i64),
        "select person_id, count(*)
         from shares
         where org_id = $1 and story_id = $2 and confirmed_at between $3 and $4
         group by person_id",
        work.by.org,
        story,
        ground.from,
        ground.until,
    )?;
    Ok(rows.into_iter().collect())
}

async fn brought_by(work: &mut Work, ground: &Ground, story: StoryId) -> Result<HashMap<PersonId, i64>> {
    let rows = all!(
        work,
        (PersonId, i64),
        "select person_id, cast(sum(people) as bigint)
         from click_quarters
         where org_id = $1 and quarter between $2 and $3 and story_id = $4
         group by person_id",
        work.by.org,
        ground.first,
        ground.last,
        story,
    )?;
    Ok(rows.into_iter().collect())
}

async fn shared_stories(work: &mut Work, ground: &Ground) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(distinct story_id) from shares where org_id = $1 and confirmed_at between $2 and $3",
        work.by.org,
        ground.from,
        ground.until,
    )?)
}
