//! Across quarters: who changed by a few people only stays as they were, so that two quarters don't differ by those few.

use super::WHOLE;
use crate::{
    db::{Work, all, run},
    error::Result,
    ids::GroupId,
    insights::{figures::Rule, quarters::Quarter},
};

/// Gives the groups of a quarter that changed by a few their members of the quarter before; the whole takes those in.
pub(super) async fn keep(work: &mut Work, quarter: Quarter, rule: Rule) -> Result<()> {
    for group in changed_by_a_few(work, quarter, rule).await? {
        if group != WHOLE {
            keep_group(work, quarter, group).await?;
        }
    }
    take_in_everyone(work, quarter).await?;
    if changed_by_a_few(work, quarter, rule).await?.contains(&WHOLE) {
        keep_group(work, quarter, WHOLE).await?;
        leave_out_strangers(work, quarter).await?;
        // Within the former whole, more groups may be as they were but for a few.
        for group in changed_by_a_few(work, quarter, rule).await? {
            keep_group(work, quarter, group).await?;
        }
    }
    Ok(())
}

async fn changed_by_a_few(work: &mut Work, quarter: Quarter, rule: Rule) -> Result<Vec<GroupId>> {
    let minimum = i64::try_from(rule.for_counts()).unwrap_or(i64::MAX);
    let groups = all!(
        work,
        (GroupId,),
        include_str!("changed_by_a_few.sql"),
        work.by.org,
        quarter.plus(-1),
        quarter,
        minimum
    )?;
    Ok(groups.into_iter().map(|(group,)| group).collect())
}

async fn keep_group(work: &mut Work, quarter: Quarter, group: GroupId) -> Result<()> {
    run!(
        work,
        "delete from report_members where org_id = $1 and quarter = $2 and group_id = $3",
        work.by.org,
        quarter,
        group
    )?;
    run!(
        work,
        "insert into report_members (org_id, quarter, group_id, group_name, person_id)
         select r.org_id, $2, r.group_id, coalesce(g.name, ''), r.person_id
         from report_members r
         left join groups g on g.org_id = r.org_id and g.group_id = r.group_id
         where r.org_id = $1 and r.quarter = $3 and r.group_id = $4",
        work.by.org,
        quarter,
        quarter.plus(-1),
        group,
    )?;
    Ok(())
}

/// A group that was kept may have people who are gone: what they did is in its figures, so it is in the whole's.
async fn take_in_everyone(work: &mut Work, quarter: Quarter) -> Result<()> {
    run!(
        work,
        "insert into report_members (org_id, quarter, group_id, group_name, person_id)
         select distinct org_id, quarter, $3, '', person_id
         from report_members
         where org_id = $1 and quarter = $2
         on conflict (org_id, quarter, group_id, person_id) do nothing",
        work.by.org,
        quarter,
        WHOLE,
    )?;
    Ok(())
}

async fn leave_out_strangers(work: &mut Work, quarter: Quarter) -> Result<()> {
    run!(
        work,
        "delete from report_members
         where org_id = $1 and quarter = $2
           and not exists (
               select 1 from report_members w
               where w.org_id = report_members.org_id and w.quarter = $2 and w.group_id = $3
                 and w.person_id = report_members.person_id)",
        work.by.org,
        quarter,
        WHOLE,
    )?;
    Ok(())
}
