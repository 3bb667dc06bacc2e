//! Learning, once a night: from what people made of what they saw, to the weights that rank tomorrow's days.

use std::collections::HashMap;

use jiff::SignedDuration;
use sqlx::types::Json;

use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, all, maybe, run, value},
    error::{Error, Result},
    ids::{OrgId, PersonId, StoryId},
    jobs::{self, Job},
    relevance::{
        Row,
        crediting::{self, Exposure, FADES, Signal},
        grades::Kind,
        histories,
        learning::{self, Example},
        model::Model,
    },
};

/// So many exposures at most teach; the newest.
const MOST: i64 = 400_000;
/// Old exposures have taught what they could.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 120);

/// Leaves the night's learning to a job, since it takes longer than a transaction should.
pub(crate) async fn enqueue(work: &mut Work) -> Result<()> {
    jobs::enqueue_once(work, &Job::LearnRelevance, Some("learn relevance")).await
}

/// Learns anew from the last ninety days, and forgets what is older than it needs.
pub async fn learn(marbles: &Marbles, org: OrgId) -> Result<()> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let examples = examples(&mut look).await?;
    drop(look);
    let learnt = tokio::task::spawn_blocking(move || learning::learn(&Model::prior(), &examples))
        .await
        .map_err(|error| Error::unexpected(error.to_string()))?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    keep(&mut work, &learnt).await?;
    run!(work, "delete from exposures where org_id = $1 and shown_at < $2", org, work.now - KEPT)?;
    run!(
        work,
        "delete from signals where org_id = $1 and at < $2 and kind = 'opened'",
        org,
        work.now - KEPT,
    )?;
    work.save().await
}

/// The version of what was learnt last, and on how many examples it stands.
pub async fn last(work: &mut Work) -> Result<Option<(i64, i64)>> {
    Ok(maybe!(
        work,
        (i64, i64),
        "select version, examples from models where org_id = $1 order by version desc limit 1",
        work.by.org,
    )?)
}

/// Keeps a model as the one that ranks from now on; of the older ones the last thirty, which the log refers to.
async fn keep(work: &mut Work, model: &Model) -> Result<()> {
    let last =
        value!(work, i64, "select coalesce(max(version), 0) from models where org_id = $1", work.by.org)?;
    run!(
        work,
        "insert into models (org_id, version, made_at, examples, parameters) values ($1, $2, $3, $4, $5)",
        work.by.org,
        last + 1,
        work.now,
        i64::try_from(model.examples).unwrap_or(i64::MAX),
        Json(serde_json::to_value(model)?),
    )?;
    run!(work, "delete from models where org_id = $1 and version <= $2", work.by.org, last - 30)?;
    Ok(())
}

/// What may be learnt from now: nobody's who switched learning off, and nothing from before somebody started anew.
async fn examples(look: &mut Work) -> Result<Vec<Example>> {
    let since = look.now - FADES;
    let exposures = exposures(look, since).await?;
    let mut signals = signals(look, since).await?;
    for (person, signal) in shares(look, since).await? {
        signals.entry(person).or_default().push(signal);
    }
    let learn = |(person, seen): (PersonId, Vec<Exposure>)| {
        let did = signals.remove(&person).unwrap_or_default();
        crediting::examples(&seen, &did, look.now)
    };
    let mut people: Vec<(PersonId, Vec<Exposure>)> = exposures.into_iter().collect();
    people.sort_by_key(|(person, _)| *person);
    Ok(people.into_iter().flat_map(learn).collect())
}

async fn exposures(look: &mut Work, since: Moment) -> Result<HashMap<PersonId, Vec<Exposure>>> {
    let rows = all!(
        look,
        (PersonId, StoryId, Moment, Json<Vec<f64>>),
        "select e.person_id, e.story_id, e.seen_at, e.terms
         from exposures e
         left join learning_wishes w on w.org_id = e.org_id and w.person_id = e.person_id
         where e.org_id = $1 and e.shown_at > $2 and e.seen_at is not null and coalesce(w.learns, $3)
         order by e.shown_at desc, e.person_id, e.story_id
         limit $4",
        look.by.org,
        since,
        true,
        MOST,
    )?;
    let mut exposures: HashMap<PersonId, Vec<Exposure>> = HashMap::new();
    for (person, story, seen_at, Json(terms)) in rows {
        // Rows of an earlier list of terms, and stories seen from elsewhere, carry none that could be learnt from.
        if let Ok(row) = <Row>::try_from(terms) {
            exposures.entry(person).or_default().push(Exposure { story, seen_at: Some(seen_at), row });
        }
    }
    Ok(exposures)
}

async fn signals(look: &mut Work, since: Moment) -> Result<HashMap<PersonId, Vec<Signal>>> {
    let rows = all!(
        look,
        (PersonId, StoryId, String, Moment),
        "select person_id, story_id, kind, at from signals where org_id = $1 and at > $2 order by at",
        look.by.org,
        since,
    )?;
    let mut signals: HashMap<PersonId, Vec<Signal>> = HashMap::new();
    for (person, story, kind, at) in rows {
        if let Some(kind) = histories::kind_of(&kind) {
            signals.entry(person).or_default().push(Signal { story, kind, at });
        }
    }
    Ok(signals)
}

async fn shares(look: &mut Work, since: Moment) -> Result<Vec<(PersonId, Signal)>> {
    let rows = all!(
        look,
        (PersonId, StoryId, bool, Moment),
        "select h.person_id, h.story_id, h.own_words, h.confirmed_at
         from shares h
         left join learning_wishes w on w.org_id = h.org_id and w.person_id = h.person_id
         where h.org_id = $1 and h.confirmed_at > $2
           and (w.forget_before is null or h.confirmed_at > w.forget_before)
         order by h.confirmed_at",
        look.by.org,
        since,
    )?;
    let share = |(person, story, own_words, at)| {
        let kind = if own_words { Kind::SharedInOwnWords } else { Kind::Shared };
        (person, Signal { story, kind, at })
    };
    Ok(rows.into_iter().map(share).collect())
}
