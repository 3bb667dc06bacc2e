//! Joining, pausing and leaving: one click each, no reason asked, at any time.

use jiff::civil::Date;
use serde_json::json;

use crate::{
    activity::{self, Kind},
    clock::{Day, Moment},
    db::{Work, maybe, run},
    error::{Error, Problems, Result},
    ids::PersonId,
    people::{self, Role, groups},
    programme,
    words::Language,
};

/// Someone new to the organisation.
#[derive(Clone, Debug, Default)]
pub struct Newcomer {
    pub email: String,
    pub name: String,
    pub role: Role,
    pub title: String,
    pub department: String,
    pub location: String,
    pub language: Option<Language>,
    pub time_zone: String,
}

/// Adds a person; somebody who had left the organisation comes in anew.
///
/// # Errors
/// `Invalid` by field; a known address is a problem of the field `email`.
pub async fn add(work: &mut Work, newcomer: &Newcomer) -> Result<PersonId> {
    let email = people::tidy_email(&newcomer.email);
    check(newcomer)?;
    let mut problems = Problems::default();
    let known = people::by_email(work, &email).await?.is_some();
    problems.unless(!known, "email", "problem-email-known");
    problems.none()?;
    let organisation = programme::organisation(work).await?;
    let person = PersonId::new(work.now);
    let row = maybe!(
        work,
        (PersonId,),
        "insert into people
             (org_id, person_id, email, name, role, title, department, location, language, time_zone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (org_id, email) do update
             set gone_at = null, name = $4, role = $5, title = $6, department = $7, location = $8
         returning person_id",
        work.by.org,
        person,
        &email,
        newcomer.name.trim(),
        newcomer.role,
        newcomer.title.trim(),
        newcomer.department.trim(),
        newcomer.location.trim(),
        newcomer.language.unwrap_or(organisation.language()),
        newcomer.time_zone.trim(),
        work.now,
    )?;
    let (person,) = row.ok_or(Error::Missing)?;
    people::changing::come_in_anew(work, person).await?;
    groups::follow_rules_for(work, person).await?;
    Ok(person)
}

/// Whether somebody can be added as typed, known address or not.
pub(crate) fn check(newcomer: &Newcomer) -> Result<()> {
    let mut problems = Problems::default();
    problems.unless(people::is_email(&people::tidy_email(&newcomer.email)), "email", "problem-email");
    let length = newcomer.name.trim().chars().count();
    problems.unless((1..=200).contains(&length), "name", "problem-name");
    for (field, text) in
        [("title", &newcomer.title), ("department", &newcomer.department), ("location", &newcomer.location)]
    {
        problems.unless(text.chars().count() <= 200, field, "problem-too-long");
    }
    let zone = newcomer.time_zone.trim();
    problems.unless(
        zone.is_empty() || jiff::tz::TimeZone::get(zone).is_ok(),
        "time_zone",
        "problem-time-zone",
    );
    problems.none()
}

/// Invites a person to the programme; a second invitation changes nothing and sends nothing.
///
/// Whoever has joined already is noted as invited too, or the number of invitations would tell on them; they get no letter.
pub async fn invite(work: &mut Work, person: PersonId) -> Result<()> {
    let touched = run!(
        work,
        "insert into invitations (org_id, person_id, invited_at, invited_by) values ($1, $2, $3, $4)
         on conflict (org_id, person_id) do nothing",
        work.by.org,
        person,
        work.now,
        work.by.person,
    )?;
    if touched == 1 && people::find(work, person).await?.joined_at.is_none() {
        activity::record(work, Kind::PersonInvited, person.uuid(), json!({})).await?;
    }
    Ok(())
}

/// I join the programme, for the first time or again.
pub async fn join(work: &mut Work) -> Result<()> {
    let me = people::me(work).await?;
    run!(
        work,
        "update people
         set joined_at = $3, left_at = null, paused_until = null, welcomed_at = coalesce(welcomed_at, $3)
         where org_id = $1 and person_id = $2",
        work.by.org,
        me.person_id,
        work.now,
    )?;
    if !me.is_advocate() {
        activity::record(work, Kind::PersonJoined, me.person_id.uuid(), json!({})).await?;
    }
    Ok(())
}

/// I do not want to join now: I am not asked again, and the door stays open.
pub async fn not_now(work: &mut Work) -> Result<()> {
    run!(
        work,
        "update people set welcomed_at = coalesce(welcomed_at, $3) where org_id = $1 and person_id = $2",
        work.by.org,
        work.by.person,
        work.now,
    )?;
    Ok(())
}

/// How long a pause lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    Week,
    /// One, three or six months of the calendar.
    Months(i64),
    /// Until that day begins.
    Until(Day),
}

/// The longest pause: whoever wants a longer one leaves, and comes back with one click.
const LONGEST_PAUSE_DAYS: i64 = 366;

impl Pause {
    /// The pause of that word: `week`, `month`, `quarter`, `half-year`, or a date such as `2027-01-31`.
    pub fn parse(word: &str) -> Option<Self> {
        match word.trim() {
            "week" => Some(Self::Week),
            "month" => Some(Self::Months(1)),
            "quarter" => Some(Self::Months(3)),
            "half-year" => Some(Self::Months(6)),
            date => date.parse::<Date>().ok().map(|date| Self::Until(Day::from(date))),
        }
    }

    /// The day on which it ends.
    fn end(self, today: Day) -> Day {
        match self {
            Self::Week => today.plus(7),
            Self::Months(months) => Day::from(today.date().saturating_add(jiff::Span::new().months(months))),
            Self::Until(day) => day,
        }
    }
}

/// I take a pause: nothing reaches me until the day on which it ends begins.
///
/// # Errors
/// `Invalid` when that day is not between tomorrow and a year from now.
pub async fn pause(work: &mut Work, pause: Pause) -> Result<Moment> {
    let me = people::me(work).await?;
    let zone = programme::zone_of(work, &me).await?;
    let today = work.now.day(&zone);
    let months_hold = !matches!(pause, Pause::Months(months) if ![1, 3, 6].contains(&months));
    let end = if months_hold { pause.end(today) } else { today };
    if end <= today || end > today.plus(LONGEST_PAUSE_DAYS) {
        return Err(Error::invalid("until", "problem-pause"));
    }
    let until = end.start(&zone);
    run!(
        work,
        "update people set paused_until = $3 where org_id = $1 and person_id = $2",
        work.by.org,
        me.person_id,
        until,
    )?;
    activity::record(work, Kind::PersonPaused, me.person_id.uuid(), json!({})).await?;
    Ok(until)
}

/// I end my pause early.
pub async fn resume(work: &mut Work) -> Result<()> {
    let me = people::me(work).await?;
    run!(
        work,
        "update people set paused_until = null where org_id = $1 and person_id = $2",
        work.by.org,
        me.person_id,
    )?;
    activity::record(work, Kind::PersonResumed, me.person_id.uuid(), json!({})).await
}

/// I leave the programme; my account stays, and joining again is one click.
pub async fn leave(work: &mut Work) -> Result<()> {
    let me = people::me(work).await?;
    run!(
        work,
        "update people set left_at = $3, paused_until = null where org_id = $1 and person_id = $2",
        work.by.org,
        me.person_id,
        work.now,
    )?;
    if me.is_advocate() {
        activity::record(work, Kind::PersonLeft, me.person_id.uuid(), json!({})).await?;
    }
    Ok(())
}
