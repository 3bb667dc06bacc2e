//! What people were sent lately, as the decider wants it.

use std::collections::HashMap;

use jiff::{SignedDuration, tz::TimeZone};

use super::{
    Kind,
    considering::Page,
    deciding::{History, Sent},
};
use crate::{
    clock::{Day, Moment},
    db::{Work, all},
    error::Result,
    ids::PersonId,
};

/// How far back patience looks. Whoever is silent is not looked at any more, so that nobody comes back out of it by time.
const LOOKS_BACK: SignedDuration = SignedDuration::from_hours(24 * 120);

/// A message, or a moment at which luck held one back.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub(super) struct Row {
    person_id: PersonId,
    kind: Kind,
    at: Moment,
    /// The day that it was decided for, which a move to another time zone does not change.
    day: i64,
    opened: bool,
    held: bool,
}

impl Row {
    fn sent(self, zone: &TimeZone) -> Sent {
        let day = self.at.day(zone).max(Day::from_number(self.day));
        Sent { at: self.at, day, kind: self.kind, opened: self.opened, held: self.held }
    }
}

/// One that has not been handed over yet counts as sent now, or when it is due: it may go out any moment.
macro_rules! rows {
    ($from_nudges:literal, $from_trials:literal) => {
        concat!(
            "select n.person_id, n.kind, coalesce(n.sent_at, case when n.due_at < $2 then $2 else n.due_at end) as at,
                 n.day, n.opened_at is not null as opened, 1 = 0 as held ",
            $from_nudges,
            " and n.decided_at > $3 and n.withdrawn_at is null
             union all
             select t.person_id, t.kind, t.at, t.week, 1 = 0, 1 = 1 ",
            $from_trials,
            " and not t.sent and t.at > $3
             order by 3"
        )
    };
}

/// What one person was sent.
pub(super) async fn of(work: &mut Work, person: PersonId, zone: &TimeZone) -> Result<History> {
    let rows = all!(
        work,
        Row,
        rows!(
            "from nudges n where n.org_id = $1 and n.person_id = $4",
            "from trials t where t.org_id = $1 and t.person_id = $4"
        ),
        work.by.org,
        work.now,
        work.now - LOOKS_BACK,
        person,
    )?;
    let fresh_at = super::choosing::of(work, person).await?.fresh_at;
    Ok(History { sent: rows.into_iter().map(|row| row.sent(zone)).collect(), fresh_at })
}

/// What the people of a page were sent.
pub(super) async fn of_page(work: &mut Work, page: &Page) -> Result<HashMap<PersonId, Vec<Row>>> {
    let rows = all!(
        work,
        Row,
        rows!(
            "from rhythms r join nudges n on n.org_id = r.org_id and n.person_id = r.person_id
             where r.org_id = $1 and r.person_id > $4 and r.person_id <= $5 and (r.next_at <= $6 or r.rhythm = $7)",
            "from rhythms r join trials t on t.org_id = r.org_id and t.person_id = r.person_id
             where r.org_id = $1 and r.person_id > $4 and r.person_id <= $5 and (r.next_at <= $6 or r.rhythm = $7)"
        ),
        work.by.org,
        work.now,
        work.now - LOOKS_BACK,
        page.after,
        page.last,
        page.due,
        page.pace,
    )?;
    let mut found: HashMap<PersonId, Vec<Row>> = HashMap::new();
    for row in rows {
        found.entry(row.person_id).or_default().push(row);
    }
    Ok(found)
}

/// The history of a person out of a page's rows.
pub(super) fn history(rows: Option<&Vec<Row>>, fresh_at: Moment, zone: &TimeZone) -> History {
    let sent = rows.into_iter().flatten().map(|row| row.sent(zone)).collect();
    History { sent, fresh_at }
}
