//! What a message carries of requests: as they stand now, in its reader's language, and nothing of what somebody wrote.

use super::{Wanted, open};
use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    demo::lay,
    error::Result,
    ids::{AskId, NudgeId, PersonId, RequestId},
    voice::{asking::receiving::texts_of, questions},
    words::Language,
};

/// A request inside a message.
#[derive(Clone, Debug)]
pub struct Carried {
    pub nudge: NudgeId,
    pub request_id: RequestId,
    pub wanted: Wanted,
    /// Who would like it; nobody where Marbles picked a question.
    pub by: Option<String>,
    /// Whether a colleague passed the question on.
    pub is_passed_on: bool,
    /// The question, and the language that it is in; of a draft nothing is told.
    pub question: Option<(Language, String)>,
    /// The personal line of whoever asked the question.
    pub words: String,
    /// The screen on which it is done.
    pub screen: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    nudge_id: NudgeId,
    request_id: RequestId,
    kind: Wanted,
    subject: AskId,
    by_name: Option<String>,
    passed_by: Option<PersonId>,
    question_id: Option<crate::ids::QuestionId>,
    words: Option<String>,
}

/// What a row of a request is read from, before its conditions.
macro_rules! carried {
    ($conditions:literal) => {
        concat!(
            "select q.nudge_id, q.request_id, q.kind, q.subject, p.name as by_name, t.passed_by, w.question_id,
                 w.words
             from requests q
             left join people p on p.org_id = q.org_id and p.person_id = q.asked_by
             left join asks w on w.org_id = q.org_id and w.ask_id = q.subject and q.kind = 'question'
             left join asked t on t.org_id = q.org_id and t.ask_id = q.subject and t.person_id = q.person_id
             where q.org_id = $1 and ",
            $conditions,
            open!("$3"),
            " order by q.created_at, q.request_id"
        )
    };
}

/// The open requests that a message carries.
pub(in crate::nudges) async fn of_nudge(
    work: &mut Work,
    nudge: NudgeId,
    language: Language,
) -> Result<Vec<Carried>> {
    let rows = all!(work, Row, carried!("q.nudge_id = $2 and "), work.by.org, nudge, work.now)?;
    in_words(work, rows, language).await
}

/// The open requests that messages brought to somebody.
pub(in crate::nudges) async fn of_person(
    work: &mut Work,
    person: PersonId,
    language: Language,
) -> Result<Vec<Carried>> {
    let sql = carried!("q.person_id = $2 and q.nudge_id is not null and ");
    let rows = all!(work, Row, sql, work.by.org, person, work.now)?;
    in_words(work, rows, language).await
}

async fn in_words(work: &mut Work, rows: Vec<Row>, language: Language) -> Result<Vec<Carried>> {
    let mut carried = Vec::new();
    for row in rows {
        let question = match row.question_id {
            Some(question) => {
                let texts = texts_of(work, question).await?;
                let (language, text) = questions::best(&texts, language);
                Some((language, text.to_owned()))
            }
            None => None,
        };
        let screen = match row.kind {
            Wanted::Question => format!("/asked/{}", row.subject),
            _ => format!("/drafts/{}", row.subject),
        };
        carried.push(Carried {
            nudge: row.nudge_id,
            request_id: row.request_id,
            wanted: row.kind,
            by: row.by_name,
            is_passed_on: row.passed_by.is_some(),
            question,
            words: row.words.unwrap_or_default(),
            screen,
        });
    }
    Ok(carried)
}

/// Writes down which message brings which requests.
pub(in crate::nudges) async fn bring(work: &mut Work, brought: &[(NudgeId, RequestId)]) -> Result<()> {
    let (org, now) = (work.by.org, work.now);
    // All of them have a row, so that the insert never does more than its update.
    lay!(
        work,
        "insert into requests (org_id, request_id, person_id, kind, subject, created_at, nudge_id) ",
        brought,
        |(nudge, request)| [
            org,
            *request,
            PersonId::from_uuid(request.uuid()),
            Wanted::Question,
            request.uuid(),
            now,
            *nudge,
        ],
        " on conflict (org_id, request_id) do update set nudge_id = excluded.nudge_id"
    );
    Ok(())
}

/// A message was taken back before it went out: what it carried may come with another.
pub(in crate::nudges) async fn set_free(work: &mut Work, nudge: NudgeId) -> Result<()> {
    run!(
        work,
        "update requests set nudge_id = null
         where org_id = $1 and nudge_id = $2
           and exists (
               select 1 from nudges n
               where n.org_id = $1 and n.nudge_id = $2 and n.sent_at is null)",
        work.by.org,
        nudge,
    )?;
    Ok(())
}

/// Whether a link to a request has not signed anybody in yet.
pub(in crate::nudges) async fn is_unused(
    work: &mut Work,
    nudge: NudgeId,
    request: RequestId,
) -> Result<bool> {
    let entered = maybe!(
        work,
        (Option<Moment>,),
        "select entered_at from requests where org_id = $1 and nudge_id = $2 and request_id = $3",
        work.by.org,
        nudge,
        request,
    )?;
    Ok(entered.is_some_and(|(at,)| at.is_none()))
}

/// Uses a link to a request up; says whether it was still to be used.
pub(in crate::nudges) async fn enter(work: &mut Work, nudge: NudgeId, request: RequestId) -> Result<bool> {
    let touched = run!(
        work,
        "update requests set entered_at = $4
         where org_id = $1 and nudge_id = $2 and request_id = $3 and entered_at is null",
        work.by.org,
        nudge,
        request,
        work.now,
    )?;
    Ok(touched > 0)
}
