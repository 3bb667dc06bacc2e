//! Helping: a person asks about their own text and gets a proposal beside it; and an administrator tries the server out.

use super::{
    Help, Task, asking,
    proposing::{self, Proposal},
    reading::{self, Failed},
    reserve, settings, spending,
};
use crate::{
    Marbles,
    db::By,
    error::{Error, Result},
    ids::OrgId,
    words::Language,
};

/// The longest text that is sent.
const LONGEST: usize = 8000;
/// What an administrator tries the server with.
const TRIAL: &str =
    "We tested the pump all night, and the whole team stayed, and at four in the morning it ran.";

/// Proposes a text beside the person's own; `into` is the language of a translation.
///
/// # Errors
/// `Invalid` when there is no text or too much of it; `Clash` when the assistant is off, this help is not allowed, the
/// person has not agreed, or a budget is used up; `Outside` when the server does not answer as is needed.
pub async fn help(marbles: &Marbles, by: By, help: Help, text: &str, into: Language) -> Result<Proposal> {
    let own = text.trim();
    if own.is_empty() {
        return Err(Error::invalid("text", "problem-assistant-no-text"));
    }
    if own.chars().count() > LONGEST {
        return Err(Error::invalid("text", "problem-assistant-long-text"));
    }
    let mut look = marbles.db.look(by).await?;
    if !settings::rules(&mut look).await?.helps.contains(&help) {
        return Err(Error::Clash("problem-assistant-help"));
    }
    drop(look);
    let server = reserve(marbles, by, Task::Writing).await?;
    let way = marbles.assistants.to_write(&server.address);
    let said = asking::ask(&way, &server, &asking::instructions(help, into), own).await;
    reading::log(help.name(), &said);
    let said = said.map_err(|failed| failed.error())?;
    note(marbles, by.org, said.tokens).await?;
    let text = proposing::text(help, own, &said.text).map_err(Error::Outside)?;
    Ok(Proposal { help, changes: proposing::changes(help, own, &text), text, model: server.model })
}

/// How a trial went.
#[derive(Debug)]
pub struct Tried {
    /// What was sent.
    pub sent: &'static str,
    /// The proposal's text, or why there is none.
    pub outcome: Result<String, Failed>,
    pub millis: u128,
}

/// Asks the server to shorten a sentence of ours, for an administrator to see that it works.
///
/// # Errors
/// `Clash` when there is no server, or the month is used up.
pub async fn try_out(marbles: &Marbles, by: By) -> Result<Tried> {
    let mut work = marbles.db.work(by).await?;
    let server = settings::server(&mut work, marbles, Task::Writing).await?;
    spending::take_month(&mut work).await?;
    work.save().await?;
    let way = marbles.assistants.to_write(&server.address);
    let started = std::time::Instant::now();
    let told = asking::instructions(Help::Shorten, Language::English);
    let said = asking::ask(&way, &server, &told, TRIAL).await;
    let millis = started.elapsed().as_millis();
    reading::log("trial", &said);
    if let Ok(said) = &said {
        note(marbles, by.org, said.tokens).await?;
    }
    let outcome = said.and_then(|said| proposing::text(Help::Shorten, TRIAL, &said.text).map_err(Failed::of));
    Ok(Tried { sent: TRIAL, outcome, millis })
}

async fn note(marbles: &Marbles, org: OrgId, tokens: i64) -> Result<()> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    spending::note_tokens(&mut work, tokens).await?;
    work.save().await
}
