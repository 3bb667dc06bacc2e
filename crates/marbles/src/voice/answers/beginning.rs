//! Beginning an answer: to what I was asked, to a question of the library, on a subject of mine, or to nothing at all.

use super::files;
use crate::{
    db::{Work, all, maybe, one, run},
    error::{Error, Result},
    ids::{AnswerId, AskId, PersonId, QuestionId, SubjectId},
    people,
};

/// I begin to answer a question, or go on with the answer that I have in hand.
///
/// # Errors
/// `Missing` when there is no such question, or it was not asked of me that way.
pub async fn begin(work: &mut Work, ask: Option<AskId>, question: QuestionId) -> Result<AnswerId> {
    match ask {
        Some(ask) => asked_me(work, ask, question).await?,
        None => exists(work, question).await?,
    }
    let in_hand = maybe!(
        work,
        (AnswerId,),
        "select answer_id from answers a
         where a.org_id = $1 and a.person_id = $2 and a.question_id = $3
           and a.dropped_at is null and a.sent_at is null
           and not exists (select 1 from drafts d where d.org_id = a.org_id and d.answer_id = a.answer_id)
         order by a.created_at desc, a.answer_id desc
         limit 1",
        work.by.org,
        work.by.person,
        question,
    )?;
    match in_hand {
        Some((answer,)) => Ok(answer),
        None => insert(work, ask, Some(question), None).await,
    }
}

/// I begin to answer what I was asked.
///
/// # Errors
/// `Missing` when I was not asked that.
pub async fn begin_asked(work: &mut Work, ask: AskId) -> Result<AnswerId> {
    let sql = "select question_id from asks where org_id = $1 and ask_id = $2";
    let (question,) = one!(work, (QuestionId,), sql, work.by.org, ask)?;
    begin(work, Some(ask), question).await
}

/// I begin to tell about a subject on my list.
///
/// # Errors
/// `Missing` when it is not on my list.
pub async fn begin_on(work: &mut Work, subject: SubjectId) -> Result<AnswerId> {
    one!(
        work,
        (SubjectId,),
        "select subject_id from subjects
         where org_id = $1 and subject_id = $2 and person_id = $3 and removed_at is null",
        work.by.org,
        subject,
        work.by.person,
    )?;
    insert(work, None, None, Some(subject)).await
}

/// I begin to write down something that nobody asked for; one that is still empty is taken up again.
pub async fn begin_freely(work: &mut Work) -> Result<AnswerId> {
    let empty = maybe!(
        work,
        (AnswerId,),
        "select answer_id from answers a
         where a.org_id = $1 and a.person_id = $2 and a.question_id is null and a.subject_id is null
           and a.dropped_at is null and a.version = 1
           and not exists (select 1 from answer_pictures p where p.org_id = a.org_id and p.answer_id = a.answer_id)
           and not exists (select 1 from voice_notes v where v.org_id = a.org_id and v.answer_id = a.answer_id)
         order by a.created_at desc, a.answer_id desc
         limit 1",
        work.by.org,
        work.by.person,
    )?;
    match empty {
        Some((answer,)) => Ok(answer),
        None => insert(work, None, None, None).await,
    }
}

/// The answers of a person who is erased go with their files; drafts that grew from them are gone by then.
pub(crate) async fn forget(work: &mut Work, person: PersonId) -> Result<()> {
    let sql = "delete from answers where org_id = $1 and person_id = $2 returning answer_id";
    for (answer,) in all!(work, (AnswerId,), sql, work.by.org, person)? {
        files::forget_later(work, answer, None).await?;
    }
    Ok(())
}

async fn insert(
    work: &mut Work,
    ask: Option<AskId>,
    question: Option<QuestionId>,
    subject: Option<SubjectId>,
) -> Result<AnswerId> {
    let me = people::me(work).await?;
    let answer = AnswerId::new(work.now);
    run!(
        work,
        "insert into answers (org_id, answer_id, person_id, question_id, ask_id, subject_id, language, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        work.by.org,
        answer,
        me.person_id,
        question,
        ask,
        subject,
        me.language,
        work.now,
    )?;
    Ok(answer)
}

async fn asked_me(work: &mut Work, ask: AskId, question: QuestionId) -> Result<()> {
    let me = work.by.person.ok_or(Error::Missing)?;
    one!(
        work,
        (AskId,),
        "select k.ask_id
         from asks k
         join asked d on d.org_id = k.org_id and d.ask_id = k.ask_id
         where k.org_id = $1 and k.ask_id = $2 and k.question_id = $3 and d.person_id = $4",
        work.by.org,
        ask,
        question,
        me,
    )?;
    Ok(())
}

async fn exists(work: &mut Work, question: QuestionId) -> Result<()> {
    let sql =
        "select question_id from questions where org_id = $1 and question_id = $2 and retired_at is null";
    one!(work, (QuestionId,), sql, work.by.org, question)?;
    Ok(())
}
