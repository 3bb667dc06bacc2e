//! Claims about estimates: near the truth where they are given, and refused where they cannot be.

use rand::{Rng, SeedableRng, rngs::StdRng};

use super::*;

/// How often each of eight stories is shared when it is shown.
const TRUTH: [f64; 8] = [0.02, 0.05, 0.08, 0.10, 0.12, 0.16, 0.20, 0.30];

/// Draws three of the eight stories by a softmax of the scores; returns each with its chance after those before.
fn draw(scores: &[f64; 8], luck: &mut StdRng) -> Vec<(usize, f64)> {
    let mut drawn: Vec<(usize, f64)> = Vec::new();
    while drawn.len() < 3 {
        let left: f64 = rest(scores, &drawn);
        let mut at = luck.random::<f64>() * left;
        let free: Vec<usize> = (0..8).filter(|story| drawn.iter().all(|(other, _)| other != story)).collect();
        let found = free.iter().copied().find(|story| {
            at -= scores[*story].exp();
            at < 0.0
        });
        let story = found.unwrap_or(free[0]);
        drawn.push((story, scores[story].exp() / left));
    }
    drawn
}

fn rest(scores: &[f64; 8], drawn: &[(usize, f64)]) -> f64 {
    let free = |story: &usize| drawn.iter().all(|(other, _)| other != story);
    (0..8).filter(free).map(|story| scores[story].exp()).sum()
}

fn logged(in_force: &[f64; 8], changed: &[f64; 8], visits: usize, luck: &mut StdRng) -> Vec<Vec<Drawn>> {
    (0..visits)
        .map(|_| {
            let day = draw(in_force, luck);
            (0..day.len())
                .map(|slot| {
                    let (story, propensity) = day[slot];
                    let reward = f64::from(u8::from(luck.random_bool(TRUTH[story])));
                    Drawn { propensity, changed: changed[story].exp() / rest(changed, &day[..slot]), reward }
                })
                .collect()
        })
        .collect()
}

/// What a ranking truly brings for each visit.
fn truth(scores: &[f64; 8], luck: &mut StdRng) -> f64 {
    let days = 100_000;
    let brought =
        |luck: &mut StdRng| -> f64 { draw(scores, luck).iter().map(|(story, _)| TRUTH[*story]).sum() };
    (0..days).map(|_| brought(luck)).sum::<f64>() / f64::from(days)
}

#[test]
fn what_is_printed_is_within_a_tenth_of_the_truth() {
    let (mut printed, mut refused, mut wrong) = (0, 0, 0);
    for seed in 0..60 {
        let mut luck = StdRng::seed_from_u64(seed);
        let in_force: [f64; 8] = std::array::from_fn(|_| luck.random_range(-0.5..0.5));
        let far = if seed % 2 == 0 { 0.4 } else { 2.5 };
        let changed: [f64; 8] = std::array::from_fn(|story| in_force[story] + luck.random_range(-far..far));
        match estimate(&logged(&in_force, &changed, VISITS, &mut luck)) {
            Ok(estimate) => {
                printed += 1;
                let truth = truth(&changed, &mut luck);
                wrong += i32::from((estimate.value - truth).abs() > MARGIN * truth);
            }
            Err(_) => refused += 1,
        }
    }
    assert!(printed >= 20, "{printed} printed");
    assert!(refused >= 10, "{refused} refused");
    assert_eq!(wrong, 0, "of {printed}");
}

#[test]
fn it_refuses_for_the_reason_there_is() {
    let mut luck = StdRng::seed_from_u64(1);
    let level = [0.0; 8];
    let few = logged(&level, &level, VISITS - 1, &mut luck);
    assert_eq!(estimate(&few), Err(Refused::TooFew { visits: VISITS - 1 }));
    let far: [f64; 8] = std::array::from_fn(|story| if story == 7 { 6.0 } else { 0.0 });
    let thin = estimate(&logged(&level, &far, VISITS, &mut luck));
    assert!(matches!(thin, Err(Refused::TooThin { share }) if share < EFFECTIVE), "{thin:?}");
    // The ranking in force hardly ever shows the story that the other would show half the time.
    let mut never = level;
    never[7] = -40.0;
    let reach = estimate(&logged(&never, &level, VISITS, &mut luck));
    assert!(matches!(reach, Err(Refused::OutOfReach { covered }) if covered < 0.9), "{reach:?}");
    let mut rare = logged(&level, &level, VISITS, &mut luck);
    for (visit, drawn) in rare.iter_mut().enumerate() {
        drawn.iter_mut().for_each(|drawn| drawn.reward = f64::from(u8::from(visit % 200 == 0)) / 3.0);
    }
    assert!(matches!(estimate(&rare), Err(Refused::TooUnsure { .. })));
}

#[test]
fn the_same_ranking_is_estimated_at_what_it_brought() {
    let mut luck = StdRng::seed_from_u64(5);
    let scores = [0.3, 0.0, -0.2, 0.5, 0.1, 0.0, 0.2, 0.4];
    let same = estimate(&logged(&scores, &scores, VISITS, &mut luck)).unwrap();
    assert!((same.value - same.in_force).abs() < 1e-9);
    assert!((same.effective - 1.0).abs() < 1e-9);
}
