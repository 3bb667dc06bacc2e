//! Who is who in Slack: a person connects themselves, from an offer that only they were made there.

use jiff::SignedDuration;

use super::apps;
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, maybe, run},
    error::{Error, Result},
    ids::PersonId,
    nudges::connections,
    people::Person,
    secrets::Token,
};

/// How long an offer stands.
const STANDS: SignedDuration = SignedDuration::from_mins(30);

/// Somebody's seat in Slack.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Seat {
    pub slack_team: String,
    pub slack_user: String,
    /// The name that they go by there.
    pub slack_name: String,
}

/// Where a person sits in Slack, if they connected it.
pub async fn of(work: &mut Work, person: PersonId) -> Result<Option<Seat>> {
    Ok(maybe!(
        work,
        Seat,
        "select slack_team, slack_user, slack_name from slack_people where org_id = $1 and person_id = $2",
        work.by.org,
        person,
    )?)
}

/// Who sits there.
pub async fn who(work: &mut Work, seat: &Seat) -> Result<Option<Person>> {
    Ok(maybe!(
        work,
        Person,
        "select p.*
         from slack_people s
         join people p on p.org_id = s.org_id and p.person_id = s.person_id
         where s.org_id = $1 and s.slack_team = $2 and s.slack_user = $3 and p.gone_at is null",
        work.by.org,
        &seat.slack_team,
        &seat.slack_user,
    )?)
}

/// Offers somebody in Slack to connect; the token is for their eyes only.
pub async fn offer(work: &mut Work, seat: &Seat) -> Result<Token> {
    run!(work, "delete from slack_offers where org_id = $1 and expires_at < $2", work.by.org, work.now)?;
    let token = Token::new();
    run!(
        work,
        "insert into slack_offers (org_id, token_hash, slack_team, slack_user, slack_name, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        token.hash(),
        &seat.slack_team,
        &seat.slack_user,
        &seat.slack_name,
        work.now + STANDS,
    )?;
    Ok(token)
}

/// The seat that an offer is about.
///
/// # Errors
/// `Missing` when there is no such offer, or it was taken or is over.
pub async fn offered(work: &mut Work, token: &Token) -> Result<Seat> {
    let seat = maybe!(
        work,
        (String, String, String, Moment),
        "select slack_team, slack_user, slack_name, expires_at from slack_offers where org_id = $1 and token_hash = $2",
        work.by.org,
        token.hash(),
    )?;
    let (slack_team, slack_user, slack_name, expires_at) = seat.ok_or(Error::Missing)?;
    if expires_at <= work.now { Err(Error::Missing) } else { Ok(Seat { slack_team, slack_user, slack_name }) }
}

/// I am the one who sits there: the offer is used up, and whoever sat there before, or I elsewhere, does not any more.
///
/// # Errors
/// `Missing` when there is no such offer.
pub async fn connect(work: &mut Work, token: &Token) -> Result<Seat> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let seat = offered(work, token).await?;
    let used =
        run!(work, "delete from slack_offers where org_id = $1 and token_hash = $2", work.by.org, token.hash())?;
    if used == 0 {
        return Err(Error::Missing);
    }
    run!(
        work,
        "delete from slack_people where org_id = $1 and ((slack_team = $2 and slack_user = $3) or person_id = $4)",
        work.by.org,
        &seat.slack_team,
        &seat.slack_user,
        me,
    )?;
    run!(
        work,
        "insert into slack_people (org_id, person_id, slack_team, slack_user, slack_name, connected_at)
         values ($1, $2, $3, $4, $5, $6)",
        work.by.org,
        me,
        &seat.slack_team,
        &seat.slack_user,
        &seat.slack_name,
        work.now,
    )?;
    if apps::has_bot(work).await? {
        connections::prefer(work, "slack").await?;
    }
    Ok(seat)
}

/// I do not want to be known in Slack any more.
pub async fn disconnect(work: &mut Work) -> Result<()> {
    run!(work, "delete from slack_people where org_id = $1 and person_id = $2", work.by.org, work.by.person)?;
    Ok(())
}

/// Slack says that nobody sits there any more.
pub(super) async fn drop_gone(marbles: &Marbles, to: By) {
    let dropped = async {
        let mut work = marbles.db.work(to).await?;
        disconnect(&mut work).await?;
        work.save().await
    };
    if let Err(error) = dropped.await {
        tracing::warn!(%error, "a seat in Slack that is gone could not be dropped");
    }
}
