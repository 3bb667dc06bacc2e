//! Passing a question on to a colleague who knows more about it. The colleague sees who passed it on; whoever asked does not.

use serde_json::json;

use super::receiving::{self, Standing};
use crate::{
    activity::{self, Kind},
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{AskId, PersonId, TopicId},
    voice::{
        colleagues::{Colleague, SHOWN, is_here},
        field::experts::{self, Part},
    },
};

/// Colleagues who agreed to be found by what they know, and know about what I was asked; none where it is about anything.
pub async fn experts(work: &mut Work, ask: AskId) -> Result<Vec<Colleague>> {
    let about = all!(
        work,
        (TopicId,),
        "select t.topic_id
         from asks k
         join question_topics t on t.org_id = k.org_id and t.question_id = k.question_id
         where k.org_id = $1 and k.ask_id = $2
         order by t.topic_id",
        work.by.org,
        ask,
    )?;
    let mut found: Vec<Colleague> = Vec::new();
    for (topic,) in about {
        let part = Part { topic: Some(topic), limit: SHOWN, ..Part::default() };
        let (experts, _) = experts::list(work, part).await?;
        for expert in experts {
            let is_new = found.iter().all(|known| known.person_id != expert.person_id);
            if is_new && Some(expert.person_id) != work.by.person {
                found.push(expert.into());
            }
        }
    }
    Ok(found)
}

/// I pass a question on. It waits for me no more, and for the colleague from now on.
///
/// # Errors
/// `Missing` when it does not wait for me; `Invalid` at `colleague` for me, for who is not here, and for whom I have it from.
pub async fn pass_on(work: &mut Work, ask: AskId, to: PersonId) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    if receiving::find(work, ask).await?.standing != Standing::Open {
        return Err(Error::Missing);
    }
    if to == me || !is_here(work, to).await? {
        return Err(Error::invalid("colleague", "problem-pass-colleague"));
    }
    if comes_from(work, ask, me).await?.contains(&Some(to)) {
        return Err(Error::invalid("colleague", "problem-pass-back"));
    }
    // Whoever has it already keeps it as it is: saying so would tell that they were asked.
    run!(
        work,
        "insert into asked (org_id, ask_id, person_id, asked_at, passed_by) values ($1, $2, $3, $4, $5)
         on conflict (org_id, ask_id, person_id) do nothing",
        work.by.org,
        ask,
        to,
        work.now,
        me,
    )?;
    run!(
        work,
        "update asked set passed_on_at = $4 where org_id = $1 and ask_id = $2 and person_id = $3",
        work.by.org,
        ask,
        me,
        work.now,
    )?;
    activity::record(work, Kind::QuestionPassedOn, ask.uuid(), json!({})).await
}

/// Whom I have a question from: who asked, and who passed it on.
async fn comes_from(work: &mut Work, ask: AskId, me: PersonId) -> Result<[Option<PersonId>; 2]> {
    let from = maybe!(
        work,
        (Option<PersonId>, Option<PersonId>),
        "select k.asked_by, a.passed_by
         from asked a
         join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
         where a.org_id = $1 and a.ask_id = $2 and a.person_id = $3",
        work.by.org,
        ask,
        me,
    )?;
    Ok(from.map_or([None; 2], |(asker, passer)| [asker, passer]))
}
