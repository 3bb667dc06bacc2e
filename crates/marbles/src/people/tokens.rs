//! API tokens: made once, shown once, stored as a hash.

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{PersonId, TokenId},
    people::Person,
    secrets::Token,
};

/// Makes a token that acts as a person; its text is shown once and never again, its id stays.
pub async fn create(work: &mut Work, person: PersonId, name: &str) -> Result<(TokenId, Token)> {
    let (id, token) = (TokenId::new(work.now), Token::new());
    run!(
        work,
        "insert into api_tokens (org_id, token_hash, token_id, person_id, name, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        token.hash(),
        id,
        person,
        name,
        work.now,
    )?;
    Ok((id, token))
}

/// Makes a token that acts as me.
///
/// # Errors
/// `Invalid` without a name that says what it is for.
pub async fn create_mine(work: &mut Work, name: &str) -> Result<(TokenId, Token)> {
    let me = work.by.person.ok_or(Error::Missing)?;
    if !(1..=100).contains(&name.trim().chars().count()) {
        return Err(Error::invalid("name", "problem-name"));
    }
    create(work, me, name.trim()).await
}

/// Whom a token acts as, and when it was used last.
#[derive(Debug, sqlx::FromRow)]
pub struct Bearer {
    #[sqlx(flatten)]
    pub person: Person,
    token_used_at: Option<Moment>,
}

impl Bearer {
    /// Whether a day has gone by since its last use was noted.
    pub fn is_due(&self, now: Moment) -> bool {
        self.token_used_at.is_none_or(|used| now - used > SignedDuration::from_hours(24))
    }
}

/// Notes that a token is in use.
pub async fn note_use(work: &mut Work, token: &Token) -> Result<()> {
    run!(
        work,
        "update api_tokens set used_at = $3 where org_id = $1 and token_hash = $2",
        work.by.org,
        token.hash(),
        work.now,
    )?;
    Ok(())
}

/// The person that a token acts as, if it is known.
pub async fn who(work: &mut Work, token: &Token) -> Result<Option<Bearer>> {
    Ok(maybe!(
        work,
        Bearer,
        "select p.*, t.used_at as token_used_at
         from api_tokens t
         join people p on p.org_id = t.org_id and p.person_id = t.person_id
         where t.org_id = $1 and t.token_hash = $2 and p.gone_at is null",
        work.by.org,
        token.hash(),
    )?)
}

/// A token as its owner sees it.
#[derive(Debug, sqlx::FromRow)]
pub struct Seen {
    pub token_id: TokenId,
    pub name: String,
    pub created_at: Moment,
    pub used_at: Option<Moment>,
}

/// My own tokens, newest first.
pub async fn mine(work: &mut Work) -> Result<Vec<Seen>> {
    Ok(all!(
        work,
        Seen,
        "select token_id, name, created_at, used_at
         from api_tokens
         where org_id = $1 and person_id = $2
         order by created_at desc, token_id",
        work.by.org,
        work.by.person,
    )?)
}

/// Takes one of my own tokens back.
///
/// # Errors
/// `Missing` when I have no such token.
pub async fn revoke(work: &mut Work, token: TokenId) -> Result<()> {
    let touched = run!(
        work,
        "delete from api_tokens where org_id = $1 and token_id = $2 and person_id = $3",
        work.by.org,
        token,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}
