//! What happens again and again, in one readable table.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{By, Db, Work, run, value},
    error::Result,
    ids::OrgId,
    insights::standing,
    nudges::considering,
    people::{groups, sign_in},
    programme::retention,
    relevance::nightly,
    stories::{publishing, sources},
    voice::{answers::sending, asking::chance, field::subjects, questions::laying},
};

/// A piece of recurring work: its name, how often, and the verb.
struct Recurring {
    name: &'static str,
    every: SignedDuration,
    verb: for<'a> fn(&'a mut Work) -> BoxFuture<'a, Result<()>>,
}

#[rustfmt::skip]
const TABLE: &[Recurring] = &[
    Recurring { name: "publish scheduled stories", every: SignedDuration::from_secs(15), verb: |work| Box::pin(publishing::publish_scheduled(work)) },
    Recurring { name: "look at whom a message may go out to", every: SignedDuration::from_secs(20), verb: |work| Box::pin(considering::enqueue_due(work)) },
    Recurring { name: "ask due sources for news", every: SignedDuration::from_secs(60), verb: |work| Box::pin(sources::enqueue_due(work)) },
    Recurring { name: "bring groups by rule up to date", every: SignedDuration::from_hours(1), verb: |work| Box::pin(groups::follow_rules(work)) },
    Recurring { name: "forget deleted groups", every: SignedDuration::from_hours(1), verb: |work| Box::pin(groups::forget(work)) },
    Recurring { name: "lay in the questions that come with the product", every: SignedDuration::from_hours(1), verb: |work| Box::pin(laying::lay_in(work)) },
    Recurring { name: "pick a question for those who want one a week", every: SignedDuration::from_secs(600), verb: |work| Box::pin(chance::pick_for_those_who_want_one(work)) },
    Recurring { name: "freeze what reports stand on", every: SignedDuration::from_hours(1), verb: |work| Box::pin(standing::freeze(work)) },
    Recurring { name: "learn what matters to whom", every: SignedDuration::from_hours(24), verb: |work| Box::pin(nightly::enqueue(work)) },
    Recurring { name: "forget old sessions and sign-in links", every: SignedDuration::from_hours(24), verb: |work| Box::pin(sign_in::forget_old(work)) },
    Recurring { name: "forget answers dropped long ago", every: SignedDuration::from_hours(24), verb: |work| Box::pin(sending::forget_dropped(work)) },
    Recurring { name: "forget subjects taken off long ago", every: SignedDuration::from_hours(24), verb: |work| Box::pin(subjects::forget_removed(work)) },
    Recurring { name: "forget old clicks, letters and activity", every: SignedDuration::from_hours(1), verb: |work| Box::pin(retention::forget(work)) },
];

/// Does each piece of recurring work whose time has come; of several nodes, one does it.
pub async fn do_due(db: &Db, org: OrgId) -> Result<()> {
    for piece in TABLE {
        if !is_due(db, org, piece).await? {
            continue;
        }
        let mut work = db.work(By::marbles(org)).await?;
        if take_turn(&mut work, piece).await? {
            (piece.verb)(&mut work).await?;
            work.save().await?;
        }
    }
    Ok(())
}

async fn is_due(db: &Db, org: OrgId, piece: &Recurring) -> Result<bool> {
    let mut look = db.look(By::marbles(org)).await?;
    let last = value!(
        look,
        Option<Moment>,
        "select max(last_at) from recurring where org_id = $1 and name = $2",
        org,
        piece.name,
    )?;
    Ok(last.is_none_or(|last| last <= look.now - piece.every))
}

/// Several nodes may find the same work due; the one whose update touches the row does it.
async fn take_turn(work: &mut Work, piece: &Recurring) -> Result<bool> {
    let touched = run!(
        work,
        "insert into recurring (org_id, name, last_at) values ($1, $2, $3)
         on conflict (org_id, name) do update set last_at = $3 where recurring.last_at <= $4",
        work.by.org,
        piece.name,
        work.now,
        work.now - piece.every,
    )?;
    Ok(touched == 1)
}
