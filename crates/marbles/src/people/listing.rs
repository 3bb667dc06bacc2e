//! The list of people for administrators: who is here, never whether they take part.

use super::{Role, groups::Trait};
use crate::{
    clock::Moment,
    db::{Work, all, maybe, one},
    error::Result,
    ids::{GroupId, PersonId},
    words::Language,
};

/// A person as an administrator sees them. Whether they joined, paused or shared is nobody's business.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub title: String,
    pub department: String,
    pub location: String,
    pub language: Language,
    pub time_zone: String,
    /// Since when they are no longer in the organisation.
    pub gone_at: Option<Moment>,
}

/// Which part of the list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Part<'a> {
    /// Words in the name, the address or the department; empty for everybody.
    pub search: &'a str,
    /// Those who have left the organisation instead of those who are in it.
    pub gone: bool,
    /// The last person of the part before.
    pub after: Option<PersonId>,
    /// Only members of this group.
    pub group: Option<GroupId>,
    pub limit: i64,
}

/// A part of the list by name, and where the next one begins.
pub async fn list(work: &mut Work, part: Part<'_>) -> Result<(Vec<Entry>, Option<PersonId>)> {
    let (small, large) = patterns(part.search);
    let mut people = all!(
        work,
        Entry,
        include_str!("listing/list.sql"),
        work.by.org,
        &small,
        &large,
        part.gone,
        part.after,
        part.group,
        part.limit + 1,
    )?;
    let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
    let more = people.len() > limit;
    people.truncate(limit);
    let next = people.last().filter(|_| more).map(|last| last.person_id);
    Ok((people, next))
}

/// One person as the list shows them.
///
/// # Errors
/// `Missing` when there is none.
pub async fn entry(work: &mut Work, person: PersonId) -> Result<Entry> {
    Ok(one!(work, Entry, "select * from people where org_id = $1 and person_id = $2", work.by.org, person)?)
}

/// One person by mail address, in the organisation or gone.
pub async fn entry_by_email(work: &mut Work, email: &str) -> Result<Option<Entry>> {
    let email = super::tidy_email(email);
    Ok(maybe!(work, Entry, "select * from people where org_id = $1 and email = $2", work.by.org, email)?)
}

/// How many people are in the organisation, and how many have left it.
pub async fn counts(work: &mut Work) -> Result<(i64, i64)> {
    Ok(one!(
        work,
        (i64, i64),
        "select count(case when gone_at is null then 1 end), count(gone_at) from people where org_id = $1",
        work.by.org,
    )?)
}

/// The groups that a person is in: name, and whether by hand.
pub async fn groups_of(work: &mut Work, person: PersonId) -> Result<Vec<(GroupId, String, bool)>> {
    let rows = all!(
        work,
        (GroupId, String, i64),
        "select g.group_id, g.name, cast(case when g.rule_column is null then 1 else 0 end as bigint)
         from group_members m
         join groups g on g.org_id = m.org_id and g.group_id = m.group_id
         where m.org_id = $1 and m.person_id = $2
         order by g.name, g.group_id",
        work.by.org,
        person,
    )?;
    Ok(rows.into_iter().map(|(group, name, by_hand)| (group, name, by_hand == 1)).collect())
}

/// The values that people have in a column, with how many have each; at most a hundred, the most frequent ones.
pub async fn values_of(work: &mut Work, column: Trait) -> Result<Vec<(String, i64)>> {
    let mut values = all!(
        work,
        (String, i64),
        "select v.value, count(*)
         from (select case $2
                   when 'department' then department
                   when 'location' then location
                   when 'language' then language
                   when 'role' then role
                   else title end as value
               from people
               where org_id = $1 and gone_at is null) v
         where v.value <> ''
         group by v.value
         order by count(*) desc, v.value
         limit 100",
        work.by.org,
        column,
    )?;
    values.sort();
    Ok(values)
}

/// What to look for, with every letter small, and with those beyond ASCII large: SQLite's `lower` leaves `Ø` as it is.
pub(crate) fn patterns(search: &str) -> (String, String) {
    let small = search.trim().to_lowercase();
    let large: String =
        small.chars().flat_map(|c| if c.is_ascii() { vec![c] } else { c.to_uppercase().collect() }).collect();
    let escape = |text: &str| text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    (format!("%{}%", escape(&small)), format!("%{}%", escape(&large)))
}
