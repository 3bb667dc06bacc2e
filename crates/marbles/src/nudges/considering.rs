//! Considering people: a page of those who are due at a time, each looked at by the one decider, and all that follows in one go.

mod ground;
mod wishing;

use jiff::SignedDuration;

pub(super) use self::ground::{Candidate, Ground, ground, right_away, zone_of};
use self::{ground::due, wishing::consider};
use super::{deciding::looking, histories, keeping, trials};
use crate::{
    Marbles,
    db::{By, Work, value},
    error::Result,
    ids::{OrgId, PersonId},
    jobs::{self, Job},
    people::whom::Page,
};

/// How many people are considered in one transaction.
pub const PAGE: i64 = 500;
/// How many transactions one job does before it makes room for others.
const PAGES: usize = 600;

/// Recurring work: whoever takes part has a rhythm, and a job looks at those who are due, where there are any.
pub async fn enqueue_due(work: &mut Work) -> Result<()> {
    super::choosing::give_the_usual(work).await?;
    super::delivering::give_up_stale(work).await?;
    let due = value!(
        work,
        i64,
        "select count(*) from (
             select person_id from rhythms where org_id = $1 and next_at <= $2 limit 1) as due",
        work.by.org,
        work.now,
    )?;
    if due > 0 {
        jobs::enqueue_once(work, &Job::ConsiderDue, Some("consider due")).await?;
    }
    Ok(())
}

/// Considers everybody who is due, page by page, each page in a transaction of its own; says how many.
pub async fn consider_due(marbles: &Marbles, org: OrgId) -> Result<usize> {
    let mut after = PersonId::from_uuid(uuid::Uuid::nil());
    let (mut considered, mut one_by_one) = (0, 0);
    for _ in 0..PAGES {
        let limit = if one_by_one > 0 { 1 } else { PAGE };
        one_by_one = (one_by_one - 1).max(0);
        let mut work = marbles.db.work(By::marbles(org)).await?;
        match consider_page(&mut work, marbles, after, limit).await {
            Ok((people, last)) => {
                work.save().await?;
                considered += people;
                match last {
                    Some(last) => after = last,
                    None => break,
                }
            }
            // Whatever it is about one person must not keep the others waiting.
            Err(error) if limit > 1 => {
                tracing::warn!(%error, "a page of people is considered one by one");
                one_by_one = PAGE;
            }
            Err(error) => {
                tracing::error!(%error, "somebody could not be considered and is left for an hour");
                drop(work);
                match leave_for_an_hour(marbles, org, after).await? {
                    Some(next) => after = next,
                    None => break,
                }
            }
        }
    }
    Ok(considered)
}

async fn leave_for_an_hour(marbles: &Marbles, org: OrgId, after: PersonId) -> Result<Option<PersonId>> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let Some(person) = due(&mut work, after, 1).await?.first().map(|person| person.person_id) else {
        return Ok(None);
    };
    let later = work.now + SignedDuration::from_hours(1);
    keeping::look_again_at(&mut work, &[(person, Some(later), None)]).await?;
    work.save().await?;
    Ok(Some(person))
}

/// Considers a page of those who are due; says how many there were, and who was the last.
async fn consider_page(
    work: &mut Work,
    marbles: &Marbles,
    after: PersonId,
    limit: i64,
) -> Result<(usize, Option<PersonId>)> {
    let people = due(work, after, limit).await?;
    let Some(last) = people.last().map(|person| person.person_id) else { return Ok((0, None)) };
    let page = Page { after, last, due: work.now, pace: "" };
    let ground = ground(work, marbles, &page).await?;
    let (mut going, mut held, mut next) = (Vec::new(), Vec::new(), Vec::new());
    for person in &people {
        let zone = zone_of(person, &ground.home);
        let rows = ground.histories.get(&person.person_id);
        let mut history = histories::history(rows, &person.chosen, &zone);
        let hours = person.chosen.hours(zone);
        let (wish, was_empty) = consider(person, &history, &hours, &ground, work.now);
        if let Some(wish) = wish {
            // Whoever asks somebody for something waits for it: luck holds no request back.
            let is_drawn = wish.requests.is_empty();
            let lucky = !is_drawn || trials::draw(ground.holds_back);
            let at = hours.wall(work.now).day;
            history.sent.push(wish.as_sent(work.now, at, !lucky));
            if is_drawn && ground.holds_back > 0 {
                held.push(trials::Drawn { person: person.person_id, kind: wish.kind, sent: lucky, day: at });
            }
            if lucky {
                let due_at = work.now + wish.wait(ground.spread, person.person_id);
                going.push(wish.going(person.person_id, at, due_at));
            }
        }
        let again = match person {
            away if !away.takes_part => None,
            away if away.is_away(work.now) => away.paused_until,
            _ => looking::look_again(&history, &person.chosen.rhythm(), &hours, work.now),
        };
        next.push((person.person_id, again, was_empty.then_some(work.now)));
    }
    keeping::keep(work, &going).await?;
    trials::record(work, &held, ground.holds_back).await?;
    keeping::look_again_at(work, &next).await?;
    let is_last = i64::try_from(people.len()).unwrap_or(0) < limit;
    Ok((people.len(), (!is_last).then_some(last)))
}
