//! How long things are kept: what an organisation sets, and the deletion that follows by itself.

use jiff::SignedDuration;
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{
    clock::Moment,
    db::{Work, run},
    error::{Problems, Result},
    ids::ClickId,
    programme,
};

/// After so many days a message counts for nothing in what the next one does, and goes.
const MESSAGES: i64 = 120;
/// Whether messages help is reported over 26 weeks; what is older goes.
const TRIALS: i64 = 7 * 30;
/// How many clicks are deleted at once, so that nobody waits behind them.
const AT_ONCE: i64 = 20_000;

/// For how many days each is kept.
#[derive(Clone, Copy, Debug)]
pub struct Retention {
    pub clicks: i64,
    pub letters: i64,
    pub activity: i64,
}

/// Sets how long things are kept.
///
/// # Errors
/// `Invalid` by field: clicks 14 to 730 days, letters 1 to 365, activity 30 to 3650.
pub async fn change(work: &mut Work, to: Retention) -> Result<()> {
    let mut problems = Problems::default();
    problems.unless((14..=730).contains(&to.clicks), "keep_clicks", "problem-keep-clicks");
    problems.unless((1..=365).contains(&to.letters), "keep_letters", "problem-keep-letters");
    problems.unless((30..=3650).contains(&to.activity), "keep_activity", "problem-keep-activity");
    problems.none()?;
    run!(
        work,
        "update organisations set keep_clicks_days = $2, keep_letters_days = $3, keep_activity_days = $4 where org_id = $1",
        work.by.org,
        to.clicks,
        to.letters,
        to.activity,
    )?;
    Ok(())
}

/// Deletes single clicks, sent letters, messages and posts in rooms that are too old, and takes people out of old activity. Sums of clicks by day stay.
pub async fn forget(work: &mut Work) -> Result<()> {
    let organisation = programme::organisation(work).await?;
    let now = work.now;
    let ago = |days: i64| now - SignedDuration::from_hours(24 * days);
    let (clicks, letters, activity) = (
        ago(organisation.keep_clicks_days),
        ago(organisation.keep_letters_days),
        ago(organisation.keep_activity_days),
    );
    forget_clicks(work, clicks).await?;
    // Nobody hears of a request by a message after that long; what it was about stays.
    run!(work, "delete from requests where org_id = $1 and created_at < $2", work.by.org, ago(MESSAGES))?;
    run!(work, "delete from nudges where org_id = $1 and decided_at < $2", work.by.org, ago(MESSAGES))?;
    let posts = "delete from room_posts
         where org_id = $1 and created_at < $2 and (sent_at is not null or gave_up_at is not null)";
    run!(work, posts, work.by.org, ago(MESSAGES))?;
    run!(work, "delete from trials where org_id = $1 and at < $2", work.by.org, ago(TRIALS))?;
    run!(work, "delete from letters where org_id = $1 and sent_at < $2", work.by.org, letters)?;
    run!(
        work,
        "delete from activity where org_id = $1 and kind like 'person.%' and at < $2",
        work.by.org,
        activity
    )?;
    run!(
        work,
        "update activity set by_person = null, detail = $3 where org_id = $1 and at < $2 and by_person is not null",
        work.by.org,
        activity,
        Json(json!({})),
    )?;
    Ok(())
}

/// Ids of clicks are dated, so the oldest stand together.
async fn forget_clicks(work: &mut Work, before: Moment) -> Result<()> {
    let millis = u128::try_from(before.micros() / 1000).unwrap_or(0);
    run!(
        work,
        "delete from clicks
         where org_id = $1 and click_id in (
             select click_id from clicks where org_id = $1 and click_id < $2 order by click_id limit $3)",
        work.by.org,
        ClickId::from_uuid(Uuid::from_u128(millis << 80)),
        AT_ONCE,
    )?;
    Ok(())
}
