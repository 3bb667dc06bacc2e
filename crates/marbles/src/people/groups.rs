//! Groups: sets of people, by hand or by a rule such as "everyone in Aarhus".

mod deleting;

use serde::{Deserialize, Serialize};

pub use self::deleting::{delete, forget, restore};

use crate::{
    clock::Moment,
    db::{Work, all, one, run, value},
    error::{Error, Problems, Result},
    ids::{GroupId, PersonId},
};

/// The column of a person that a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Trait {
    Department,
    Location,
    Language,
    Role,
    Title,
}

impl Trait {
    /// Every column that a rule can look at.
    pub const ALL: [Self; 5] = [Self::Department, Self::Location, Self::Language, Self::Role, Self::Title];

    /// Its name in files and word keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Location => "location",
            Self::Language => "language",
            Self::Role => "role",
            Self::Title => "title",
        }
    }

    /// The column of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.name() == name)
    }
}

/// A set of people.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Group {
    pub group_id: GroupId,
    pub name: String,
    pub rule_column: Option<Trait>,
    pub rule_value: Option<String>,
    pub created_at: Moment,
    pub members: i64,
}

/// A rule: everyone whose trait has this value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub column: Trait,
    pub value: String,
}

/// Makes a group, by hand (no rule) or by rule.
///
/// # Errors
/// `Invalid` by field; `Clash` when the name is taken.
pub async fn create(work: &mut Work, name: &str, rule: Option<Rule>) -> Result<GroupId> {
    let mut problems = Problems::default();
    problems.unless((1..=100).contains(&name.trim().chars().count()), "name", "problem-name");
    problems.unless(
        rule.as_ref().is_none_or(|rule| !rule.value.trim().is_empty()),
        "rule_value",
        "problem-rule-value",
    );
    problems.none()?;
    check_name(work, name, None).await?;
    let group = GroupId::new(work.now);
    run!(
        work,
        "insert into groups (org_id, group_id, name, rule_column, rule_value, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        group,
        name.trim(),
        rule.as_ref().map(|rule| rule.column),
        rule.as_ref().map(|rule| rule.value.trim()),
        work.now,
    )?;
    follow_rules(work).await?;
    Ok(group)
}

/// Every group with the number of its members, by name.
pub async fn list(work: &mut Work) -> Result<Vec<Group>> {
    Ok(all!(
        work,
        Group,
        "select g.group_id, g.name, g.rule_column, g.rule_value, g.created_at,
             (select count(*) from group_members m
              join people p on p.org_id = m.org_id and p.person_id = m.person_id and p.gone_at is null
              where m.org_id = g.org_id and m.group_id = g.group_id) as members
         from groups g
         where g.org_id = $1
         order by g.name, g.group_id",
        work.by.org,
    )?)
}

/// One group.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, group: GroupId) -> Result<Group> {
    list(work).await?.into_iter().find(|known| known.group_id == group).ok_or(Error::Missing)
}

/// Gives a group another name.
///
/// # Errors
/// `Invalid` when the name is none, or another group's.
pub async fn rename(work: &mut Work, group: GroupId, name: &str) -> Result<()> {
    check_name(work, name, Some(group)).await?;
    let touched = run!(
        work,
        "update groups set name = $3 where org_id = $1 and group_id = $2",
        work.by.org,
        group,
        name.trim(),
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

async fn check_name(work: &mut Work, name: &str, of: Option<GroupId>) -> Result<()> {
    let mut problems = Problems::default();
    problems.unless((1..=100).contains(&name.trim().chars().count()), "name", "problem-name");
    problems.none()?;
    let taken = value!(
        work,
        i64,
        "select count(*) from groups where org_id = $1 and name = $2 and group_id <> $3",
        work.by.org,
        name.trim(),
        of.unwrap_or(GroupId::from_uuid(uuid::Uuid::nil())),
    )?;
    if taken > 0 { Err(Error::invalid("name", "problem-name-taken")) } else { Ok(()) }
}

/// Puts a person into a group by hand.
///
/// # Errors
/// `Invalid` when the group follows a rule.
pub async fn add_member(work: &mut Work, group: GroupId, person: PersonId) -> Result<()> {
    by_hand(work, group).await?;
    run!(
        work,
        "insert into group_members (org_id, group_id, person_id) values ($1, $2, $3)
         on conflict (org_id, group_id, person_id) do nothing",
        work.by.org,
        group,
        person,
    )?;
    Ok(())
}

/// Takes a person out of a group made by hand.
pub async fn remove_member(work: &mut Work, group: GroupId, person: PersonId) -> Result<()> {
    by_hand(work, group).await?;
    run!(
        work,
        "delete from group_members where org_id = $1 and group_id = $2 and person_id = $3",
        work.by.org,
        group,
        person,
    )?;
    Ok(())
}

async fn by_hand(work: &mut Work, group: GroupId) -> Result<()> {
    let (rule,) = one!(
        work,
        (Option<Trait>,),
        "select rule_column from groups where org_id = $1 and group_id = $2",
        work.by.org,
        group,
    )?;
    if rule.is_some() { Err(Error::invalid("person", "problem-group-has-rule")) } else { Ok(()) }
}

/// Brings every group by rule up to date.
pub async fn follow_rules(work: &mut Work) -> Result<()> {
    run!(work, include_str!("groups/drop_members.sql"), work.by.org, None::<PersonId>)?;
    run!(work, include_str!("groups/take_members.sql"), work.by.org, None::<PersonId>)?;
    Ok(())
}

/// Brings one person's membership of groups by rule up to date.
pub async fn follow_rules_for(work: &mut Work, person: PersonId) -> Result<()> {
    run!(work, include_str!("groups/drop_members.sql"), work.by.org, Some(person))?;
    run!(work, include_str!("groups/take_members.sql"), work.by.org, Some(person))?;
    Ok(())
}
