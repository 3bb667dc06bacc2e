//! Signing in by a link in a mail: single use, fifteen minutes, no password.

use jiff::SignedDuration;
use serde_json::json;

use crate::{
    clock::Moment,
    db::{Work, maybe, run, value},
    error::{Error, Result},
    ids::{LetterId, PersonId},
    jobs::{self, Job},
    notices::{self, LetterKind},
    nudges::connections,
    people::{self, Person},
    secrets::Token,
};

/// How long a sign-in link can be used.
pub const LINK_LASTS: SignedDuration = SignedDuration::from_mins(15);
/// How long a session lasts without a visit.
pub const SESSION_LASTS: SignedDuration = SignedDuration::from_hours(24 * 60);

/// Sends a sign-in link to that address if somebody has it; the caller cannot tell, nor by the time it takes.
///
/// `next` is the screen to open after signing in, a path on this host.
pub async fn request(work: &mut Work, email: &str, next: &str) -> Result<()> {
    match people::by_email(work, email).await? {
        Some(person) => {
            notices::write(work, person.person_id, LetterKind::SignIn, json!({ "next": next })).await
        }
        None => write_to_nobody(work).await,
    }
}

/// As many steps as writing a letter, and a job as well, for a letter that is not there: the job finds nothing to do.
async fn write_to_nobody(work: &mut Work) -> Result<()> {
    let (nobody, letter) = (PersonId::new(work.now), LetterId::new(work.now));
    value!(
        work,
        i64,
        "select count(*) from unwanted_letters where org_id = $1 and person_id = $2 and kind = $3",
        work.by.org,
        nobody,
        LetterKind::SignIn.name(),
    )?;
    run!(
        work,
        "update letters set sent_at = null where org_id = $1 and letter_id = $2",
        work.by.org,
        letter
    )?;
    jobs::enqueue(work, &Job::SendLetter { letter }).await
}

/// Makes a sign-in link's token for a person.
pub async fn make_link(work: &mut Work, person: PersonId) -> Result<Token> {
    let token = Token::new();
    run!(
        work,
        "insert into sign_in_links (org_id, token_hash, person_id, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
        work.by.org,
        token.hash(),
        person,
        work.now,
        work.now + LINK_LASTS,
    )?;
    Ok(token)
}

/// Uses up a sign-in link and opens a session.
///
/// # Errors
/// `Missing` when the link is unknown, used, or too old, or its person has gone.
pub async fn use_link(work: &mut Work, token: &Token) -> Result<(Person, Token)> {
    let row = maybe!(
        work,
        (PersonId,),
        "update sign_in_links set used_at = $3
         where org_id = $1 and token_hash = $2 and used_at is null and expires_at > $3
         returning person_id",
        work.by.org,
        token.hash(),
        work.now,
    )?;
    let (person,) = row.ok_or(Error::Missing)?;
    let person = people::find(work, person).await?;
    if person.gone_at.is_some() {
        return Err(Error::Missing);
    }
    people::knocking::vouch_for(work, person.person_id).await?;
    let session = open_session(work, person.person_id).await?;
    Ok((person, session))
}

/// Opens a session for a person.
pub async fn open_session(work: &mut Work, person: PersonId) -> Result<Token> {
    let token = Token::new();
    run!(
        work,
        "insert into sessions (org_id, token_hash, person_id, created_at, seen_at, expires_at)
         values ($1, $2, $3, $4, $4, $5)",
        work.by.org,
        token.hash(),
        person,
        work.now,
        work.now + SESSION_LASTS,
    )?;
    Ok(token)
}

/// A session that runs, and whose it is.
#[derive(Debug, sqlx::FromRow)]
pub struct Session {
    #[sqlx(flatten)]
    pub person: Person,
    seen_at: Moment,
}

impl Session {
    /// Whether a day has gone by since the session was last lengthened.
    pub fn is_due(&self, now: Moment) -> bool {
        now - self.seen_at > SignedDuration::from_hours(24)
    }
}

/// The session of that token, if it still runs.
pub async fn session(work: &mut Work, token: &Token) -> Result<Option<Session>> {
    Ok(maybe!(
        work,
        Session,
        "select p.*, s.seen_at
         from sessions s
         join people p on p.org_id = s.org_id and p.person_id = s.person_id
         where s.org_id = $1 and s.token_hash = $2 and s.expires_at > $3 and p.gone_at is null",
        work.by.org,
        token.hash(),
        work.now,
    )?)
}

/// A visit lengthens the session: it lasts from the last visit, not from the first.
pub async fn lengthen(work: &mut Work, token: &Token) -> Result<()> {
    run!(
        work,
        "update sessions set seen_at = $3, expires_at = $4 where org_id = $1 and token_hash = $2",
        work.by.org,
        token.hash(),
        work.now,
        work.now + SESSION_LASTS,
    )?;
    Ok(())
}

/// Ends a session.
pub async fn sign_out(work: &mut Work, session: &Token) -> Result<()> {
    run!(work, "delete from sessions where org_id = $1 and token_hash = $2", work.by.org, session.hash())?;
    Ok(())
}

/// Ends every session of a person.
pub async fn sign_out_everywhere(work: &mut Work, person: PersonId) -> Result<()> {
    run!(work, "delete from sessions where org_id = $1 and person_id = $2", work.by.org, person)?;
    Ok(())
}

/// Takes every way in from a person: sessions, links that wait in a mailbox, API tokens, and what they connected.
pub(super) async fn shut_out(work: &mut Work, person: PersonId) -> Result<()> {
    sign_out_everywhere(work, person).await?;
    run!(work, "delete from sign_in_links where org_id = $1 and person_id = $2", work.by.org, person)?;
    run!(work, "delete from api_tokens where org_id = $1 and person_id = $2", work.by.org, person)?;
    connections::forget(work, person).await
}

/// Forgets sessions and links that have ended, and whoever asked to join and never came.
pub async fn forget_old(work: &mut Work) -> Result<()> {
    run!(work, "delete from sessions where org_id = $1 and expires_at <= $2", work.by.org, work.now)?;
    run!(work, "delete from sign_in_links where org_id = $1 and expires_at <= $2", work.by.org, work.now)?;
    people::knocking::forget_strangers(work).await
}
