//! Requests: what a colleague, an editor or Marbles would like from somebody. Messages bring them under the same caps.
//!
//! A request stays open for as long as what it is about waits: a question that was answered, declined, passed on or
//! taken back, a draft that was read, is finished or dropped, and a proposal that was settled ask nothing any more.

pub mod carrying;
pub(super) mod hearing;

use std::collections::HashMap;

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{PersonId, RequestId},
    people::whom::{Page, in_page},
};

/// What somebody is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Wanted {
    /// To answer a question; the subject is its asking.
    Question,
    /// To read somebody's draft; the subject is the draft, here and below.
    Reading,
    /// To look at a text that somebody proposes beside one's own.
    Proposal,
    /// To look at a text that was prepared for them.
    Prepared,
    /// To see what a reader said.
    Read,
}

impl Wanted {
    /// Its name in word keys and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Reading => "reading",
            Self::Proposal => "proposal",
            Self::Prepared => "prepared",
            Self::Read => "read",
        }
    }
}

/// How old a request may be to still be brought by a message.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 14);
/// How many one message brings.
pub(super) const MOST: usize = 5;

/// The condition that a request `q` is open at a moment, which is the argument of that number.
macro_rules! open {
    ($now:literal) => {
        concat!(
            " q.settled_at is null
             and (q.kind = 'question' or exists (
                 select 1 from drafts d
                 where d.org_id = q.org_id and d.draft_id = q.subject and d.finished_at is null and d.dropped_at is null))
             and (q.kind <> 'reading' or exists (
                 select 1 from readings g
                 where g.org_id = q.org_id and g.draft_id = q.subject and g.person_id = q.person_id
                   and g.read_at is null and g.ended_at is null))
             and (q.kind <> 'proposal' or exists (
                 select 1 from proposals o
                 where o.org_id = q.org_id and o.draft_id = q.subject and o.settled_at is null))
             and (q.kind <> 'question' or exists (
                 select 1 from asked a
                 join asks k on k.org_id = a.org_id and k.ask_id = a.ask_id
                 where a.org_id = q.org_id and a.ask_id = q.subject and a.person_id = q.person_id
                   and a.declined_at is null and a.passed_on_at is null and a.answered_at is null
                   and k.withdrawn_at is null and (k.ends_at is null or k.ends_at > ",
            $now,
            ")))"
        )
    };
}
pub(super) use open;

/// An open request that no message has brought yet.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Waiting {
    person_id: PersonId,
    pub request_id: RequestId,
    created_at: Moment,
}

/// What waits to be brought to the people of a page.
#[derive(Debug, Default)]
pub(super) struct Open(HashMap<PersonId, Vec<Waiting>>);

impl Open {
    /// What a message may bring to somebody, the oldest first: what was asked for before a moment is no news to them.
    pub fn for_person(&self, person: PersonId, since: Moment) -> Vec<RequestId> {
        let waiting = self.0.get(&person).into_iter().flatten();
        waiting.filter(|one| one.created_at > since).map(|one| one.request_id).take(MOST).collect()
    }
}

/// What waits to be brought to the people of a page.
pub(super) async fn of_page(work: &mut Work, page: &Page) -> Result<Open> {
    let waiting = all!(
        work,
        Waiting,
        concat!(
            "select q.person_id, q.request_id, q.created_at from rhythms r
             join requests q on q.org_id = r.org_id and q.person_id = r.person_id
                 and q.nudge_id is null and q.created_at > $6 and ",
            open!("$7"),
            in_page!(),
            " order by q.created_at, q.request_id"
        ),
        work.by.org,
        page.after,
        page.last,
        page.due,
        page.pace,
        work.now - NEWS,
        work.now,
    )?;
    let mut open = Open::default();
    for one in waiting {
        open.0.entry(one.person_id).or_default().push(one);
    }
    Ok(open)
}
