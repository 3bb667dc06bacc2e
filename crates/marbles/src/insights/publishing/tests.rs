use proptest::prelude::*;

use super::*;

fn people(numbers: std::ops::Range<usize>) -> Crowd {
    numbers.collect()
}

fn always(_: &Crowd) -> bool {
    true
}

#[test]
fn a_group_of_exactly_the_minimum_is_shown_and_a_smaller_one_is_not() {
    let groups = [people(0..10), people(10..19), people(19..60)];
    assert_eq!(publishable(&groups, &people(0..100), 10, always), [true, false, true]);
}

#[test]
fn a_group_that_is_all_but_a_few_is_hidden() {
    assert_eq!(publishable(&[people(0..95)], &people(0..100), 10, always), [false]);
    assert_eq!(publishable(&[people(0..90)], &people(0..100), 10, always), [true]);
    assert_eq!(publishable(&[people(0..100)], &people(0..100), 10, always), [true]);
}

#[test]
fn of_two_groups_that_differ_by_a_few_the_smaller_is_hidden() {
    assert_eq!(publishable(&[people(0..30), people(0..33)], &people(0..100), 10, always), [false, true]);
    assert_eq!(publishable(&[people(0..30), people(5..40)], &people(0..100), 10, always), [false, true]);
}

#[test]
fn what_all_departments_leave_over_is_protected() {
    let groups = [people(0..40), people(40..70), people(70..96)];
    assert_eq!(publishable(&groups, &people(0..100), 10, always), [true, true, false]);
    assert_eq!(publishable(&groups, &people(0..96), 10, always), [true, true, true]);
}

#[test]
fn a_small_department_takes_another_with_it() {
    let groups = [people(0..40), people(40..70), people(70..95), people(95..100)];
    assert_eq!(publishable(&groups, &people(0..100), 10, always), [true, true, false, false]);
}

#[test]
fn a_group_that_must_not_be_told_cannot_be_had_by_subtraction() {
    let everybody_did = people(70..100);
    let sound = |some: &Crowd| !some.is_within(&everybody_did);
    let groups = [people(0..40), people(40..70), people(70..100)];
    assert_eq!(publishable(&groups, &people(0..100), 10, sound), [true, false, false]);
}

#[test]
fn two_places_that_nearly_make_up_two_departments_are_seen_through() {
    let places = [people(0..25), people(25..57)];
    let departments = [(0..15).chain(25..45).collect::<Crowd>(), (15..25).chain(45..60).collect()];
    let groups: Vec<Crowd> = places.into_iter().chain(departments).collect();
    let shown = publishable(&groups, &people(0..100), 10, always);
    assert!(shown.iter().any(|shown| !shown), "{shown:?}");
}

#[test]
fn forty_departments_at_twelve_places_are_all_told_and_at_once() {
    let mut groups: Vec<Crowd> =
        (0..40).map(|department| (0..10_000).filter(|person| person % 40 == department).collect()).collect();
    groups.extend((0..12).map(|place| (0..10_000).filter(|person| person / 834 == place).collect()));
    assert_eq!(publishable(&groups, &people(0..10_000), 10, always), vec![true; 52]);
    let sound = |some: &Crowd| !some.has(0) || some.len() > 250;
    let shown = publishable(&groups, &people(0..10_000), 10, sound);
    assert_eq!(
        (shown[0], shown.iter().filter(|shown| **shown).count()),
        (false, 50),
        "one takes one with it"
    );
}

#[test]
fn a_tangle_of_groups_ends_with_the_largest_of_them() {
    // Every group overlaps most others by a few people, so the families are more than anybody can look through.
    let groups: Vec<Crowd> = (0..120_usize)
        .map(|group| (0..600_usize).filter(|person| (person * 7919 + group * 104_729) % 97 < 11).collect())
        .collect();
    let shown = publishable(&groups, &people(0..600), 10, |some| some.len() % 3 > 0);
    assert!(shown.iter().filter(|shown| **shown).count() < 120);
}

/// Every union of disjoint shown groups, with its people; the whole is one of them.
fn unions(sets: &[Crowd]) -> Vec<Crowd> {
    let mut unions = vec![Crowd::default()];
    for set in sets {
        let with: Vec<Crowd> = unions
            .iter()
            .filter(|union| union.is_apart_from(set))
            .map(|union| union.people().chain(set.people()).collect())
            .collect();
        unions.extend(with);
    }
    unions.retain(|union| !union.is_empty());
    unions
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The attacker takes every union from every other, and every group from every other, and never holds a few people's figure.
    #[test]
    fn no_sum_and_no_difference_tells_of_a_few(
        minimum in 2_usize..6,
        memberships in prop::collection::vec(0_u8..64, 12..40),
        did in prop::collection::vec(any::<bool>(), 40),
    ) {
        let whole = people(0..memberships.len());
        let groups: Vec<Crowd> = (0..6).map(|group| (0..memberships.len()).filter(|person| memberships[*person] >> group & 1 == 1).collect()).collect();
        check(&groups, &whole, minimum, &did)?;
    }

    /// Real groups are families: each person is in one department, at one place, of one language.
    #[test]
    fn no_mix_of_departments_and_places_tells_of_a_few(
        minimum in 2_usize..6,
        traits in prop::collection::vec((0_usize..5, 0_usize..3, 0_usize..3), 15..50),
        did in prop::collection::vec(any::<bool>(), 50),
    ) {
        let whole = people(0..traits.len());
        let of = |is: &dyn Fn(&(usize, usize, usize)) -> bool| (0..traits.len()).filter(|person| is(&traits[*person])).collect::<Crowd>();
        let mut groups: Vec<Crowd> = (0..4).map(|department| of(&|(own, _, _)| *own == department)).collect();
        groups.extend((0..3).map(|place| of(&|(_, own, _)| *own == place)));
        groups.extend((0..2).map(|language| of(&|(_, _, own)| *own == language)));
        check(&groups, &whole, minimum, &did)?;
    }
}

fn check(groups: &[Crowd], whole: &Crowd, minimum: usize, did: &[bool]) -> Result<(), TestCaseError> {
    let doers: Crowd = (0..did.len()).filter(|person| did[*person]).collect();
    let sound = |some: &Crowd| (3..some.len().saturating_sub(2)).contains(&some.shared_with(&doers));
    let verdict = publishable(groups, whole, minimum, sound);
    let shown: Vec<Crowd> =
        groups.iter().zip(&verdict).filter(|(_, shown)| **shown).map(|(group, _)| group.clone()).collect();
    for group in &shown {
        prop_assert!(group.len() >= minimum && sound(group));
        for other in shown.iter().chain([whole]) {
            let (few, many) = (group.without(other).len(), other.without(group).len());
            prop_assert!(!(1..minimum).contains(&few) && !(1..minimum).contains(&many));
        }
    }
    let unions = unions(&shown);
    for inner in &unions {
        let rest = whole.without(inner);
        prop_assert!(
            rest.is_empty() || (rest.len() >= minimum && sound(&rest)),
            "the rest of the whole: {rest:?}"
        );
        for group in shown.iter().filter(|group| inner.is_within(group)) {
            let rest = group.without(inner);
            prop_assert!(
                rest.is_empty() || (rest.len() >= minimum && sound(&rest)),
                "the rest of {group:?}: {rest:?}"
            );
        }
        for outer in unions.iter().filter(|outer| inner.is_within(outer)) {
            let few = outer.without(inner).len();
            prop_assert!(!(1..minimum).contains(&few), "{outer:?} without {inner:?} leaves {few}");
        }
    }
    Ok(())
}
