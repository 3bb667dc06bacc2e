//! API tokens: made once, shown once, stored as a hash.

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

/// The person that a token acts as, if it is known.
pub async fn who(work: &mut Work, token: &Token) -> Result<Option<Person>> {
    Ok(maybe!(
        work,
        Person,
        "select p.*
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
}

/// My own tokens, newest first.
pub async fn mine(work: &mut Work) -> Result<Vec<Seen>> {
    Ok(all!(
        work,
        Seen,
        "select token_id, name, created_at
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
