//! Which question suits somebody this week: in their language, about what they follow where there is one, and new to them.

use std::collections::HashSet;

use crate::{
    ids::{PersonId, QuestionId, TopicId},
    voice::questions::Question,
    words::Language,
};

/// What is known of somebody for that.
#[derive(Clone, Debug, Default)]
pub(super) struct Reader {
    pub follows: HashSet<TopicId>,
    /// What they were asked or answered before.
    pub known: HashSet<QuestionId>,
    pub language: Language,
}

/// The question for somebody; none when they had all of them. The same people and questions bring the same one.
pub(super) fn pick(person: PersonId, reader: &Reader, library: &[Question]) -> Option<QuestionId> {
    let suits = |question: &&Question| {
        question.retired_at.is_none()
            && !reader.known.contains(&question.question_id)
            && question.texts.iter().any(|(language, _)| *language == reader.language)
            && (question.topics.is_empty() || is_followed(reader, question))
    };
    library
        .iter()
        .filter(suits)
        .min_by_key(|question| (!is_followed(reader, question), lot(person, question.question_id)))
        .map(|question| question.question_id)
}

fn is_followed(reader: &Reader, question: &Question) -> bool {
    question.topics.iter().any(|(topic, _)| reader.follows.contains(topic))
}

/// Everybody meets the questions in an order of their own, so that a team does not answer one and the same.
fn lot(person: PersonId, question: QuestionId) -> [u8; 32] {
    let mut bytes = person.uuid().as_bytes().to_vec();
    bytes.extend(question.uuid().as_bytes());
    *blake3::hash(&bytes).as_bytes()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::voice::questions::Pattern;

    fn question(number: u128, topic: Option<u128>) -> Question {
        Question {
            question_id: QuestionId::from_uuid(Uuid::from_u128(number)),
            pattern: Pattern::Surprise,
            is_shipped: true,
            retired_at: None,
            texts: vec![(Language::English, "What surprised you?".to_owned())],
            topics: topic
                .map(|topic| (TopicId::from_uuid(Uuid::from_u128(topic)), String::new()))
                .into_iter()
                .collect(),
        }
    }

    fn person(number: u128) -> PersonId {
        PersonId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn what_somebody_follows_comes_first_and_nothing_comes_twice() {
        let library = vec![question(1, None), question(2, None), question(3, Some(7)), question(4, Some(8))];
        let mut reader = Reader { follows: HashSet::from([library[2].topics[0].0]), ..Reader::default() };
        let mut order = Vec::new();
        while let Some(picked) = pick(person(1), &reader, &library) {
            assert!(reader.known.insert(picked), "{picked} came twice");
            order.push(picked);
        }
        assert_eq!(order.len(), 3, "the one about what they do not follow never comes");
        assert_eq!(order[0], library[2].question_id);
    }

    #[test]
    fn the_same_person_gets_the_same_one_and_a_team_does_not() {
        let library: Vec<Question> = (0..100).map(|number| question(number, None)).collect();
        let first = |number| pick(person(number), &Reader::default(), &library);
        assert_eq!(first(1), first(1));
        let different: HashSet<_> = (0..50).map(first).collect();
        assert!(different.len() > 25, "50 people got {} questions", different.len());
    }

    #[test]
    fn nobody_gets_a_question_in_a_language_that_is_not_theirs_or_one_that_is_retired() {
        let reader = Reader { language: Language::Danish, ..Reader::default() };
        assert_eq!(pick(person(1), &reader, &[question(1, None)]), None);
        let retired =
            Question { retired_at: Some(crate::clock::Moment::from_micros(1)), ..question(1, None) };
        assert_eq!(pick(person(1), &Reader::default(), &[retired]), None);
    }
}
