//! Thanks: a colleague or an editor thanks somebody for what they did visibly. Only the two of them know of it.

use serde_json::json;
use uuid::Uuid;

use crate::{
    activity::{self, Kind},
    clock::Moment,
    db::{Work, all, maybe, one, run},
    error::{Error, Problem, Problems, Result},
    ids::{AnswerId, PersonId, StoryId, ThanksId},
    people::Role,
    stories,
};

/// The longest line of thanks.
const MOST_WORDS: usize = 500;

/// What somebody is thanked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// A story that they brought, or a post of their own, which is out.
    Story(StoryId),
    /// An answer that they sent on to the editors.
    Answer(AnswerId),
}

impl For {
    /// What kind of thing it is, in the database.
    pub fn about(self) -> &'static str {
        match self {
            Self::Story(_) => "story",
            Self::Answer(_) => "answer",
        }
    }

    /// Its id.
    pub fn subject(self) -> Uuid {
        match self {
            Self::Story(story) => story.uuid(),
            Self::Answer(answer) => answer.uuid(),
        }
    }
}

/// A word of thanks that I got.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Thanks {
    pub thanks_id: ThanksId,
    /// Who thanks.
    pub name: String,
    pub words: String,
    /// The story that it is for; none for an answer.
    pub story_id: Option<StoryId>,
    pub title: Option<String>,
    pub created_at: Moment,
    pub seen_at: Option<Moment>,
}

/// I thank whoever did it, with a line or without. Doing so again changes the line.
///
/// # Errors
/// `Missing` when there is nobody to thank for it, or it is not mine to see; `Invalid` when the line is too long.
pub async fn give(work: &mut Work, what: For, words: &str) -> Result<ThanksId> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let person = doer(work, what).await?.filter(|person| *person != me).ok_or(Error::Missing)?;
    let words = words.trim();
    if words.chars().count() > MOST_WORDS {
        let problem = Problem::new("words", "problem-story-long").mention("most", MOST_WORDS);
        return Err(Error::Invalid(Problems(vec![problem])));
    }
    let thanks = ThanksId::new(work.now);
    run!(
        work,
        "insert into thanks (org_id, thanks_id, person_id, given_by, about, subject, words, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (org_id, given_by, about, subject) do update set words = excluded.words",
        work.by.org,
        thanks,
        person,
        me,
        what.about(),
        what.subject(),
        words,
        work.now,
    )?;
    let given = given(work, what).await?.unwrap_or(thanks);
    if given == thanks {
        activity::record(work, Kind::ThanksGiven, thanks.uuid(), json!({})).await?;
    }
    Ok(given)
}

/// I take my thanks back.
///
/// # Errors
/// `Missing` when they are not mine.
pub async fn take_back(work: &mut Work, thanks: ThanksId) -> Result<()> {
    let sql = "delete from thanks where org_id = $1 and thanks_id = $2 and given_by = $3";
    if run!(work, sql, work.by.org, thanks, work.by.person)? == 0 {
        return Err(Error::Missing);
    }
    run!(work, "delete from activity where org_id = $1 and subject = $2", work.by.org, thanks.uuid())?;
    Ok(())
}

/// My thanks for it, if I gave any.
pub async fn given(work: &mut Work, what: For) -> Result<Option<ThanksId>> {
    let sql = "select thanks_id from thanks
               where org_id = $1 and given_by = $2 and about = $3 and subject = $4";
    let row = maybe!(work, (ThanksId,), sql, work.by.org, work.by.person, what.about(), what.subject())?;
    Ok(row.map(|(thanks,)| thanks))
}

/// Whom I could thank for it: whoever did it, if that is not I.
pub async fn could_thank(work: &mut Work, what: For) -> Result<bool> {
    match doer(work, what).await {
        Ok(person) => Ok(person.is_some() && person != work.by.person),
        Err(Error::Missing) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The thanks that I got in the last year, newest first; at most twenty.
pub async fn mine(work: &mut Work) -> Result<Vec<Thanks>> {
    Ok(all!(
        work,
        Thanks,
        "select t.thanks_id, p.name, t.words, s.story_id, s.title, t.created_at, t.seen_at
         from thanks t
         join people p on p.org_id = t.org_id and p.person_id = t.given_by
         left join stories s on s.org_id = t.org_id and s.story_id = t.subject and t.about = 'story'
         where t.org_id = $1 and t.person_id = $2 and t.created_at > $3
         order by t.created_at desc, t.thanks_id desc
         limit 20",
        work.by.org,
        work.by.person,
        work.now - jiff::SignedDuration::from_hours(24 * 365),
    )?)
}

/// I have seen my thanks of until now.
pub async fn have_seen(work: &mut Work) -> Result<()> {
    let sql = "update thanks set seen_at = $3 where org_id = $1 and person_id = $2 and seen_at is null";
    run!(work, sql, work.by.org, work.by.person, work.now)?;
    Ok(())
}

/// Who did it, as far as I may know of it.
async fn doer(work: &mut Work, what: For) -> Result<Option<PersonId>> {
    let is_editor = work.by.role >= Role::Editor;
    match what {
        For::Story(story) => {
            let found = match is_editor {
                true => stories::find(work, story).await?,
                false => stories::find_visible(work, story).await?,
            };
            let is_out = found.published_at.is_some_and(|at| at <= work.now);
            Ok(found.owned_by.or(found.suggested_by).filter(|_| is_out))
        }
        For::Answer(_) if !is_editor => Err(Error::Missing),
        For::Answer(answer) => {
            let sql = "select person_id from answers
                       where org_id = $1 and answer_id = $2 and sent_at is not null and dropped_at is null";
            let (person,) = one!(work, (PersonId,), sql, work.by.org, answer)?;
            Ok(Some(person))
        }
    }
}
