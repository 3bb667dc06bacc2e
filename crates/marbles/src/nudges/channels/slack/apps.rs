//! The organisation's own Slack app: its signing secret and its bot's token, sealed, and how it fares.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Refusal, call_with};
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, maybe, run},
    error::{Error, Problems, Result},
    ids::OrgId,
    secrets::sealing::{Place, Sealed},
};

/// What is sealed of an app.
#[derive(Default, Serialize, Deserialize)]
struct Secrets {
    signing: String,
    bot: String,
}

/// The app as the administrator sees it: never with its secrets.
#[derive(Debug, sqlx::FromRow)]
pub struct Seen {
    pub has_bot: bool,
    pub workspace: String,
    pub changed_at: Moment,
    pub delivered_at: Option<Moment>,
    pub failed_at: Option<Moment>,
    pub problem: Option<String>,
}

/// Sets the app's secrets; an empty one keeps what is there.
///
/// # Errors
/// `Invalid` when one is none, or there is no signing secret yet.
pub async fn set(work: &mut Work, marbles: &Marbles, signing: &str, bot: &str) -> Result<()> {
    let (signing, bot) = (signing.trim(), bot.trim());
    let is_plain = |text: &str| text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let mut problems = Problems::default();
    let kept = secrets(work, marbles).await?.unwrap_or_default();
    let has_signing = !signing.is_empty() || !kept.signing.is_empty();
    problems.unless(has_signing && is_plain(signing), "signing_secret", "problem-slack-secret");
    let is_bot = bot.is_empty() || (bot.starts_with("xoxb-") && is_plain(bot));
    problems.unless(is_bot, "bot_token", "problem-slack-bot");
    problems.none()?;
    let or_kept = |given: &str, kept: String| if given.is_empty() { kept } else { given.to_owned() };
    let secrets = Secrets { signing: or_kept(signing, kept.signing), bot: or_kept(bot, kept.bot) };
    let sealed = marbles.key.seal(place(work.by.org), &secrets)?;
    run!(
        work,
        "insert into slack_apps (org_id, sealed, has_bot, changed_at) values ($1, $2, $3, $4)
         on conflict (org_id) do update
         set sealed = $2, has_bot = $3, changed_at = $4, failed_at = null, problem = null",
        work.by.org,
        &sealed,
        !secrets.bot.is_empty(),
        work.now,
    )?;
    Ok(())
}

/// Takes the app away, and with it who is who there.
pub async fn remove(work: &mut Work) -> Result<()> {
    run!(work, "delete from slack_people where org_id = $1", work.by.org)?;
    run!(work, "delete from slack_offers where org_id = $1", work.by.org)?;
    run!(work, "delete from slack_apps where org_id = $1", work.by.org)?;
    Ok(())
}

/// The app, where there is one.
pub async fn seen(work: &mut Work) -> Result<Option<Seen>> {
    Ok(maybe!(
        work,
        Seen,
        "select has_bot, workspace, changed_at, delivered_at, failed_at, problem from slack_apps where org_id = $1",
        work.by.org,
    )?)
}

/// Whether people can get messages of their own.
pub async fn has_bot(work: &mut Work) -> Result<bool> {
    Ok(seen(work).await?.is_some_and(|app| app.has_bot))
}

/// Asks Slack whether it knows the bot, and notes the workspace's name, or what is wrong.
///
/// # Errors
/// `Missing` when there is no bot.
pub async fn test(marbles: &Marbles, by: By) -> Result<()> {
    let token = bot_token(marbles, by.org).await?.ok_or(Error::Missing)?;
    let answer = call_with(marbles, &token, "auth.test", &json!({})).await;
    let problem = match &answer {
        Ok(_) => None,
        Err(Refusal::Rejected(problem)) => Some(problem.as_str()),
        Err(_) => Some("Slack did not answer"),
    };
    note(marbles, by.org, problem).await;
    let workspace = answer.ok().and_then(|said| said.team);
    let Some(workspace) = workspace else { return Ok(()) };
    let mut work = marbles.db.work(by).await?;
    let workspace: String = workspace.chars().take(100).collect();
    run!(work, "update slack_apps set workspace = $2 where org_id = $1", by.org, &workspace)?;
    work.save().await
}

/// Notes that it worked, or why it did not.
pub(super) async fn note(marbles: &Marbles, org: OrgId, problem: Option<&str>) {
    let noted = async {
        let mut work = marbles.db.work(By::marbles(org)).await?;
        let sql = match problem {
            None => "update slack_apps set delivered_at = $2, problem = $3 where org_id = $1",
            Some(_) => "update slack_apps set failed_at = $2, problem = $3 where org_id = $1",
        };
        run!(work, sql, org, work.now, problem)?;
        work.save().await
    };
    if let Err(error) = noted.await {
        tracing::warn!(%error, "how Slack answered could not be noted");
    }
}

/// The bot's token, where there is one.
pub(super) async fn bot_token(marbles: &Marbles, org: OrgId) -> Result<Option<String>> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    Ok(secrets(&mut look, marbles).await?.map(|secrets| secrets.bot).filter(|bot| !bot.is_empty()))
}

/// The secret that Slack signs its requests with, where there is an app.
pub(super) async fn signing_secret(work: &mut Work, marbles: &Marbles) -> Result<Option<String>> {
    Ok(secrets(work, marbles).await?.map(|secrets| secrets.signing))
}

async fn secrets(work: &mut Work, marbles: &Marbles) -> Result<Option<Secrets>> {
    let row = maybe!(work, (Sealed,), "select sealed from slack_apps where org_id = $1", work.by.org)?;
    row.map(|(sealed,)| marbles.key.unseal(place(work.by.org), &sealed)).transpose()
}

fn place(org: OrgId) -> Place {
    Place { org, purpose: "slack app", of: org.uuid() }
}
