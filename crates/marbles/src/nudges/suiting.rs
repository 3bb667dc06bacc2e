//! Which stories are news to whom: the gates, the score and the limits of their day, and what no message has told them.

use std::collections::{HashMap, HashSet};

use jiff::SignedDuration;

use crate::{
    clock::Moment,
    db::{Work, all},
    error::Result,
    ids::{GroupId, PersonId, StoryId},
    people::whom::{Page, in_page},
    relevance::{
        ground::{Ground, Offer},
        readers::Known,
        slots,
        terms::half_life_hours,
    },
};

/// How old a story may be to still be news in a message.
const NEWS: SignedDuration = SignedDuration::from_hours(24 * 14);

/// A story that is news to somebody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct News {
    pub story: StoryId,
    /// What it is worth to them, from 0 to 1; a usual one is worth a half.
    pub worth: f64,
    pub half_life_hours: f64,
}

/// Somebody who may be told of stories.
#[derive(Clone, Copy)]
pub(super) struct Listener<'a> {
    pub known: &'a Known,
    /// What messages told them of.
    pub told: &'a HashSet<StoryId>,
    pub ground: &'a Ground,
}

impl<'a> Listener<'a> {
    /// The groups they are in.
    pub fn groups(&self) -> &'a HashSet<GroupId> {
        &self.known.groups
    }

    /// One story, where it is news to them that came out after a moment.
    pub fn hears(&self, story: StoryId, since: Moment, now: Moment) -> Option<News> {
        let offer = self.ground.offer(story).filter(|offer| self.is_news(offer, since, now))?;
        Some(self.news_of(offer, now))
    }

    /// What came out after a moment, as a day of theirs would hold it: at most five, what is pinned and then the best
    /// first, without luck.
    pub fn news(&self, since: Moment, now: Moment) -> Vec<News> {
        let offers = self.ground.offers.iter().filter(|offer| self.is_news(offer, since, now));
        let offers: Vec<&Offer> = offers.take(slots::LOOKED_AT).collect();
        let candidate = |offer: &&'a Offer| {
            let row = self.known.row(offer, self.ground, now);
            self.known.candidate(offer, &row, self.ground, now)
        };
        let candidates: Vec<slots::Candidate> = offers.iter().map(candidate).collect();
        let best = slots::best(&candidates);
        best.into_iter().map(|placed| self.news_of(offers[placed.candidate], now)).collect()
    }

    /// Whether a campaign may bring them a story, new or not.
    pub fn may_carry(&self, story: StoryId, now: Moment) -> bool {
        let met = || self.known.history.shared.contains_key(&story);
        let open = self.ground.offer(story).map_or_else(|| !met(), |offer| self.known.may_see(offer, now));
        open && !self.told.contains(&story)
    }

    fn is_news(&self, offer: &Offer, since: Moment, now: Moment) -> bool {
        let out_at = offer.facts.published_at;
        out_at > since
            && out_at > now - NEWS
            && !self.told.contains(&offer.facts.story_id)
            && self.known.may_see(offer, now)
    }

    fn news_of(&self, offer: &Offer, now: Moment) -> News {
        let row = self.known.row(offer, self.ground, now);
        News {
            story: offer.facts.story_id,
            worth: self.ground.model_for(self.known.wishes.learns).beside_usual(&row),
            half_life_hours: half_life_hours(offer.facts.evergreen),
        }
    }
}

/// What messages told the people of a page of, of the stories that are news.
pub(super) async fn told(work: &mut Work, page: &Page) -> Result<HashMap<PersonId, HashSet<StoryId>>> {
    let rows = all!(
        work,
        (PersonId, StoryId),
        concat!(
            "select t.person_id, t.story_id from rhythms r
             join nudge_stories t on t.org_id = r.org_id and t.person_id = r.person_id",
            in_page!(),
        ),
        work.by.org,
        page.after,
        page.last,
        page.due,
        page.pace,
    )?;
    let mut told: HashMap<PersonId, HashSet<StoryId>> = HashMap::new();
    for (person, story) in rows {
        told.entry(person).or_default().insert(story);
    }
    Ok(told)
}
