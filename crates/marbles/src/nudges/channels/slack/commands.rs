//! The slash command: somebody asks in Slack what is there for them today.

use jiff::SignedDuration;
use url::form_urlencoded;

use super::{
    apps,
    people::{self, Seat},
    signing::{self, Signed},
};
use crate::{
    Marbles,
    db::{By, Work, run},
    error::{Error, Result},
    ids::OrgId,
    people::Person,
    secrets::Token,
    stories::feed::{self, Pick},
};

/// How long a command is remembered, so that it is not answered twice: longer than its signature holds, both ways.
const REMEMBERED: SignedDuration = SignedDuration::from_mins(15);

/// What a command comes down to.
#[derive(Debug)]
pub enum Asked {
    /// We do not know who that is: they may connect themselves with this token.
    Connect(Token),
    /// What is there for a person today.
    Today(Box<Person>, Vec<Pick>),
}

/// Reads a command, if Slack really signed it, just now, and for the first time.
///
/// # Errors
/// `Missing` when there is no Slack app, or the signature does not hold.
pub async fn read(marbles: &Marbles, org: OrgId, signed: Signed<'_>) -> Result<Asked> {
    let mut work = marbles.db.work(By::marbles(org)).await?;
    let secret = apps::signing_secret(&mut work, marbles).await?.ok_or(Error::Missing)?;
    if !signing::verifies(&secret, signed, work.now) || !is_first(&mut work, signed).await? {
        return Err(Error::Missing);
    }
    let seat = seat(signed.body).ok_or(Error::Missing)?;
    let Some(person) = people::who(&mut work, &seat).await? else {
        let token = people::offer(&mut work, &seat).await?;
        work.save().await?;
        return Ok(Asked::Connect(token));
    };
    work.save().await?;
    let mut look = marbles.db.look(person.by()).await?;
    let picks = feed::today(&mut look, marbles).await?;
    Ok(Asked::Today(Box::new(person), picks))
}

async fn is_first(work: &mut Work, signed: Signed<'_>) -> Result<bool> {
    run!(work, "delete from slack_commands where org_id = $1 and at < $2", work.by.org, work.now - REMEMBERED)?;
    // What was signed, not how the signature was spelled: hexadecimal digits may be large or small.
    let hash = blake3::hash(&[signed.timestamp.as_bytes(), b":", signed.body].concat());
    let touched = run!(
        work,
        "insert into slack_commands (org_id, signature_hash, at) values ($1, $2, $3)
         on conflict (org_id, signature_hash) do nothing",
        work.by.org,
        hash.as_bytes().to_vec(),
        work.now,
    )?;
    Ok(touched == 1)
}

/// Who asks, as the signed body says.
fn seat(body: &[u8]) -> Option<Seat> {
    let field = |name: &str| {
        let value = form_urlencoded::parse(body).find(|(key, _)| key == name)?.1;
        (!value.is_empty() && value.chars().count() <= 100).then(|| value.into_owned())
    };
    let slack_user = field("user_id")?;
    let slack_name = field("user_name").unwrap_or_else(|| slack_user.clone());
    Some(Seat { slack_team: field("team_id")?, slack_user, slack_name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_stands_in_the_body() {
        let anna = seat(b"team_id=T1&user_id=U1&user_name=anna&text=").unwrap();
        assert_eq!((anna.slack_team.as_str(), anna.slack_name.as_str()), ("T1", "anna"));
        assert_eq!(seat(b"team_id=T1&user_id=U1").unwrap().slack_name, "U1");
        for body in [&b""[..], b"team_id=T1", b"user_id=U1", b"team_id=&user_id=U1", b"\xff\xfe"] {
            assert!(seat(body).is_none());
        }
    }
}
