//! Deleting a group, and undoing that within the hour.

use jiff::SignedDuration;

use crate::{
    db::{Work, run, value},
    error::{Error, Result},
    ids::GroupId,
};

/// How long a deletion can be undone.
const UNDO_LASTS: SignedDuration = SignedDuration::from_hours(1);

/// Deletes a group; stories meant for it only reach nobody from then on.
///
/// # Errors
/// `Missing` when there is none.
pub async fn delete(work: &mut Work, group: GroupId) -> Result<()> {
    remember(work, group).await?;
    // What its people were asked stays theirs.
    run!(work, "update asks set group_id = null where org_id = $1 and group_id = $2", work.by.org, group)?;
    let touched = run!(work, "delete from groups where org_id = $1 and group_id = $2", work.by.org, group)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

async fn remember(work: &mut Work, group: GroupId) -> Result<()> {
    run!(
        work,
        "insert into deleted_groups (org_id, group_id, name, rule_column, rule_value, created_at, deleted_at)
         select org_id, group_id, name, rule_column, rule_value, created_at, $3
         from groups
         where org_id = $1 and group_id = $2",
        work.by.org,
        group,
        work.now,
    )?;
    run!(
        work,
        "insert into deleted_group_members (org_id, group_id, person_id)
         select org_id, group_id, person_id from group_members where org_id = $1 and group_id = $2",
        work.by.org,
        group,
    )?;
    run!(
        work,
        "insert into deleted_group_stories (org_id, group_id, story_id, barred)
         select org_id, group_id, story_id, false from story_groups where org_id = $1 and group_id = $2",
        work.by.org,
        group,
    )?;
    run!(
        work,
        "insert into deleted_group_stories (org_id, group_id, story_id, barred)
         select org_id, group_id, story_id, true from story_barred where org_id = $1 and group_id = $2",
        work.by.org,
        group,
    )?;
    Ok(())
}

/// Brings a group back that was deleted within the hour, with its people and its stories.
///
/// # Errors
/// `Missing` when there is none; `Clash` when another group has its name by now.
pub async fn restore(work: &mut Work, group: GroupId) -> Result<()> {
    let taken = value!(
        work,
        i64,
        "select count(*)
         from groups g
         join deleted_groups d on d.org_id = g.org_id and d.name = g.name
         where g.org_id = $1 and d.group_id = $2",
        work.by.org,
        group,
    )?;
    if taken > 0 {
        return Err(Error::Clash("problem-name-taken"));
    }
    let touched = run!(
        work,
        "insert into groups (org_id, group_id, name, rule_column, rule_value, created_at)
         select org_id, group_id, name, rule_column, rule_value, created_at
         from deleted_groups
         where org_id = $1 and group_id = $2 and deleted_at > $3",
        work.by.org,
        group,
        work.now - UNDO_LASTS,
    )?;
    if touched == 0 {
        return Err(Error::Missing);
    }
    bring_back(work, group).await?;
    run!(work, "delete from deleted_groups where org_id = $1 and group_id = $2", work.by.org, group)?;
    super::follow_rules(work).await
}

async fn bring_back(work: &mut Work, group: GroupId) -> Result<()> {
    run!(
        work,
        "insert into group_members (org_id, group_id, person_id)
         select d.org_id, d.group_id, d.person_id
         from deleted_group_members d
         join people p on p.org_id = d.org_id and p.person_id = d.person_id
         where d.org_id = $1 and d.group_id = $2",
        work.by.org,
        group,
    )?;
    run!(
        work,
        "insert into story_groups (org_id, story_id, group_id)
         select d.org_id, d.story_id, d.group_id
         from deleted_group_stories d
         join stories s on s.org_id = d.org_id and s.story_id = d.story_id
         where d.org_id = $1 and d.group_id = $2 and not d.barred",
        work.by.org,
        group,
    )?;
    run!(
        work,
        "insert into story_barred (org_id, story_id, group_id)
         select d.org_id, d.story_id, d.group_id
         from deleted_group_stories d
         join stories s on s.org_id = d.org_id and s.story_id = d.story_id
         where d.org_id = $1 and d.group_id = $2 and d.barred",
        work.by.org,
        group,
    )?;
    Ok(())
}

/// Forgets groups that were deleted too long ago to be brought back.
pub async fn forget(work: &mut Work) -> Result<()> {
    run!(
        work,
        "delete from deleted_groups where org_id = $1 and deleted_at <= $2",
        work.by.org,
        work.now - UNDO_LASTS,
    )?;
    Ok(())
}
