//! Saving an answer at each pause: what is based on an older version never overwrites a newer one.

use super::{Answer, Rung, Shape, find_mine};
use crate::{
    db::{Work, run},
    error::{Error, Problem, Problems, Result},
    ids::AnswerId,
    words::Language,
};

/// The most that one rung holds, in characters.
const LONGEST: usize = 10_000;

/// What is to be different; what is none stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub fact: Option<String>,
    pub so_what: Option<String>,
    pub change_wanted: Option<String>,
    pub first_line: Option<String>,
    pub shape: Option<Shape>,
    pub language: Option<Language>,
}

impl Change {
    /// A change of one rung.
    pub fn of(rung: Rung, text: String) -> Self {
        let mut change = Self::default();
        *change.place(rung) = Some(text);
        change
    }

    /// What is to stand on a rung.
    pub fn rung(&self, rung: Rung) -> Option<&str> {
        match rung {
            Rung::Fact => self.fact.as_deref(),
            Rung::SoWhat => self.so_what.as_deref(),
            Rung::ChangeWanted => self.change_wanted.as_deref(),
            Rung::FirstLine => self.first_line.as_deref(),
        }
    }

    fn place(&mut self, rung: Rung) -> &mut Option<String> {
        match rung {
            Rung::Fact => &mut self.fact,
            Rung::SoWhat => &mut self.so_what,
            Rung::ChangeWanted => &mut self.change_wanted,
            Rung::FirstLine => &mut self.first_line,
        }
    }

    /// Browsers end lines in forms with two signs, and in scripts with one.
    fn tidied(&self) -> Self {
        let mut tidy = self.clone();
        for rung in Rung::ALL {
            if let Some(text) = tidy.place(rung) {
                *text = text.replace("\r\n", "\n");
            }
        }
        tidy
    }

    fn check(&self) -> Result<()> {
        let mut problems = Problems::default();
        for rung in Rung::ALL {
            if self.rung(rung).is_some_and(|text| text.chars().count() > LONGEST) {
                problems.0.push(Problem::new(rung.name(), "problem-text-long").mention("most", LONGEST));
            }
        }
        problems.none()
    }

    /// Whether the answer would be another than it is.
    fn alters(&self, answer: &Answer) -> bool {
        Rung::ALL.into_iter().any(|rung| self.rung(rung).is_some_and(|text| text != answer.rung(rung)))
            || self.shape.is_some_and(|shape| shape != answer.shape)
            || self.language.is_some_and(|language| language != answer.language)
    }
}

/// What came of a saving.
#[derive(Clone, Debug)]
pub enum Saved {
    /// It stands as I wrote it.
    Kept(Answer),
    /// It was changed elsewhere since: nothing was written, and here are both.
    Clash { current: Answer, yours: Change },
}

/// I save what I changed in the version that I had before me. Saving the same once more changes nothing.
///
/// # Errors
/// `Missing` when it is not mine, `Invalid` by rung, `Clash` while it is with the editors.
pub async fn save(work: &mut Work, answer: AnswerId, change: &Change, version: i64) -> Result<Saved> {
    change.check()?;
    let change = &change.tidied();
    let before = find_mine(work, answer).await?;
    if !change.alters(&before) {
        return Ok(Saved::Kept(before));
    }
    if before.sent_at.is_some() {
        return Err(Error::Clash("problem-answer-sent"));
    }
    if write(work, &before, change, version).await? == 0 {
        let current = find_mine(work, answer).await?;
        return Ok(Saved::Clash { current, yours: change.clone() });
    }
    let after = find_mine(work, answer).await?;
    mark_answered(work, &after).await?;
    Ok(Saved::Kept(after))
}

/// The version stands in the statement itself: of two who save at once, one finds it gone.
async fn write(work: &mut Work, before: &Answer, change: &Change, version: i64) -> Result<u64> {
    let text = |rung| change.rung(rung).unwrap_or_else(|| before.rung(rung));
    Ok(run!(
        work,
        "update answers
         set fact = $4, so_what = $5, change_wanted = $6, first_line = $7, shape = $8, language = $9,
             version = version + 1, changed_at = $10
         where org_id = $1 and answer_id = $2 and version = $3",
        work.by.org,
        before.answer_id,
        version,
        text(Rung::Fact),
        text(Rung::SoWhat),
        text(Rung::ChangeWanted),
        text(Rung::FirstLine),
        change.shape.unwrap_or(before.shape),
        change.language.unwrap_or(before.language),
        work.now,
    )?)
}

/// Whoever has begun to answer waits for nothing any more: the asking and its message are settled.
pub(super) async fn mark_answered(work: &mut Work, answer: &Answer) -> Result<()> {
    let Some(question) = answer.question_id.filter(|_| !answer.is_empty()) else { return Ok(()) };
    run!(
        work,
        "update asked
         set answered_at = $4
         where org_id = $1 and person_id = $2 and answered_at is null and ask_id in (
             select k.ask_id from asks k where k.org_id = $1 and k.question_id = $3)",
        work.by.org,
        answer.person_id,
        question,
        work.now,
    )?;
    run!(
        work,
        "update requests
         set settled_at = $4
         where org_id = $1 and person_id = $2 and kind = 'question' and settled_at is null and subject in (
             select k.ask_id from asks k where k.org_id = $1 and k.question_id = $3)",
        work.by.org,
        answer.person_id,
        question,
        work.now,
    )?;
    Ok(())
}
