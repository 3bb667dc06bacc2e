//! People, groups and topics as they came about.

use crate::{
    clock::Moment,
    db::Work,
    demo::lay,
    error::Result,
    ids::{GroupId, PersonId, TopicId},
    people::{
        Role,
        groups::{self, Rule},
    },
    words::Language,
};

/// A topic.
#[derive(Clone, Debug)]
pub struct LaidTopic {
    pub id: TopicId,
    pub name: String,
    pub created_at: Moment,
}

/// A person with what they chose.
#[derive(Clone, Debug)]
pub struct LaidPerson {
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub title: String,
    pub department: String,
    pub location: String,
    pub language: Language,
    pub time_zone: String,
    pub created_at: Moment,
    pub invited_at: Option<Moment>,
    pub joined_at: Option<Moment>,
    pub paused_until: Option<Moment>,
    pub left_at: Option<Moment>,
    pub gone_at: Option<Moment>,
    pub follows: Vec<TopicId>,
    pub networks: Vec<&'static str>,
}

/// A group: by rule, or by hand with these members.
#[derive(Clone, Debug)]
pub struct LaidGroup {
    pub id: GroupId,
    pub name: String,
    pub rule: Option<Rule>,
    pub members: Vec<PersonId>,
    pub created_at: Moment,
}

/// Lays topics in.
pub async fn topics(work: &mut Work, topics: &[LaidTopic]) -> Result<()> {
    let org = work.by.org;
    lay!(work, "insert into topics (org_id, topic_id, name, created_at) ", topics, |topic| [
        org,
        topic.id,
        &topic.name,
        topic.created_at
    ]);
    Ok(())
}

/// Lays people in, with their invitations, topics and networks.
pub async fn people(work: &mut Work, people: &[LaidPerson], invited_by: PersonId) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into people
             (org_id, person_id, email, name, role, title, department, location, language, time_zone, welcomed_at,
              joined_at, paused_until, left_at, gone_at, created_at) ",
        people,
        |person| [
            org,
            person.id,
            &person.email,
            &person.name,
            person.role,
            &person.title,
            &person.department,
            &person.location,
            person.language,
            &person.time_zone,
            person.joined_at,
            person.joined_at,
            person.paused_until,
            person.left_at,
            person.gone_at,
            person.created_at,
        ]
    );
    let invited: Vec<_> = people.iter().filter_map(|person| Some((person.id, person.invited_at?))).collect();
    lay!(work, "insert into invitations (org_id, person_id, invited_at, invited_by) ", invited, |(
        id,
        at,
    )| [
        org, *id, *at, invited_by
    ]);
    let follows: Vec<_> = people
        .iter()
        .flat_map(|person| {
            person.follows.iter().filter_map(|topic| Some((person.id, *topic, person.joined_at?)))
        })
        .collect();
    lay!(work, "insert into follows (org_id, person_id, topic_id, followed_at) ", follows, |(
        id,
        topic,
        at,
    )| [
        org, *id, *topic, *at
    ]);
    let networks: Vec<_> = people
        .iter()
        .flat_map(|person| person.networks.iter().map(|network| (person.id, *network)))
        .collect();
    lay!(work, "insert into person_networks (org_id, person_id, network) ", networks, |(id, network)| [
        org, *id, *network
    ]);
    Ok(())
}

/// Lays groups in; those by rule find their members themselves.
pub async fn groups(work: &mut Work, laid: &[LaidGroup]) -> Result<()> {
    let org = work.by.org;
    lay!(
        work,
        "insert into groups (org_id, group_id, name, rule_column, rule_value, created_at) ",
        laid,
        |group| [
            org,
            group.id,
            &group.name,
            group.rule.as_ref().map(|rule| rule.column),
            group.rule.as_ref().map(|rule| rule.value.as_str()),
            group.created_at,
        ]
    );
    let members: Vec<_> =
        laid.iter().flat_map(|group| group.members.iter().map(|person| (group.id, *person))).collect();
    lay!(work, "insert into group_members (org_id, group_id, person_id) ", members, |(group, person)| [
        org, *group, *person
    ]);
    groups::follow_rules(work).await
}
