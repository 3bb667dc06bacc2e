//! Claims about the rankings on simulated companies: small ones here, the full size where it is asked for.

use marbles::relevance::{Term, estimating::Refused};

use super::{
    life::{Life, Shown},
    measuring::gini,
    *,
};
use crate::simulate::company::{Company, day_of};

fn lives(company: &Company, policies: &[Policy]) -> Vec<Figures> {
    let oracle = lived(company, Policy::Oracle);
    let figures = |policy: &Policy| {
        let life = lived(company, *policy);
        measuring::figures(policy.name(), company, &life.measured, &oracle.measured)
    };
    policies.iter().map(figures).collect()
}

fn lived(company: &Company, policy: Policy) -> Life<'_> {
    let mut life = Life::new(company, policy);
    life.live();
    life
}

fn small(seed: u64, world: World) -> Wanted {
    Wanted { seed, seeds: 1, people: 60, days: 28, worlds: vec![world] }
}

#[test]
fn the_same_seed_gives_the_same_figures_and_another_does_not() {
    let figures = |seed| {
        let report = simulate(&Wanted { people: 20, days: 14, ..small(seed, World::B) });
        serde_json::to_string(&report.policies).unwrap()
    };
    assert_eq!(figures(1), figures(1));
    assert_ne!(figures(1), figures(2));
}

#[test]
fn knowing_more_brings_more_where_people_say_what_they_like() {
    let company = World::A.build(1, 120, 35);
    let figures = lives(&company, &[Policy::Random, Policy::Newest, Policy::Rules, Policy::Learned]);
    let percent: Vec<f64> = figures.iter().map(|figures| figures.percent_of_oracle).collect();
    assert!(percent.is_sorted(), "{percent:?}");
    let (rules, learned) = (&figures[2], &figures[3]);
    assert!(rules.percent_of_oracle >= 60.0, "{}", rules.percent_of_oracle);
    assert!(learned.percent_of_oracle >= 75.0, "{}", learned.percent_of_oracle);
    // Five weeks of 120 people teach less than 90 days of 300, for which the target is 0.72.
    assert!(learned.ndcg5 >= 0.65, "{}", learned.ndcg5);
    assert!(learned.gini <= 0.45, "{}", learned.gini);
    assert!(learned.percent_without_history >= Some(60.0), "{:?}", learned.percent_without_history);
}

#[test]
fn learning_beats_the_rules_where_the_rules_are_wrong_and_only_by_what_people_did() {
    let company = World::C.build(1, 120, 42);
    let oracle = lived(&company, Policy::Oracle);
    let percent =
        |life: &Life| measuring::figures("", &company, &life.measured, &oracle.measured).percent_of_oracle;
    let rules = percent(&lived(&company, Policy::Rules));
    let learned = percent(&lived(&company, Policy::Learned));
    let mut cheated = Life::new(&company, Policy::Learned);
    cheated.shuffled = true;
    cheated.live();
    let shuffled = percent(&cheated);
    assert!(learned > rules + 5.0, "learned {learned:.1}, rules {rules:.1}");
    assert!(shuffled < learned - 5.0, "shuffled {shuffled:.1}, learned {learned:.1}");
}

#[test]
fn nothing_that_comes_later_changes_a_score() {
    const CUT: i64 = 16;
    let whole = World::B.build(3, 40, 30);
    let mut cut = World::B.build(3, 40, 30);
    cut.visits.retain(|visit| day_of(visit.at) < CUT);
    cut.stories.retain(|told| day_of(told.story.published_at) < CUT);
    let before = |life: &Life| -> Vec<Shown> {
        life.trace.iter().filter(|shown| day_of(shown.at) < CUT).cloned().collect()
    };
    let (whole, cut) = (lived(&whole, Policy::Learned), lived(&cut, Policy::Learned));
    assert!(whole.trace.len() > cut.trace.len() + 50);
    assert!(before(&whole) == before(&cut), "bit for bit");
}

