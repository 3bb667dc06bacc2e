//! Whom a page holds, and what its people are considered with.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use jiff::{SignedDuration, tz::TimeZone};

use super::PAGE;
use crate::{
    Marbles,
    clock::{Moment, zone},
    db::{Work, all},
    error::Result,
    ids::{PersonId, StoryId},
    nudges::{
        Kind, campaigns,
        choosing::Chosen,
        deciding::{Decision, History, Offer, decide},
        histories, offering, requests,
        rhythm::{Hours, Pace},
        suiting::{self, Listener},
        trials,
    },
    people::whom::{Page, Whom},
    programme,
    relevance::{
        self,
        readers::{self, Known},
    },
};

/// Somebody of a page, with what they chose.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::nudges) struct Candidate {
    pub person_id: PersonId,
    #[sqlx(flatten)]
    pub chosen: Chosen,
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
    /// What days are made from, the same as for Today.
    pub stories: Arc<relevance::ground::Ground>,
    known: HashMap<PersonId, Known>,
    told: HashMap<PersonId, HashSet<StoryId>>,
    nobody: (Known, HashSet<StoryId>),
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

impl Ground {
    /// Somebody of the page, as they may be told of stories.
    pub fn listener(&self, person: PersonId) -> Listener<'_> {
        Listener {
            known: self.known.get(&person).unwrap_or(&self.nobody.0),
            told: self.told.get(&person).unwrap_or(&self.nobody.1),
            ground: &self.stories,
        }
    }
}

pub(in crate::nudges) async fn ground(work: &mut Work, marbles: &Marbles, page: &Page) -> Result<Ground> {
    let organisation = programme::organisation(work).await?;
    let stories = marbles.grounds.of(work).await?;
    Ok(Ground {
        known: readers::known_of(work, Whom::Page(page), &stories).await?,
        told: suiting::told(work, page).await?,
        nobody: Default::default(),
        stories,
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
                 r.digest_minute, r.channels, r.chosen_at, r.fresh_at, r.news_from, r.empty_at, p.time_zone,
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
        story: StoryId,
        now: Moment,
    ) -> Option<Decision> {
        if self.is_away(now) {
            return None;
        }
        let news = ground.listener(self.person_id).hears(story, self.news_from(), now)?;
        let offer = Offer::AtOnce { worth: news.worth, half_life_hours: news.half_life_hours };
        Some(decide(history, &self.chosen.rhythm(), hours, now, &offer))
    }
}
