//! Writing questions: editors add, edit, retire and bring back.

use super::Pattern;
use crate::{
    db::{Work, run, value},
    error::{Error, Problems, Result},
    ids::{QuestionId, TopicId},
    programme,
    words::Language,
};

/// The longest question.
pub const MOST_TEXT: usize = 300;

/// A question as an editor wants it.
#[derive(Clone, Debug)]
pub struct Wish {
    pub pattern: Option<Pattern>,
    /// Its words by language; one without words is left out.
    pub texts: Vec<(Language, String)>,
    pub topics: Vec<TopicId>,
}

/// Adds a question to the library.
///
/// # Errors
/// `Invalid` by field: `pattern`, `text`, `topics`.
pub async fn add(work: &mut Work, wish: &Wish) -> Result<QuestionId> {
    let (pattern, texts) = check(work, wish).await?;
    let question = QuestionId::new(work.now);
    run!(
        work,
        "insert into questions (org_id, question_id, pattern, created_at, created_by) values ($1, $2, $3, $4, $5)",
        work.by.org,
        question,
        pattern.name(),
        work.now,
        work.by.person,
    )?;
    write(work, question, &texts, &wish.topics).await?;
    Ok(question)
}

/// Changes a question; whoever was asked it already sees it as it is now.
///
/// # Errors
/// `Missing` when there is none; else as [`add`].
pub async fn change(work: &mut Work, question: QuestionId, wish: &Wish) -> Result<()> {
    let (pattern, texts) = check(work, wish).await?;
    let touched = run!(
        work,
        "update questions set pattern = $3 where org_id = $1 and question_id = $2",
        work.by.org,
        question,
        pattern.name(),
    )?;
    if touched == 0 {
        return Err(Error::Missing);
    }
    write(work, question, &texts, &wish.topics).await
}

/// Retires a question: it is asked no more, and who was asked it may still answer.
///
/// # Errors
/// `Missing` when there is none.
pub async fn retire(work: &mut Work, question: QuestionId) -> Result<()> {
    let touched = run!(
        work,
        "update questions set retired_at = coalesce(retired_at, $3) where org_id = $1 and question_id = $2",
        work.by.org,
        question,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Brings a retired question back.
///
/// # Errors
/// `Missing` when there is none.
pub async fn bring_back(work: &mut Work, question: QuestionId) -> Result<()> {
    let sql = "update questions set retired_at = null where org_id = $1 and question_id = $2";
    let touched = run!(work, sql, work.by.org, question)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

async fn check(work: &mut Work, wish: &Wish) -> Result<(Pattern, Vec<(Language, String)>)> {
    let offered = programme::organisation(work).await?.languages.0;
    let mut problems = Problems::default();
    problems.unless(wish.pattern.is_some(), "pattern", "problem-question-pattern");
    let texts = wish.texts.iter().map(|(language, text)| (*language, text.trim().to_owned()));
    let texts: Vec<(Language, String)> = texts.filter(|(_, text)| !text.is_empty()).collect();
    let fits = |text: &String| text.chars().count() <= MOST_TEXT;
    if texts.is_empty() {
        problems.add("text", "problem-question-text");
    } else {
        let known = texts.iter().all(|(language, text)| offered.contains(language) && fits(text));
        problems.unless(known, "text", "problem-question-long");
    }
    for topic in &wish.topics {
        let sql = "select count(*) from topics where org_id = $1 and topic_id = $2";
        let known = value!(work, i64, sql, work.by.org, *topic)? == 1;
        problems.unless(known, "topics", "problem-choice");
    }
    problems.none()?;
    Ok((wish.pattern.ok_or(Error::Missing)?, texts))
}

async fn write(
    work: &mut Work,
    question: QuestionId,
    texts: &[(Language, String)],
    topics: &[TopicId],
) -> Result<()> {
    run!(work, "delete from question_texts where org_id = $1 and question_id = $2", work.by.org, question)?;
    run!(work, "delete from question_topics where org_id = $1 and question_id = $2", work.by.org, question)?;
    for (language, text) in texts {
        run!(
            work,
            "insert into question_texts (org_id, question_id, language, text) values ($1, $2, $3, $4)
             on conflict (org_id, question_id, language) do update set text = $4",
            work.by.org,
            question,
            *language,
            text,
        )?;
    }
    for topic in topics {
        run!(
            work,
            "insert into question_topics (org_id, question_id, topic_id) values ($1, $2, $3)
             on conflict (org_id, question_id, topic_id) do nothing",
            work.by.org,
            question,
            *topic,
        )?;
    }
    Ok(())
}
