//! By group: how many joined, shared, and were followed; what would tell of a few stays hidden.

use serde::{Deserialize, Serialize};

use super::ground::Ground;
use crate::{
    ids::{GroupId, PersonId},
    insights::{crowds::Crowd, figures::Figure, publishing::publishable, standing::Standing},
};

/// One group's figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GroupRow {
    pub group_id: GroupId,
    pub name: String,
    pub members: Figure,
    pub joined: Figure,
    /// Members who shared at least once in the period.
    pub shared: Figure,
    /// People who came through its members' links.
    pub people: Figure,
}

pub(super) fn rows(standing: &Standing, ground: &Ground) -> Vec<GroupRow> {
    let table = Table::new(standing, ground);
    let members = table.publish(ground.rule.for_counts(), |crowd| table.members(crowd));
    let joined = table.publish(ground.rule.for_counts(), |crowd| table.doers(&table.joined, crowd));
    let shared = table.publish(ground.rule.for_counts(), |crowd| table.doers(&table.sharers, crowd));
    let people = table.publish(ground.rule.for_sums(), |crowd| table.brought(crowd));
    let names = standing.groups.iter().map(|(group, name, _)| (*group, name.clone()));
    names
        .zip(members)
        .zip(joined.into_iter().zip(shared).zip(people))
        .map(|(((group_id, name), members), ((joined, shared), people))| GroupRow {
            group_id,
            name,
            members,
            joined,
            shared,
            people,
        })
        .collect()
}

struct Table<'a> {
    ground: &'a Ground,
    whole: &'a Crowd,
    groups: Vec<Crowd>,
    joined: Crowd,
    sharers: Crowd,
    brought: Vec<i64>,
}

impl<'a> Table<'a> {
    fn new(standing: &'a Standing, ground: &'a Ground) -> Self {
        let number = |person: &PersonId| standing.numbers.get(person).copied();
        let joined = ground.joined.iter().filter_map(number).collect();
        let sharers = ground.shares().keys().filter_map(number).collect();
        let mut brought = vec![0; standing.numbers.len()];
        for (person, people) in &ground.brought() {
            if let Some(number) = number(person) {
                brought[number] = *people;
            }
        }
        let groups = standing.groups.iter().map(|(_, _, crowd)| crowd.clone()).collect();
        Self { ground, whole: &standing.whole, groups, joined, sharers, brought }
    }

    /// The figure of every group, as far as they can stand side by side.
    fn publish(&self, minimum: usize, figure: impl Fn(&Crowd) -> Figure) -> Vec<Figure> {
        let may = publishable(&self.groups, self.whole, minimum, |crowd| figure(crowd).shown().is_some());
        self.groups.iter().zip(may).map(|(group, may)| figure(group).unless(!may)).collect()
    }

    fn members(&self, crowd: &Crowd) -> Figure {
        Figure::count(crowd.len(), crowd.len(), self.ground.rule)
    }

    fn doers(&self, did: &Crowd, crowd: &Crowd) -> Figure {
        Figure::doers(crowd.shared_with(did), crowd.len(), self.ground.rule)
    }

    fn brought(&self, crowd: &Crowd) -> Figure {
        let parts: Vec<i64> =
            crowd.people().map(|person| self.brought.get(person).copied().unwrap_or(0)).collect();
        Figure::sum_of(&parts, crowd.len(), self.ground.rule).unless_nothing()
    }
}
