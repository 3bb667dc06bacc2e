//! My rhythm, pause and step as JSON.

pub mod campaigns;
pub mod inbox;
pub mod plan;

use axum::{extract::State, http::StatusCode};
use marbles::{
    error::{Error, Problems},
    nudges::{
        choosing::{self, Chosen},
        plans,
        rhythm::{Pace, WorkingDays},
        steps,
    },
    people::joining::{self, Pause},
};
use serde::{Deserialize, Serialize};

use super::rhythm::{minute_of, time_of};
use crate::{App, body::Json, page::Page, reply::Failure, visitor::Member};

/// The days of the week as the API names them, Monday first.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// How often, when and by which ways Marbles comes to me.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Rhythm {
    /// `right_away`, `daily`, `weekly` or `on_open`.
    rhythm: &'static str,
    /// False while it is the default.
    chosen: bool,
    working_days: Vec<&'static str>,
    quiet: Quiet,
    digest: Digest,
    /// In the order in which they are tried; empty for the usual one.
    channels: Vec<String>,
}

/// From when until when nothing comes on a working day (`HH:MM`, in my time zone).
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quiet {
    from: String,
    until: String,
}

/// When the message comes that has a set time.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Digest {
    /// The day of the weekly one.
    day: String,
    time: String,
}

/// A rhythm as I want it; what is left out stays as it is.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct WishedRhythm {
    rhythm: Option<String>,
    working_days: Option<Vec<String>>,
    quiet: Option<Quiet>,
    digest: Option<Digest>,
    channels: Option<Vec<String>>,
}

impl WishedRhythm {
    fn over(self, before: Chosen) -> Result<Chosen, Error> {
        let mut problems = Problems::default();
        let mut wish = before;
        if let Some(name) = &self.rhythm {
            match Pace::parse(name) {
                Some(pace) => wish.pace = pace,
                None => problems.add("rhythm", "problem-choice"),
            }
        }
        if let Some(names) = &self.working_days {
            let days: Vec<i64> = names.iter().filter_map(|name| day_of(name)).collect();
            problems.unless(days.len() == names.len(), "working_days", "problem-choice");
            wish.working_days = WorkingDays::from_days(days);
        }
        if let Some(quiet) = &self.quiet {
            wish.quiet_from = minute_of(&quiet.from).unwrap_or(-1);
            wish.quiet_until = minute_of(&quiet.until).unwrap_or(-1);
        }
        if let Some(digest) = &self.digest {
            match day_of(&digest.day) {
                Some(day) => wish.digest_day = day,
                None => problems.add("digest_day", "problem-choice"),
            }
            wish.digest_minute = minute_of(&digest.time).unwrap_or(-1);
        }
        if let Some(channels) = self.channels {
            wish.channels = choosing::keys(channels);
        }
        problems.none()?;
        Ok(wish)
    }
}

fn day_of(name: &str) -> Option<i64> {
    let name = name.trim().to_lowercase();
    DAYS.iter().zip(0..).find(|(day, _)| **day == name).map(|(_, number)| number)
}

fn name_of(day: i64) -> &'static str {
    usize::try_from(day).ok().and_then(|day| DAYS.get(day).copied()).unwrap_or(DAYS[0])
}

impl From<Chosen> for Rhythm {
    fn from(chosen: Chosen) -> Self {
        Self {
            rhythm: chosen.pace.name(),
            chosen: chosen.chosen_at.is_some(),
            working_days: chosen.working_days.days().map(name_of).collect(),
            quiet: Quiet { from: time_of(chosen.quiet_from), until: time_of(chosen.quiet_until) },
            digest: Digest {
                day: name_of(chosen.digest_day).to_owned(),
                time: time_of(chosen.digest_minute),
            },
            channels: chosen.channels.0,
        }
    }
}

/// My rhythm.
#[utoipa::path(get, path = "/api/v1/me/rhythm", tag = "nudges", responses((status = 200, body = Rhythm)))]
pub async fn rhythm(State(app): State<App>, Member(visit): Member) -> Result<Json<Rhythm>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(choosing::of(&mut look, visit.person.person_id).await?.into()))
}

/// I choose my rhythm.
#[utoipa::path(put, path = "/api/v1/me/rhythm", tag = "nudges", request_body = WishedRhythm, responses((status = 200, body = Rhythm), (status = 422, description = "what does not hold, field by field")))]
pub async fn choose_rhythm(
    State(app): State<App>,
    Member(visit): Member,
    Json(wished): Json<WishedRhythm>,
) -> Result<Json<Rhythm>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let wish = wished.over(choosing::of(&mut work, visit.person.person_id).await?)?;
    choosing::choose(&mut work, &wish).await?;
    let chosen = choosing::of(&mut work, visit.person.person_id).await?;
    work.save().await?;
    Ok(Json(chosen.into()))
}

/// A pause: so many months, or until a day.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct WishedPause {
    /// 1, 3 or 6.
    months: Option<i64>,
    /// The day on which it ends, such as `2027-01-31`.
    until: Option<String>,
}

/// The pause that runs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Paused {
    /// When it ends (RFC 3339).
    paused_until: String,
}

/// I take a pause; nothing reaches me, and nothing piles up.
#[utoipa::path(put, path = "/api/v1/me/pause", tag = "nudges", request_body = WishedPause, responses((status = 200, body = Paused), (status = 422, description = "neither 1, 3 or 6 months nor a day within a year")))]
pub async fn pause(
    State(app): State<App>,
    Member(visit): Member,
    Json(wished): Json<WishedPause>,
) -> Result<Json<Paused>, Failure> {
    let pause = match (wished.months, wished.until) {
        (Some(months), None) => Some(Pause::Months(months)),
        (None, Some(date)) => Pause::parse(&date),
        _ => None,
    };
    let pause = pause.ok_or(Error::invalid("until", "problem-pause"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    let until = joining::pause(&mut work, pause).await?;
    work.save().await?;
    Ok(Json(Paused { paused_until: until.timestamp().to_string() }))
}

/// I end my pause.
#[utoipa::path(delete, path = "/api/v1/me/pause", tag = "nudges", responses((status = 204, description = "no pause runs")))]
pub async fn resume(State(app): State<App>, Member(visit): Member) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::resume(&mut work).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// My one next step.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct NextStep {
    /// `read`, `topics`, `share` or `own_words`; none while there is none, or it rests.
    step: Option<&'static str>,
    /// What it is, in my language.
    words: Option<String>,
    /// The screen on which it is taken.
    address: Option<&'static str>,
    /// In how many of the last eight weeks I was active; nobody else can see it.
    active_weeks: i64,
}

/// My one next step, to me alone.
#[utoipa::path(get, path = "/api/v1/me/step", tag = "nudges", responses((status = 200, body = NextStep)))]
pub async fn step(State(app): State<App>, Member(visit): Member) -> Result<Json<NextStep>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "today-title", "today");
    let step = steps::next(&mut look).await?;
    Ok(Json(NextStep {
        step: step.map(steps::Step::name),
        words: step.map(|step| page.t(&format!("step-{}", step.name()))),
        address: step.map(steps::Step::address),
        active_weeks: plans::weeks::active(&mut look).await?,
    }))
}

/// Not now: no step is offered for a month.
#[utoipa::path(delete, path = "/api/v1/me/step", tag = "nudges", responses((status = 204, description = "it rests")))]
pub async fn rest(State(app): State<App>, Member(visit): Member) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if let Some(step) = steps::next(&mut work).await? {
        steps::not_now(&mut work, step).await?;
        work.save().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
