//! A question a week from Marbles, for those who want one, and one at once for whoever asks for it.
//!
//! While one of these waits, no other comes: silence is answered with less.

use std::collections::{BTreeMap, HashMap};

use jiff::SignedDuration;
use serde_json::json;

use super::{
    WAITS,
    luck::{Reader, pick},
    write_down,
};
use crate::{
    activity::{self, Kind},
    db::{Work, all, run, value},
    error::Result,
    ids::{AskId, PersonId, QuestionId, TopicId},
    people,
    voice::questions,
    words::Language,
};

/// How often.
const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);
/// How many people one round looks at.
const AT_ONCE: i64 = 500;

/// Whether I want a question a week.
pub async fn is_wished(look: &mut Work) -> Result<bool> {
    let sql = "select count(*) from question_wishes where org_id = $1 and person_id = $2";
    Ok(value!(look, i64, sql, look.by.org, look.by.person)? > 0)
}

/// I want a question a week; the first one comes now.
pub async fn wish(work: &mut Work) -> Result<()> {
    let me = people::me(work).await?;
    run!(
        work,
        "insert into question_wishes (org_id, person_id, wished_at, next_at) values ($1, $2, $3, $3)
         on conflict (org_id, person_id) do nothing",
        work.by.org,
        me.person_id,
        work.now,
    )?;
    Ok(())
}

/// I want no more of them; what waits for me stays.
pub async fn wish_no_more(work: &mut Work) -> Result<()> {
    let sql = "delete from question_wishes where org_id = $1 and person_id = $2";
    run!(work, sql, work.by.org, work.by.person)?;
    Ok(())
}

/// A question for me now; none when I had all of them.
pub async fn one_now(work: &mut Work) -> Result<Option<AskId>> {
    let me = people::me(work).await?;
    let wishers = [Wisher { person_id: me.person_id, language: me.language, waits: false }];
    let readers = readers(work, &wishers).await?;
    let library = questions::whole(work).await?;
    let Some(question) = pick(me.person_id, &readers[&me.person_id], &library) else { return Ok(None) };
    Ok(Some(lay_before(work, question, &[me.person_id]).await?))
}

#[derive(sqlx::FromRow)]
struct Wisher {
    person_id: PersonId,
    language: Language,
    /// Whether one that Marbles picked waits for them already.
    waits: bool,
}

/// Recurring work: picks a question for each of those whose week has passed.
pub async fn pick_for_those_who_want_one(work: &mut Work) -> Result<()> {
    let wishers = all!(work, Wisher, include_str!("wishers.sql"), work.by.org, work.now, AT_ONCE)?;
    if wishers.is_empty() {
        return Ok(());
    }
    let readers = readers(work, &wishers).await?;
    let library = questions::whole(work).await?;
    let mut picked: BTreeMap<QuestionId, Vec<PersonId>> = BTreeMap::new();
    for wisher in &wishers {
        let person = wisher.person_id;
        if !wisher.waits
            && let Some(question) = pick(person, &readers[&person], &library)
        {
            picked.entry(question).or_default().push(person);
        }
        run!(
            work,
            "update question_wishes set next_at = $3 where org_id = $1 and person_id = $2",
            work.by.org,
            person,
            work.now + WEEK,
        )?;
    }
    for (question, people) in picked {
        let ask = lay_before(work, question, &people).await?;
        activity::record(work, Kind::QuestionAsked, ask.uuid(), json!({})).await?;
    }
    Ok(())
}

async fn lay_before(work: &mut Work, question: QuestionId, people: &[PersonId]) -> Result<AskId> {
    let ask = AskId::new(work.now);
    run!(
        work,
        "insert into asks (org_id, ask_id, question_id, whom, created_at, ends_at)
         values ($1, $2, $3, 'chance', $4, $5)",
        work.by.org,
        ask,
        question,
        work.now,
        work.now + WAITS,
    )?;
    write_down(work, ask, people).await?;
    Ok(ask)
}

/// What is known of them for picking.
async fn readers(work: &mut Work, wishers: &[Wisher]) -> Result<HashMap<PersonId, Reader>> {
    let mut readers = HashMap::new();
    for wisher in wishers {
        let (org, person) = (work.by.org, wisher.person_id);
        let follows = all!(work, (TopicId,), include_str!("topics_of.sql"), org, person)?;
        let known = all!(
            work,
            (QuestionId,),
            "select k.question_id
             from asked a
             join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
             where a.org_id = $1 and a.person_id = $2
             union
             select question_id from answers
             where org_id = $1 and person_id = $2 and question_id is not null",
            org,
            person,
        )?;
        let reader = Reader {
            follows: follows.into_iter().map(|(topic,)| topic).collect(),
            known: known.into_iter().map(|(question,)| question).collect(),
            language: wisher.language,
        };
        readers.insert(person, reader);
    }
    Ok(readers)
}
