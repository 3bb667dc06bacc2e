//! Claims about the slots, over many random days.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    clock::Moment,
    ids::{StoryId, TopicId},
    relevance::facts::Format,
};

#[derive(Clone, Debug)]
struct Given {
    story: Story,
    score: f64,
    shown: u32,
    shared_nearby_today: f64,
    pinned: bool,
}

fn story(number: usize, topics: &[u128], author: u8) -> Story {
    Story {
        story_id: StoryId::from_uuid(Uuid::from_u128(number as u128)),
        topics: topics.iter().map(|topic| TopicId::from_uuid(Uuid::from_u128(*topic))).collect(),
        language: String::new(),
        departments: Vec::new(),
        locations: Vec::new(),
        format: Format::Article,
        author: if author == 0 { String::new() } else { format!("Author {author}") },
        evergreen: false,
        published_at: Moment::from_micros(0),
        expires_at: None,
        pinned_until: None,
    }
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let one = (
        prop::collection::vec(0u128..8, 0..3),
        0u8..6,
        -4.0..1.0f64,
        prop_oneof![0u32..20, 20u32..500],
        0.0..0.2f64,
        prop::bool::weighted(0.05),
    );
    let given =
        |(topics, author, score, shown, shared_nearby_today, pinned): (
            Vec<u128>,
            u8,
            f64,
            u32,
            f64,
            bool,
        )| { Given { story: story(0, &topics, author), score, shown, shared_nearby_today, pinned } };
    prop::collection::vec(one.prop_map(given), 0..60).prop_map(|mut all| {
        for (number, given) in all.iter_mut().enumerate() {
            given.story.story_id = StoryId::from_uuid(Uuid::from_u128(number as u128));
        }
        all
    })
}

fn candidates(given: &[Given]) -> Vec<Candidate<'_>> {
    let of = |given: &'_ Given| (given.score, given.shown, given.shared_nearby_today, given.pinned);
    let mut candidates = Vec::new();
    for given in given {
        let (score, shown, shared_nearby_today, pinned) = of(given);
        candidates.push(Candidate { story: &given.story, score, shown, shared_nearby_today, pinned });
    }
    candidates
}

fn most_of_one(day: &[&Story]) -> usize {
    let topics = day.iter().flat_map(|story| &story.topics);
    let by_topic = topics.map(|topic| day.iter().filter(|other| other.topics.contains(topic)).count());
    let authors = day.iter().filter(|story| !story.author.is_empty());
    let by_author = authors.map(|story| day.iter().filter(|other| other.author == story.author).count());
    by_topic.chain(by_author).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn a_day_keeps_all_its_promises(given in given(), draw: u64) {
        let candidates = candidates(&given);
        let day = choose(&candidates, draw);
        let stories: Vec<&Story> = day.iter().map(|placed| candidates[placed.candidate].story).collect();
        prop_assert!(day.len() <= SLOTS);
        for (place, story) in stories.iter().enumerate() {
            let twice = stories[..place].iter().any(|other| other.story_id == story.story_id);
            prop_assert!(!twice);
        }
        prop_assert!(most_of_one(&stories) <= AT_MOST);
        let explores = day.iter().filter(|placed| placed.slot == Slot::Exploration).count();
        prop_assert!(explores <= 1);
        let little_shown = candidates.iter().any(|candidate| candidate.shown < FOUND_OUT);
        prop_assert_eq!(explores == 1, little_shown, "exactly one where there is any, pinned ones or not");
        for placed in &day {
            prop_assert!(placed.propensity > 0.0 && placed.propensity <= 1.0 + 1e-9);
            let story = &candidates[placed.candidate];
            prop_assert!(placed.slot != Slot::Exploration || story.shown < FOUND_OUT);
            prop_assert!(placed.slot != Slot::Pinned || story.pinned);
        }
    }

    #[test]
    fn the_same_draw_gives_the_same_day(given in given(), draw: u64) {
        let candidates = candidates(&given);
        prop_assert_eq!(choose(&candidates, draw), choose(&candidates, draw));
    }

    #[test]
    fn the_logged_chances_are_those_of_the_same_ranking(given in given(), draw: u64) {
        let candidates = candidates(&given);
        let mut day = choose(&candidates, draw);
        let again = propensities(&candidates, &day);
        day.sort_by_key(|placed| placed.drawn);
        for (placed, again) in day.iter().zip(again) {
            prop_assert!((placed.propensity - again).abs() < 1e-12);
        }
    }

    #[test]
    fn a_day_is_full_when_nothing_stands_in_the_way(count in 5usize..40, draw: u64) {
        let given: Vec<Given> = (0..count)
            .map(|number| Given {
                story: story(number, &[], 0), score: 0.1 * f64::from(u8::try_from(number).unwrap()),
                shown: 100, shared_nearby_today: 0.0, pinned: false,
            })
            .collect();
        prop_assert_eq!(choose(&candidates(&given), draw).len(), SLOTS);
    }
}

#[test]
fn stories_come_as_often_as_their_chances_say() {
    let given: Vec<Given> = (0..7)
        .map(|number| Given {
            story: story(number, &[], 0),
            score: 0.05 * f64::from(u8::try_from(number).unwrap()),
            shown: if number < 4 { 3 } else { 100 },
            shared_nearby_today: 0.0,
            pinned: false,
        })
        .collect();
    let candidates = candidates(&given);
    let mut came = [0.0; 7];
    let mut chance = [0.0; 7];
    for draw in 0..20_000 {
        for placed in choose(&candidates, draw).iter().filter(|placed| placed.slot == Slot::Exploration) {
            came[placed.candidate] += 1.0 / 20_000.0;
            chance[placed.candidate] = placed.propensity;
        }
    }
    assert!((came.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    assert!((chance.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    for (came, chance) in came.iter().zip(chance) {
        assert!((came - chance).abs() < 0.015, "{came} {chance}");
    }
}

#[test]
fn a_story_that_the_department_has_shared_enough_of_steps_back_there() {
    let crowded = |share| Given {
        story: story(1, &[], 0),
        score: 0.6,
        shown: 50,
        shared_nearby_today: share,
        pinned: false,
    };
    let plain = |number| Given {
        story: story(number, &[], 0),
        score: 0.0,
        shown: 50,
        shared_nearby_today: 0.0,
        pinned: false,
    };
    let day = |share| {
        let given: Vec<Given> = [crowded(share)].into_iter().chain((2..12).map(plain)).collect();
        best(&candidates(&given)).iter().any(|placed| placed.candidate == 0)
    };
    assert!(day(0.0) && day(0.10));
    assert!(!day(0.11));
}

#[test]
fn pinned_stories_stand_on_top_and_leave_room() {
    let one = |number, pinned| Given {
        story: story(number, &[], 0),
        score: 0.0,
        shown: 50,
        shared_nearby_today: 0.0,
        pinned,
    };
    let given: Vec<Given> = (0..10).map(|number| one(number, number < 4)).collect();
    let day = choose(&candidates(&given), 7);
    assert!(
        day[..PINNED]
            .iter()
            .all(|placed| placed.slot == Slot::Pinned && (placed.propensity - 1.0).abs() < 1e-12)
    );
    assert_eq!(day.iter().filter(|placed| placed.slot == Slot::Pinned).count(), PINNED);
    assert_eq!(day.len(), SLOTS);
}
