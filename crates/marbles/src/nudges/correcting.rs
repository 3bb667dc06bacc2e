//! Correcting: edits and withdrawals of a story follow into the messages that carry it, where their channel can.

use jiff::SignedDuration;

use super::{channels, telling};
use crate::{
    Marbles,
    db::{By, all},
    error::Result,
    ids::{NudgeId, OrgId, StoryId},
};

/// What is older is not touched any more.
const CORRECTED: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Corrects a story in the messages of the last week that a channel gave a receipt for.
///
/// Those that wait are put together when they go out, and the inbox shows what stands in the tables: they follow by themselves.
pub(crate) async fn correct(marbles: &Marbles, org: OrgId, story: StoryId) -> Result<()> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let sent = all!(
        look,
        (NudgeId,),
        "select n.nudge_id
         from nudge_stories t
         join nudges n on n.org_id = t.org_id and n.nudge_id = t.nudge_id
         where t.org_id = $1 and t.story_id = $2 and n.receipt is not null and n.sent_at > $3
         order by n.nudge_id",
        org,
        story,
        look.now - CORRECTED,
    )?;
    drop(look);
    for (nudge,) in sent {
        let mut look = marbles.db.look(By::marbles(org)).await?;
        let row = telling::row(&mut look, nudge).await?;
        let message = telling::message(&mut look, marbles, &row).await?;
        drop(look);
        let channel = row.channel.as_deref().and_then(channels::find);
        if let (Some(channel), Some(receipt)) = (channel, &row.receipt) {
            let spoken = marbles.writer.speak(&message)?;
            if let Err(refusal) = channel.correct(marbles, receipt, &message, &spoken).await {
                tracing::info!(channel = channel.key(), ?refusal, "a message stays as it was");
            }
        }
    }
    Ok(())
}
