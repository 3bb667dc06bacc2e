//! What people were sent lately, as the decider wants it.

use std::collections::HashMap;

use jiff::{SignedDuration, tz::TimeZone};

use super::{
    Kind,
    choosing::Chosen,
    deciding::{History, Sent},
    delivering,
};
use crate::{
    clock::{Day, Moment},
    db::{Work, all},
    error::Result,
    ids::PersonId,
    people::whom::{Page, in_page},
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

/// What one person was sent.
pub(super) async fn of(work: &mut Work, person: PersonId, zone: &TimeZone) -> Result<History> {
    let rows = of_page(work, &Page::of_one(person)).await?;
    let chosen = super::choosing::of(work, person).await?;
    Ok(history(rows.get(&person), &chosen, zone))
}

/// What the people of a page were sent. What has not been handed over yet counts as sent now, or when it is due: it may
/// go out any moment, until it has waited for too long.
pub(super) async fn of_page(work: &mut Work, page: &Page) -> Result<HashMap<PersonId, Vec<Row>>> {
    let rows = all!(
        work,
        Row,
        concat!(
            "select n.person_id, n.kind, n.day, n.opened_at is not null as opened, 1 = 0 as held,
                 coalesce(n.sent_at, case when n.due_at < $6 then $6 else n.due_at end) as at
             from rhythms r
             join nudges n on n.org_id = r.org_id and n.person_id = r.person_id
                 and n.decided_at > $7 and n.withdrawn_at is null and (n.sent_at is not null or n.due_at > $8)",
            in_page!(),
            " union all
             select t.person_id, t.kind, t.week, 1 = 0, 1 = 1, t.at
             from rhythms r
             join trials t on t.org_id = r.org_id and t.person_id = r.person_id and not t.sent and t.at > $7",
            in_page!(),
            " order by 6"
        ),
        work.by.org,
        page.after,
        page.last,
        page.due,
        page.pace,
        work.now,
        work.now - LOOKS_BACK,
        work.now - delivering::PATIENCE,
    )?;
    let mut found: HashMap<PersonId, Vec<Row>> = HashMap::new();
    for row in rows {
        found.entry(row.person_id).or_default().push(row);
    }
    Ok(found)
}

/// The history of a person out of a page's rows.
pub(super) fn history(rows: Option<&Vec<Row>>, chosen: &Chosen, zone: &TimeZone) -> History {
    let sent = rows.into_iter().flatten().map(|row| row.sent(zone)).collect();
    History { sent, fresh_at: chosen.fresh_at, empty_at: chosen.empty_at }
}
