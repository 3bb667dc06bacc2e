//! How long it takes to rank five hundred stories for one person, with reasons.

use std::time::Instant;

use marbles::relevance::{Candidate, Counts, Model, Row, Tally, history::History, reasons, slots, terms};
use serde::Serialize;

use super::{company, worlds::World};
use crate::demo::luck::Luck;

/// How many stories are ranked.
pub const CANDIDATES: usize = 500;
const TIMES: usize = 200;

/// Milliseconds on one core of this machine.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Ranking {
    pub candidates: usize,
    pub median_ms: f64,
    /// 99 of 100 rankings are quicker.
    pub p99_ms: f64,
    /// Whether this program was built to be quick.
    pub release: bool,
}

/// Ranks five hundred stories for one person after another, from facts to slots and reasons.
pub fn time() -> Ranking {
    let company = World::A.build(1, 40, 190);
    let mut luck = Luck::of("simulate/ranking");
    let mut history = History::default();
    for _ in 0..8_000 {
        let (who, told) = (luck.pick(&company.people), luck.pick(&company.stories));
        let grade = if luck.chance(0.2) { 0.15 } else { -0.02 };
        history.saw(who.person_id, &who.told.department, &told.story, grade);
    }
    let model = Model::prior();
    let now = company::after(190.0 * 24.0);
    let took: Vec<f64> = (0..TIMES)
        .map(|time| {
            let who = &company.people[time % company.people.len()];
            let department = &who.told.department;
            let start = Instant::now();
            let (reader, crowd) = (history.reader(who.person_id, &who.told), history.crowd(department));
            let stories = || company.stories.iter().take(CANDIDATES).map(|told| &told.story);
            let rows: Vec<Row> = stories()
                .map(|story| {
                    let counts: Counts = history.counts(who.person_id, department, story.story_id);
                    terms::row(&reader, story, &counts, &crowd, now)
                })
                .collect();
            let candidates: Vec<Candidate> = stories()
                .zip(&rows)
                .map(|(story, row)| Candidate {
                    story,
                    score: model.score(row),
                    shown: 30,
                    shared_nearby_today: 0.0,
                    pinned: false,
                })
                .collect();
            let day = slots::choose(&candidates, time as u64);
            let said: usize =
                day.iter().map(|placed| reasons::of(&model, &rows, placed.candidate).len()).sum();
            let took = start.elapsed().as_secs_f64() * 1000.0;
            std::hint::black_box((said, Tally::default()));
            took
        })
        .collect();
    let quantile = |part| crate::bench::quantile(&took, part).unwrap_or(f64::NAN);
    Ranking {
        candidates: CANDIDATES,
        median_ms: quantile(0.5),
        p99_ms: quantile(0.99),
        release: !cfg!(debug_assertions),
    }
}
