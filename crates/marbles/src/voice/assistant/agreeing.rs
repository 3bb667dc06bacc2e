//! Agreeing: before the first use a person is told what is sent where, says yes once, and can take it back.

use super::{Task, settings, trouble};
use crate::{
    Marbles,
    clock::Moment,
    db::{Work, maybe, run},
    error::{Error, Result},
};

/// What a person is told: whose server gets what they write, and which model reads it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub host: String,
    pub model: String,
    pub whose: String,
    /// Names exactly this address, model and owner: an agreement is to these and no others.
    pub edition: String,
    /// Since when they have agreed to it, if they have.
    pub agreed_at: Option<Moment>,
}

/// What a person is told about a task; none where there is no server for it.
pub async fn told(work: &mut Work, marbles: &Marbles, task: Task) -> Result<Option<Told>> {
    let seen = settings::seen(work, task).await?.filter(|seen| settings::may_ask(&marbles.assistants, seen));
    let Some(seen) = seen else { return Ok(None) };
    let Ok(address) = marbles.assistants.judge(&seen.address) else { return Ok(None) };
    let agreed_at = agreed(work, task).await?;
    let edition = edition(&seen);
    Ok(Some(Told { host: address.host(), model: seen.model, whose: seen.whose, edition, agreed_at }))
}

/// I agree that my words are sent there; `edition` is the one that I was told.
///
/// # Errors
/// `Clash` when there is no server any more, or another one than I was told.
pub async fn agree(work: &mut Work, task: Task, edition_told: &str) -> Result<()> {
    let person = work.by.person.ok_or(Error::Forbidden)?;
    let seen = settings::seen(work, task).await?.filter(|seen| seen.enabled);
    let seen = seen.ok_or(Error::Clash(trouble::OFF))?;
    if edition(&seen) != edition_told {
        return Err(Error::Clash(trouble::CHANGED));
    }
    run!(
        work,
        "insert into assistant_agreements (org_id, person_id, task, address, model, whose, agreed_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (org_id, person_id, task) do update
         set address = $4, model = $5, whose = $6, agreed_at = $7",
        work.by.org,
        person,
        task.name(),
        &seen.address,
        &seen.model,
        &seen.whose,
        work.now,
    )?;
    Ok(())
}

/// I take it back: nothing of mine is sent any more.
pub async fn take_back(work: &mut Work, task: Task) -> Result<()> {
    let person = work.by.person.ok_or(Error::Forbidden)?;
    run!(
        work,
        "delete from assistant_agreements where org_id = $1 and person_id = $2 and task = $3",
        work.by.org,
        person,
        task.name(),
    )?;
    Ok(())
}

/// Refuses unless the one who asks agreed to the server as it is now.
pub(super) async fn check(work: &mut Work, task: Task) -> Result<()> {
    match agreed(work, task).await? {
        Some(_) => Ok(()),
        None => Err(Error::Clash(trouble::NOT_AGREED)),
    }
}

async fn agreed(work: &mut Work, task: Task) -> Result<Option<Moment>> {
    let row = maybe!(
        work,
        (Moment,),
        "select g.agreed_at
         from assistant_agreements g
         join assistants a on a.org_id = g.org_id and a.task = g.task
             and a.address = g.address and a.model = g.model and a.whose = g.whose
         where g.org_id = $1 and g.person_id = $2 and g.task = $3",
        work.by.org,
        work.by.person,
        task.name(),
    )?;
    Ok(row.map(|(at,)| at))
}

fn edition(seen: &settings::Seen) -> String {
    let text = [seen.address.as_str(), &seen.model, &seen.whose].join("\n");
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}
