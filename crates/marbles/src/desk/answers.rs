//! Answers that were sent on to the editors: they may become posts of whoever gave them, and only they say so.

use super::settling::{self, Kind};
use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::{AnswerId, DraftId, PersonId},
    people::Role,
    voice::drafts::beginning,
};

/// An answer that somebody sent on.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SentOn {
    pub answer_id: AnswerId,
    pub person_id: PersonId,
    /// Whose answer it is.
    pub name: String,
    /// The question, in the answer's language; none where the answer came by itself.
    pub question: Option<String>,
    pub language: String,
    pub fact: String,
    pub so_what: String,
    pub change_wanted: String,
    pub first_line: String,
    pub sent_at: Moment,
}

impl SentOn {
    /// The whole answer, from its first line to what should change.
    pub fn text(&self) -> String {
        let rungs = [&self.first_line, &self.fact, &self.so_what, &self.change_wanted];
        rungs
            .map(|rung| rung.trim())
            .into_iter()
            .filter(|rung| !rung.is_empty())
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

macro_rules! sent_on {
    ($more:literal) => {
        concat!(
            "select a.answer_id, a.person_id, p.name, q.text as question, a.language, a.fact, a.so_what,
                 a.change_wanted, a.first_line, a.sent_at
             from answers a
             join people p on p.org_id = a.org_id and p.person_id = a.person_id
             left join question_texts q
                 on q.org_id = a.org_id and q.question_id = a.question_id and q.language = a.language
             where a.org_id = $1 and a.sent_at is not null and a.dropped_at is null ",
            $more
        )
    };
}

/// The answers that nobody at the desk has dealt with, the longest waiting first.
pub async fn sent_on(work: &mut Work) -> Result<Vec<SentOn>> {
    Ok(all!(
        work,
        SentOn,
        sent_on!(
            "and not exists (
                 select 1 from desk_done d
                 where d.org_id = a.org_id and d.kind = 'answer' and d.subject = a.answer_id)
             order by a.sent_at, a.answer_id
             limit 100"
        ),
        work.by.org,
    )?)
}

/// Lays a draft made of an answer before whoever gave it, and takes the answer off the desk. It is theirs: nothing of it
/// goes out unless they finish it and share or offer it. Doing so twice counts once.
///
/// # Errors
/// `Forbidden` for all but editors, `Missing` when the answer was not sent on or its author took it back, `Invalid` when
/// there are no words in it.
pub async fn propose(work: &mut Work, answer: AnswerId) -> Result<DraftId> {
    if work.by.role < Role::Editor {
        return Err(Error::Forbidden);
    }
    let draft = beginning::propose(work, answer).await?;
    settling::settle(work, Kind::Answer, answer.uuid()).await?;
    Ok(draft)
}
