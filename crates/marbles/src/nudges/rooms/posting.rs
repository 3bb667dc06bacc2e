//! Posting a story in a room: once, no faster than the provider takes it, and visible when it fails.

use jiff::SignedDuration;

use super::{Provider, door};
use crate::{
    Marbles,
    activity::{Happening, Kind},
    clock::Moment,
    db::{By, Work, all, maybe, run, value},
    error::{Error, Result},
    ids::{OrgId, RoomId, StoryId},
    jobs::{self, Ended, Job},
    nudges::channels::{Refusal, cards::Card, slack, teams},
    programme,
    stories::{self, Story},
};

/// What this module hears of.
pub(crate) const HEARS: &[Kind] = &[Kind::StoryPublished];

/// How often a story is tried in a room.
const TRIES: i64 = 8;
/// For how long a story that is being handed over is left to whoever does so.
const HANDING_OVER: SignedDuration = SignedDuration::from_mins(1);

/// A new story enters the rooms that it is meant for.
pub(crate) async fn hear(work: &mut Work, happening: &Happening) -> Result<()> {
    let story = StoryId::from_uuid(happening.subject);
    run!(work, include_str!("take_story.sql"), work.by.org, story, work.now)?;
    let rooms = all!(
        work,
        (RoomId,),
        "select room_id from room_posts
         where org_id = $1 and story_id = $2 and sent_at is null and gave_up_at is null
         order by room_id",
        work.by.org,
        story,
    )?;
    for (room,) in rooms {
        jobs::enqueue(work, &Job::PostInRoom { room, story }).await?;
    }
    Ok(())
}

/// Posts a story that waits, or leaves it for later when the room has just had another.
pub(crate) async fn post(marbles: &Marbles, org: OrgId, room: RoomId, story: StoryId) -> Result<Ended> {
    match prepare(marbles, org, room, story).await? {
        Standing::Over => Ok(Ended::Done),
        Standing::Later(pause) => Ok(Ended::Later(pause, None)),
        Standing::Ready(ready) => {
            let outcome = hand_over(marbles, &ready.door, &ready.card).await;
            settle(marbles, org, room, story, ready.attempt, outcome).await
        }
    }
}

/// Posts a few words in a room to see whether it works; what came of it is noted as for every message.
///
/// # Errors
/// `Missing` when there is no such room.
pub async fn test(marbles: &Marbles, by: By, room: RoomId) -> Result<Result<(), Refusal>> {
    let mut look = marbles.db.look(by).await?;
    let door = door(&mut look, marbles, room).await?;
    let organisation = programme::organisation(&mut look).await?;
    drop(look);
    let card = marbles.writer.tell_room(&organisation, &marbles.home_of(&organisation), None);
    let outcome = hand_over(marbles, &door, &card).await;
    let mut work = marbles.db.work(by).await?;
    note(&mut work, room, &outcome, true).await?;
    if outcome.is_ok() {
        // A room that works again takes what it missed.
        run!(work, "update rooms set stopped_at = null where org_id = $1 and room_id = $2", by.org, room)?;
        catch_up(&mut work, room).await?;
    }
    work.save().await?;
    Ok(outcome)
}

async fn catch_up(work: &mut Work, room: RoomId) -> Result<()> {
    let waiting = all!(
        work,
        (StoryId,),
        "select story_id from room_posts
         where org_id = $1 and room_id = $2 and sent_at is null and gave_up_at is null
         order by created_at, story_id",
        work.by.org,
        room,
    )?;
    for (story,) in waiting {
        jobs::enqueue(work, &Job::PostInRoom { room, story }).await?;
    }
    Ok(())
}

/// What stands before a story in a room.
enum Standing {
    /// Nothing is to be done any more.
    Over,
    /// Not now.
    Later(SignedDuration),
    /// It may be handed over.
    Ready(Box<Ready>),
}

struct Ready {
    door: super::Door,
    card: Card,
    attempt: i64,
}

async fn prepare(marbles: &Marbles, org: OrgId, room: RoomId, story: StoryId) -> Result<Standing> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let waiting = maybe!(
        work,
        (i64, Option<Moment>),
        "select p.attempts, p.handed_at
         from room_posts p
         join rooms r on r.org_id = p.org_id and r.room_id = p.room_id
         where p.org_id = $1 and p.room_id = $2 and p.story_id = $3
           and p.sent_at is null and p.gave_up_at is null and r.stopped_at is null",
        org,
        room,
        story,
    )?;
    let Some((attempts, handed_at)) = waiting else { return Ok(Standing::Over) };
    if handed_at.is_some_and(|at| work.now - at < HANDING_OVER) {
        return Ok(Standing::Later(HANDING_OVER));
    }
    let told = stories::find(&mut work, story).await?;
    if !is_out(&told, work.now) {
        give_up(&mut work, room, story).await?;
        work.save().await?;
        return Ok(Standing::Over);
    }
    let door = door(&mut work, marbles, room).await?;
    if let Some(pause) = take_turn(&mut work, room, door.provider).await? {
        return Ok(Standing::Later(pause));
    }
    let organisation = programme::organisation(&mut work).await?;
    run!(
        work,
        "update room_posts set attempts = attempts + 1, handed_at = $4
         where org_id = $1 and room_id = $2 and story_id = $3",
        org,
        room,
        story,
        work.now,
    )?;
    work.save().await?;
    let card = marbles.writer.tell_room(&organisation, &marbles.home_of(&organisation), Some(&told));
    Ok(Standing::Ready(Box::new(Ready { door, card, attempt: attempts + 1 })))
}

