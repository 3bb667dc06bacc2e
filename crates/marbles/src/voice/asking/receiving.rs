//! Being asked: what waits for me, and declining it without a word.

use std::collections::HashMap;

use crate::{
    clock::Moment,
    db::{Work, all, run},
    error::{Error, Result},
    ids::{AnswerId, AskId, QuestionId},
    people,
    voice::questions::{self, Pattern},
    words::Language,
};

/// A question that I was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    pub ask_id: AskId,
    pub question_id: QuestionId,
    pub pattern: Pattern,
    /// The question in my language, where it has it, and the language that it is in.
    pub text: String,
    pub language: Language,
    /// The personal line of whoever asked.
    pub words: String,
    /// Who asked it; nobody where Marbles picked it.
    pub asked_by: Option<String>,
    /// The colleague who passed it on to me.
    pub passed_by: Option<String>,
    pub asked_at: Moment,
    pub standing: Standing,
    /// My answer, once I have begun one.
    pub answer_id: Option<AnswerId>,
}

/// What became of a question that I was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for me.
    Open,
    /// I have answered it.
    Answered,
    /// I passed it on.
    PassedOn,
    /// I declined it.
    Declined,
    /// It was taken back, or has waited for too long.
    Over,
}

impl Standing {
    /// Its name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::PassedOn => "passed_on",
            Self::Declined => "declined",
            Self::Over => "over",
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    ask_id: AskId,
    question_id: QuestionId,
    pattern: String,
    words: String,
    asked_by: Option<String>,
    passed_by: Option<String>,
    asked_at: Moment,
    passed_on_at: Option<Moment>,
    declined_at: Option<Moment>,
    answered_at: Option<Moment>,
    is_over: bool,
    answer_id: Option<AnswerId>,
}

impl Row {
    fn standing(&self) -> Standing {
        if self.answered_at.is_some() {
            Standing::Answered
        } else if self.passed_on_at.is_some() {
            Standing::PassedOn
        } else if self.declined_at.is_some() {
            Standing::Declined
        } else if self.is_over {
            Standing::Over
        } else {
            Standing::Open
        }
    }
}

/// The questions that wait for me, newest first; at most a hundred.
pub async fn received(work: &mut Work) -> Result<Vec<Asked>> {
    Ok(mine(work, None).await?.into_iter().filter(|asked| asked.standing == Standing::Open).collect())
}

/// A question that I was asked, whatever became of it.
///
/// # Errors
/// `Missing` when I was not asked it.
pub async fn find(work: &mut Work, ask: AskId) -> Result<Asked> {
    mine(work, Some(ask)).await?.pop().ok_or(Error::Missing)
}

async fn mine(work: &mut Work, ask: Option<AskId>) -> Result<Vec<Asked>> {
    let me = people::me(work).await?;
    let (org, now) = (work.by.org, work.now);
    let rows = all!(work, Row, include_str!("mine.sql"), org, me.person_id, now, ask)?;
    let mut texts: HashMap<QuestionId, Vec<(Language, String)>> = HashMap::new();
    for row in &rows {
        if let std::collections::hash_map::Entry::Vacant(free) = texts.entry(row.question_id) {
            free.insert(texts_of(work, row.question_id).await?);
        }
    }
    let asked = |row: Row| {
        let (language, text) = questions::best(texts.get(&row.question_id)?, me.language);
        Some(Asked {
            text: text.to_owned(),
            language,
            standing: row.standing(),
            pattern: Pattern::parse(&row.pattern)?,
            ask_id: row.ask_id,
            question_id: row.question_id,
            words: row.words,
            asked_by: row.asked_by,
            passed_by: row.passed_by,
            asked_at: row.asked_at,
            answer_id: row.answer_id,
        })
    };
    Ok(rows.into_iter().filter_map(asked).collect())
}

/// A question's words by language.
pub(crate) async fn texts_of(work: &mut Work, question: QuestionId) -> Result<Vec<(Language, String)>> {
    let sql = "select language, text from question_texts where org_id = $1 and question_id = $2";
    Ok(all!(work, (Language, String), sql, work.by.org, question)?)
}

/// I would rather not answer this one. Nobody is told.
///
/// # Errors
/// `Missing` when it does not wait for me.
pub async fn decline(work: &mut Work, ask: AskId) -> Result<()> {
    if find(work, ask).await?.standing != Standing::Open {
        return Err(Error::Missing);
    }
    mark(work, ask, Some(work.now)).await
}

/// I take a declined question back.
///
/// # Errors
/// `Missing` when I was not asked it.
pub async fn take_back(work: &mut Work, ask: AskId) -> Result<()> {
    find(work, ask).await?;
    mark(work, ask, None).await
}

async fn mark(work: &mut Work, ask: AskId, declined_at: Option<Moment>) -> Result<()> {
    run!(
        work,
        "update asked set declined_at = $4 where org_id = $1 and ask_id = $2 and person_id = $3",
        work.by.org,
        ask,
        work.by.person,
        declined_at,
    )?;
    Ok(())
}
