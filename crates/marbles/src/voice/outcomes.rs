//! What came of it: a person's own journal of what their posts brought, told in one tap and read by nobody else.

use jiff::{SignedDuration, civil::Weekday, tz::TimeZone};
use serde_json::json;

use crate::{
    activity::{self, Kind as Happened},
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Problem, Problems, Result},
    ids::{OutcomeId, ShareId, StoryId},
    programme,
    shares::{self, Share},
};

/// The longest line of words.
const MOST_WORDS: usize = 1_000;
/// So many working days after a share its owner is asked once, inside the page.
const ASKED_AFTER: i64 = 3;
/// After so many days nobody asks any more.
const ASKED_UNTIL: SignedDuration = SignedDuration::from_hours(24 * 21);

macro_rules! outcomes {
    ($($kind:ident => $name:literal),* $(,)?) => {
        /// What can come of a post.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $(#[doc = $name] $kind),* }

        impl Kind {
            /// Every kind, as a person is offered them.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Its name in word keys and in the API.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name),* }
            }

            /// The kind of that name.
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }
        }
    };
}

outcomes! {
    Conversation => "conversation",
    Question => "question",
    Lead => "lead",
    Application => "application",
    Invitation => "invitation",
    SignUp => "sign_up",
    Other => "other",
    Nothing => "nothing",
}

/// A line of my journal.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Entry {
    pub outcome_id: OutcomeId,
    pub share_id: Option<ShareId>,
    pub story_id: Option<StoryId>,
    /// What was shared.
    pub title: Option<String>,
    pub network: Option<String>,
    pub kind: String,
    pub words: String,
    pub created_at: Moment,
}

/// A post whose owner may be asked what came of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Asked {
    pub share_id: ShareId,
    pub title: String,
    pub network: String,
    pub confirmed_at: Moment,
}

/// I tell what came of a post of mine, with a line of words if I like. "Nothing yet" gives way to what comes later.
///
/// # Errors
/// `Missing` when the post is not mine, `Invalid` by field.
pub async fn tell(work: &mut Work, share: ShareId, kind: &str, words: &str) -> Result<OutcomeId> {
    let share = shares::mine(work, share).await?;
    let words = words.trim();
    let mut problems = Problems::default();
    let kind = Kind::parse(kind);
    problems.unless(kind.is_some(), "kind", "problem-outcome-kind");
    if words.chars().count() > MOST_WORDS {
        problems.0.push(Problem::new("words", "problem-story-long").mention("most", MOST_WORDS));
    }
    problems.none()?;
    forget_nothing(work, &share).await?;
    let outcome = OutcomeId::new(work.now);
    run!(
        work,
        "insert into outcomes (org_id, outcome_id, person_id, share_id, kind, words, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        work.by.org,
        outcome,
        work.by.person,
        share.share_id,
        kind.map_or("", Kind::name),
        words,
        work.now,
    )?;
    // That something was told, and never what.
    activity::record(work, Happened::OutcomeTold, outcome.uuid(), json!({})).await?;
    Ok(outcome)
}

/// I take a line out of my journal.
///
/// # Errors
/// `Missing` when it is not mine.
pub async fn take_back(work: &mut Work, outcome: OutcomeId) -> Result<()> {
    let sql = "delete from outcomes where org_id = $1 and outcome_id = $2 and person_id = $3";
    if run!(work, sql, work.by.org, outcome, work.by.person)? == 0 {
        return Err(Error::Missing);
    }
    run!(work, "delete from activity where org_id = $1 and subject = $2", work.by.org, outcome.uuid())?;
    Ok(())
}

/// My journal, newest first; at most two hundred lines.
pub async fn journal(work: &mut Work) -> Result<Vec<Entry>> {
    Ok(all!(
        work,
        Entry,
        "select o.outcome_id, o.share_id, h.story_id, s.title, h.network, o.kind, o.words, o.created_at
         from outcomes o
         left join shares h on h.org_id = o.org_id and h.share_id = o.share_id
         left join stories s on s.org_id = h.org_id and s.story_id = h.story_id
         where o.org_id = $1 and o.person_id = $2
         order by o.created_at desc, o.outcome_id desc
         limit 200",
        work.by.org,
        work.by.person,
    )?)
}

/// The latest post of mine, some working days old, of which I have told nothing.
pub async fn to_ask(work: &mut Work) -> Result<Option<Asked>> {
    let zone = programme::organisation(work).await?.zone();
    let untold = all!(
        work,
        Asked,
        "select h.share_id, s.title, h.network, h.confirmed_at
         from shares h
         join stories s on s.org_id = h.org_id and s.story_id = h.story_id
         where h.org_id = $1 and h.person_id = $2 and h.confirmed_at > $3
           and not exists (
               select 1 from outcomes o where o.org_id = h.org_id and o.share_id = h.share_id)
         order by h.confirmed_at desc, h.share_id desc
         limit 50",
        work.by.org,
        work.by.person,
        work.now - ASKED_UNTIL,
    )?;
    Ok(untold.into_iter().find(|asked| working_days(asked.confirmed_at, work.now, &zone) >= ASKED_AFTER))
}

/// A post of mine of which I may tell at any time.
///
/// # Errors
/// `Missing` when it is not mine, or not posted.
pub async fn about(work: &mut Work, share: ShareId) -> Result<Asked> {
    maybe!(
        work,
        Asked,
        "select h.share_id, s.title, h.network, h.confirmed_at
         from shares h
         join stories s on s.org_id = h.org_id and s.story_id = h.story_id
         where h.org_id = $1 and h.person_id = $2 and h.share_id = $3 and h.confirmed_at is not null",
        work.by.org,
        work.by.person,
        share,
    )?
    .ok_or(Error::Missing)
}

async fn forget_nothing(work: &mut Work, share: &Share) -> Result<()> {
    run!(
        work,
        "delete from outcomes where org_id = $1 and share_id = $2 and person_id = $3 and kind = 'nothing'",
        work.by.org,
        share.share_id,
        work.by.person,
    )?;
    Ok(())
}

/// How many days from Monday to Friday began after one moment, up to another.
fn working_days(from: Moment, to: Moment, zone: &TimeZone) -> i64 {
    let (first, last) = (from.day(zone), to.day(zone));
    let days = (last.number() - first.number()).clamp(0, 60);
    let works = |day: &i64| !matches!(first.plus(*day).date().weekday(), Weekday::Saturday | Weekday::Sunday);
    i64::try_from((1..=days).filter(works).count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_is_no_working_time() {
        let at = |text: &str| Moment::from(text.parse::<jiff::Timestamp>().unwrap());
        let days = |from, to| working_days(at(from), at(to), &TimeZone::UTC);
        assert_eq!(days("2026-11-20T09:00:00Z", "2026-11-22T23:00:00Z"), 0, "Friday to Sunday");
        assert_eq!(days("2026-11-20T09:00:00Z", "2026-11-25T00:00:00Z"), 3, "Friday to Wednesday");
        assert_eq!(days("2026-11-23T23:59:00Z", "2026-11-24T00:01:00Z"), 1);
        assert_eq!(days("2026-11-24T00:00:00Z", "2026-11-23T00:00:00Z"), 0);
    }
}
