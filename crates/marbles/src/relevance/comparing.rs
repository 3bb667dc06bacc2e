//! What other rankings would have brought this organisation, from its own log of days; or why nobody can tell.

use std::collections::HashMap;

use jiff::SignedDuration;
use sqlx::types::Json;

use crate::{
    clock::{Day, Moment},
    db::{Work, all},
    error::Result,
    ids::{PersonId, StoryId},
    relevance::{
        crediting::CREDITED_WITHIN,
        estimating::{self, Drawn, Estimate, Refused},
        exposures::Others,
    },
};

/// Days older than this are not asked.
const ASKED: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Another ranking, and what it would have brought for each visit: shares within a week.
pub struct Comparison {
    pub ranking: &'static str,
    pub estimate: std::result::Result<Estimate, Refused>,
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: PersonId,
    day: Day,
    story_id: StoryId,
    shown_at: Moment,
    chance: i64,
    drawn: i64,
    others: Json<Others>,
}

/// Compares the rankings that the log has chances for. Only days whose shares have had their week are asked.
pub async fn compare(look: &mut Work) -> Result<Vec<Comparison>> {
    let rows = rows(look).await?;
    let shares = shares(look).await?;
    let mut visits: HashMap<(PersonId, Day), Vec<Row>> = HashMap::new();
    for row in rows {
        visits.entry((row.person_id, row.day)).or_default().push(row);
    }
    let mut visits: Vec<Vec<Row>> = visits.into_values().map(first_look).collect();
    visits.sort_by_key(|visit| visit.first().map(|row| (row.day, row.person_id)));
    let under = |changed: &dyn Fn(&Others) -> f64| {
        let drawn = |row: &Row| Drawn {
            propensity: millionths(row.chance),
            changed: changed(&row.others),
            reward: f64::from(was_shared(&shares, row)),
        };
        let visits: Vec<Vec<Drawn>> = visits.iter().map(|visit| visit.iter().map(drawn).collect()).collect();
        estimating::estimate(&visits)
    };
    Ok(vec![
        Comparison { ranking: "rules", estimate: under(&|others| others.rules) },
        Comparison { ranking: "newest", estimate: under(&|others| others.newest) },
    ])
}

/// A day is drawn at its first look; what came onto it later was drawn under other circumstances.
fn first_look(mut visit: Vec<Row>) -> Vec<Row> {
    let first = visit.iter().map(|row| row.shown_at).min();
    visit.retain(|row| Some(row.shown_at) == first);
    visit.sort_by_key(|row| row.drawn);
    visit
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn millionths(chance: i64) -> f64 {
    chance.max(1) as f64 / 1e6
}

fn was_shared(shares: &HashMap<(PersonId, StoryId), Vec<Moment>>, row: &Row) -> bool {
    let within = |at: &Moment| *at >= row.shown_at && *at - row.shown_at <= CREDITED_WITHIN;
    shares.get(&(row.person_id, row.story_id)).is_some_and(|at| at.iter().any(within))
}

async fn rows(look: &mut Work) -> Result<Vec<Row>> {
    Ok(all!(
        look,
        Row,
        "select e.person_id, e.day, e.story_id, e.shown_at, e.chance, e.drawn, e.others
         from exposures e
         left join learning_wishes w on w.org_id = e.org_id and w.person_id = e.person_id
         where e.org_id = $1 and e.shown_at > $2 and e.shown_at <= $3 and e.chance is not null
           and coalesce(w.learns, $4)",
        look.by.org,
        look.now - ASKED,
        look.now - CREDITED_WITHIN,
        true,
    )?)
}

async fn shares(look: &mut Work) -> Result<HashMap<(PersonId, StoryId), Vec<Moment>>> {
    let rows = all!(
        look,
        (PersonId, StoryId, Moment),
        "select person_id, story_id, confirmed_at from shares where org_id = $1 and confirmed_at > $2",
        look.by.org,
        look.now - ASKED,
    )?;
    let mut shares: HashMap<(PersonId, StoryId), Vec<Moment>> = HashMap::new();
    for (person, story, at) in rows {
        shares.entry((person, story)).or_default().push(at);
    }
    Ok(shares)
}
