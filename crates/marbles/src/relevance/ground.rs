//! The ground of an organisation's days: what is out and for whom, what was made of it, and what was learnt. It is kept
//! in memory between two looks, since it is the same for everybody; no row is ever written per person and story.

mod marks;
mod offers;
mod popularity;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::SignedDuration;
use sqlx::types::Json;

use crate::{
    clock::Moment,
    db::{Work, maybe, one},
    error::Result,
    ids::{OrgId, StoryId},
    relevance::{
        facts::{Counts, Crowd, Tally},
        model::Model,
    },
};

pub use marks::Marks;
pub use offers::{ForGroup, Offer};
use popularity::Popularity;

/// For how long what others did may lag behind; stories that change are seen at once.
const KEPT: SignedDuration = SignedDuration::from_secs(20);

/// What an organisation's days are made from, as of one moment.
pub struct Ground {
    at: Moment,
    stamp: Stamp,
    /// The version of what was learnt; 0 is the readable rules.
    pub version: i64,
    pub model: Model,
    rules: Model,
    /// What is out or about to be, newest first.
    pub offers: Vec<Offer>,
    marks: HashMap<StoryId, Marks>,
    popularity: Popularity,
}

/// What must not have changed for a ground to stand.
#[derive(Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
struct Stamp {
    changed_at: Option<Moment>,
    version: Option<i64>,
}

/// The grounds of all organisations here.
#[derive(Clone, Default)]
pub struct Grounds(Arc<Mutex<HashMap<OrgId, Arc<Ground>>>>);

impl Grounds {
    /// The ground of this work's organisation, made anew where stories or the model changed, or others' doings are old.
    pub async fn of(&self, work: &mut Work) -> Result<Arc<Ground>> {
        let stamp = one!(
            work,
            Stamp,
            "select (select max(changed_at) from stories where org_id = $1) as changed_at,
                 (select max(version) from models where org_id = $1) as version",
            work.by.org,
        )?;
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&work.by.org).cloned();
        if let Some(kept) = kept.filter(|kept| kept.stands(stamp, work.now)) {
            return Ok(kept);
        }
        let ground = Arc::new(Ground::make(work, stamp).await?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(work.by.org, Arc::clone(&ground));
        Ok(ground)
    }
}

impl Ground {
    async fn make(work: &mut Work, stamp: Stamp) -> Result<Self> {
        let (version, model) = model(work).await?;
        let marks = marks::all(work).await?;
        Ok(Self {
            at: work.now,
            stamp,
            version,
            model,
            rules: Model::prior(),
            offers: offers::all(work).await?,
            popularity: popularity::of(work, &marks).await?,
            marks,
        })
    }

    /// A change in the very moment of the making may have been missed, so that such a ground serves once.
    fn stands(&self, stamp: Stamp, now: Moment) -> bool {
        let age = now - self.at;
        self.stamp == stamp
            && stamp.changed_at.is_none_or(|changed| changed < self.at)
            && !age.is_negative()
            && age < KEPT
    }

    /// The story of that id, if it is out or about to be.
    pub fn offer(&self, story: StoryId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.facts.story_id == story)
    }

    /// What the tallies of a story are kept by, if it is remembered.
    pub fn marks(&self, story: StoryId) -> Option<&Marks> {
        self.marks.get(&story)
    }

    /// What ranks for a person: what was learnt, or the readable rules for who wants no learning.
    pub fn model_for(&self, learns: bool) -> &Model {
        if learns { &self.model } else { &self.rules }
    }

    /// What the others did, as somebody in that department meets it.
    pub fn crowd(&self, department: &str) -> &Crowd {
        self.popularity.crowd(department)
    }

    /// What was made of a story, overall and in that department.
    pub fn counts(&self, department: &str, story: StoryId) -> Counts {
        Counts {
            everyone: self.popularity.everyone(story),
            department: self.popularity.nearby(department, story),
            times_seen: 0,
        }
    }

    /// What was made of a story in a department.
    pub fn nearby(&self, department: &str, story: StoryId) -> Tally {
        self.popularity.nearby(department, story)
    }

    /// How often a story was put on anybody's day.
    pub fn shown(&self, story: StoryId) -> u32 {
        self.popularity.shown(story)
    }

    /// The part of a department that shared a story today.
    pub fn shared_nearby_today(&self, department: &str, story: StoryId) -> f64 {
        self.popularity.shared_nearby_today(department, story)
    }

    /// How many people a department has.
    pub fn people_in(&self, department: &str) -> i64 {
        self.popularity.people_in(department)
    }
}

/// What was learnt last, if it was learnt for the terms of this version of Marbles; else the readable rules.
async fn model(work: &mut Work) -> Result<(i64, Model)> {
    let last = maybe!(
        work,
        (i64, Json<serde_json::Value>),
        "select version, parameters from models where org_id = $1 order by version desc limit 1",
        work.by.org,
    )?;
    let learnt =
        last.and_then(|(version, Json(kept))| Some((version, serde_json::from_value::<Model>(kept).ok()?)));
    Ok(learnt.filter(|(_, model)| model.is_current()).unwrap_or((0, Model::prior())))
}
