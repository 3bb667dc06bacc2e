//! A large organisation to measure with: people, stories, shares and clicks, spread over a year.

use jiff::SignedDuration;
use marbles::{
    Marbles, Result,
    clock::{Moment, zone},
    db::By,
    demo::{
        people::{LaidGroup, LaidPerson, LaidTopic},
        shares::{LaidClick, LaidShare},
        stories::{Audience, LaidStory},
    },
    ids::{ClickId, GroupId, OrgId, PersonId, ShareId, StoryId, TopicId},
    links::{self, classifying::Class},
    people::{
        Role,
        groups::{Rule, Trait},
    },
    programme::{self, Founding},
    words::Language,
};

use super::Wanted;
use crate::demo::luck::Luck;

const DEPARTMENTS: i64 = 40;
/// How many clicks are held in memory at once.
const AT_ONCE: usize = 50_000;

/// Lays the organisation in; returns it with its people, of whom the first leads the programme.
pub async fn lay_in(marbles: &Marbles, wanted: &Wanted) -> Result<(OrgId, Vec<PersonId>)> {
    let org = found(marbles, "A large company", "large").await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let mut draw = Draw::new("bench", work.now);
    let topics = draw.topics();
    let people = draw.people(wanted.people, &topics);
    let ids: Vec<PersonId> = people.iter().map(|person| person.id).collect();
    let groups = draw.groups();
    let stories = draw.stories(wanted.stories, &topics, &groups);
    let shares = draw.shares(wanted.clicks / 20 + 1, &people, &stories);
    marbles::demo::people::topics(&mut work, &topics).await?;
    marbles::demo::people::people(&mut work, &people, ids[0]).await?;
    marbles::demo::people::groups(&mut work, &groups).await?;
    marbles::demo::stories::stories(&mut work, &stories).await?;
    marbles::demo::shares::shares(&mut work, &shares).await?;
    let mut left = wanted.clicks;
    while left > 0 {
        let clicks = draw.clicks(left.min(AT_ONCE), &shares);
        marbles::demo::shares::clicks(&mut work, &clicks).await?;
        left -= clicks.len();
    }
    marbles::demo::shares::roll_up(&mut work).await?;
    work.save().await?;
    // As after the first start of a day: a database that grew this much in one go has no counts of its tables yet.
    marbles.db.tune().await?;
    Ok((org, ids))
}

/// A company without anything in it.
pub(super) async fn found(marbles: &Marbles, name: &str, slug: &str) -> Result<OrgId> {
    let founding = Founding {
        name: name.to_owned(),
        slug: slug.to_owned(),
        languages: vec![Language::English],
        time_zone: "Europe/Amsterdam".to_owned(),
        ..Founding::default()
    };
    programme::found(&marbles.db, founding).await
}

pub(super) struct Draw {
    luck: Luck,
    now: Moment,
}

impl Draw {
    pub(super) fn new(purpose: &str, now: Moment) -> Self {
        Self { luck: Luck::of(purpose), now }
    }

    /// A moment of the last year.
    fn moment(&mut self) -> Moment {
        self.now - SignedDuration::from_secs(self.luck.between(60, 365 * 86_400))
    }

    fn long_ago(&self) -> Moment {
        self.now - SignedDuration::from_hours(24 * 370)
    }

    pub(super) fn topics(&mut self) -> Vec<LaidTopic> {
        let created_at = self.long_ago();
        let mut topic = |number| LaidTopic {
            id: TopicId::from_uuid(self.luck.id(created_at)),
            name: format!("Topic {number}"),
            created_at,
        };
        (0..20).map(&mut topic).collect()
    }

