//! The stories that moved people, as far as enough people shared them.

use serde::{Deserialize, Serialize};

use super::ground::{Ground, Parts, Stretch, numbers, over_quarters, together};
use crate::{
    db::{Work, all, value},
    error::Result,
    ids::{PersonId, StoryId},
    insights::{figures::Figure, standing::WHOLE},
};

/// How many stories are told of.
const MOST: i64 = 8;

/// A story with what its sharers did and brought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoryRow {
    pub story_id: StoryId,
    pub title: String,
    pub shares: Figure,
    pub people: Figure,
}

pub(super) struct Moved {
    pub rows: Vec<StoryRow>,
    /// How many more stories were shared in the period, if those who shared them are enough.
    pub others: Figure,
}

/// What a story was shared and what it brought, by person, over the period.
struct Deeds {
    shares: Parts,
    brought: Parts,
}

/// The stories that brought most people, the most first. What the others brought together stays untellable, too.
pub(super) async fn stories(work: &mut Work, ground: &Ground) -> Result<Moved> {
    let mut rest = ground.brought();
    let mut told: Vec<(StoryRow, Deeds)> = Vec::new();
    for (story_id, title) in candidates(work, ground).await? {
        let mut quarters = Vec::new();
        for stretch in &ground.stretches {
            quarters.push(deeds(work, ground, stretch, story_id).await?);
        }
        let of = |kind: fn(&Deeds) -> &Parts| quarters.iter().map(kind).collect::<Vec<_>>();
        let sum = |parts: &Parts| sum(parts, ground).unless_nothing();
        let (shares, brought) = (of(|deeds| &deeds.shares), of(|deeds| &deeds.brought));
        let people = over_quarters(&brought, sum);
        if people.shown().is_some() {
            let row = StoryRow { story_id, title, shares: over_quarters(&shares, sum), people };
            let deeds =
                Deeds { shares: together(shares.into_iter()), brought: together(brought.into_iter()) };
            take_away(&mut rest, &deeds.brought);
            told.push((row, deeds));
        }
    }
    while gives_away(&rest, ground)
        && let Some((_, deeds)) = told.pop()
    {
        rest = together([&rest, &deeds.brought].into_iter());
    }
    let mut shares = ground.shares();
    told.iter().for_each(|(_, deeds)| take_away(&mut shares, &deeds.shares));
    let rows: Vec<StoryRow> = told.into_iter().map(|(row, _)| row).collect();
    let others = others(work, ground, &rows, shares).await?;
    Ok(Moved { rows, others })
}

fn take_away(rest: &mut Parts, parts: &Parts) {
    for (person, part) in parts {
        *rest.entry(*person).or_default() -= part;
    }
}

fn sum(parts: &Parts, ground: &Ground) -> Figure {
    Figure::sum_of(&numbers(parts), parts.len(), ground.rule)
}

/// Whether the total minus the stories told of would be a figure that may not be told.
fn gives_away(rest: &Parts, ground: &Ground) -> bool {
    let rest: Parts =
        rest.iter().filter(|(_, people)| **people > 0).map(|(person, people)| (*person, *people)).collect();
    !rest.is_empty() && sum(&rest, ground).shown().is_none()
}

/// How many other stories were shared, told as the shares of them would be.
async fn others(work: &mut Work, ground: &Ground, rows: &[StoryRow], mut shares: Parts) -> Result<Figure> {
    shares.retain(|_, shares| *shares > 0);
    if shares.is_empty() {
        return Ok(Figure::doers_of_all(0, ground.everyone, ground.rule));
    }
    let others = shared_stories(work, ground).await?.saturating_sub(rows.len());
    Ok(Figure::count(others, shares.len(), ground.rule).unless(sum(&shares, ground) == Figure::HIDDEN))
}

/// Who shared a story in a quarter is in both, with nothing brought at least.
async fn deeds(work: &mut Work, ground: &Ground, stretch: &Stretch, story: StoryId) -> Result<Deeds> {
    let shares = shares_of(work, ground, stretch, story).await?;
    let mut brought: Parts = shares.keys().map(|person| (*person, 0)).collect();
    brought.extend(brought_by(work, ground, stretch, story).await?);
    Ok(Deeds { shares, brought })
}

/// The eight stories that frozen people brought most people to.
async fn candidates(work: &mut Work, ground: &Ground) -> Result<Vec<(StoryId, String)>> {
    Ok(all!(
        work,
        (StoryId, String),
        include_str!("candidates.sql"),
        work.by.org,
        ground.first,
        ground.last,
        MOST,
        WHOLE
    )?)
}

async fn shares_of(work: &mut Work, ground: &Ground, stretch: &Stretch, story: StoryId) -> Result<Parts> {
    let rows = all!(
        work,
        (PersonId, i64),
        "select person_id, count(*)
         from shares
         where org_id = $1 and story_id = $2 and confirmed_at between $3 and $4
         group by person_id",
        work.by.org,
        story,
        stretch.from,
        stretch.until,
    )?;
    Ok(ground.only_frozen(rows))
}

async fn brought_by(work: &mut Work, ground: &Ground, stretch: &Stretch, story: StoryId) -> Result<Parts> {
    let rows = all!(
        work,
        (PersonId, i64),
        "select person_id, cast(people as bigint)
         from click_quarters
         where org_id = $1 and quarter = $2 and story_id = $3",
        work.by.org,
        stretch.quarter,
        story,
    )?;
    Ok(ground.only_frozen(rows))
}

async fn shared_stories(work: &mut Work, ground: &Ground) -> Result<usize> {
    let (first, last) = (ground.stretches.first(), ground.stretches.last());
    let (Some(first), Some(last)) = (first, last) else { return Ok(0) };
    let stories = value!(
        work,
        i64,
        "select count(distinct s.story_id)
         from shares s
         join report_members w on w.org_id = s.org_id and w.person_id = s.person_id and w.quarter = $4 and w.group_id = $5
         where s.org_id = $1 and s.confirmed_at between $2 and $3",
        work.by.org,
        first.from,
        last.until,
        ground.last,
        WHOLE,
    )?;
    Ok(usize::try_from(stories).unwrap_or(0))
}
