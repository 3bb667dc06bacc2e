//! The groups: departments and offices by rule, the others by hand.

use marbles::{
    demo::{people::LaidGroup, stories::Audience},
    ids::{GroupId, PersonId, TopicId},
    people::groups::{Rule, Trait},
    words::Language,
};

use super::{
    content::{Content, Group},
    luck::Luck,
    people::Colleague,
    year::Year,
};

/// The groups, each under the key by which stories name it, such as `office:aarhus`.
pub struct Groups {
    pub all: Vec<(String, LaidGroup)>,
}

impl Groups {
    /// Makes them from the people there are.
    pub fn gather(content: &Content, year: &Year, crowd: &[Colleague]) -> Self {
        let mut all = Vec::new();
        for department in &content.company.departments {
            let name = department.name.in_language(Language::English);
            let who = |person: &Colleague| person.department == department.key;
            all.push(by_rule(
                format!("department:{}", department.key),
                name,
                Trait::Department,
                name,
                year,
                crowd,
                who,
            ));
        }
        for office in &content.company.offices {
            let name = format!("Everyone in {}", office.city);
            let who = |person: &Colleague| person.office == office.key;
            all.push(by_rule(
                format!("office:{}", office.key),
                &name,
                Trait::Location,
                &office.city,
                year,
                crowd,
                who,
            ));
        }
        let by_hand = content.company.groups.iter().map(|group| {
            (format!("group:{}", group.key), laid(&group.name, None, members(group, year, crowd), year))
        });
        all.extend(by_hand);
        Self { all }
    }

    /// Whom an audience such as `everyone`, `topic:grid` or `office:aarhus` means.
    pub fn audience(&self, audience: &str, content: &Content, topics: &[TopicId]) -> Audience {
        if let Some(key) = audience.strip_prefix("topic:") {
            let found = content.company.topics.iter().zip(topics).find(|(topic, _)| topic.key == key);
            return found.map_or(Audience::Everyone, |(_, id)| Audience::Followers(*id));
        }
        let found = self.all.iter().find(|(key, _)| key == audience);
        found.map_or(Audience::Everyone, |(_, group)| Audience::Group(group.id))
    }

    /// Whether that person is meant.
    pub fn means(&self, audience: Audience, person: &Colleague) -> bool {
        match audience {
            Audience::Everyone => true,
            Audience::Followers(topic) => person.follows(topic),
            Audience::Group(id) => {
                self.all.iter().any(|(_, group)| group.id == id && group.members.contains(&person.laid.id))
            }
        }
    }

    /// As rows: a group by rule finds its members itself.
    pub fn rows(&self) -> Vec<LaidGroup> {
        let row = |(_, group): &(String, LaidGroup)| match group.rule {
            Some(_) => LaidGroup { members: Vec::new(), ..group.clone() },
            None => group.clone(),
        };
        self.all.iter().map(row).collect()
    }
}

fn by_rule(
    key: String,
    name: &str,
    column: Trait,
    value: &str,
    year: &Year,
    crowd: &[Colleague],
    who: impl Fn(&Colleague) -> bool,
) -> (String, LaidGroup) {
    let members = crowd.iter().filter(|person| who(person)).map(|person| person.laid.id).collect();
    (key, laid(name, Some(Rule { column, value: value.to_owned() }), members, year))
}

fn laid(name: &str, rule: Option<Rule>, members: Vec<PersonId>, year: &Year) -> LaidGroup {
    let created_at = year.at_home(year.first_day(), 8 * 60 + 30);
    let id = GroupId::from_uuid(Luck::of(&format!("group/{name}")).id(created_at));
    LaidGroup { id, name: name.to_owned(), rule, members, created_at }
}

fn members(group: &Group, year: &Year, crowd: &[Colleague]) -> Vec<PersonId> {
    let here = crowd.iter().filter(|person| person.laid.gone_at.is_none());
    if let Some(rule) = &group.rule {
        let meant = here.filter(|person| {
            rule.country.as_ref().is_none_or(|country| *country == person.country)
                && (rule.departments.is_empty() || rule.departments.contains(&person.department))
                && (rule.title_has.is_empty()
                    || rule
                        .title_has
                        .iter()
                        .any(|word| person.laid.title.to_lowercase().contains(&word.to_lowercase())))
        });
        return meant.map(|person| person.laid.id).collect();
    }
    // By hand: the newest for a group of newcomers, else whoever the luck of the draw says.
    let mut luck = Luck::of(&format!("members/{}", group.key));
    let mut drawn: Vec<(i64, PersonId)> = here
        .filter(|person| person.key.is_empty())
        .map(|person| {
            let rank = luck.between(0, 1_000_000);
            let newest = (year.now - person.laid.created_at).as_secs();
            (if group.key == "welcome" { newest } else { rank }, person.laid.id)
        })
        .collect();
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, id)| id).take(group.size).collect()
}
