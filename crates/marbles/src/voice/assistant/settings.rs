//! Whom the organisation asks, with which key, for which helps and how much: nobody, until an administrator says so.

use serde::{Deserialize, Serialize};

use super::{
    Help, Server, Task,
    reach::{Address, Reach},
    trouble,
};
use crate::{
    Marbles,
    clock::Moment,
    db::{Work, maybe, run},
    error::{Error, Problem, Problems, Result},
    ids::OrgId,
    programme,
    secrets::sealing::{Place, Sealed},
};

/// A server as an administrator sees it: never with its key.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Seen {
    pub enabled: bool,
    pub address: String,
    pub model: String,
    pub whose: String,
    pub has_key: bool,
    pub changed_at: Moment,
}

/// What becomes of the key.
#[derive(Clone, Default)]
pub enum KeyChange {
    #[default]
    Keep,
    Forget,
    Set(String),
}

/// A server as an administrator describes it.
#[derive(Clone, Default)]
pub struct Offered {
    pub enabled: bool,
    pub address: String,
    pub model: String,
    /// Whose server that is, in words that people read before they agree.
    pub whose: String,
    pub key: KeyChange,
}

/// What is sealed: the key, and the one origin that it is ever shown to.
#[derive(Serialize, Deserialize)]
struct Secret {
    origin: String,
    key: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    enabled: bool,
    address: String,
    model: String,
    sealed: Option<Sealed>,
}

/// The server for a task, where an administrator named one.
pub async fn seen(work: &mut Work, task: Task) -> Result<Option<Seen>> {
    Ok(maybe!(
        work,
        Seen,
        "select enabled, address, model, whose, sealed is not null as has_key, changed_at
         from assistants
         where org_id = $1 and task = $2",
        work.by.org,
        task.name(),
    )?)
}

/// Names the server for a task. A key stays only where it was: for another host it is asked for again, so that nobody can
/// have it sent to a server of theirs. What is switched off and has no address is taken away.
///
/// # Errors
/// `Invalid` by field.
pub async fn set(work: &mut Work, marbles: &Marbles, task: Task, offered: &Offered) -> Result<()> {
    if !offered.enabled && offered.address.trim().is_empty() {
        return remove(work, task).await;
    }
    let mut problems = Problems::default();
    let (model, whose) = (offered.model.trim(), offered.whose.trim());
    problems.unless(is_line(model), "model", "problem-assistant-model");
    problems.unless(is_line(whose), "whose", "problem-assistant-whose");
    let address = marbles.assistants.judge(&offered.address);
    if let Err(key) = &address {
        problems.add("address", key);
    }
    if let Ok(address) = &address
        && programme::organisation(work).await?.is_demo
        && !marbles.assistants.vouches_for(address)
    {
        problems.add("address", "problem-assistant-demo");
    }
    let kept = row(work, task).await?;
    let sealed = match &address {
        Ok(address) => key_for(work.by.org, marbles, task, address, kept, &offered.key),
        Err(_) => Ok(None),
    };
    if let Err(problem) = &sealed {
        problems.0.push(problem.clone());
    }
    let (Ok(address), Ok(sealed)) = (address, sealed) else { return problems.none() };
    problems.none()?;
    run!(
        work,
        "insert into assistants (org_id, task, enabled, address, model, whose, sealed, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (org_id, task) do update
         set enabled = $3, address = $4, model = $5, whose = $6, sealed = $7, changed_at = $8",
        work.by.org,
        task.name(),
        offered.enabled,
        address.text(),
        model,
        whose,
        sealed,
        work.now,
    )?;
    Ok(())
}

/// Takes a server away, with its key and with what people agreed to.
pub async fn remove(work: &mut Work, task: Task) -> Result<()> {
    for sql in [
        "delete from assistants where org_id = $1 and task = $2",
        "delete from assistant_agreements where org_id = $1 and task = $2",
    ] {
        run!(work, sql, work.by.org, task.name())?;
    }
    Ok(())
}

/// The server that may be asked for a task now.
///
/// # Errors
/// `Clash` when there is none, it is switched off, or it may no longer be asked.
pub(super) async fn server(work: &mut Work, marbles: &Marbles, task: Task) -> Result<Server> {
    let row = row(work, task).await?.filter(|row| row.enabled).ok_or(Error::Clash(trouble::OFF))?;
    let address = marbles.assistants.judge(&row.address).map_err(Error::Clash)?;
    let secret = match &row.sealed {
        Some(sealed) => Some(marbles.key.unseal::<Secret>(place(work.by.org, task), sealed)?),
        None => None,
    };
    let key = secret.filter(|secret| secret.origin == address.origin()).map(|secret| secret.key);
    Ok(Server { address, model: row.model, key })
}

