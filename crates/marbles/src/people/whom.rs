//! Whom a statement is about: one person, or a page of those whom a message may go out to.

use crate::{clock::Moment, ids::PersonId};

/// Somebody, or many at once.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whom<'a> {
    One(PersonId),
    Page(&'a Page),
}

/// A page of people: those after one and up to another, who are due or of a pace.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    pub after: PersonId,
    pub last: PersonId,
    pub due: Moment,
    pub pace: &'static str,
}

impl Page {
    /// A page of one person, due or not.
    pub fn of_one(person: PersonId) -> Self {
        let before = uuid::Uuid::from_u128(person.uuid().as_u128().saturating_sub(1));
        let due = Moment::from_micros(i64::MAX);
        Self { after: PersonId::from_uuid(before), last: person, due, pace: "" }
    }
}

/// The condition that a row `r` of `rhythms` is in a page; whoever is not looked at any more is, too, where all are.
macro_rules! in_page {
    () => {
        " where r.org_id = $1 and r.person_id > $2 and r.person_id <= $3 and (coalesce(r.next_at, 0) <= $4 or r.rhythm = $5)"
    };
}

/// All rows of a statement for the people it is asked about: the statement until its last condition, the column that
/// names them, and what follows.
macro_rules! of_whom {
    ($work:expr, $whom:expr, $row:ty, $select:literal, $person:literal, $rest:literal) => {
        match $whom {
            $crate::people::whom::Whom::One(person) => $crate::db::all!(
                $work,
                $row,
                concat!($select, " and ", $person, " = $2", $rest),
                $work.by.org,
                person,
            ),
            $crate::people::whom::Whom::Page(page) => $crate::db::all!(
                $work,
                $row,
                concat!(
                    $select,
                    " and ",
                    $person,
                    " in (select r.person_id from rhythms r",
                    $crate::people::whom::in_page!(),
                    ")",
                    $rest
                ),
                $work.by.org,
                page.after,
                page.last,
                page.due,
                page.pace,
            ),
        }
    };
}

pub(crate) use {in_page, of_whom};
