//! Putting a day together: gates, score, slots, reasons.

use crate::{
    clock::Moment,
    ids::StoryId,
    relevance::{
        Row,
        exposures::{NewExposure, Others},
        facts, gates,
        ground::{Ground, Offer},
        readers::Reading,
        slots::{self, LOOKED_AT, Placed, SLOTS, Slot},
    },
    stories::feed::{Pick, Reason, saying::Saying},
};

/// So many hours older weighs as much as one of log-odds, where the newest comes first.
const HOURS_OF_ONE: f64 = 24.0;

/// A story that may come onto this day, with its terms.
struct Open<'a> {
    offer: &'a Offer,
    row: Row,
    /// Shown or shared today: it stays where it is.
    kept: bool,
}

/// A person's day, and what stood on it until now and gives way.
pub(super) fn day(
    reading: &Reading,
    ground: &Ground,
    now: Moment,
    minimum: i64,
) -> (Vec<Pick>, Vec<StoryId>) {
    let open = open(reading, ground, now);
    let (kept, fresh) = divided(reading, &open);
    let Drawn { placed: drawn, others, from: fresh } = draw(reading, ground, &open, &kept, fresh, now);
    let saying = Saying::new(reading, ground, &open.iter().map(|one| one.row).collect::<Vec<_>>(), minimum);
    let pick = |place: usize, exposure: Option<NewExposure>, exploring: bool| {
        let Open { offer, .. } = open[place];
        let story = offer.facts.story_id;
        Pick {
            candidate: offer.card.clone(),
            reasons: saying.reasons(offer, place, now, exploring),
            shared: reading.known.history.shared.contains_key(&story),
            saved: reading
                .known
                .history
                .stories
                .get(&story)
                .is_some_and(|met| met.answers.contains(&crate::relevance::grades::Kind::Saved)),
            exposure,
        }
    };
    let stayed = kept.iter().map(|place| {
        let exploring =
            reading.shown_today.get(&open[*place].offer.facts.story_id).is_some_and(|shown| shown.exploring);
        pick(*place, None, exploring)
    });
    let stayed: Vec<Pick> = stayed.collect();
    // What was shared without having stood on this day has no place to keep, and comes last.
    let placed = kept.iter().filter(|place| position(reading, open[**place].offer) < i64::MAX).count();
    let new = drawn.iter().enumerate().map(|(at, placed)| {
        let place = fresh[placed.candidate];
        let exposure = exposure(ground, &open[place], placed, others[at], kept.len() + at);
        pick(place, Some(exposure), placed.slot == Slot::Exploration)
    });
    let (mut day, rest) = (stayed[..placed].to_vec(), &stayed[placed..]);
    day.extend(new);
    day.extend_from_slice(rest);
    let stays = |story: &StoryId| day.iter().any(|pick| pick.candidate.story_id == *story);
    let stood = reading.shown_today.iter().filter(|(_, shown)| shown.position > 0).map(|(story, _)| *story);
    // What was sent away keeps its place, in case that is taken back.
    let could = |story: &StoryId| open.iter().any(|one| one.offer.facts.story_id == *story);
    let gone = stood.filter(|story| !stays(story) && could(story)).collect();
    (day, gone)
}

/// What stays on the day, in its places, and what the rest is drawn from. What came out since the last look may take the
/// place of what was not seen yet, the lowest first. Who chose topics since is shown other stories for all that they
/// have not seen. Nothing else makes a full day change.
fn divided(reading: &Reading, open: &[Open]) -> (Vec<usize>, Vec<usize>) {
    let (mut kept, fresh): (Vec<usize>, Vec<usize>) = (0..open.len()).partition(|place| open[*place].kept);
    kept.sort_by_key(|place| position(reading, open[*place].offer));
    kept.truncate(SLOTS);
    let shown = |place: &usize| reading.shown_today.get(&open[*place].offer.facts.story_id);
    let last_look = reading.shown_today.values().map(|shown| shown.shown_at).max();
    let came = |place: &usize| last_look.is_some_and(|last| open[*place].offer.facts.published_at > last);
    let since: Vec<usize> = fresh.iter().copied().filter(came).collect();
    let chose_anew = last_look.zip(reading.chose_at).is_some_and(|(last, chose)| chose > last);
    let crowded = if chose_anew { SLOTS } else { (kept.len() + since.len()).saturating_sub(SLOTS) };
    let mut gone = 0;
    for at in (0..kept.len()).rev() {
        if gone < crowded && shown(&kept[at]).is_some_and(|shown| shown.seen_at.is_none()) {
            kept.remove(at);
            gone += 1;
        }
    }
    if chose_anew {
        let rest = (0..open.len()).filter(|place| !kept.contains(place)).collect();
        return (kept, rest);
    }
    if gone > 0 { (kept, since) } else { (kept, fresh) }
}

