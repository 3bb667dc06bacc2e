//! Whole years of one person, an offer every hour or so, and the caps counted over the finished year.

use jiff::SignedDuration;

use super::luck::{Calendar, Luck, wrong_with};
use crate::{
    clock::Moment,
    nudges::{
        Kind,
        deciding::{Decision, History, Offer, Sent, decide},
        rhythm::Rhythm,
    },
};

/// Lives one year, and says how many messages came.
pub fn live(luck: &mut Luck, calendar: &Calendar) -> usize {
    let start = Moment::from_micros(1_772_323_200_000_000);
    let hours = luck.hours(calendar.zone.clone());
    let rhythm: Rhythm = luck.rhythm(&hours);
    let opens = luck.pick(&[0, 20, 70, 100]);
    let mut history = History { sent: Vec::new(), fresh_at: start, empty_at: None };
    let mut now = start;
    while now < start + SignedDuration::from_hours(365 * 24) {
        now = now + SignedDuration::from_mins(luck.below(150) + 1);
        let offer = if luck.chance(50) { Offer::Digest { pieces: 3 } } else { luck.offer() };
        if decide(&history, &rhythm, &hours, now, &offer) == Decision::Send {
            let wrong = wrong_with(&history, rhythm.pace, &hours, now, offer.kind());
            assert_eq!(wrong, None, "{rhythm:?} {hours:?} at {}: {offer:?}", now.timestamp());
            let (day, opened) = (calendar.day(now), luck.chance(opens));
            history.sent.push(Sent { at: now, day, kind: offer.kind(), opened, held: false });
        }
    }
    count_over(&history, calendar);
    if opens == 0 {
        let asked = history.sent.iter().filter(|sent| sent.kind == Kind::StillUseful).count();
        assert!(asked <= 1, "asked {asked} times");
        assert!(history.sent.len() <= 9 + 1, "{} messages that nobody opened", history.sent.len());
    }
    history.sent.len()
}

/// Every window of seven days and every day of the finished year.
fn count_over(history: &History, calendar: &Calendar) {
    let days: Vec<(i64, Kind)> =
        history.sent.iter().map(|sent| (calendar.day(sent.at).number(), sent.kind)).collect();
    let interrupts = |kind: Kind| kind != Kind::Digest;
    for (first, _) in &days {
        let within = |count: i64, interrupting: bool| {
            days.iter()
                .filter(|(day, kind)| {
                    (*first..first + count).contains(day) && interrupts(*kind) == interrupting
                })
                .count()
        };
        assert!(within(7, true) <= 3 && within(1, true) <= 1 && within(1, false) <= 1, "{days:?}");
    }
}