/// A story that was withdrawn or is over by now is not posted any more.
fn is_out(story: &Story, now: Moment) -> bool {
    story.published_at.is_some_and(|at| at <= now)
        && story.withdrawn_at.is_none()
        && story.expires_at.is_none_or(|end| end > now)
}

/// Takes the room's next turn, or says how long it is until that.
async fn take_turn(work: &mut Work, room: RoomId, provider: Provider) -> Result<Option<SignedDuration>> {
    let pause = match provider {
        Provider::Slack => SignedDuration::from_secs(1),
        Provider::Teams => SignedDuration::from_millis(250),
    };
    let sql = "update rooms set next_at = $3 where org_id = $1 and room_id = $2 and next_at <= $4";
    if run!(work, sql, work.by.org, room, work.now + pause, work.now)? == 1 {
        return Ok(None);
    }
    let sql = "select next_at from rooms where org_id = $1 and room_id = $2";
    Ok(Some(value!(work, Moment, sql, work.by.org, room)? - work.now))
}

async fn hand_over(marbles: &Marbles, door: &super::Door, card: &Card) -> Result<(), Refusal> {
    match door.provider {
        Provider::Slack => slack::post_to_webhook(marbles, &door.webhook, card).await,
        Provider::Teams => teams::post(marbles, &door.webhook, card).await,
    }
}

async fn settle(
    marbles: &Marbles,
    org: OrgId,
    room: RoomId,
    story: StoryId,
    attempt: i64,
    outcome: Result<(), Refusal>,
) -> Result<Ended> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let is_over = attempt >= TRIES;
    note(&mut work, room, &outcome, is_over).await?;
    let sql = "update room_posts set handed_at = null where org_id = $1 and room_id = $2 and story_id = $3";
    run!(work, sql, org, room, story)?;
    let mut ended = Ended::Done;
    match outcome {
        Ok(()) => {
            let sql =
                "update room_posts set sent_at = $4 where org_id = $1 and room_id = $2 and story_id = $3";
            run!(work, sql, org, room, story, work.now)?;
        }
        // The story stays, for the day on which the room is mended.
        Err(Refusal::Gone) => {}
        Err(Refusal::Busy { retry_after }) if !is_over => {
            let pause = retry_after.unwrap_or_else(|| jobs::pause_after(attempt));
            let sql = "update rooms set next_at = $3 where org_id = $1 and room_id = $2 and next_at < $3";
            run!(work, sql, org, room, work.now + pause)?;
            ended = Ended::Later(pause, None);
        }
        Err(Refusal::Busy { .. } | Refusal::Rejected(_)) => give_up(&mut work, room, story).await?,
    }
    work.save().await?;
    Ok(ended)
}

async fn give_up(work: &mut Work, room: RoomId, story: StoryId) -> Result<()> {
    let sql = "update room_posts set gave_up_at = $4 where org_id = $1 and room_id = $2 and story_id = $3";
    run!(work, sql, work.by.org, room, story, work.now)?;
    Ok(())
}

/// Notes for the administrator how it went; a room that is gone stops.
async fn note(work: &mut Work, room: RoomId, outcome: &Result<(), Refusal>, is_over: bool) -> Result<()> {
    let problem = match outcome {
        Ok(()) => {
            let sql = "update rooms set delivered_at = $3, problem = null where org_id = $1 and room_id = $2";
            run!(work, sql, work.by.org, room, work.now)?;
            return Ok(());
        }
        Err(Refusal::Gone) => {
            let sql =
                "update rooms set stopped_at = coalesce(stopped_at, $3) where org_id = $1 and room_id = $2";
            run!(work, sql, work.by.org, room, work.now)?;
            "gone".to_owned()
        }
        Err(Refusal::Busy { .. }) if !is_over => "busy".to_owned(),
        Err(Refusal::Busy { .. }) => "silent".to_owned(),
        Err(Refusal::Rejected(problem)) => problem.clone(),
    };
    let sql = "update rooms set failed_at = $3, problem = $4 where org_id = $1 and room_id = $2";
    let touched = run!(work, sql, work.by.org, room, work.now, &problem)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}
