//! Slack: a person's own messages, from the organisation's own Slack app; and what rooms there are told.

pub mod apps;
mod blocks;
pub mod commands;
pub mod people;
pub mod signing;

use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Channel, Receipt, Refusal, answers, cards::Card};
use crate::{
    Marbles,
    db::{By, Work},
    error::Result,
    fetching::{Answered, Outgoing},
    nudges::messages::{Message, Spoken},
    people::Person,
};
pub use blocks::{command_answer, message};

pub(super) const CHANNEL: &dyn Channel = &Slack;

struct Slack;

impl Channel for Slack {
    fn key(&self) -> &'static str {
        "slack"
    }

    fn is_set_up<'a>(&'a self, work: &'a mut Work, person: &'a Person) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async {
            Ok(apps::has_bot(work).await? && people::of(work, person.person_id).await?.is_some())
        })
    }

    /// Slack takes some hundreds a minute from one app in one workspace.
    fn most_a_minute(&self) -> u32 {
        200
    }

    fn deliver<'a>(
        &'a self,
        marbles: &'a Marbles,
        message: &'a Message,
        spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let to = message.to.by();
            let mut look = marbles.db.look(to).await.map_err(later)?;
            let friend = people::of(&mut look, message.to.person_id).await.map_err(later)?;
            drop(look);
            let friend = friend.ok_or(Refusal::Gone)?;
            let mut body = blocks::message(&Card::of(message, spoken));
            body["channel"] = json!(friend.slack_user);
            // Previews of links would open them, and tell Slack where they lead.
            body["unfurl_links"] = json!(false);
            body["unfurl_media"] = json!(false);
            let said = call(marbles, to, "chat.postMessage", &body).await;
            if matches!(said, Err(Refusal::Gone)) {
                people::drop_gone(marbles, to).await;
            }
            let said = said?;
            Ok(said.channel.zip(said.ts).map(|(channel, ts)| format!("{channel} {ts}")))
        })
    }

    fn correct<'a>(
        &'a self,
        marbles: &'a Marbles,
        receipt: &'a str,
        message: &'a Message,
        spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<(), Refusal>> {
        Box::pin(async move {
            let Some((channel, ts)) = receipt.split_once(' ') else { return Ok(()) };
            let (method, mut body) = if message.is_empty() {
                ("chat.delete", json!({}))
            } else {
                ("chat.update", blocks::message(&Card::of(message, spoken)))
            };
            body["channel"] = json!(channel);
            body["ts"] = json!(ts);
            match call(marbles, message.to.by(), method, &body).await {
                // Whoever deleted it themselves has nothing to correct.
                Ok(_) | Err(Refusal::Gone) => Ok(()),
                Err(refusal) => Err(refusal),
            }
        })
    }
}

fn later(_: crate::Error) -> Refusal {
    Refusal::Busy { retry_after: None }
}

/// What Slack's interface answers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Said {
    ok: bool,
    error: String,
    channel: Option<String>,
    ts: Option<String>,
    team: Option<String>,
}

/// Calls Slack's interface with the bot's token, and notes for the administrator how it went.
async fn call(marbles: &Marbles, by: By, method: &str, body: &Value) -> Result<Said, Refusal> {
    let token = apps::bot_token(marbles, by.org).await.map_err(later)?.ok_or(Refusal::Gone)?;
    let outcome = call_with(marbles, &token, method, body).await;
    match &outcome {
        Ok(_) => apps::note(marbles, by.org, None).await,
        Err(Refusal::Rejected(problem)) => apps::note(marbles, by.org, Some(problem)).await,
        Err(_) => {}
    }
    outcome
}

/// Calls Slack's interface with that token.
async fn call_with(marbles: &Marbles, token: &str, method: &str, body: &Value) -> Result<Said, Refusal> {
    let address = format!("{}/{method}", marbles.providers.slack_api);
    let outgoing = Outgoing::new(&address, "application/json; charset=utf-8", body.to_string())
        .with("authorization", &format!("Bearer {token}"));
    let answered = marbles.fetcher.post(&outgoing).await.map_err(|problem| answers::unanswered(&problem))?;
    understood(&answered)
}

/// Slack says 200 to nearly everything; what happened stands in the answer.
fn understood(answered: &Answered) -> Result<Said, Refusal> {
    if let Some(refusal) = answers::by_status("Slack", answered) {
        // Its interface itself is never gone: an address that is not there is an odd moment, or a wrong setting.
        return Err(if refusal == Refusal::Gone { Refusal::Busy { retry_after: None } } else { refusal });
    }
    let said: Said = serde_json::from_slice(&answered.body).unwrap_or_default();
    if said.ok {
        return Ok(said);
    }
    Err(match said.error.as_str() {
        "ratelimited" | "rate_limited" | "internal_error" | "fatal_error" | "service_unavailable"
        | "request_timeout" | "" => Refusal::Busy { retry_after: None },
        "channel_not_found" | "user_not_found" | "user_disabled" | "is_archived" | "message_not_found"
        | "cant_update_message" | "cant_delete_message" | "messages_tab_disabled" => Refusal::Gone,
        error => {
            let is_code = error.len() <= 60 && error.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            Refusal::Rejected(format!("Slack refused it ({})", if is_code { error } else { "unknown" }))
        }
    })
}

/// Posts a card through an incoming webhook. What was posted so stays: a webhook can neither edit nor delete.
///
/// # Errors
/// A refusal.
pub async fn post_to_webhook(marbles: &Marbles, webhook: &str, card: &Card) -> Result<(), Refusal> {
    let outgoing = Outgoing::new(webhook, "application/json; charset=utf-8", blocks::message(card).to_string());
    let answered = marbles.fetcher.post(&outgoing).await.map_err(|problem| answers::unanswered(&problem))?;
    match (answered.status, answered.text().as_str()) {
        (403, "invalid_token" | "no_active_hooks") => Err(Refusal::Gone),
        _ => answers::by_status("Slack", &answered).map_or(Ok(()), Err),
    }
}
