//! Claims about the gates.

use jiff::SignedDuration;
use uuid::Uuid;

use super::*;
use crate::{
    ids::{StoryId, TopicId},
    relevance::facts::Format,
};

const MEANT: Dealings =
    Dealings { in_audience: true, shared: false, barred: false, hidden: false, times_seen: 0 };

fn now() -> Moment {
    Moment::from_micros(1_790_000_000_000_000)
}

fn hydrogen() -> TopicId {
    TopicId::from_uuid(Uuid::from_u128(1))
}

fn story() -> Story {
    Story {
        story_id: StoryId::from_uuid(Uuid::from_u128(9)),
        topics: vec![hydrogen()],
        language: "da".to_owned(),
        departments: Vec::new(),
        locations: Vec::new(),
        format: Format::Article,
        author: String::new(),
        evergreen: false,
        published_at: now(),
        expires_at: None,
        pinned_until: None,
    }
}

fn dane() -> Reader {
    Reader { language: "da".to_owned(), ..Reader::default() }
}

#[test]
fn each_gate_closes_for_its_own_reason() {
    let later = now() + SignedDuration::from_secs(1);
    let why = |story: Story, dealings: Dealings| open(&dane(), &story, dealings, now()).err();
    assert_eq!(why(story(), MEANT), None);
    assert_eq!(why(Story { published_at: later, ..story() }, MEANT), Some(Closed::NotOut));
    assert_eq!(why(Story { expires_at: Some(now()), ..story() }, MEANT), Some(Closed::Expired));
    assert_eq!(why(story(), Dealings { in_audience: false, ..MEANT }), Some(Closed::Audience));
    assert_eq!(why(story(), Dealings { barred: true, ..MEANT }), Some(Closed::Barred));
    assert_eq!(why(story(), Dealings { shared: true, ..MEANT }), Some(Closed::AlreadyShared));
    assert_eq!(why(story(), Dealings { hidden: true, ..MEANT }), Some(Closed::Hidden));
    assert_eq!(why(story(), Dealings { times_seen: 2, ..MEANT }), None);
    assert_eq!(why(story(), Dealings { times_seen: 3, ..MEANT }), Some(Closed::SeenThreeTimes));
    assert_eq!(why(Story { language: "nl".to_owned(), ..story() }, MEANT), Some(Closed::Language));
    let hides = Reader { hidden: [hydrogen()].into(), ..dane() };
    assert_eq!(open(&hides, &story(), MEANT, now()), Err(Closed::TopicHidden));
}

#[test]
fn a_language_that_is_understood_or_unknown_is_no_gate() {
    let english = Story { language: "en".to_owned(), ..story() };
    let understands = Reader { understands: ["en".to_owned()].into(), ..dane() };
    assert_eq!(open(&understands, &english, MEANT, now()), Ok(()));
    assert_eq!(open(&dane(), &Story { language: String::new(), ..story() }, MEANT, now()), Ok(()));
    assert_eq!(open(&Reader::default(), &english, MEANT, now()), Ok(()));
}

#[test]
fn a_pinned_story_passes_in_any_language_but_not_outside_its_audience_or_where_it_is_barred() {
    let until = Some(now() + SignedDuration::from_hours(1));
    let pinned = Story { language: "nl".to_owned(), pinned_until: until, ..story() };
    assert_eq!(open(&dane(), &pinned, MEANT, now()), Ok(()));
    let outside = Dealings { in_audience: false, ..MEANT };
    assert_eq!(open(&dane(), &pinned, outside, now()), Err(Closed::Audience));
    let barred = Dealings { barred: true, ..MEANT };
    assert_eq!(open(&dane(), &pinned, barred, now()), Err(Closed::Barred));
}
