//! What reports stand on: groups as they stood when the quarter was first reported, and weeks as they ended.

mod keeping;

use std::{collections::HashMap, sync::Arc};

use moka::future::Cache;
use uuid::Uuid;

use super::{crowds::Crowd, figures::Rule, quarters::Quarter, weeks};
use crate::{
    clock::{Day, Moment},
    db::{Work, all, maybe, run, value},
    error::Result,
    ids::{GroupId, OrgId, PersonId},
    programme,
};

/// The group that stands for the whole organisation.
pub(super) const WHOLE: GroupId = GroupId::from_uuid(Uuid::nil());

/// The groups of a quarter, frozen.
#[derive(Debug)]
pub(super) struct Standing {
    pub frozen_at: Moment,
    pub numbers: HashMap<PersonId, usize>,
    pub whole: Crowd,
    pub groups: Vec<(GroupId, String, Crowd)>,
}

/// The standings that were read a while ago: they never change. Cheap to clone.
#[derive(Clone)]
pub struct Reports(Cache<(OrgId, Quarter, Moment), Arc<Standing>>);

impl Default for Reports {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(64).time_to_idle(std::time::Duration::from_secs(3600)).build())
    }
}

impl Reports {
    /// The groups of a quarter, if they are frozen.
    pub(super) async fn of_quarter(
        &self,
        work: &mut Work,
        quarter: Quarter,
    ) -> Result<Option<Arc<Standing>>> {
        let Some((frozen_at, groups_at)) = frozen_at(work, quarter).await? else { return Ok(None) };
        let key = (work.by.org, quarter, groups_at);
        if let Some(known) = self.0.get(&key).await {
            return Ok(Some(known));
        }
        let standing = Arc::new(read(work, quarter, frozen_at).await?);
        self.0.insert(key, Arc::clone(&standing)).await;
        Ok(Some(standing))
    }
}

/// The groups of a quarter, read anew, if they are frozen.
pub(super) async fn read_if_frozen(work: &mut Work, quarter: Quarter) -> Result<Option<Standing>> {
    let Some((frozen_at, _)) = frozen_at(work, quarter).await? else { return Ok(None) };
    read(work, quarter, frozen_at).await.map(Some)
}

async fn read(work: &mut Work, quarter: Quarter, frozen_at: Moment) -> Result<Standing> {
    let rows = all!(
        work,
        (GroupId, String, PersonId),
        "select group_id, group_name, person_id
         from report_members
         where org_id = $1 and quarter = $2
         order by group_name, group_id, person_id",
        work.by.org,
        quarter,
    )?;
    let mut standing =
        Standing { frozen_at, numbers: HashMap::new(), whole: Crowd::default(), groups: Vec::new() };
    let mut last = WHOLE;
    for (group, name, person) in rows {
        let next = standing.numbers.len();
        let number = *standing.numbers.entry(person).or_insert(next);
        if group == WHOLE {
            standing.whole.take_in(number);
            continue;
        }
        if group != last {
            standing.groups.push((group, name, Crowd::default()));
            last = group;
        }
        if let Some((_, _, crowd)) = standing.groups.last_mut() {
            crowd.take_in(number);
        }
    }
    Ok(standing)
}

/// When the quarter's people were frozen, and when its last group joined.
async fn frozen_at(work: &mut Work, quarter: Quarter) -> Result<Option<(Moment, Moment)>> {
    Ok(maybe!(
        work,
        (Moment, Moment),
        "select frozen_at, groups_at from report_quarters where org_id = $1 and quarter = $2",
        work.by.org,
        quarter,
    )?)
}

/// Whether a quarter, a group or a week waits to be frozen.
pub(super) async fn is_due(work: &mut Work) -> Result<bool> {
    let organisation = programme::organisation(work).await?;
    let today = work.now.day(&organisation.zone());
    if !quarters_due(work, today, Rule::new(organisation.minimum_group)).await?.is_empty() {
        return Ok(true);
    }
    if frozen_at(work, Quarter::of(today)).await?.is_none() {
        return Ok(false);
    }
    if weeks::are_due(work, today).await? {
        return Ok(true);
    }
    Ok(!new_groups(work, Quarter::of(today)).await?.is_empty())
}

/// Freezes the quarters, groups and weeks that are due.
pub async fn freeze(work: &mut Work) -> Result<()> {
    let organisation = programme::organisation(work).await?;
    let zone = organisation.zone();
    let today = work.now.day(&zone);
    let rule = Rule::new(organisation.minimum_group);
    for quarter in quarters_due(work, today, rule).await? {
        freeze_people(work, quarter).await?;
        let doubled = doubled_groups(work, quarter).await?;
        freeze_groups(work, quarter, doubled).await?;
        let new = new_groups(work, quarter).await?;
        freeze_groups(work, quarter, new).await?;
        keeping::keep(work, quarter, rule).await?;
        roll_up_clicks(work, quarter).await?;
    }
    let new = new_groups(work, Quarter::of(today)).await?;
    freeze_groups(work, Quarter::of(today), new).await?;
    weeks::close(work, today, &zone, rule).await
}