/// Whether a server that was kept may still be asked.
pub fn may_ask(reach: &Reach, seen: &Seen) -> bool {
    seen.enabled && reach.judge(&seen.address).is_ok()
}

async fn row(work: &mut Work, task: Task) -> Result<Option<Row>> {
    Ok(maybe!(
        work,
        Row,
        "select enabled, address, model, sealed from assistants where org_id = $1 and task = $2",
        work.by.org,
        task.name(),
    )?)
}

fn key_for(
    org: OrgId,
    marbles: &Marbles,
    task: Task,
    address: &Address,
    kept: Option<Row>,
    change: &KeyChange,
) -> Result<Option<Sealed>, Problem> {
    let origin = address.origin();
    match change {
        KeyChange::Forget => Ok(None),
        KeyChange::Set(key) => {
            let key = key.trim();
            let sound = (1..=500).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
            let secret = Secret { origin, key: key.to_owned() };
            let sealed = sound.then(|| marbles.key.seal(place(org, task), &secret).ok()).flatten();
            sealed.map(Some).ok_or_else(|| Problem::new("key", "problem-assistant-key-form"))
        }
        KeyChange::Keep => {
            let Some(sealed) = kept.and_then(|row| row.sealed) else { return Ok(None) };
            match marbles.key.unseal::<Secret>(place(org, task), &sealed) {
                Ok(secret) if secret.origin == origin => Ok(Some(sealed)),
                _ => Err(Problem::new("key", "problem-assistant-key-again")),
            }
        }
    }
}

fn place(org: OrgId, task: Task) -> Place {
    let purpose = match task {
        Task::Writing => "assistant writing",
        Task::Listening => "assistant listening",
    };
    Place { org, purpose, of: org.uuid() }
}

fn is_line(text: &str) -> bool {
    (1..=100).contains(&text.chars().count()) && !text.chars().any(char::is_control)
}

/// Which helps are allowed, and how much may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub helps: Vec<Help>,
    pub calls_a_month: i64,
    pub tokens_a_month: i64,
    /// By one person.
    pub calls_a_day: i64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { helps: Help::ALL.to_vec(), calls_a_month: 1000, tokens_a_month: 1_000_000, calls_a_day: 20 }
    }
}

/// The rules of the organisation, or the usual ones.
pub async fn rules(work: &mut Work) -> Result<Rules> {
    let row = maybe!(
        work,
        (String, i64, i64, i64),
        "select helps, calls_a_month, tokens_a_month, calls_a_day from assistant_rules where org_id = $1",
        work.by.org,
    )?;
    Ok(row.map_or_else(Rules::default, |(helps, calls_a_month, tokens_a_month, calls_a_day)| Rules {
        helps: helps.split(' ').filter_map(Help::parse).collect(),
        calls_a_month,
        tokens_a_month,
        calls_a_day,
    }))
}

/// Sets the rules.
///
/// # Errors
/// `Invalid` by field, when a number is negative or beyond all sense.
pub async fn set_rules(work: &mut Work, rules: &Rules) -> Result<()> {
    let mut problems = Problems::default();
    for (field, number) in [
        ("calls_a_month", rules.calls_a_month),
        ("tokens_a_month", rules.tokens_a_month),
        ("calls_a_day", rules.calls_a_day),
    ] {
        problems.unless((0..=1_000_000_000).contains(&number), field, "problem-assistant-number");
    }
    problems.none()?;
    let helps: Vec<&str> = rules.helps.iter().map(|help| help.name()).collect();
    run!(
        work,
        "insert into assistant_rules (org_id, helps, calls_a_month, tokens_a_month, calls_a_day)
         values ($1, $2, $3, $4, $5)
         on conflict (org_id) do update
         set helps = $2, calls_a_month = $3, tokens_a_month = $4, calls_a_day = $5",
        work.by.org,
        helps.join(" "),
        rules.calls_a_month,
        rules.tokens_a_month,
        rules.calls_a_day,
    )?;
    Ok(())
}
