//! Choosing a rhythm: asked once, changed any time, and "less" and "stop" win at once.

use serde_json::Value;
use sqlx::types::Json;

use super::{
    channels,
    deciding::looking,
    histories,
    rhythm::{Hours, Pace, Rhythm, WorkingDays},
};
use crate::{
    clock::Moment,
    db::{Work, maybe, run},
    error::{Error, Problems, Result},
    ids::PersonId,
    people::{self, Person},
    programme,
};

/// How far back news goes for somebody who has just come.
pub(super) const NEWCOMERS_NEWS_DAYS: i64 = 7;

/// The keys of channels, in somebody's order.
pub type Keys = Json<Vec<String>>;

/// The keys of channels as they are kept.
pub fn keys(keys: Vec<String>) -> Keys {
    Json(keys)
}

/// A rhythm as somebody chose it, or the default.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Chosen {
    #[sqlx(rename = "rhythm")]
    pub pace: Pace,
    pub working_days: WorkingDays,
    pub quiet_from: i64,
    pub quiet_until: i64,
    pub digest_day: i64,
    pub digest_minute: i64,
    pub channels: Keys,
    /// None while the question still stands.
    pub chosen_at: Option<Moment>,
    pub fresh_at: Moment,
    pub news_from: Moment,
    /// When a set time last had nothing to tell.
    pub empty_at: Option<Moment>,
}

impl Chosen {
    /// What holds until somebody chooses: once a week, on Tuesday at nine.
    pub fn usual(now: Moment) -> Self {
        let (rhythm, hours) = (Rhythm::default(), Hours::usual(jiff::tz::TimeZone::UTC));
        Self {
            pace: rhythm.pace,
            working_days: hours.working_days,
            quiet_from: hours.quiet_from,
            quiet_until: hours.quiet_until,
            digest_day: rhythm.digest_day,
            digest_minute: rhythm.digest_minute,
            channels: Json(Vec::new()),
            chosen_at: None,
            fresh_at: now,
            news_from: now - jiff::SignedDuration::from_hours(24 * NEWCOMERS_NEWS_DAYS),
            empty_at: None,
        }
    }

    /// How often, and at which set time.
    pub fn rhythm(&self) -> Rhythm {
        Rhythm { pace: self.pace, digest_day: self.digest_day, digest_minute: self.digest_minute }
    }

    /// The hours, in a time zone.
    pub fn hours(&self, zone: jiff::tz::TimeZone) -> Hours {
        Hours {
            zone,
            working_days: self.working_days,
            quiet_from: self.quiet_from,
            quiet_until: self.quiet_until,
        }
    }
}

