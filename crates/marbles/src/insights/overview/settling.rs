//! Telling an overview after another one: each figure moves to what is true now, or stays as it was told.

use std::collections::BTreeMap;

use super::{GroupRow, Overview, StoryRow, WeekRow};
use crate::{
    clock::Moment,
    ids::GroupId,
    insights::{
        crowds::Crowd,
        deeds::{Deeds, Measure},
        figures::{Figure, Rule},
        kept::Kept,
        moving::movers,
        quarters::Quarter,
        standing::Standing,
        weeks,
    },
};

/// What was told before, and what has happened since.
pub(super) struct Settling<'a> {
    pub old: &'a Kept,
    pub deeds: &'a Deeds,
    pub standing: &'a Standing,
    pub rule: Rule,
    /// Whether the period is another one by now, so that what was told of it cannot be told on.
    pub is_over: bool,
}

/// Tells for the first time: whatever is true now.
pub(super) fn first(overview: Overview) -> Kept {
    let now = overview.as_of;
    let mut since = BTreeMap::from([
        ("joined".to_owned(), now),
        ("shared".to_owned(), now),
        ("people".to_owned(), now),
        ("stories".to_owned(), now),
    ]);
    for row in &overview.stories {
        since.insert(row.story_id.to_string(), now);
    }
    for row in &overview.groups {
        since.extend(GROUP_FIGURES.map(|(name, ..)| (key(row.group_id, name), now)));
    }
    Kept { overview, since }
}

type OfGroup = (&'static str, Measure, fn(&mut GroupRow) -> &mut Figure);

const GROUP_FIGURES: [OfGroup; 3] = [
    ("joined", Measure::Joined, |row| &mut row.joined),
    ("shared", Measure::Shared, |row| &mut row.shared),
    ("people", Measure::People, |row| &mut row.people),
];

fn key(group: GroupId, name: &str) -> String {
    format!("{group} {name}")
}

impl Settling<'_> {
    /// Tells what is true now as far as it may be told beside what was told before.
    pub fn settle(&self, fresh: Overview) -> Kept {
        let mut kept = first(fresh);
        self.settle_whole(&mut kept);
        self.settle_week(&mut kept);
        self.settle_stories(&mut kept);
        self.settle_groups(&mut kept);
        kept
    }

    fn told(&self, key: &str) -> Moment {
        self.old.since.get(key).copied().unwrap_or(self.old.overview.as_of)
    }

    /// What is told instead of a figure that may not move.
    fn instead(&self, old: Figure, fresh: Figure) -> Figure {
        let is_stricter = self.rule.for_counts() > self.old.overview.rule().for_counts();
        old.unless(self.is_over || is_stricter && fresh == Figure::HIDDEN)
    }

    fn may_move(&self, measure: Measure, key: &str) -> bool {
        self.deeds.sound(measure, &self.standing.whole, self.told(key))
    }

    fn settle_whole(&self, kept: &mut Kept) {
        let (old, new) = (&self.old.overview, &mut kept.overview);
        for (key, measure, fresh, old) in [
            ("joined", Measure::Joined, &mut new.joined, old.joined),
            ("shared", Measure::Shared, &mut new.shared, old.shared),
            ("people", Measure::People, &mut new.people, old.people),
        ] {
            if !self.may_move(measure, key) {
                *fresh = self.instead(old, *fresh);
                kept.since.insert(key.to_owned(), self.told(key));
            }
        }
    }

    /// The week that is not over moves with the whole; those before were told when they ended.
    fn settle_week(&self, kept: &mut Kept) {
        let Some(old) = self.old.overview.weeks.last() else { return };
        let Some(this) = kept.overview.weeks.last_mut().filter(|this| this.monday == old.monday) else {
            return;
        };
        let fresh = *this;
        let settled = |may: bool, fresh, old| if may { fresh } else { self.instead(old, fresh) };
        let people = self.may_move(Measure::People, "people");
        *this = WeekRow {
            monday: fresh.monday,
            joined: settled(self.may_move(Measure::Joined, "joined"), fresh.joined, old.joined),
            shared: settled(self.may_move(Measure::Shared, "shared"), fresh.shared, old.shared),
            people: settled(people, fresh.people, old.people),
            machines: settled(people, fresh.machines, old.machines),
        };
        let quarter = Quarter::of(fresh.monday);
        let first = kept.overview.weeks.iter().position(|week| Quarter::of(week.monday) == quarter);
        weeks::hide_beside(&mut kept.overview.weeks[first.unwrap_or(0)..]);
    }

    fn settle_stories(&self, kept: &mut Kept) {
        let old = &self.old.overview;
        let everyone = self.standing.whole.len();
        let told: Vec<_> = kept.overview.stories.iter().map(|row| row.story_id).collect();
        if !old.stories.is_empty() && !self.deeds.sound_of_others(everyone, &told, self.told("stories")) {
            kept.overview.stories = if self.is_over { Vec::new() } else { old.stories.clone() };
            kept.overview.other_stories = self.instead(old.other_stories, kept.overview.other_stories);
            for (key, since) in &self.old.since {
                let is_of_story = old.stories.iter().any(|row| row.story_id.to_string() == *key);
                if is_of_story || key == "stories" {
                    kept.since.insert(key.clone(), *since);
                }
            }
            return;
        }
        let rows = std::mem::take(&mut kept.overview.stories);
        kept.overview.stories = rows.into_iter().map(|row| self.story(row, &mut kept.since)).collect();
    }

    /// A story's two figures move together: people come through posts.
    fn story(&self, fresh: StoryRow, since: &mut BTreeMap<String, Moment>) -> StoryRow {
        let Some(old) = self.old.overview.stories.iter().find(|old| old.story_id == fresh.story_id) else {
            return fresh;
        };
        let key = fresh.story_id.to_string();
        let told = self.told(&key);
        let may =
            |measure| self.deeds.sound_of_story(measure, self.standing.whole.len(), fresh.story_id, told);
        let (shares, people) = (may(Measure::Shares), may(Measure::People));
        if !(shares && people) {
            since.insert(key, told);
        }
        StoryRow {
            shares: if shares { fresh.shares } else { self.instead(old.shares, fresh.shares) },
            people: if people { fresh.people } else { self.instead(old.people, fresh.people) },
            ..fresh
        }
    }

    fn settle_groups(&self, kept: &mut Kept) {
        let crowds: Vec<Crowd> = self.standing.groups.iter().map(|(_, _, crowd)| crowd.clone()).collect();
        let old = |group: GroupId| self.old.overview.groups.iter().find(|row| row.group_id == group).cloned();
        let rows = &mut kept.overview.groups;
        if rows.is_empty() {
            return;
        }
        for (name, measure, figure) in GROUP_FIGURES {
            let may: Vec<bool> = rows.iter_mut().map(|row| figure(row).shown().is_some()).collect();
            let told: Vec<Moment> = rows.iter().map(|row| self.told(&key(row.group_id, name))).collect();
            let minimum =
                if measure == Measure::People { self.rule.for_sums() } else { self.rule.for_counts() };
            let sound = |crowd: &Crowd, since| self.deeds.sound(measure, crowd, since);
            let moving = movers((&crowds, &self.standing.whole), minimum, &may, &told, sound);
            for ((row, moves), told) in rows.iter_mut().zip(moving).zip(told) {
                if !moves {
                    let before = old(row.group_id).map_or(Figure::HIDDEN, |mut row| *figure(&mut row));
                    *figure(row) = self.instead(before, *figure(row));
                    kept.since.insert(key(row.group_id, name), told);
                }
            }
        }
    }
}
