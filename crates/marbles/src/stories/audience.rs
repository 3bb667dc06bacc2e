//! Whom a story is meant for, and how many people that is.

use std::collections::HashSet;

use crate::{
    db::{Work, all, run, value},
    error::Result,
    ids::{GroupId, PersonId, StoryId, TopicId},
};

/// Whom a story is meant for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Everybody in the organisation.
    #[default]
    Everyone,
    /// Whoever is in one of the groups or follows one of the topics.
    Some { groups: Vec<GroupId>, followers: Vec<TopicId> },
}

/// How many people an audience holds.
///
/// It never tells who takes part or who follows: whoever may compare two audiences could find out about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// As many as the groups hold.
    Exactly(i64),
    /// Down to whole tens, since followers are among them.
    About(i64),
}

/// The audience of a story.
pub async fn of(work: &mut Work, story: StoryId) -> Result<Audience> {
    let for_everyone = value!(
        work,
        bool,
        "select for_everyone from stories where org_id = $1 and story_id = $2",
        work.by.org,
        story,
    )?;
    if for_everyone {
        return Ok(Audience::Everyone);
    }
    let groups = all!(
        work,
        (GroupId,),
        "select group_id from story_groups where org_id = $1 and story_id = $2 order by group_id",
        work.by.org,
        story,
    )?;
    let followers = all!(
        work,
        (TopicId,),
        "select topic_id from story_followers where org_id = $1 and story_id = $2 order by topic_id",
        work.by.org,
        story,
    )?;
    let groups = groups.into_iter().map(|(group,)| group).collect();
    Ok(Audience::Some { groups, followers: followers.into_iter().map(|(topic,)| topic).collect() })
}

/// The groups that a story must not reach, whomever else it is meant for.
pub async fn barred_of(work: &mut Work, story: StoryId) -> Result<Vec<GroupId>> {
    let rows = all!(
        work,
        (GroupId,),
        "select group_id from story_barred where org_id = $1 and story_id = $2 order by group_id",
        work.by.org,
        story,
    )?;
    Ok(rows.into_iter().map(|(group,)| group).collect())
}

/// How many people an audience reaches without the barred groups; somebody in two groups counts once.
pub async fn reach(work: &mut Work, audience: &Audience, barred: &[GroupId]) -> Result<Reach> {
    let reached = people_of(work, audience, barred).await?;
    let with_followers = matches!(audience, Audience::Some { followers, .. } if !followers.is_empty());
    let people = i64::try_from(reached.len()).unwrap_or(i64::MAX);
    Ok(if with_followers { Reach::About(people / 10 * 10) } else { Reach::Exactly(people) })
}

/// The people whom an audience holds.
pub(crate) async fn people_of(
    work: &mut Work,
    audience: &Audience,
    barred: &[GroupId],
) -> Result<HashSet<PersonId>> {
    let mut reached: HashSet<PersonId> = HashSet::new();
    match audience {
        Audience::Everyone => reached.extend(everyone(work).await?),
        Audience::Some { groups, followers } => {
            for group in groups {
                reached.extend(members(work, *group).await?);
            }
            for topic in followers {
                reached.extend(followers_of(work, *topic).await?);
            }
        }
    }
    for group in barred {
        for person in members(work, *group).await? {
            reached.remove(&person);
        }
    }
    Ok(reached)
}

/// The same audience without groups and topics that this organisation does not have.
pub(crate) async fn known(work: &mut Work, audience: &Audience) -> Result<Audience> {
    let Audience::Some { groups, followers } = audience else { return Ok(Audience::Everyone) };
    let known_groups = known_groups(work, groups).await?;
    let mut known_topics = Vec::new();
    for topic in followers {
        let sql = "select count(*) from topics where org_id = $1 and topic_id = $2";
        if value!(work, i64, sql, work.by.org, *topic)? == 1 && !known_topics.contains(topic) {
            known_topics.push(*topic);
        }
    }
    Ok(Audience::Some { groups: known_groups, followers: known_topics })
}

/// The groups among them that this organisation has, each once.
pub(crate) async fn known_groups(work: &mut Work, groups: &[GroupId]) -> Result<Vec<GroupId>> {
    let mut known = Vec::new();
    for group in groups {
        let sql = "select count(*) from groups where org_id = $1 and group_id = $2";
        if value!(work, i64, sql, work.by.org, *group)? == 1 && !known.contains(group) {
            known.push(*group);
        }
    }
    Ok(known)
}

/// Keeps a story from groups, and from no others.
pub(crate) async fn bar(work: &mut Work, story: StoryId, groups: &[GroupId]) -> Result<()> {
    run!(work, "delete from story_barred where org_id = $1 and story_id = $2", work.by.org, story)?;
    for group in groups {
        let sql = "insert into story_barred (org_id, story_id, group_id) values ($1, $2, $3)";
        run!(work, sql, work.by.org, story, *group)?;
    }
    Ok(())
}

/// Means a story for an audience, and for nobody else.
pub(crate) async fn set(work: &mut Work, story: StoryId, audience: &Audience) -> Result<()> {
    run!(work, "delete from story_groups where org_id = $1 and story_id = $2", work.by.org, story)?;
    run!(work, "delete from story_followers where org_id = $1 and story_id = $2", work.by.org, story)?;
    run!(
        work,
        "update stories set for_everyone = $3 where org_id = $1 and story_id = $2",
        work.by.org,
        story,
        *audience == Audience::Everyone,
    )?;
    let Audience::Some { groups, followers } = audience else { return Ok(()) };
    for group in groups {
        let sql = "insert into story_groups (org_id, story_id, group_id) values ($1, $2, $3)";
        run!(work, sql, work.by.org, story, *group)?;
    }
    for topic in followers {
        let sql = "insert into story_followers (org_id, story_id, topic_id) values ($1, $2, $3)";
        run!(work, sql, work.by.org, story, *topic)?;
    }
    Ok(())
}

async fn everyone(work: &mut Work) -> Result<Vec<PersonId>> {
    let sql = "select person_id from people where org_id = $1 and gone_at is null and knocked_at is null";
    Ok(only(all!(work, (PersonId,), sql, work.by.org)?))
}

async fn members(work: &mut Work, group: GroupId) -> Result<Vec<PersonId>> {
    Ok(only(all!(
        work,
        (PersonId,),
        "select p.person_id
         from group_members m
         join people p on p.org_id = m.org_id and p.person_id = m.person_id
         where m.org_id = $1 and m.group_id = $2 and p.gone_at is null",
        work.by.org,
        group,
    )?))
}

async fn followers_of(work: &mut Work, topic: TopicId) -> Result<Vec<PersonId>> {
    Ok(only(all!(
        work,
        (PersonId,),
        "select p.person_id
         from follows f
         join people p on p.org_id = f.org_id and p.person_id = f.person_id
         where f.org_id = $1 and f.topic_id = $2 and p.gone_at is null",
        work.by.org,
        topic,
    )?))
}

fn only(rows: Vec<(PersonId,)>) -> Vec<PersonId> {
    rows.into_iter().map(|(person,)| person).collect()
}