#[test]
fn no_policy_shows_what_the_gates_and_slots_forbid() {
    let company = World::A.build(4, 40, 21);
    for policy in Policy::ALL {
        let life = lived(&company, policy);
        for shown in &life.trace {
            let numbers: Vec<usize> = shown.stories.iter().map(|(number, _)| *number).collect();
            assert!(numbers.len() <= 5);
            for number in &numbers {
                assert_eq!(numbers.iter().filter(|other| *other == number).count(), 1);
                assert!(company.dealings(shown.person, *number).in_audience, "{}", policy.name());
                let author = &company.stories[*number].story.author;
                let by_them = numbers.iter().filter(|other| company.stories[**other].story.author == *author);
                assert!(by_them.count() <= 2);
            }
        }
    }
}

#[test]
fn gini_tells_equal_from_unequal() {
    assert!(gini(&[4.0, 4.0, 4.0, 4.0]).abs() < 1e-12);
    assert!((gini(&[0.0, 0.0, 0.0, 8.0]) - 0.75).abs() < 1e-12);
    assert!((gini(&[1.0, 3.0]) - 0.25).abs() < 1e-12);
    assert!(gini(&[]).abs() < 1e-12);
}

#[test]
fn the_table_and_the_picture_hold_every_policy() {
    let report = simulate(&Wanted { people: 12, days: 14, ..small(1, World::A) });
    let (table, picture) = (table::of(&report), picture::of(&report));
    for policy in Policy::ALL {
        assert!(table.contains(policy.name()) && picture.contains(policy.name()), "{}", policy.name());
    }
    let json = serde_json::to_value(&report).unwrap();
    let learned = &json["policies"][4];
    assert_eq!(learned["name"], "learned");
    for field in ["percent_of_oracle", "ndcg5", "coverage20", "gini"] {
        assert!(learned[field].is_number(), "{field}");
    }
}

/// What another ranking would have brought, as the days that were shown tell it.
fn compare(changed: marbles::relevance::Model, seed: u64, people: usize, days: i64) -> comparing::Compared {
    let company = World::A.build(seed, people, days);
    let mut life = Life::new(&company, Policy::Rules);
    life.comparing = Some(comparing::Comparing::with(changed));
    life.live();
    life.comparing.map(|comparing| comparing.compared()).expect("it was compared")
}

#[test]
fn too_few_visits_are_refused() {
    let compared = compare(marbles::relevance::Model::prior(), 1, 40, 14);
    assert!(matches!(compared.estimate, Err(Refused::TooFew { .. })), "{compared:?}");
}

#[test]
#[ignore = "takes minutes in a debug build"]
fn estimates_of_a_changed_ranking_are_within_a_tenth_of_the_truth() {
    let mut printed = 0;
    for seed in 1..=8 {
        let mut changed = marbles::relevance::Model::prior();
        changed.mean[Term::Popularity as usize] += 0.05 * seed as f64;
        changed.mean[Term::Freshness as usize] -= 0.03 * seed as f64;
        let compared = compare(changed, seed, 500, 60);
        println!("{seed} {compared:?}");
        if let Ok(estimate) = compared.estimate {
            printed += 1;
            assert!((estimate.value - compared.truth).abs() <= 0.1 * compared.truth, "{compared:?}");
        }
    }
    assert!(printed > 0);
}

/// The full size takes minutes without optimisation: `cargo test --release -p marbles_server -- --ignored targets`.
#[test]
#[ignore = "takes minutes in a debug build"]
fn the_targets_are_met_in_full_where_the_rules_are_not_wrong() {
    // World b stays below in nDCG (see docs/RELEVANCE.md); everything else is met there, too.
    for (world, ndcg) in [(World::A, 0.72), (World::B, 0.65)] {
        let full = Wanted { seed: 1, seeds: 5, people: 300, days: 90, worlds: vec![world] };
        let policies = simulate(&full).policies;
        let (rules, learned) = (&policies[3], &policies[4]);
        assert!(rules.percent_of_oracle >= 60.0 && learned.percent_of_oracle >= 75.0, "{policies:?}");
        assert!(learned.ndcg5 >= ndcg && learned.coverage20 >= 90.0 && learned.gini <= 0.45, "{policies:?}");
        assert!(learned.percent_without_history >= Some(60.0), "{policies:?}");
        let few = simulate(&Wanted { people: 50, ..full }).policies;
        assert!(few[4].percent_of_oracle >= 65.0, "{few:?}");
    }
}
