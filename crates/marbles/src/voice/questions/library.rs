//! The library as editors look through it: by pattern, topic, language and words.

use std::collections::{HashMap, HashSet};

use super::{Pattern, Question, whole};
use crate::{
    db::{Work, all},
    error::Result,
    ids::{QuestionId, TopicId},
    words::Language,
};

/// Which questions.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub pattern: Option<Pattern>,
    pub topic: Option<TopicId>,
    pub language: Option<Language>,
    /// Words of the question, in any of its languages; empty for all.
    pub words: String,
    /// The retired ones instead of those in use.
    pub retired: bool,
    /// The last one of the part before.
    pub after: Option<QuestionId>,
    pub limit: usize,
    /// Only what I was asked.
    pub asked_of_me: bool,
}

/// A question as the library lists it.
#[derive(Clone, Debug)]
pub struct Listed {
    pub question: Question,
    /// How many answers to it were sent on to the editors, without those of one colleague who was asked by name.
    pub answers: i64,
}

/// A part of the library, newest first, and where the next one begins.
pub async fn list(work: &mut Work, wanted: &Wanted) -> Result<(Vec<Listed>, Option<QuestionId>)> {
    let mut found = whole(work).await?;
    let words = wanted.words.trim().to_lowercase();
    found.retain(|question| wanted.holds(question, &words));
    if wanted.asked_of_me {
        let mine = asked_of_me(work).await?;
        found.retain(|question| mine.contains(&question.question_id));
    }
    found.truncate(wanted.limit + 1);
    let more = found.len() > wanted.limit;
    found.truncate(wanted.limit);
    let next = found.last().filter(|_| more).map(|last| last.question_id);
    let answers = answers(work).await?;
    let listed = |question: Question| Listed {
        answers: answers.get(&question.question_id).copied().unwrap_or(0),
        question,
    };
    Ok((found.into_iter().map(listed).collect(), next))
}

impl Wanted {
    fn holds(&self, question: &Question, words: &str) -> bool {
        let speaks = |language| question.texts.iter().any(|(its, _)| *its == language);
        let is_about = |topic| question.topics.iter().any(|(its, _)| *its == topic);
        let says = || question.texts.iter().any(|(_, text)| text.to_lowercase().contains(words));
        question.retired_at.is_some() == self.retired
            && self.after.is_none_or(|after| question.question_id < after)
            && self.pattern.is_none_or(|pattern| question.pattern == pattern)
            && self.topic.is_none_or(is_about)
            && self.language.is_none_or(speaks)
            && (words.is_empty() || says())
    }
}

/// Whether I was asked a question, whatever I made of it.
pub async fn was_asked_of_me(look: &mut Work, question: QuestionId) -> Result<bool> {
    Ok(asked_of_me(look).await?.contains(&question))
}

async fn asked_of_me(look: &mut Work) -> Result<HashSet<QuestionId>> {
    let rows = all!(
        look,
        (QuestionId,),
        "select k.question_id
         from asked a
         join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
         where a.org_id = $1 and a.person_id = $2",
        look.by.org,
        look.by.person,
    )?;
    Ok(rows.into_iter().map(|(question,)| question).collect())
}

async fn answers(work: &mut Work) -> Result<HashMap<QuestionId, i64>> {
    let rows = all!(
        work,
        (QuestionId, i64),
        "select a.question_id, count(*)
         from answers a
         left join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
         where a.org_id = $1 and a.question_id is not null and a.sent_at is not null
           and (k.whom is null or k.whom <> 'person')
         group by a.question_id",
        work.by.org,
    )?;
    Ok(rows.into_iter().collect())
}