/// This quarter and the one before, once there are people enough for a sum; this one again when the organisation
/// has doubled since, as it does when a pilot becomes a programme.
async fn quarters_due(work: &mut Work, today: Day, rule: Rule) -> Result<Vec<Quarter>> {
    let people = value!(
        work,
        i64,
        "select count(*) from people where org_id = $1 and gone_at is null and knocked_at is null",
        work.by.org
    )?;
    if usize::try_from(people).unwrap_or(0) < rule.for_sums() {
        return Ok(Vec::new());
    }
    let this = Quarter::of(today);
    let mut due = Vec::new();
    for quarter in [this.plus(-1), this] {
        let then = members_then(work, quarter, WHOLE).await?;
        if then == 0 || (quarter == this && people >= 2 * then) {
            due.push(quarter);
        }
    }
    Ok(due)
}

/// How many people a group had when the quarter was frozen.
pub(super) async fn members_then(work: &mut Work, quarter: Quarter, group: GroupId) -> Result<i64> {
    Ok(value!(
        work,
        i64,
        "select count(*) from report_members where org_id = $1 and quarter = $2 and group_id = $3",
        work.by.org,
        quarter,
        group,
    )?)
}

async fn freeze_people(work: &mut Work, quarter: Quarter) -> Result<()> {
    run!(
        work,
        "delete from report_members where org_id = $1 and quarter = $2 and group_id = $3",
        work.by.org,
        quarter,
        WHOLE,
    )?;
    run!(
        work,
        "insert into report_members (org_id, quarter, group_id, group_name, person_id)
         select p.org_id, $2, $3, '', p.person_id
         from people p
         where p.org_id = $1 and p.gone_at is null and p.knocked_at is null",
        work.by.org,
        quarter,
        WHOLE,
    )?;
    run!(
        work,
        "insert into report_quarters (org_id, quarter, frozen_at, groups_at) values ($1, $2, $3, $3)
         on conflict (org_id, quarter) do update
             set frozen_at = $3,
                 groups_at = case when report_quarters.groups_at < $3 then $3 else report_quarters.groups_at + 1 end",
        work.by.org,
        quarter,
        work.now,
    )?;
    Ok(())
}

/// The groups that a frozen quarter lacks: those made later, as soon as somebody is in them whom the quarter knows.
async fn new_groups(work: &mut Work, quarter: Quarter) -> Result<Vec<(GroupId,)>> {
    Ok(all!(
        work,
        (GroupId,),
        "select g.group_id
         from groups g
         where g.org_id = $1
           and not exists (
               select 1 from report_members r
               where r.org_id = g.org_id and r.quarter = $2 and r.group_id = g.group_id)
           and exists (
               select 1 from group_members m
               join report_members w on w.org_id = m.org_id and w.person_id = m.person_id
               where m.org_id = g.org_id and m.group_id = g.group_id and w.quarter = $2 and w.group_id = $3)",
        work.by.org,
        quarter,
        WHOLE,
    )?)
}

/// The groups that have doubled since they were frozen, as their organisation has.
async fn doubled_groups(work: &mut Work, quarter: Quarter) -> Result<Vec<(GroupId,)>> {
    Ok(all!(work, (GroupId,), include_str!("standing/doubled.sql"), work.by.org, quarter, WHOLE)?)
}

async fn freeze_groups(work: &mut Work, quarter: Quarter, due: Vec<(GroupId,)>) -> Result<()> {
    for (group,) in due {
        run!(
            work,
            "delete from report_members where org_id = $1 and quarter = $2 and group_id = $3",
            work.by.org,
            quarter,
            group,
        )?;
        run!(
            work,
            "insert into report_members (org_id, quarter, group_id, group_name, person_id)
             select g.org_id, $2, g.group_id, g.name, m.person_id
             from groups g
             join group_members m on m.org_id = g.org_id and m.group_id = g.group_id
             join report_members w on w.org_id = m.org_id and w.quarter = $2 and w.group_id = $4 and w.person_id = m.person_id
             where g.org_id = $1 and g.group_id = $3",
            work.by.org,
            quarter,
            group,
            WHOLE,
        )?;
        run!(
            work,
            "update report_quarters
             set groups_at = case when groups_at < $3 then $3 else groups_at + 1 end
             where org_id = $1 and quarter = $2",
            work.by.org,
            quarter,
            work.now,
        )?;
    }
    Ok(())
}

/// Brings the clicks of a quarter up to date with its days, also those that were not written as they came.
async fn roll_up_clicks(work: &mut Work, quarter: Quarter) -> Result<()> {
    run!(work, "delete from click_quarters where org_id = $1 and quarter = $2", work.by.org, quarter)?;
    run!(
        work,
        "insert into click_quarters (org_id, quarter, story_id, person_id, clicks, people)
         select org_id, $2, story_id, person_id, cast(sum(clicks) as bigint), cast(sum(people) as bigint)
         from click_days
         where org_id = $1 and day >= $3 and day < $4 and class = 'human' and person_id is not null
         group by org_id, story_id, person_id",
        work.by.org,
        quarter,
        quarter.first_day(),
        quarter.plus(1).first_day(),
    )?;
    Ok(())
}
