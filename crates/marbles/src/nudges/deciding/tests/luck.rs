//! Random people, histories and moments; and a check of one decision that counts in the calendar of the wall.

use jiff::{SignedDuration, tz::TimeZone};

use crate::{
    clock::{Day, Moment, zone},
    nudges::{
        Kind,
        deciding::{Decision, History, Offer, Sent, decide},
        rhythm::{Hours, Pace, Rhythm, WorkingDays},
    },
};

/// Two that change their clocks together, one that never does, one that does so the other way round, one by half an hour.
pub const ZONES: [&str; 5] =
    ["Europe/Copenhagen", "Europe/Amsterdam", "Asia/Kolkata", "America/Santiago", "Australia/Lord_Howe"];

/// A small generator of luck (xorshift64*: Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8, 2003).
pub struct Luck(pub u64);

impl Luck {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    pub fn below(&mut self, count: i64) -> i64 {
        i64::try_from(self.next() % u64::try_from(count).unwrap()).unwrap()
    }

    pub fn chance(&mut self, of_hundred: i64) -> bool {
        self.below(100) < of_hundred
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.below(i64::try_from(from.len()).unwrap())).unwrap()]
    }

    pub fn rhythm(&mut self, hours: &Hours) -> Rhythm {
        let pace = self.pick(&[Pace::RightAway, Pace::RightAway, Pace::Daily, Pace::Weekly, Pace::OnOpen]);
        let minute = (0..40).map(|_| self.below(24 * 60)).find(|minute| !hours.is_quiet_at(*minute));
        let days: Vec<i64> = hours.working_days.days().collect();
        Rhythm { pace, digest_day: self.pick(&days), digest_minute: minute.unwrap_or(0) }
    }

    pub fn hours(&mut self, zone: TimeZone) -> Hours {
        let usual = Hours::usual(zone);
        match self.below(4) {
            0 => Hours { working_days: WorkingDays::from_days([0, 2, 5, 6]), ..usual },
            1 => Hours { quiet_from: self.below(1440), quiet_until: self.below(1440), ..usual },
            _ => usual,
        }
    }

    pub fn offer(&mut self) -> Offer {
        #[expect(clippy::cast_precision_loss, reason = "numbers below a hundred")]
        let worth = self.below(100) as f64 / 100.0;
        match self.below(7) {
            0..=2 => Offer::AtOnce { worth, half_life_hours: self.pick(&[48.0, 336.0]) },
            3 => Offer::Digest { pieces: usize::from(self.chance(90)) * 3 },
            4 => Offer::Campaign,
            5 => Offer::Request,
            _ => Offer::StillUseful,
        }
    }
}

/// When each day of two years begins in a zone, to find a moment's day without asking as the decider does.
pub struct Calendar {
    pub zone: TimeZone,
    first: Day,
    starts: Vec<Moment>,
}

impl Calendar {
    pub fn of(zone: TimeZone) -> Self {
        let first = Day::from(jiff::civil::date(2025, 11, 1));
        let starts = (0..800).map(|day| first.plus(day).start(&zone)).collect();
        Self { zone, first, starts }
    }

    pub fn day(&self, moment: Moment) -> Day {
        let days = self.starts.partition_point(|start| *start <= moment);
        self.first.plus(i64::try_from(days).unwrap() - 1)
    }
}