/// Why a story would be on that day; of one that is not open to this person any more, why it was.
pub(super) fn reasons_for(
    reading: &Reading,
    ground: &Ground,
    now: Moment,
    minimum: i64,
    story: StoryId,
) -> Vec<Reason> {
    let mut open = open(reading, ground, now);
    let place = open.iter().position(|one| one.offer.facts.story_id == story).or_else(|| {
        let offer = ground.offers.iter().find(|offer| offer.facts.story_id == story)?;
        open.push(Open { offer, row: reading.known.row(offer, ground, now), kept: false });
        Some(open.len() - 1)
    });
    let Some(place) = place else { return Vec::new() };
    let exploring = reading.shown_today.get(&story).is_some_and(|shown| shown.exploring);
    let rows: Vec<Row> = open.iter().map(|one| one.row).collect();
    Saying::new(reading, ground, &rows, minimum).reasons(open[place].offer, place, now, exploring)
}

/// The chances of this day's stories under a model and ranking of one's own making are drawn from the same gates.
fn open<'a>(reading: &Reading, ground: &'a Ground, now: Moment) -> Vec<Open<'a>> {
    let passes = |offer: &&Offer| keeps(reading, offer, now) || reading.known.may_see(offer, now);
    let open = ground.offers.iter().filter(passes).take(LOOKED_AT);
    let mut open: Vec<Open> = open
        .map(|offer| Open {
            offer,
            row: reading.known.row(offer, ground, now),
            kept: keeps(reading, offer, now),
        })
        .collect();
    if open.is_empty() {
        // Nothing in a language of theirs, as for an English reader in a Dutch organisation: all rather than an empty day.
        let anyway =
            ground.offers.iter().filter(|offer| gates_but_language(reading, offer, now)).take(LOOKED_AT);
        open = anyway
            .map(|offer| Open {
                offer,
                row: reading.known.row(offer, ground, now),
                kept: stood(reading, offer),
            })
            .collect();
    }
    open
}

fn gates_but_language(reading: &Reading, offer: &Offer, now: Moment) -> bool {
    let facts = facts::Story { language: String::new(), ..offer.facts.clone() };
    gates::open(&reading.known.facts, &facts, reading.known.dealings(offer), now).is_ok()
}

/// Whether it was put on this day already.
fn stood(reading: &Reading, offer: &Offer) -> bool {
    reading.shown_today.get(&offer.facts.story_id).is_some_and(|shown| shown.position > 0)
}

/// What was shown or shared today stays, unless it is over, hidden, or no longer for this person.
fn keeps(reading: &Reading, offer: &Offer, now: Moment) -> bool {
    let story = offer.facts.story_id;
    let shared_today = reading.known.history.shared.get(&story).is_some_and(|at| *at >= reading.midnight);
    let dealings = gates::Dealings {
        shared: reading.known.dealings(offer).shared && !shared_today,
        times_seen: if shared_today { 0 } else { reading.known.dealings(offer).times_seen },
        ..reading.known.dealings(offer)
    };
    (shared_today || stood(reading, offer))
        && gates::open(&reading.known.facts, &offer.facts, dealings, now).is_ok()
}

/// What was drawn for a day, in its places.
struct Drawn {
    placed: Vec<Placed>,
    /// For each the chances that other rankings would have given it.
    others: Vec<Others>,
    /// Which of the open stories it was drawn from.
    from: Vec<usize>,
}

