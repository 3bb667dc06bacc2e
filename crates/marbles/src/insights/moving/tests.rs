use proptest::prelude::*;

use super::*;

const MINIMUM: usize = 5;
const FEW: usize = 3;

fn day(number: usize) -> Moment {
    Moment::from_micros(i64::try_from(number).unwrap())
}

/// What everybody can see of some groups, day by day: who did something first on which day is known to nobody.
struct Told {
    /// By day, what is told of each group and, last, of the whole.
    days: Vec<Vec<Option<usize>>>,
    /// By day, which of them moved.
    moved: Vec<Vec<bool>>,
}

fn tell(groups: &[Crowd], whole: &Crowd, did: &[Option<usize>], days: usize) -> Told {
    let between = |crowd: &Crowd, since: Option<Moment>, until: usize| {
        let after = |then: usize| since.is_none_or(|since| day(then) > since);
        crowd.people().filter(|person| did[*person].is_some_and(|then| then <= until && after(then))).count()
    };
    let may_be_told = |did: usize, people: usize| did >= FEW && did + FEW <= people;
    let mut last = vec![day(0); groups.len() + 1];
    let mut now: Vec<Option<usize>> = vec![None; groups.len() + 1];
    let mut told = Told { days: Vec::new(), moved: Vec::new() };
    for today in 0..days {
        let sound =
            |crowd: &Crowd, since: Moment| may_be_told(between(crowd, Some(since), today), crowd.len());
        let alone = |crowd: &Crowd| may_be_told(between(crowd, None, today), crowd.len());
        let may = publishable(groups, whole, MINIMUM, alone);
        let mut moved = if today == 0 {
            may
        } else {
            movers((groups, whole), MINIMUM, &may, &last[..groups.len()], sound)
        };
        moved.push(if today == 0 { true } else { sound(whole, last[groups.len()]) });
        for (at, crowd) in groups.iter().chain([whole]).enumerate() {
            if moved[at] {
                now[at] = Some(between(crowd, None, today));
                last[at] = day(today);
            }
        }
        told.days.push(now.clone());
        told.moved.push(moved);
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Somebody who looks every day never sees the change of fewer than three people, of a group, of the whole, or of what groups leave of it.
    #[test]
    fn looking_daily_never_tells_of_a_few(
        traits in prop::collection::vec((0_usize..4, 0_usize..3), 30..70),
        did in prop::collection::vec(prop::option::of(0_usize..8), 70),
    ) {
        let whole: Crowd = (0..traits.len()).collect();
        let of = |is: &dyn Fn(&(usize, usize)) -> bool| (0..traits.len()).filter(|person| is(&traits[*person])).collect::<Crowd>();
        let mut groups: Vec<Crowd> = (0..4).map(|department| of(&|(own, _)| *own == department)).collect();
        groups.extend((0..2).map(|place| of(&|(_, own)| *own == place)));
        let told = tell(&groups, &whole, &did, 8);
        let crowds: Vec<&Crowd> = groups.iter().chain([&whole]).collect();
        for today in 1..8 {
            for (at, crowd) in crowds.iter().enumerate() {
                let (Some(before), Some(after)) = (told.days[today - 1][at], told.days[today][at]) else { continue };
                prop_assert!(after == before || after - before >= FEW, "{crowd:?} moved from {before} to {after}");
                prop_assert!(!told.moved[today][at] || at == groups.len() || crowd.len() >= MINIMUM);
            }
            for since in 0..today {
                left_of_the_whole(&groups, &whole, &did, &told, (since, today))?;
            }
        }
    }
}

/// What the groups that were told anew both then and now leave of the whole's change is nobody's, or enough people's.
fn left_of_the_whole(
    groups: &[Crowd],
    whole: &Crowd,
    did: &[Option<usize>],
    told: &Told,
    (since, today): (usize, usize),
) -> Result<(), TestCaseError> {
    let both = |at: usize| told.moved[since][at] && told.moved[today][at];
    if !both(groups.len()) {
        return Ok(());
    }
    let known: Vec<usize> = (0..groups.len()).filter(|at| both(*at)).collect();
    for family in 1..1_usize << known.len() {
        let family: Vec<usize> =
            known.iter().enumerate().filter(|(bit, _)| family >> bit & 1 == 1).map(|(_, at)| *at).collect();
        let apart =
            family.iter().all(|a| family.iter().all(|b| a == b || groups[*a].is_apart_from(&groups[*b])));
        if !apart {
            continue;
        }
        let left = family.iter().fold(whole.clone(), |left, at| left.without(&groups[*at]));
        let changed = left
            .people()
            .filter(|person| did[*person].is_some_and(|then| then > since && then <= today))
            .count();
        prop_assert!(left.is_empty() || changed >= FEW, "{left:?}: {changed} between {since} and {today}");
    }
    Ok(())
}

#[test]
fn a_group_waits_until_enough_have_come_together() {
    let groups: Vec<Crowd> = [(0..20).collect(), (20..40).collect(), (40..60).collect()].into();
    let mut did = vec![None; 60];
    for person in (0..4).chain(20..24).chain(40..44) {
        did[person] = Some(0);
    }
    for (person, then) in [(4, 1), (5, 2), (6, 3), (24, 1), (25, 1), (26, 1), (44, 1), (45, 1), (46, 1)] {
        did[person] = Some(then);
    }
    let told = tell(&groups, &(0..60).collect(), &did, 4);
    let first: Vec<Option<usize>> = told.days.iter().map(|day| day[0]).collect();
    assert_eq!(first, [Some(4), Some(4), Some(4), Some(7)]);
    let second: Vec<Option<usize>> = told.days.iter().map(|day| day[1]).collect();
    assert_eq!(second[0], Some(4));
    assert_eq!(second[3], Some(7));
}
