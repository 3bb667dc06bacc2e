//! Delivering: a message goes through one channel, the first of the person's own that takes it.
//!
//! The channel is written down before the message is handed over, and a second try goes the same way: a crash between
//! handing over and marking may bring it twice there, and never through two channels.

use std::{collections::HashMap, num::NonZeroU32, sync::LazyLock};

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use jiff::SignedDuration;
use sqlx::types::Json;

use super::{
    Kind,
    channels::{self, Channel, Receipt, Refusal, inbox},
    choosing,
    deciding::looking,
    messages::Message,
    requests::carrying,
    rhythm::Pace,
    telling::{self, Row},
};
use crate::{
    Marbles,
    db::{By, Work, all, run},
    error::Result,
    ids::{NudgeId, OrgId},
    jobs::Ended,
    programme,
};

/// For how long a message waits for a channel that is busy, or for a quiet time to end.
pub(super) const PATIENCE: SignedDuration = SignedDuration::from_hours(96);

/// How fast each channel's provider is spoken to.
static PACE: LazyLock<HashMap<&'static str, DefaultDirectRateLimiter>> = LazyLock::new(|| {
    let quota = |channel: &&'static dyn Channel| {
        Some((channel.key(), Quota::per_minute(NonZeroU32::new(channel.most_a_minute())?)))
    };
    let limited = channels::all().iter().filter(|channel| channel.most_a_minute() < u32::MAX);
    limited.filter_map(quota).map(|(key, quota)| (key, RateLimiter::direct(quota))).collect()
});

/// What stands before a message.
enum Standing {
    /// Nothing is to be done any more.
    Over,
    /// Not now.
    Later(SignedDuration),
    /// It may be handed over there.
    Ready(Box<Message>, &'static dyn Channel),
}

/// Delivers a message that has not gone out yet. No transaction is open while it is handed over.
pub(crate) async fn deliver(marbles: &Marbles, org: OrgId, nudge: NudgeId) -> Result<Ended> {
    loop {
        let (message, channel) = match prepare(marbles, org, nudge).await? {
            Standing::Over => return Ok(Ended::Done),
            Standing::Later(pause) => return Ok(Ended::Later(pause, None)),
            Standing::Ready(message, channel) => (message, channel),
        };
        let spoken = marbles.writer.speak(&message)?;
        let outcome = channel.deliver(marbles, &message, &spoken).await;
        let mut work = marbles.db.work(By::marbles(org)).await?;
        match outcome {
            Ok(receipt) => {
                sent(&mut work, nudge, receipt).await?;
                work.save().await?;
                return Ok(Ended::Done);
            }
            Err(Refusal::Gone) => {
                refuse(&mut work, nudge, channel.key()).await?;
                work.save().await?;
            }
            Err(Refusal::Busy { retry_after }) => {
                let waited = work.now - telling::row(&mut work, nudge).await?.due_at;
                let pause = retry_after.unwrap_or_else(|| pause_after(waited));
                let problem = format!("{} cannot take messages now", channel.key());
                return Ok(Ended::Later(pause, Some(problem)));
            }
            Err(Refusal::Rejected(problem)) => {
                fall_into_the_inbox(&mut work, nudge, &problem).await?;
                work.save().await?;
                return Ok(Ended::InVain(problem));
            }
        }
    }
}

/// The longer it waits already, the longer until the next try: from half a minute to an hour.
fn pause_after(waited: SignedDuration) -> SignedDuration {
    (waited / 4).clamp(SignedDuration::from_secs(30), SignedDuration::from_hours(1))
}

async fn prepare(marbles: &Marbles, org: OrgId, nudge: NudgeId) -> Result<Standing> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let row = telling::row(&mut work, nudge).await?;
    if row.sent_at.is_some() || row.withdrawn_at.is_some() {
        return Ok(Standing::Over);
    }
    let message = telling::message(&mut work, marbles, &row).await?;
    if is_moot(&message, &row, &work) {
        withdraw(&mut work, nudge).await?;
        work.save().await?;
        return Ok(Standing::Over);
    }
    let chosen = choosing::of(&mut work, row.person_id).await?;
    let zone = programme::zone_of(&mut work, &message.to).await?;
    let hours = chosen.hours(zone);
    if hours.is_quiet(hours.wall(work.now)) {
        let opens = looking::opening(&hours, work.now);
        return Ok(Standing::Later((opens - work.now).max(SignedDuration::from_mins(1))));
    }
    let Some(channel) = choose(&mut work, &row, &message, &chosen.channels).await? else {
        return Ok(Standing::Over);
    };
    if PACE.get(channel.key()).is_some_and(|pace| pace.check().is_err()) {
        return Ok(Standing::Later(SignedDuration::from_secs(2)));
    }
    run!(
        work,
        "update nudges set channel = $3, handed_at = $4 where org_id = $1 and nudge_id = $2",
        org,
        nudge,
        channel.key(),
        work.now,
    )?;
    work.save().await?;
    Ok(Standing::Ready(Box::new(message), channel))
}