/// Draws what is left of the day.
fn draw(
    reading: &Reading,
    ground: &Ground,
    open: &[Open],
    kept: &[usize],
    fresh: Vec<usize>,
    now: Moment,
) -> Drawn {
    let candidate = |place: &usize| {
        let Open { offer, row, .. } = &open[*place];
        reading.known.candidate(offer, row, ground, now)
    };
    let candidates: Vec<slots::Candidate> = fresh.iter().map(candidate).collect();
    let stay: Vec<&facts::Story> = kept.iter().map(|place| &open[*place].offer.facts).collect();
    let explored = kept.iter().any(|place| {
        reading.shown_today.get(&open[*place].offer.facts.story_id).is_some_and(|shown| shown.exploring)
    });
    if candidates.len() + stay.len() <= SLOTS
        && let Some(placed) = all_in_order(&stay, explored, &candidates)
    {
        // Every ranking shows all of them.
        let others = vec![Others { rules: 1.0, newest: 1.0 }; placed.len()];
        return Drawn { placed, others, from: fresh };
    }
    let placed = slots::choose_beside(&stay, explored, &candidates, luck_of(reading));
    let others = others(&stay, &candidates, &placed, |at| &open[fresh[at]], ground, now);
    Drawn { placed, others, from: fresh }
}

/// The chances that the readable rules, and the newest first, would have given to what was drawn.
fn others<'a>(
    stay: &[&facts::Story],
    candidates: &[slots::Candidate<'a>],
    placed: &[Placed],
    open: impl Fn(usize) -> &'a Open<'a>,
    ground: &Ground,
    now: Moment,
) -> Vec<Others> {
    let under = |score: &dyn Fn(&Open) -> f64| {
        let scored = |(at, candidate): (usize, &slots::Candidate<'a>)| slots::Candidate {
            score: score(open(at)),
            ..*candidate
        };
        let scored: Vec<slots::Candidate> = candidates.iter().enumerate().map(scored).collect();
        slots::propensities_beside(stay, &scored, placed)
    };
    let rules = under(&|one| ground.model_for(false).score(&one.row));
    let newest = under(&|one| -(now - one.offer.facts.published_at).as_secs_f64() / 3600.0 / HOURS_OF_ONE);
    let mut by_place: Vec<usize> = (0..placed.len()).collect();
    by_place.sort_by_key(|place| placed[*place].drawn);
    let mut others = vec![Others::default(); placed.len()];
    for (drawn, place) in by_place.into_iter().enumerate() {
        others[place] = Others { rules: rules[drawn], newest: newest[drawn] };
    }
    others
}

/// Where there is room for all, the best comes first, and luck has nothing to do with it; the last that few have seen is
/// there for finding out.
fn all_in_order(
    stay: &[&facts::Story],
    explored: bool,
    candidates: &[slots::Candidate],
) -> Option<Vec<Placed>> {
    let mut placed = slots::best_beside(stay, candidates);
    if placed.len() < candidates.len() {
        return None;
    }
    let unknown = |one: &&mut Placed| candidates[one.candidate].shown < slots::FOUND_OUT;
    if !explored
        && let Some(last) =
            placed.iter_mut().rev().filter(unknown).min_by_key(|one| candidates[one.candidate].pinned)
    {
        last.slot = Slot::Exploration;
    }
    Some(placed)
}

/// The luck of a person's day: the same at every look, and another one tomorrow.
fn luck_of(reading: &Reading) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(reading.person.person_id.uuid().as_bytes());
    hasher.update(&reading.today.number().to_le_bytes());
    let hash = hasher.finalize();
    u64::from_le_bytes(std::array::from_fn(|byte| hash.as_bytes()[byte]))
}

fn position(reading: &Reading, offer: &Offer) -> i64 {
    let shown = reading.shown_today.get(&offer.facts.story_id).filter(|shown| shown.position > 0);
    shown.map_or(i64::MAX, |shown| shown.position)
}

fn exposure(ground: &Ground, open: &Open, placed: &Placed, others: Others, position: usize) -> NewExposure {
    NewExposure {
        story: open.offer.facts.story_id,
        position: i64::try_from(position + 1).unwrap_or(i64::MAX),
        chance: placed.propensity,
        drawn: placed.drawn,
        others,
        slot: placed.slot,
        model: ground.version,
        row: open.row,
    }
}
