//! Slots: a day of at most five stories, one of them for finding out, each drawn with a chance that is known exactly.

use rand::{Rng, SeedableRng, rngs::StdRng};
use serde::{Deserialize, Serialize};

use super::facts::Story;

/// How many stories a day holds.
pub const SLOTS: usize = 5;
/// How many of them editors can pin.
pub const PINNED: usize = 2;
/// A story shown fewer times than this is still to be found out about.
pub const FOUND_OUT: u32 = 20;
/// How often one author or one topic comes at most.
pub const AT_MOST: usize = 2;
/// The share of a department whose sharing today is enough for that story there.
pub const CROWDED: f64 = 0.10;
/// What a crowded story keeps of its odds.
const CROWDED_KEEPS: f64 = 0.25;
/// The best of the ranking that the drawn slots are drawn from.
pub const SHORTLIST: usize = 20;
/// How much luck there is in a drawn slot: a story that scores this much lower comes 1/e as often.
const LUCK: f64 = 0.10;
/// The same for the slot that finds out.
const LUCK_FINDING_OUT: f64 = 0.3;
/// The part of the chance of finding out that all share alike, so that none is without.
const EVEN: f64 = 0.1;
/// What a story gains in the slot that finds out for each time that it was not yet shown.
const NEED: f64 = 0.05;
/// How many stories are looked at for one person: the newest that their gates let through.
pub const LOOKED_AT: usize = 500;
/// Where in the day the slot that finds out stands, counted from zero.
const FINDS_OUT_AT: usize = 3;

/// A story that passed the gates, with its score.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub story: &'a Story,
    pub score: f64,
    /// How often it was put on anybody's day.
    pub shown: u32,
    /// The share of this reader's department that shared it today.
    pub shared_nearby_today: f64,
    pub pinned: bool,
}

impl Candidate<'_> {
    fn damped(&self) -> f64 {
        if self.shared_nearby_today > CROWDED { self.score + CROWDED_KEEPS.ln() } else { self.score }
    }
}

/// Why a story has its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// An editor keeps it on top.
    Pinned,
    /// It ranks high for this reader.
    Ranked,
    /// Few have seen it yet.
    Exploration,
}

/// A story on somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Its place in the list of candidates.
    pub candidate: usize,
    pub slot: Slot,
    /// The chance that this slot got this story, given the slots that were filled before it.
    pub propensity: f64,
    /// The order in which it was drawn, from zero.
    pub drawn: usize,
}

/// Fills a day. The same candidates and the same `draw` give the same day.
///
/// Pinned stories come first, as far as they leave something to find out about; then the slot that finds out is drawn,
/// then the others. Each is drawn by a softmax (Plackett and Luce's model), so that the logged chances tell later what
/// another ranking would have brought.
pub fn choose(candidates: &[Candidate], draw: u64) -> Vec<Placed> {
    choose_beside(&[], false, candidates, draw)
}

/// Fills what is left of a day beside the stories that keep their place on it; `explored` says whether one of those is
/// there for finding out.
pub fn choose_beside(kept: &[&Story], explored: bool, candidates: &[Candidate], draw: u64) -> Vec<Placed> {
    let mut luck = StdRng::seed_from_u64(draw);
    let mut day = Day { kept, ..Day::new(candidates) };
    let free = SLOTS.saturating_sub(kept.len());
    day.finds_out = !explored && free > 0 && day.has_unknown_beside(None);
    let mut placed: Vec<Placed> = Vec::with_capacity(SLOTS);
    for slot in order(candidates, free, day.finds_out) {
        if placed.len() == free {
            break;
        }
        let chances = day.chances(slot);
        if let Some((candidate, propensity)) = pick(&chances, luck.random()) {
            placed.push(Placed { candidate, slot, propensity, drawn: placed.len() });
            day.take(candidate);
        }
    }
    in_their_places(placed, candidates)
}

/// The best five under the same limits, without luck and without finding out: what a ranking would show if it were sure.
pub fn best(candidates: &[Candidate]) -> Vec<Placed> {
    best_beside(&[], candidates)
}

/// The same, beside the stories that keep their place; pinned ones come first.
pub fn best_beside(kept: &[&Story], candidates: &[Candidate]) -> Vec<Placed> {
    let mut day = Day { kept, ..Day::new(candidates) };
    let mut placed = Vec::with_capacity(SLOTS);
    let mut ranking = day.ranking.clone();
    ranking.sort_by_key(|candidate| !candidates[*candidate].pinned);
    for candidate in ranking {
        if placed.len() + kept.len() < SLOTS && day.has_room(candidate) {
            let slot = if candidates[candidate].pinned { Slot::Pinned } else { Slot::Ranked };
            placed.push(Placed { candidate, slot, propensity: 1.0, drawn: placed.len() });
            day.take(candidate);
        }
    }
    placed
}

/// The chances that this ranking would have given to a day that was drawn by another, slot by slot in the order of
/// drawing: what [`super::estimating`] compares with the logged ones.
pub fn propensities(candidates: &[Candidate], placed: &[Placed]) -> Vec<f64> {
    propensities_beside(&[], candidates, placed)
}

/// The same, for a day beside stories that kept their place.
pub fn propensities_beside(kept: &[&Story], candidates: &[Candidate], placed: &[Placed]) -> Vec<f64> {
    let mut drawn: Vec<&Placed> = placed.iter().collect();
    drawn.sort_by_key(|placed| placed.drawn);
    let finds_out = placed.iter().any(|placed| placed.slot == Slot::Exploration);
    let mut day = Day { kept, finds_out, ..Day::new(candidates) };
    let chance = |placed: &Placed| {
        let chances = day.chances(placed.slot);
        day.take(placed.candidate);
        chances
            .iter()
            .find(|(candidate, _)| *candidate == placed.candidate)
            .map_or(0.0, |(_, chance)| *chance)
    };
    drawn.into_iter().map(chance).collect()
}

