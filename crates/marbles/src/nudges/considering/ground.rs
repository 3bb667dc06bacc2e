//! Whom a page holds, and what its people are considered with.

use std::collections::HashMap;

use jiff::{SignedDuration, tz::TimeZone};

use super::PAGE;
use crate::{
    clock::{Moment, zone},
    db::{Work, all},
    error::Result,
    ids::PersonId,
    nudges::{
        Kind, campaigns,
        choosing::Chosen,
        deciding::{Decision, History, Offer, decide},
        histories, offering, requests,
        rhythm::{Hours, Pace},
        suiting::{self, News, Traits},
        trials,
    },
    programme,
    stories::feed,
    words::Language,
};

/// A page of people: those after one and up to another, who are due or of a pace.
#[derive(Clone, Debug)]
pub(in crate::nudges) struct Page {
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

/// Somebody of a page, with what they chose.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::nudges) struct Candidate {
    pub person_id: PersonId,
    #[sqlx(flatten)]
    pub chosen: Chosen,
    pub(super) language: Language,
    time_zone: String,
    pub(super) paused_until: Option<Moment>,
    pub(super) takes_part: bool,
}

impl Candidate {
    /// What was published before that is no news to them: a pause leaves no backlog.
    pub(super) fn news_from(&self) -> Moment {
        self.paused_until.map_or(self.chosen.news_from, |until| until.max(self.chosen.news_from))
    }

    /// A digest tells what is new since the one before.
    pub(super) fn news_since(&self, history: &History) -> Moment {
        let digests = history.sent.iter().filter(|sent| sent.kind == Kind::Digest);
        digests.map(|sent| sent.at).max().map_or(self.news_from(), |at| at.max(self.news_from()))
    }

    pub(super) fn is_away(&self, now: Moment) -> bool {
        !self.takes_part || self.paused_until.is_some_and(|until| until > now)
    }
}

/// What the people of a page are considered with.
pub(in crate::nudges) struct Ground {
    pub news: Vec<News>,
    pub traits: HashMap<PersonId, Traits>,
    pub histories: HashMap<PersonId, Vec<histories::Row>>,
    pub campaigns: campaigns::Open,
    pub requests: requests::Open,
    pub holds_back: i64,
    /// Over how long messages about one story are spread.
    pub spread: SignedDuration,
    pub home: TimeZone,
}

pub(in crate::nudges) fn zone_of(person: &Candidate, home: &TimeZone) -> TimeZone {
    if person.time_zone.is_empty() { home.clone() } else { zone(&person.time_zone) }
}

pub(in crate::nudges) async fn ground(work: &mut Work, page: &Page) -> Result<Ground> {
    let organisation = programme::organisation(work).await?;
    Ok(Ground {
        news: suiting::news(work).await?,
        traits: suiting::traits(work, page).await?,
        histories: histories::of_page(work, page).await?,
        campaigns: campaigns::open(work, page).await?,
        requests: requests::of_page(work, page).await?,
        holds_back: trials::holds_back(work).await?,
        spread: offering::spread(work).await?,
        home: organisation.zone(),
    })
}

/// What a candidate's row is read from; `for update` keeps two nodes from considering somebody at once.
macro_rules! candidates {
    ($condition:literal, $lock:literal) => {
        concat!(
            "select r.person_id, r.rhythm, r.working_days, r.quiet_from, r.quiet_until, r.digest_day,
                 r.digest_minute, r.channels, r.chosen_at, r.fresh_at, r.news_from, r.empty_at, p.language, p.time_zone,
                 p.paused_until,
                 p.joined_at is not null and p.left_at is null and p.gone_at is null as takes_part
             from rhythms r
             join people p on p.org_id = r.org_id and p.person_id = r.person_id
             where r.org_id = $1 and r.person_id > $2 and ",
            $condition,
            " order by r.person_id
             limit $4",
            $lock
        )
    };
}

pub(super) async fn due(work: &mut Work, after: PersonId, limit: i64) -> Result<Vec<Candidate>> {
    let sql =
        work.dialect(candidates!("r.next_at <= $3", ""), candidates!("r.next_at <= $3", " for update of r"));
    Ok(all!(work, Candidate, sql, work.by.org, after, work.now, limit)?)
}

/// A page of those who want to hear right away and are not silent.
pub(in crate::nudges) async fn right_away(work: &mut Work, after: PersonId) -> Result<Vec<Candidate>> {
    let sql = work.dialect(
        candidates!("r.rhythm = $3 and r.next_at is not null", ""),
        candidates!("r.rhythm = $3 and r.next_at is not null", " for update of r"),
    );
    Ok(all!(work, Candidate, sql, work.by.org, after, Pace::RightAway, PAGE)?)
}

impl Candidate {
    /// Whether a story may be told to them at once now, and what then goes out.
    pub(in crate::nudges) fn offer_at_once(
        &self,
        history: &History,
        hours: &Hours,
        ground: &Ground,
        story: &News,
        now: Moment,
    ) -> Option<Decision> {
        if self.is_away(now) || story.published_at <= self.news_from() {
            return None;
        }
        let nobody = Traits::default();
        let traits = ground.traits.get(&self.person_id).unwrap_or(&nobody);
        let worth = suiting::worth(story, traits, self.language)?;
        let offer = Offer::AtOnce { worth, half_life_hours: feed::half_life_hours(story.evergreen) };
        Some(decide(history, &self.chosen.rhythm(), hours, now, &offer))
    }
}