/// Random histories, each with one decision; how many were sent, and what was wrong with them.
pub fn try_histories(seed: u64, tries: u64) -> (u64, Vec<String>) {
    let mut luck = Luck(seed);
    let calendars: Vec<Calendar> = ZONES.iter().map(|name| Calendar::of(zone(name))).collect();
    let start = Moment::from_micros(1_772_323_200_000_000);
    let (mut sent, mut violations) = (0, Vec::new());
    for _ in 0..tries {
        let calendar = &calendars[usize::try_from(luck.below(5)).unwrap()];
        let hours = luck.hours(calendar.zone.clone());
        let rhythm = luck.rhythm(&hours);
        let moment = start + SignedDuration::from_mins(luck.below(600 * 24 * 60));
        let history = random_history(&mut luck, calendar, moment);
        let offer = luck.offer();
        if decide(&history, &rhythm, &hours, moment, &offer) == Decision::Send {
            sent += 1;
            if let Some(wrong) = wrong_with(&history, rhythm.pace, &hours, moment, offer.kind()) {
                violations.push(format!("{wrong}: {offer:?} at {} after {history:?}", moment.timestamp()));
            }
        }
    }
    (sent, violations)
}

fn random_history(luck: &mut Luck, calendar: &Calendar, moment: Moment) -> History {
    let span = luck.pick(&[2, 8, 8, 30, 90]) * 24 * 60;
    let opens = luck.pick(&[0, 30, 80, 100]);
    let mut at: Vec<Moment> =
        (0..luck.below(9)).map(|_| moment - SignedDuration::from_mins(luck.below(span))).collect();
    at.sort();
    let sent = at
        .into_iter()
        .map(|at| {
            let kind = luck.pick(&[Kind::AtOnce, Kind::AtOnce, Kind::Digest, Kind::Campaign]);
            Sent { at, day: calendar.day(at), kind, opened: luck.chance(opens), held: luck.chance(5) }
        })
        .collect();
    let fresh_at = moment - SignedDuration::from_hours(24 * luck.pick(&[1, 10, 100]));
    History { sent, fresh_at, empty_at: None }
}

/// What a message breaks, counted by dates and times on the wall; nothing when it breaks nothing.
pub fn wrong_with(
    history: &History,
    pace: Pace,
    hours: &Hours,
    moment: Moment,
    kind: Kind,
) -> Option<&'static str> {
    let wall = moment.zoned(&hours.zone);
    let date_of = |sent: &Sent| sent.at.zoned(&hours.zone).date();
    let minute = i64::from(wall.hour()) * 60 + i64::from(wall.minute());
    let (from, until) = (hours.quiet_from, hours.quiet_until);
    let is_night = match from.cmp(&until) {
        std::cmp::Ordering::Equal => false,
        std::cmp::Ordering::Less => from <= minute && minute < until,
        std::cmp::Ordering::Greater => !(until <= minute && minute < from),
    };
    let works =
        hours.working_days.days().any(|day| day + 1 == i64::from(wall.weekday().to_monday_one_offset()));
    let same: Vec<&Sent> =
        history.sent.iter().filter(|sent| (sent.kind == Kind::Digest) == (kind == Kind::Digest)).collect();
    let today = same.iter().filter(|sent| date_of(sent) == wall.date()).count();
    let since = wall.date().saturating_sub(jiff::Span::new().days(6));
    let this_week = same.iter().filter(|sent| date_of(sent) >= since).count();
    let hours_ago = |sent: &Sent| (moment - sent.at).as_hours();
    let in_168_hours = same.iter().filter(|sent| hours_ago(sent) < 168).count();
    let is_unopened = |sent: &&Sent| !sent.opened && sent.at >= history.fresh_at;
    let unopened_in_a_row =
        history.sent.iter().rev().filter(|sent| !sent.held).take_while(is_unopened).count();
    match kind {
        _ if pace == Pace::OnOpen => Some("only when I open it"),
        _ if !works => Some("no working day"),
        _ if is_night => Some("quiet hours"),
        _ if today > 0 => Some("a second one today"),
        Kind::Digest => None,
        _ if this_week > 2 || in_168_hours > 2 => Some("a fourth one in seven days"),
        Kind::AtOnce | Kind::Campaign if pace != Pace::RightAway => Some("an interruption nobody chose"),
        Kind::AtOnce | Kind::Campaign if unopened_in_a_row > 4 => Some("an interruption nobody opens"),
        _ => None,
    }
}
