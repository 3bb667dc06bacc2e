//! What the spine would have recorded of the year.

use jiff::SignedDuration;
use marbles::{
    activity::Kind,
    clock::Moment,
    demo::happenings::LaidHappening,
    ids::{ActivityId, PersonId},
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{luck::Luck, people::Colleague, shares::Posted, stories::Told, year::Year};

/// Everything that happened, in order.
pub fn remember(year: &Year, crowd: &[Colleague], told: &[Told], posted: &[Posted]) -> Vec<LaidHappening> {
    let mut memory = Memory { luck: Luck::of("happenings"), all: Vec::new() };
    for person in crowd {
        memory.person(person);
    }
    for story in told {
        memory.story(story);
    }
    for share in posted.iter().map(|share| &share.laid) {
        if let Some(at) = share.confirmed_at {
            let detail = json!({ "story": share.story, "network": share.network });
            memory.add(at, Kind::ShareConfirmed, Some(share.person), share.id.uuid(), detail);
        }
    }
    let mut all = memory.all;
    all.retain(|what| what.at <= year.now);
    all.sort_by_key(|what| (what.at, what.id));
    all
}

struct Memory {
    luck: Luck,
    all: Vec<LaidHappening>,
}

impl Memory {
    fn add(&mut self, at: Moment, kind: Kind, by: Option<PersonId>, subject: Uuid, detail: Value) {
        let id = ActivityId::from_uuid(self.luck.id(at));
        self.all.push(LaidHappening { id, at, kind, by, subject, detail });
    }

    fn person(&mut self, person: &Colleague) {
        let (person, subject) = (&person.laid, person.laid.id.uuid());
        if let Some(at) = person.invited_at {
            self.add(at, Kind::PersonInvited, None, subject, json!({}));
        }
        let own = [
            (person.joined_at, Kind::PersonJoined),
            (person.paused_until.map(|end| end - SignedDuration::from_hours(24 * 40)), Kind::PersonPaused),
            (person.left_at, Kind::PersonLeft),
        ];
        for (at, kind) in own.into_iter().filter_map(|(at, kind)| Some((at?, kind))) {
            self.add(at, kind, Some(person.id), subject, json!({}));
        }
    }

    fn story(&mut self, story: &Told) {
        let (story, subject) = (&story.laid, story.laid.id.uuid());
        if let Some(by) = story.suggested_by {
            self.add(
                story.created_at,
                Kind::StorySuggested,
                Some(by),
                subject,
                json!({ "title": story.title }),
            );
        }
        if let Some(at) = story.published_at {
            let detail = json!({ "suggested_by": story.suggested_by, "title": story.title });
            self.add(at, Kind::StoryPublished, story.created_by, subject, detail);
        }
        if let Some(at) = story.withdrawn_at {
            self.add(at, Kind::StoryWithdrawn, story.created_by, subject, json!({ "title": story.title }));
        }
    }
}
