//! Questions: the library of what experts are asked, in several languages.

pub(crate) mod laying;
pub mod library;
pub mod patterns;
pub mod shipped;
pub mod writing;

use std::collections::HashMap;

pub use self::patterns::Pattern;
use crate::{
    clock::Moment,
    db::{Work, all},
    error::{Error, Result},
    ids::{QuestionId, TopicId},
    words::Language,
};

/// A question of the library.
#[derive(Clone, Debug)]
pub struct Question {
    pub question_id: QuestionId,
    pub pattern: Pattern,
    /// Whether it came with the product.
    pub is_shipped: bool,
    pub retired_at: Option<Moment>,
    /// Its words, in the order in which languages are offered.
    pub texts: Vec<(Language, String)>,
    /// What it is about: id and name; about anything, where there is none.
    pub topics: Vec<(TopicId, String)>,
}

impl Question {
    /// Its words for a reader of a language, and the language they are in.
    pub fn text(&self, language: Language) -> (Language, &str) {
        best(&self.texts, language)
    }
}

/// The words in that language, else in English, else in any.
pub(crate) fn best(texts: &[(Language, String)], language: Language) -> (Language, &str) {
    let of = |wanted: Language| texts.iter().find(|(its, _)| *its == wanted);
    let found = of(language).or_else(|| of(Language::English)).or_else(|| texts.first());
    found.map_or((language, ""), |(its, text)| (*its, text.as_str()))
}

#[derive(sqlx::FromRow)]
struct Row {
    question_id: QuestionId,
    pattern: String,
    shipped: Option<String>,
    retired_at: Option<Moment>,
}

/// One question of the library.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, question: QuestionId) -> Result<Question> {
    let rows = all!(
        work,
        Row,
        "select question_id, pattern, shipped, retired_at from questions where org_id = $1 and question_id = $2",
        work.by.org,
        question,
    )?;
    let texts = all!(
        work,
        (QuestionId, Language, String),
        "select question_id, language, text from question_texts where org_id = $1 and question_id = $2",
        work.by.org,
        question,
    )?;
    let topics = all!(
        work,
        (QuestionId, TopicId, String),
        "select q.question_id, t.topic_id, t.name
         from question_topics q
         join topics t on t.org_id = q.org_id and t.topic_id = q.topic_id
         where q.org_id = $1 and q.question_id = $2
         order by t.name, t.topic_id",
        work.by.org,
        question,
    )?;
    assemble(rows, texts, topics).pop().ok_or(Error::Missing)
}

/// Every question, newest first, retired ones too.
pub(crate) async fn whole(work: &mut Work) -> Result<Vec<Question>> {
    let rows = all!(
        work,
        Row,
        "select question_id, pattern, shipped, retired_at from questions where org_id = $1 order by question_id desc",
        work.by.org,
    )?;
    let texts = all!(
        work,
        (QuestionId, Language, String),
        "select question_id, language, text from question_texts where org_id = $1",
        work.by.org,
    )?;
    let topics = all!(
        work,
        (QuestionId, TopicId, String),
        "select q.question_id, t.topic_id, t.name
         from question_topics q
         join topics t on t.org_id = q.org_id and t.topic_id = q.topic_id
         where q.org_id = $1
         order by t.name, t.topic_id",
        work.by.org,
    )?;
    Ok(assemble(rows, texts, topics))
}

fn assemble(
    rows: Vec<Row>,
    texts: Vec<(QuestionId, Language, String)>,
    topics: Vec<(QuestionId, TopicId, String)>,
) -> Vec<Question> {
    let mut by_question: HashMap<QuestionId, Vec<(Language, String)>> = HashMap::new();
    for (question, language, text) in texts {
        by_question.entry(question).or_default().push((language, text));
    }
    let mut about: HashMap<QuestionId, Vec<(TopicId, String)>> = HashMap::new();
    for (question, topic, name) in topics {
        about.entry(question).or_default().push((topic, name));
    }
    let question = |row: Row| {
        let mut texts = by_question.remove(&row.question_id).unwrap_or_default();
        texts.sort_by_key(|(language, _)| Language::ALL.iter().position(|one| one == language));
        Some(Question {
            texts,
            topics: about.remove(&row.question_id).unwrap_or_default(),
            pattern: Pattern::parse(&row.pattern)?,
            is_shipped: row.shipped.is_some(),
            question_id: row.question_id,
            retired_at: row.retired_at,
        })
    };
    rows.into_iter().filter_map(question).collect()
}