/// Somebody's rhythm.
pub async fn of(work: &mut Work, person: PersonId) -> Result<Chosen> {
    let chosen = maybe!(
        work,
        Chosen,
        "select rhythm, working_days, quiet_from, quiet_until, digest_day, digest_minute, channels, chosen_at,
             fresh_at, news_from, empty_at
         from rhythms
         where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?;
    Ok(chosen.unwrap_or_else(|| Chosen::usual(work.now)))
}

/// I choose my rhythm, days, hours and ways.
///
/// # Errors
/// `Invalid` by field: `working_days`, `quiet`, `digest_day`, `digest_time`, `channels`.
pub async fn choose(work: &mut Work, wish: &Chosen) -> Result<()> {
    let me = people::me(work).await?;
    check(wish)?;
    keep(work, &me, wish).await
}

fn check(wish: &Chosen) -> Result<()> {
    let mut problems = Problems::default();
    let minutes = 0..24 * 60;
    let hours_hold = minutes.contains(&wish.quiet_from) && minutes.contains(&wish.quiet_until);
    problems.unless(!wish.working_days.is_empty(), "working_days", "problem-rhythm-no-days");
    problems.unless(hours_hold, "quiet", "problem-rhythm-time");
    problems.unless(minutes.contains(&wish.digest_minute), "digest_time", "problem-rhythm-time");
    if wish.pace != Pace::OnOpen {
        let hours = wish.hours(jiff::tz::TimeZone::UTC);
        let is_quiet = hours.is_quiet_at(wish.digest_minute);
        problems.unless(!is_quiet, "digest_time", "problem-rhythm-quiet");
        let weekly = wish.pace != Pace::Daily && !wish.working_days.is_empty();
        problems.unless(
            !weekly || wish.working_days.has(wish.digest_day),
            "digest_day",
            "problem-rhythm-free-day",
        );
    }
    let known = wish.channels.iter().all(|key| channels::find(key).is_some());
    problems.unless(known, "channels", "problem-choice");
    problems.none()
}

/// Keeps a rhythm as chosen now: patience starts anew, and whoever is looked at next is looked at by it.
async fn keep(work: &mut Work, person: &Person, wish: &Chosen) -> Result<()> {
    let zone = programme::zone_of(work, person).await?;
    let mut history = histories::of(work, person.person_id, &zone).await?;
    history.fresh_at = work.now;
    let next = looking::look_again(&history, &wish.rhythm(), &wish.hours(zone), work.now);
    let mut keys: Vec<&String> = Vec::new();
    for key in wish.channels.iter() {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    run!(
        work,
        "insert into rhythms (org_id, person_id, rhythm, working_days, quiet_from, quiet_until, digest_day,
             digest_minute, channels, chosen_at, fresh_at, news_from, next_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12)
         on conflict (org_id, person_id) do update
         set rhythm = $3, working_days = $4, quiet_from = $5, quiet_until = $6, digest_day = $7,
             digest_minute = $8, channels = $9, chosen_at = $10, fresh_at = $10, next_at = $12",
        work.by.org,
        person.person_id,
        wish.pace,
        wish.working_days,
        wish.quiet_from,
        wish.quiet_until,
        wish.digest_day,
        wish.digest_minute,
        Json(serde_json::to_value(keys).unwrap_or(Value::Array(Vec::new()))),
        work.now,
        wish.news_from,
        next,
    )?;
    Ok(())
}

/// One step less often for a person, at once; says how often from now on.
pub async fn less(work: &mut Work, person: PersonId) -> Result<Pace> {
    let chosen = of(work, person).await?;
    change(work, person, chosen.pace.less()).await
}

/// No messages for a person any more, at once.
pub async fn stop(work: &mut Work, person: PersonId) -> Result<Pace> {
    change(work, person, Pace::OnOpen).await
}

/// Messages are still useful to a person: all goes on as chosen.
pub async fn keep_coming(work: &mut Work, person: PersonId) -> Result<Pace> {
    let chosen = of(work, person).await?;
    change(work, person, chosen.pace).await
}

/// Changes how often, and nothing else.
pub async fn change(work: &mut Work, person: PersonId, pace: Pace) -> Result<Pace> {
    let reader = people::find(work, person).await?;
    if reader.gone_at.is_some() {
        return Err(Error::Missing);
    }
    let chosen = of(work, person).await?;
    keep(work, &reader, &Chosen { pace, ..chosen }).await?;
    Ok(pace)
}

/// Gives everybody who takes part and has no rhythm yet the usual one, to be looked at now.
pub(super) async fn give_the_usual(work: &mut Work) -> Result<()> {
    let usual = Chosen::usual(work.now);
    run!(
        work,
        "insert into rhythms (org_id, person_id, rhythm, channels, fresh_at, news_from, next_at)
         select p.org_id, p.person_id, $2, $3, $4, $5, $4
         from people p
         where p.org_id = $1 and p.joined_at is not null and p.left_at is null and p.gone_at is null
           and not exists (
               select 1 from rhythms r where r.org_id = p.org_id and r.person_id = p.person_id)",
        work.by.org,
        usual.pace,
        &usual.channels,
        work.now,
        usual.news_from,
    )?;
    Ok(())
}

/// Somebody is here again since a moment, after a pause or from outside: patience starts anew, and what was out before
/// `news_from` is no news.
pub(super) async fn come_back(
    work: &mut Work,
    person: PersonId,
    since: Moment,
    news_from: Moment,
) -> Result<()> {
    run!(
        work,
        "update rhythms
         set fresh_at = case when fresh_at > $3 then fresh_at else $3 end, news_from = $4, next_at = $5
         where org_id = $1 and person_id = $2",
        work.by.org,
        person,
        since,
        news_from,
        work.now,
    )?;
    Ok(())
}
