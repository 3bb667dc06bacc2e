//! History: the tallies that the terms are read from, kept up as sightings and signals come in.

use std::collections::HashMap;

use super::facts::{Counts, Crowd, Reader, Story, Tally};
use crate::ids::{PersonId, StoryId, TopicId};

/// All tallies of one organisation. What was noted up to a moment is what may be known at that moment.
#[derive(Clone, Debug, Default)]
pub struct History {
    crowd: Crowd,
    departments: HashMap<String, (Tally, HashMap<TopicId, Tally>)>,
    readers: HashMap<PersonId, Reader>,
    stories: HashMap<StoryId, Fate>,
    times_seen: HashMap<(PersonId, StoryId), u32>,
}

/// What became of one story.
#[derive(Clone, Debug, Default)]
struct Fate {
    everyone: Tally,
    departments: HashMap<String, Tally>,
}

impl History {
    /// A person truly saw a story, and so far did what that grade says.
    pub fn saw(&mut self, person: PersonId, department: &str, story: &Story, grade: f64) {
        *self.times_seen.entry((person, story.story_id)).or_default() += 1;
        self.note(person, department, story, Tally::sighting(grade));
    }

    /// They did something with what they had seen before: its grade became another.
    pub fn regraded(&mut self, person: PersonId, department: &str, story: &Story, from: f64, to: f64) {
        self.note(person, department, story, Tally::regraded(from, to));
    }

    /// What this person told us (`told`) with what they did.
    pub fn reader(&self, person: PersonId, told: &Reader) -> Reader {
        let mut reader = told.clone();
        if let Some(did) = self.readers.get(&person) {
            reader.everything = did.everything;
            reader.topics.clone_from(&did.topics);
            reader.formats.clone_from(&did.formats);
            reader.authors.clone_from(&did.authors);
        }
        reader
    }

    /// What the others did, as somebody in that department meets it.
    pub fn crowd(&self, department: &str) -> Crowd {
        let mut crowd = self.crowd.clone();
        if let Some((all, topics)) = self.departments.get(department) {
            crowd.department = *all;
            crowd.department_topics.clone_from(topics);
        }
        crowd
    }

    /// What was done with one story.
    pub fn counts(&self, person: PersonId, department: &str, story: StoryId) -> Counts {
        let fate = self.stories.get(&story);
        let nearby = fate.and_then(|fate| fate.departments.get(department));
        Counts {
            everyone: fate.map(|fate| fate.everyone).unwrap_or_default(),
            department: nearby.copied().unwrap_or_default(),
            times_seen: self.times_seen.get(&(person, story)).copied().unwrap_or_default(),
        }
    }

    fn note(&mut self, person: PersonId, department: &str, story: &Story, more: Tally) {
        let add = |tally: &mut Tally| tally.add(more);
        let reader = self.readers.entry(person).or_default();
        let (nearby, nearby_topics) = self.departments.entry(department.to_owned()).or_default();
        add(&mut self.crowd.everything);
        add(&mut reader.everything);
        add(nearby);
        for topic in &story.topics {
            add(self.crowd.topics.entry(*topic).or_default());
            add(reader.topics.entry(*topic).or_default());
            add(nearby_topics.entry(*topic).or_default());
        }
        add(self.crowd.formats.entry(story.format).or_default());
        add(reader.formats.entry(story.format).or_default());
        if !story.author.is_empty() {
            add(self.crowd.authors.entry(story.author.clone()).or_default());
            add(reader.authors.entry(story.author.clone()).or_default());
        }
        let fate = self.stories.entry(story.story_id).or_default();
        add(&mut fate.everyone);
        add(fate.departments.entry(department.to_owned()).or_default());
    }
}
