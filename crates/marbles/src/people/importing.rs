//! Importing people from a file: first a plan that writes nothing, then the same plan carried out in one transaction.

pub mod kept;
mod planning;

use serde_json::json;

pub use planning::{Plan, Planned, Step};

use super::{changing, groups, joining, knocking, reading::Sheet, sign_in};
use crate::{
    activity::{self, Kind},
    db::{Work, all, run},
    error::{Error, Result},
    ids::PersonId,
    people::{Person, joining::Newcomer},
    programme,
};

/// What the administrator chose beside the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// People who are not in this file have left the organisation.
    pub others_have_left: bool,
    /// Invite the people in this file who were not invited yet.
    pub invite: bool,
}

/// How many people an import touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub back: usize,
    pub unchanged: usize,
    pub left: usize,
}

/// What importing a sheet would do; nothing is written.
pub async fn plan(work: &mut Work, sheet: &Sheet) -> Result<Plan> {
    let organisation = programme::organisation(work).await?;
    let known =
        all!(work, Person, "select * from people where org_id = $1 order by name, person_id", work.by.org)?;
    Ok(planning::make(sheet, known, organisation.language(), work.by.person))
}

/// Imports a sheet: all of it or, on an error, nothing.
///
/// # Errors
/// `Invalid` when nobody in it can be imported, or leavers are asked for while lines cannot be read; `Clash` when no administrator would remain.
pub async fn carry_out(work: &mut Work, sheet: &Sheet, choices: Choices) -> Result<Counts> {
    if sheet.rows.is_empty() {
        return Err(Error::invalid("file", "problem-nobody-in-file"));
    }
    let administrators = changing::administrators(work).await?;
    let plan = plan(work, sheet).await?;
    if choices.others_have_left && !plan.every_line_read {
        return Err(Error::invalid("leavers", "problem-leavers-unsure"));
    }
    let mut counts = plan.counts();
    let waiting = knocking::waiting(work).await?;
    for planned in &plan.people {
        let person = carry_out_one(work, planned).await?;
        if waiting.contains(&person) {
            knocking::vouch_for(work, person).await?;
        }
        if choices.invite {
            joining::invite(work, person).await?;
        }
    }
    if choices.others_have_left {
        for leaver in &plan.leavers {
            mark_gone(work, leaver.person_id).await?;
        }
    } else {
        counts.left = 0;
    }
    if administrators > 0 && changing::administrators(work).await? == 0 {
        return Err(Error::Clash("problem-last-admin"));
    }
    groups::follow_rules(work).await?;
    let org = work.by.org.uuid();
    activity::record(work, Kind::PeopleImported, org, json!(counts)).await?;
    Ok(counts)
}

async fn carry_out_one(work: &mut Work, planned: &Planned) -> Result<PersonId> {
    let to = &planned.to;
    match planned.step {
        Step::New => add(work, to).await,
        Step::Unchanged => Ok(planned.person),
        Step::Changed | Step::Back => {
            let language = to.language.unwrap_or_default();
            changing::write(work, planned.person, to, language).await?;
            if planned.step == Step::Back {
                changing::come_in_anew(work, planned.person).await?;
            }
            Ok(planned.person)
        }
    }
}

/// As `joining::add`, for somebody whose address is known to be new and whose groups follow at the end.
async fn add(work: &mut Work, newcomer: &Newcomer) -> Result<PersonId> {
    let person = PersonId::new(work.now);
    run!(
        work,
        "insert into people
             (org_id, person_id, email, name, role, title, department, location, language, time_zone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        work.by.org,
        person,
        &newcomer.email,
        &newcomer.name,
        newcomer.role,
        &newcomer.title,
        &newcomer.department,
        &newcomer.location,
        newcomer.language.unwrap_or_default(),
        &newcomer.time_zone,
        work.now,
    )?;
    Ok(person)
}

async fn mark_gone(work: &mut Work, person: PersonId) -> Result<()> {
    let now = work.now;
    run!(
        work,
        "update people set gone_at = $3 where org_id = $1 and person_id = $2",
        work.by.org,
        person,
        now
    )?;
    sign_in::shut_out(work, person).await
}