    pub(super) fn people(&mut self, count: usize, topics: &[LaidTopic]) -> Vec<LaidPerson> {
        let created_at = self.long_ago();
        let mut person = |number: usize| LaidPerson {
            id: PersonId::from_uuid(self.luck.id(created_at)),
            email: format!("person{number}@large.example"),
            name: format!("Person {number}"),
            role: if number == 0 { Role::Admin } else { Role::Member },
            title: String::new(),
            department: format!("Department {}", self.luck.between(1, DEPARTMENTS)),
            location: format!("Place {}", self.luck.between(1, 12)),
            language: Language::English,
            time_zone: String::new(),
            created_at,
            invited_at: Some(created_at),
            joined_at: (number == 0 || self.luck.chance(0.6)).then_some(created_at),
            paused_until: None,
            left_at: None,
            gone_at: None,
            follows: topics.iter().filter(|_| self.luck.chance(0.2)).map(|topic| topic.id).collect(),
            networks: vec!["linkedin"],
        };
        (0..count.max(1)).map(&mut person).collect()
    }

    pub(super) fn groups(&mut self) -> Vec<LaidGroup> {
        let created_at = self.long_ago();
        let mut group = |number| {
            let name = format!("Department {number}");
            let rule = Some(Rule { column: Trait::Department, value: name.clone() });
            LaidGroup {
                id: GroupId::from_uuid(self.luck.id(created_at)),
                name,
                rule,
                members: Vec::new(),
                created_at,
            }
        };
        (1..=DEPARTMENTS).map(&mut group).collect()
    }

    pub(super) fn stories(
        &mut self,
        count: usize,
        topics: &[LaidTopic],
        groups: &[LaidGroup],
    ) -> Vec<LaidStory> {
        (0..count.max(1)).map(|number| self.story(number, topics, groups)).collect()
    }

    fn story(&mut self, number: usize, topics: &[LaidTopic], groups: &[LaidGroup]) -> LaidStory {
        let at = self.moment();
        let audience = if self.luck.chance(0.75) {
            Audience::Everyone
        } else {
            Audience::Group(self.luck.pick(groups).id)
        };
        LaidStory {
            id: StoryId::from_uuid(self.luck.id(at)),
            url: Some(format!("https://large.example/stories/{number}")),
            title: format!("What we found out in week {number}"),
            summary: "A sentence or two that say what the story is about, as long as they usually are."
                .to_owned(),
            body: String::new(),
            author: String::new(),
            language: "en".to_owned(),
            picture: None,
            audience,
            inside_only: false,
            evergreen: self.luck.chance(0.02),
            pinned_until: None,
            expires_at: None,
            scheduled_at: None,
            published_at: Some(at),
            withdrawn_at: None,
            withdrawn_to: None,
            suggested_by: None,
            suggested_why: None,
            source: None,
            created_at: at,
            created_by: None,
            topics: vec![self.luck.pick(topics).id],
            starters: Vec::new(),
        }
    }

    fn shares(&mut self, count: usize, people: &[LaidPerson], stories: &[LaidStory]) -> Vec<LaidShare> {
        let advocates: Vec<PersonId> =
            people.iter().filter(|person| person.joined_at.is_some()).map(|person| person.id).collect();
        let mut share = |number: usize| {
            let at = self.moment();
            // A code of its own by its number, in the letters of codes.
            let mut rest = number;
            let code = links::code_from(|letters| {
                let digit = rest % letters;
                rest /= letters;
                digit
            });
            LaidShare {
                id: ShareId::from_uuid(self.luck.id(at)),
                person: *self.luck.pick(&advocates),
                story: self.luck.pick(stories).id,
                network: "linkedin",
                text: "My own words about it.".to_owned(),
                code,
                created_at: at,
                confirmed_at: Some(at),
            }
        };
        (0..count).map(&mut share).collect()
    }

    fn clicks(&mut self, count: usize, shares: &[LaidShare]) -> Vec<LaidClick> {
        let home = zone("Europe/Amsterdam");
        let mut click = |_| {
            let share = self.luck.pick(shares);
            let at = (share.created_at + SignedDuration::from_secs_f64(self.luck.wait(1.5) * 86_400.0))
                .min(self.now);
            let human = self.luck.chance(0.85);
            LaidClick {
                id: ClickId::from_uuid(self.luck.id(at)),
                code: share.code.clone(),
                at,
                day: at.day(&home),
                class: if human { Class::Human } else { Class::Bot },
                reason: if human { "browser" } else { "machine-word" },
                visitor: human.then(|| self.luck.bytes(16)),
                first_today: human,
            }
        };
        (0..count).map(&mut click).collect()
    }
}