/// Whether nothing speaks for the message any more: "stop" and "less" win at once, and so does whoever withdraws.
fn is_moot(message: &Message, row: &Row, work: &Work) -> bool {
    let to = &message.to;
    let is_unwanted = match message.pace {
        Pace::OnOpen => true,
        Pace::RightAway => false,
        Pace::Daily | Pace::Weekly => matches!(row.kind, Kind::AtOnce | Kind::Campaign),
    };
    let is_empty = message.is_empty() && row.kind != Kind::StillUseful;
    let lost_its_campaign = row.kind == Kind::Campaign && message.campaign.is_none();
    !to.is_advocate()
        || to.is_paused(work.now)
        || is_unwanted
        || is_empty
        || lost_its_campaign
        || work.now - row.due_at > PATIENCE
}

/// The way that was taken before, else the first one that the person has set up and that did not refuse.
async fn choose(
    work: &mut Work,
    row: &Row,
    message: &Message,
    order: &[String],
) -> Result<Option<&'static dyn Channel>> {
    // The people of a demo do not exist: nothing leaves the house.
    if message.organisation.is_demo {
        return Ok(Some(channels::inbox()));
    }
    let taken = row.channel.as_deref().and_then(channels::find);
    let refused = |channel: &dyn Channel| row.refused.iter().any(|key| key == channel.key());
    if let Some(channel) = taken.filter(|channel| !refused(*channel)) {
        return Ok(Some(channel));
    }
    for channel in channels::in_order(order) {
        if !refused(channel) && channel.is_set_up(work, &message.to).await? {
            return Ok(Some(channel));
        }
    }
    Ok(None)
}

async fn sent(work: &mut Work, nudge: NudgeId, receipt: Receipt) -> Result<()> {
    run!(
        work,
        "update nudges set sent_at = $3, receipt = $4 where org_id = $1 and nudge_id = $2",
        work.by.org,
        nudge,
        work.now,
        receipt,
    )?;
    Ok(())
}

async fn refuse(work: &mut Work, nudge: NudgeId, channel: &str) -> Result<()> {
    let mut refused = telling::row(work, nudge).await?.refused.0;
    refused.push(channel.to_owned());
    run!(
        work,
        "update nudges set channel = null, refused = $3 where org_id = $1 and nudge_id = $2",
        work.by.org,
        nudge,
        Json(refused),
    )?;
    Ok(())
}

/// What a channel will never take is still there when the person opens Marbles.
async fn fall_into_the_inbox(work: &mut Work, nudge: NudgeId, problem: &str) -> Result<()> {
    run!(
        work,
        "update nudges set channel = $3, sent_at = $4, problem = $5 where org_id = $1 and nudge_id = $2",
        work.by.org,
        nudge,
        inbox::KEY,
        work.now,
        problem,
    )?;
    Ok(())
}

/// Takes a message back before it went out: its day is free again, and what it carried is untold.
pub(super) async fn withdraw(work: &mut Work, nudge: NudgeId) -> Result<()> {
    run!(
        work,
        "update nudges set withdrawn_at = $3, slot = $4
         where org_id = $1 and nudge_id = $2 and sent_at is null and withdrawn_at is null",
        work.by.org,
        nudge,
        work.now,
        nudge.to_string(),
    )?;
    carrying::set_free(work, nudge).await?;
    run!(
        work,
        "delete from nudge_stories
         where org_id = $1 and nudge_id = $2
           and exists (
               select 1 from nudges n
               where n.org_id = $1 and n.nudge_id = $2 and n.sent_at is null)",
        work.by.org,
        nudge,
    )?;
    Ok(())
}

/// Takes back what has waited for too long, so that it stands in nobody's way; at most a hundred at a time.
pub(super) async fn give_up_stale(work: &mut Work) -> Result<()> {
    let stale = all!(
        work,
        (NudgeId,),
        "select nudge_id from nudges
         where org_id = $1 and sent_at is null and withdrawn_at is null and due_at < $2
         order by nudge_id
         limit 100",
        work.by.org,
        work.now - PATIENCE,
    )?;
    for (nudge,) in stale {
        withdraw(work, nudge).await?;
    }
    Ok(())
}
