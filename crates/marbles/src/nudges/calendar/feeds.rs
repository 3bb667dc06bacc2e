//! Whose calendar feed it is: a secret address, shown to its owner only, renewed or closed at any time.

use jiff::{SignedDuration, civil::Weekday};

use super::Minutes;
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, maybe, run},
    error::{Error, Result},
    ids::PersonId,
    people::Person,
    programme,
    secrets::{
        Token,
        sealing::{Place, Sealed},
    },
};

/// How long the planned minutes are.
const MINUTES: u16 = 10;

/// I want my plan in my own calendar. An address that I had opens nothing from now on.
pub async fn open(work: &mut Work, marbles: &Marbles) -> Result<Token> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let token = Token::new();
    let sealed = marbles.key.seal(place(work.by, me), &token.reveal())?;
    run!(
        work,
        "insert into calendar_feeds (org_id, person_id, token_hash, sealed, created_at) values ($1, $2, $3, $4, $5)
         on conflict (org_id, person_id) do update set token_hash = $3, sealed = $4, created_at = $5",
        work.by.org,
        me,
        token.hash(),
        &sealed,
        work.now,
    )?;
    Ok(token)
}

/// I do not want it any more: the address opens nothing.
pub async fn close(work: &mut Work) -> Result<()> {
    run!(
        work,
        "delete from calendar_feeds where org_id = $1 and person_id = $2",
        work.by.org,
        work.by.person
    )?;
    Ok(())
}

/// My feed's token, where I have one. One that was sealed with another key is as good as none.
pub async fn mine(work: &mut Work, marbles: &Marbles) -> Result<Option<Token>> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let sql = "select sealed from calendar_feeds where org_id = $1 and person_id = $2";
    let row = maybe!(work, (Sealed,), sql, work.by.org, me)?;
    let token = row.and_then(|(sealed,)| marbles.key.unseal::<String>(place(work.by, me), &sealed).ok());
    Ok(token.map(|token| Token::presented(&token)))
}

/// Whose feed a token opens.
///
/// # Errors
/// `Missing` when it opens none, or its owner is gone.
pub async fn whose(work: &mut Work, token: &Token) -> Result<Person> {
    let person = maybe!(
        work,
        Person,
        "select p.*
         from calendar_feeds f
         join people p on p.org_id = f.org_id and p.person_id = f.person_id
         where f.org_id = $1 and f.token_hash = $2 and p.gone_at is null",
        work.by.org,
        token.hash(),
    )?;
    person.ok_or(Error::Missing)
}

/// The minutes that a person keeps free, and how they put it in their own words.
pub async fn minutes(work: &mut Work, person: &Person) -> Result<Option<(Minutes, String)>> {
    let plan = maybe!(
        work,
        (Option<String>, Option<i64>, Option<i64>, Moment),
        "select words, day, minute, answered_at from plans where org_id = $1 and person_id = $2",
        work.by.org,
        person.person_id,
    )?;
    let Some((words, Some(day), Some(minute), answered_at)) = plan else { return Ok(None) };
    let zone = programme::zone_of(work, person).await?;
    let day = i8::try_from(day).ok().and_then(|day| Weekday::from_monday_zero_offset(day).ok());
    let since = answered_at.zoned(&zone).date();
    // Whoever pauses keeps those weeks free of it.
    let since = match person.paused_until.filter(|until| *until > work.now) {
        Some(until) => since.max(until.zoned(&zone).date()),
        None => since,
    };
    let at = jiff::civil::Time::midnight().wrapping_add(SignedDuration::from_mins(minute));
    let minutes = Minutes {
        on: day.ok_or_else(|| Error::unexpected("a plan has a day that no week has"))?,
        at,
        minutes: MINUTES,
        since,
        revision: revision(answered_at, person),
        changed_at: answered_at,
        is_over: words.is_none() || !person.is_advocate(),
    };
    Ok(Some((minutes, words.unwrap_or_default())))
}

/// Calendars take the highest: the seconds of the last change since this count began.
fn revision(answered_at: Moment, person: &Person) -> i64 {
    let changed = [Some(answered_at), person.joined_at, person.left_at].into_iter().flatten().max();
    changed.map_or(0, |at| at.timestamp().as_second() - 1_767_225_600).max(0)
}

fn place(by: By, person: PersonId) -> Place {
    Place { org: by.org, purpose: "calendar feed", of: person.uuid() }
}