/// The slots in the order in which they are filled, until the day is full: a slot that finds nothing is left out.
fn order(candidates: &[Candidate], free: usize, finds_out: bool) -> Vec<Slot> {
    let explores = usize::from(finds_out);
    let pinned = candidates.iter().filter(|candidate| candidate.pinned).count();
    let pinned = pinned.min(PINNED).min(free - explores);
    [vec![Slot::Pinned; pinned], vec![Slot::Exploration; explores], vec![Slot::Ranked; free]].concat()
}

/// Pinned on top, then as drawn, with the one that finds out further down.
fn in_their_places(placed: Vec<Placed>, candidates: &[Candidate]) -> Vec<Placed> {
    let (exploring, mut day): (Vec<Placed>, Vec<Placed>) =
        placed.into_iter().partition(|placed| placed.slot == Slot::Exploration);
    for placed in exploring {
        let place = if candidates[placed.candidate].pinned { 0 } else { FINDS_OUT_AT };
        day.insert(place.min(day.len()), placed);
    }
    day
}

/// A day being filled.
struct Day<'a> {
    candidates: &'a [Candidate<'a>],
    /// What is on the day already.
    kept: &'a [&'a Story],
    /// All candidates, the best first.
    ranking: Vec<usize>,
    taken: Vec<usize>,
    /// Whether one of its slots is for finding out.
    finds_out: bool,
}

impl<'a> Day<'a> {
    fn new(candidates: &'a [Candidate<'a>]) -> Self {
        let mut ranking: Vec<usize> = (0..candidates.len()).collect();
        let key = |place: usize| (candidates[place].damped(), candidates[place].story.story_id);
        ranking.sort_by(|one, other| {
            let ((a, one), (b, other)) = (key(*one), key(*other));
            b.total_cmp(&a).then_with(|| other.cmp(&one))
        });
        Self { candidates, kept: &[], ranking, taken: Vec::with_capacity(SLOTS), finds_out: false }
    }

    fn take(&mut self, candidate: usize) {
        self.taken.push(candidate);
    }

    /// Who may come next into such a slot, each with its chance.
    fn chances(&self, slot: Slot) -> Vec<(usize, f64)> {
        let free = |place: &usize| !self.taken.contains(place) && self.has_room(*place);
        let of = |place: usize| &self.candidates[place];
        match slot {
            Slot::Pinned => {
                let leaves = |place: &usize| !self.finds_out || self.has_unknown_beside(Some(*place));
                let mut pinned = self.ranking.iter().copied().filter(|place| of(*place).pinned);
                let first = pinned.find(|place| free(place) && leaves(place));
                first.into_iter().map(|place| (place, 1.0)).collect()
            }
            Slot::Exploration => {
                let open: Vec<usize> =
                    self.ranking.iter().copied().filter(|at| of(*at).shown < FOUND_OUT && free(at)).collect();
                let need = |place: usize| NEED * f64::from(FOUND_OUT - of(place).shown);
                let chances = softmax(&open, LUCK_FINDING_OUT, |place| of(place).damped() + need(place));
                let even = EVEN / count(open.len());
                chances.into_iter().map(|(place, chance)| (place, (1.0 - EVEN) * chance + even)).collect()
            }
            Slot::Ranked => {
                let open: Vec<usize> = self.ranking.iter().copied().filter(free).take(SHORTLIST).collect();
                softmax(&open, LUCK, |place| of(place).damped())
            }
        }
    }

    /// Whether there is something to find out about, once that one has come, too.
    fn has_unknown_beside(&self, next: Option<usize>) -> bool {
        let open = |place: &usize| {
            self.candidates[*place].shown < FOUND_OUT
                && !self.taken.contains(place)
                && next != Some(*place)
                && self.has_room_beside(*place, next)
        };
        (0..self.candidates.len()).any(|place| open(&place))
    }

    /// Whether neither its author nor one of its topics has come often enough.
    fn has_room(&self, place: usize) -> bool {
        self.has_room_beside(place, None)
    }

    fn has_room_beside(&self, place: usize, next: Option<usize>) -> bool {
        let story = self.candidates[place].story;
        let drawn = || self.taken.iter().chain(&next).map(|taken| self.candidates[*taken].story);
        let taken = || drawn().chain(self.kept.iter().copied());
        let by_author = || taken().filter(|other| other.author == story.author).count();
        let about = |topic| taken().filter(|other| other.topics.contains(topic)).count();
        (story.author.is_empty() || by_author() < AT_MOST)
            && story.topics.iter().all(|topic| about(topic) < AT_MOST)
    }
}

fn softmax(places: &[usize], luck: f64, score: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
    let highest = places.iter().map(|place| score(*place)).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = places.iter().map(|place| ((score(*place) - highest) / luck).exp()).collect();
    let sum: f64 = weights.iter().sum();
    places.iter().copied().zip(weights.into_iter().map(|weight| weight / sum)).collect()
}

fn pick(chances: &[(usize, f64)], luck: f64) -> Option<(usize, f64)> {
    let mut left = luck;
    let found = chances.iter().find(|(_, chance)| {
        left -= chance;
        left < 0.0
    });
    found.or_else(|| chances.last()).copied()
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
fn count(number: usize) -> f64 {
    number.max(1) as f64
}

#[cfg(test)]
mod tests;
