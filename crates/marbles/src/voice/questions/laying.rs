//! Laying the questions that come with the product into an organisation's library, where its editors make them theirs.

use std::collections::HashSet;

use super::shipped::{self, Shipped};
use crate::{
    db::{Work, all, value},
    demo::lay,
    error::Result,
    ids::QuestionId,
    words::Language,
};

/// Recurring work: what came with the product and is not in the library yet goes in. What editors changed or retired
/// stays as they left it.
pub(crate) async fn lay_in(work: &mut Work) -> Result<()> {
    let laid = value!(work, i64, "select count(shipped) from questions where org_id = $1", work.by.org)?;
    if usize::try_from(laid).is_ok_and(|laid| laid >= shipped::all().len()) {
        return Ok(());
    }
    let sql = "select shipped from questions where org_id = $1 and shipped is not null";
    let known: HashSet<String> =
        all!(work, (String,), sql, work.by.org)?.into_iter().map(|(key,)| key).collect();
    let (org, now) = (work.by.org, work.now);
    // Ids of one moment keep their order, and the library shows the newest first.
    let fresh: Vec<(QuestionId, &Shipped)> = shipped::all()
        .iter()
        .rev()
        .filter(|one| !known.contains(one.key))
        .map(|one| (QuestionId::new(now), one))
        .collect();
    lay!(work, "insert into questions (org_id, question_id, pattern, shipped, created_at) ", fresh, |(
        question,
        one,
    )| [
        org,
        *question,
        one.pattern,
        one.key,
        now
    ]);
    let texts: Vec<(QuestionId, Language, &str)> = fresh
        .iter()
        .flat_map(|(question, one)| Language::ALL.map(|language| (*question, language, one.text(language))))
        .collect();
    lay!(work, "insert into question_texts (org_id, question_id, language, text) ", texts, |(
        question,
        language,
        text,
    )| [
        org, *question, *language, *text
    ]);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::questions::Pattern;

    #[test]
    fn every_question_that_ships_has_a_pattern_of_the_list() {
        for one in shipped::all() {
            assert!(Pattern::parse(one.pattern).is_some(), "{one:?}");
        }
    }
}
