//! What somebody answers: two sentences, a list, a photo, a voice note; private until its author sends it on.

pub mod beginning;
pub mod files;
pub mod photos;
pub mod recordings;
pub mod saving;
pub mod sending;
pub mod sound;
pub mod transcribing;

use serde::{Deserialize, Serialize};

use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::{AnswerId, AskId, PersonId, QuestionId, SubjectId},
    people::{self, Role},
    words::Language,
};

/// The rungs from a fact to a message; each may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rung {
    Fact,
    SoWhat,
    ChangeWanted,
    FirstLine,
}

impl Rung {
    /// Every rung, the lowest first.
    pub const ALL: [Self; 4] = [Self::Fact, Self::SoWhat, Self::ChangeWanted, Self::FirstLine];

    /// Its name in addresses, forms and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::SoWhat => "so_what",
            Self::ChangeWanted => "change_wanted",
            Self::FirstLine => "first_line",
        }
    }

    /// The rung of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rung| rung.name() == name)
    }

    /// The rung above.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|rung| *rung != self).nth(1)
    }
}

/// How the fact is written: in sentences, or a point a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Shape {
    #[default]
    Words,
    List,
}

impl Shape {
    /// Its name in forms and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::List => "list",
        }
    }

    /// The shape of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Words, Self::List].into_iter().find(|shape| shape.name() == name)
    }
}

/// An answer with what it answers, in its reader's language.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Answer {
    pub answer_id: AnswerId,
    pub person_id: PersonId,
    pub question_id: Option<QuestionId>,
    pub ask_id: Option<AskId>,
    pub subject_id: Option<SubjectId>,
    pub language: Language,
    pub shape: Shape,
    pub fact: String,
    pub so_what: String,
    pub change_wanted: String,
    pub first_line: String,
    /// Counts up with each saving.
    pub version: i64,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub sent_at: Option<Moment>,
    pub question: Option<String>,
    pub subject: Option<String>,
    pub pictures: i64,
    pub voice_notes: i64,
}

impl Answer {
    /// What stands on a rung.
    pub fn rung(&self, rung: Rung) -> &str {
        match rung {
            Rung::Fact => &self.fact,
            Rung::SoWhat => &self.so_what,
            Rung::ChangeWanted => &self.change_wanted,
            Rung::FirstLine => &self.first_line,
        }
    }

    /// What it answers, where it answers something.
    pub fn heading(&self) -> Option<&str> {
        self.question.as_deref().or(self.subject.as_deref())
    }

    /// Whether nothing is in it yet.
    pub fn is_empty(&self) -> bool {
        self.pictures == 0
            && self.voice_notes == 0
            && Rung::ALL.into_iter().all(|rung| self.rung(rung).trim().is_empty())
    }

    /// The points of a list: its lines, without what marks them.
    pub fn points(&self) -> impl Iterator<Item = &str> {
        let marks = ['-', '*', '•', ' ', '\t'];
        self.fact
            .lines()
            .map(move |line| line.trim_start_matches(marks).trim_end())
            .filter(|line| !line.is_empty())
    }
}

/// An answer of mine that I have not dropped.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find_mine(work: &mut Work, answer: AnswerId) -> Result<Answer> {
    let me = work.by.person.ok_or(Error::Missing)?;
    read(work, Some(me), Some(answer), None, 1).await?.pop().ok_or(Error::Missing)
}

/// An answer that I may read: mine, or one that was sent on to me as an editor.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find_readable(work: &mut Work, answer: AnswerId) -> Result<Answer> {
    match find_mine(work, answer).await {
        Err(Error::Missing) if work.by.person.is_some() && work.by.role >= Role::Editor => {
            read(work, None, Some(answer), None, 1).await?.pop().ok_or(Error::Missing)
        }
        found => found,
    }
}

/// A part of my answers, the one changed last first, and where the next part begins.
pub async fn mine(
    work: &mut Work,
    after: Option<AnswerId>,
    limit: i64,
) -> Result<(Vec<Answer>, Option<AnswerId>)> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let mut answers = read(work, Some(me), None, after, limit + 1).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = answers.len() > limit;
    answers.truncate(limit);
    let next = answers.last().filter(|_| more).map(|last| last.answer_id);
    Ok((answers, next))
}

async fn read(
    work: &mut Work,
    whose: Option<PersonId>,
    answer: Option<AnswerId>,
    after: Option<AnswerId>,
    limit: i64,
) -> Result<Vec<Answer>> {
    let language = people::me(work).await?.language;
    let sql = include_str!("answers/list.sql");
    Ok(all!(work, Answer, sql, work.by.org, whose, language, answer, after, limit)?)
}
