//! Answers that were sent on to the editors: they may become stories, with credit to whoever gave them.

use serde_json::json;

use super::settling::{self, Kind};
use crate::{
    activity::{self, Kind as Happened},
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{AnswerId, PersonId, StoryId},
    people::Role,
    voice::posts::title_of,
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

/// Makes a story of an answer, with the name of whoever gave it to it; it waits at the desk like any other. They get a
/// letter when it is out, as for a suggestion.
///
/// # Errors
/// `Forbidden` for all but editors, `Missing` when the answer was not sent on or its author took it back, `Invalid` when
/// there are no words in it.
pub async fn make_story(work: &mut Work, answer: AnswerId) -> Result<StoryId> {
    if work.by.role < Role::Editor {
        return Err(Error::Forbidden);
    }
    let sql = sent_on!("and a.answer_id = $2");
    let given = maybe!(work, SentOn, sql, work.by.org, answer)?.ok_or(Error::Missing)?;
    let text = given.text();
    if text.is_empty() {
        return Err(Error::invalid("text", "problem-desk-no-words"));
    }
    let story = StoryId::new(work.now);
    run!(
        work,
        "insert into stories (
             org_id, story_id, title, body, author, language, suggested_by, suggested_why, created_at, created_by,
             changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, '', $8, $9, $8)",
        work.by.org,
        story,
        title_of(&text),
        &text,
        &given.name,
        &given.language,
        given.person_id,
        work.now,
        work.by.person,
    )?;
    settling::settle(work, Kind::Answer, answer.uuid()).await?;
    activity::record(
        work,
        Happened::StorySuggested,
        story.uuid(),
        json!({ "suggested_by": given.person_id }),
    )
    .await?;
    Ok(story)
}
