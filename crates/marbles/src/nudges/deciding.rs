//! The one decider: whether a message goes out to a person at a moment. A pure function; nothing else may send.
//!
//! It goes out only if the person's rhythm allows it, quiet hours allow it, the budget is not used up, what went
//! unopened does not ask for more distance, and it is worth more now than in the next digest. The caps of the budget
//! are constants: no setting, role or campaign raises them.

pub mod looking;
pub mod patience;
#[cfg(test)]
mod tests;

use jiff::SignedDuration;

use self::patience::Stage;
use super::{
    Kind,
    rhythm::{Hours, Pace, Rhythm, Wall, weekday_of},
};
use crate::clock::{Day, Moment};

/// Interruptions a day, in the person's days.
pub const MOST_INTERRUPTIONS_A_DAY: usize = 1;
/// Interruptions in seven days.
pub const MOST_INTERRUPTIONS_A_WEEK: usize = 3;
/// Digests a day.
pub const MOST_DIGESTS_A_DAY: usize = 1;
/// For how many days a weekly message that could not go out at its hour is still made up for.
const STILL_DUE_DAYS: i64 = 3;
/// What an interruption costs a reader who asked to hear right away, on the scale on which a story is worth 0 to 1.
const INTERRUPTION_COSTS: f64 = 0.03;

/// A message that went out, or waits to.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    pub at: Moment,
    /// Its day in the person's zone.
    pub day: Day,
    pub kind: Kind,
    pub opened: bool,
    /// Luck held it back: it takes its place in the day and the week, and says nothing of the person's patience.
    pub held: bool,
}

/// What somebody was sent, oldest first, and since when it counts for their patience.
#[derive(Clone, Debug)]
pub struct History {
    pub sent: Vec<Sent>,
    /// When they last chose a rhythm, or said that messages are still useful.
    pub fresh_at: Moment,
    /// When a set time last had nothing to tell.
    pub empty_at: Option<Moment>,
}

/// What could be sent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Offer {
    /// One story: what it is worth to this person (0 to 1), and after how many hours that halves.
    AtOnce { worth: f64, half_life_hours: f64 },
    /// So many stories, requests or words of the lead at the set time.
    Digest { pieces: usize },
    /// The programme lead's words, at a moment that the person did not set.
    Campaign,
    /// What a colleague or an editor asks of this very person.
    Request,
    /// The question before silence.
    StillUseful,
}

impl Offer {
    /// The kind of message that it becomes.
    pub fn kind(&self) -> Kind {
        match self {
            Self::AtOnce { .. } | Self::Request => Kind::AtOnce,
            Self::Digest { .. } => Kind::Digest,
            Self::Campaign => Kind::Campaign,
            Self::StillUseful => Kind::StillUseful,
        }
    }
}

/// Why nothing goes out now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The chosen rhythm does not bring it now.
    Rhythm,
    /// It is evening, night, or no working day.
    Quiet,
    /// The day or the week has had its message.
    Budget,
    /// What came before was not opened.
    Patience,
    /// Nothing goes out any more until the person says so.
    Silence,
    /// It is worth as much in the next digest, or nothing at all.
    Later,
}

/// Whether a message goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Send,
    Wait(Why),
}

/// Decides.
pub fn decide(history: &History, rhythm: &Rhythm, hours: &Hours, moment: Moment, offer: &Offer) -> Decision {
    let stage = Stage::of(history, rhythm.pace);
    let wall = hours.wall(moment);
    let why = if rhythm.pace == Pace::OnOpen {
        Why::Rhythm
    } else if !speaks(stage, offer) {
        Why::Silence
    } else if hours.is_quiet(wall) {
        Why::Quiet
    } else if !comes_now(history, rhythm, stage, hours, wall, offer) {
        Why::Rhythm
    } else if !has_budget(history, moment, wall.day, offer.kind()) {
        Why::Budget
    } else if !is_far_enough(history, stage, hours, wall.day) {
        Why::Patience
    } else if !is_worth_it(rhythm, stage, hours, wall, offer) {
        Why::Later
    } else {
        return Decision::Send;
    };
    Decision::Wait(why)
}

/// Before silence only the question is asked, and once; at any other time it is not asked.
fn speaks(stage: Stage, offer: &Offer) -> bool {
    match stage {
        Stage::Silent => false,
        Stage::Asking => matches!(offer, Offer::StillUseful),
        Stage::Every(_) | Stage::Weekly => !matches!(offer, Offer::StillUseful),
    }
}

fn comes_now(
    history: &History,
    rhythm: &Rhythm,
    stage: Stage,
    hours: &Hours,
    wall: Wall,
    offer: &Offer,
) -> bool {
    match offer {
        Offer::AtOnce { .. } | Offer::Campaign | Offer::Request => {
            rhythm.pace == Pace::RightAway && matches!(stage, Stage::Every(_))
        }
        Offer::Digest { .. } | Offer::StillUseful => {
            let fresh = hours.wall(history.fresh_at);
            let slot = last_slot(rhythm, stage, wall).filter(|slot| {
                // A time that had passed already when it was chosen is not made up for.
                let at = (*slot, rhythm.digest_minute);
                let told = |wall: Wall| (wall.day, wall.minute) >= at;
                (fresh.day, fresh.minute) <= at
                    && !history.empty_at.is_some_and(|empty| told(hours.wall(empty)))
            });
            let answered = |slot: Day| {
                history
                    .sent
                    .iter()
                    .any(|sent| sent.day >= slot && matches!(sent.kind, Kind::Digest | Kind::StillUseful))
            };
            slot.is_some_and(|slot| !answered(slot))
        }
    }
}

/// The day of the last set time, if it is not too long ago.
fn last_slot(rhythm: &Rhythm, stage: Stage, wall: Wall) -> Option<Day> {
    let has_come = wall.minute >= rhythm.digest_minute;
    if is_daily(rhythm, stage) {
        return has_come.then_some(wall.day);
    }
    let back = match (wall.weekday - rhythm.digest_day).rem_euclid(7) {
        0 if !has_come => 7,
        days => days,
    };
    (back <= STILL_DUE_DAYS).then(|| wall.day.plus(-back))
}

fn is_daily(rhythm: &Rhythm, stage: Stage) -> bool {
    rhythm.pace == Pace::Daily && matches!(stage, Stage::Every(_))
}

/// Seven days are this one and the six before as well as seven times 24 hours: neither way of counting is exceeded.
fn has_budget(history: &History, moment: Moment, today: Day, kind: Kind) -> bool {
    let week_ago = moment - SignedDuration::from_hours(7 * 24);
    let (mut of_today, mut of_week) = (0, 0);
    for sent in history.sent.iter().filter(|sent| sent.kind.interrupts() == kind.interrupts()) {
        of_today += usize::from(sent.day >= today);
        of_week += usize::from(sent.day > today.plus(-7) || sent.at > week_ago);
    }
    if kind.interrupts() {
        of_today < MOST_INTERRUPTIONS_A_DAY && of_week < MOST_INTERRUPTIONS_A_WEEK
    } else {
        of_today < MOST_DIGESTS_A_DAY
    }
}

/// Whether enough working days lie between the last message and today.
fn is_far_enough(history: &History, stage: Stage, hours: &Hours, today: Day) -> bool {
    let Stage::Every(wanted) = stage else { return true };
    let came = history.sent.iter().filter(|sent| !sent.held);
    let Some(last) = came.map(|sent| sent.day).max() else { return true };
    let mut passed = 0;
    let mut day = today;
    while passed < wanted && day > last {
        passed += i64::from(hours.working_days.has(weekday_of(day)));
        day = day.plus(-1);
    }
    passed >= wanted
}

/// A story loses half its worth each half-life; an interruption has to bring more than it costs over waiting.
fn is_worth_it(rhythm: &Rhythm, stage: Stage, hours: &Hours, wall: Wall, offer: &Offer) -> bool {
    match offer {
        Offer::Campaign | Offer::Request | Offer::StillUseful => true,
        Offer::Digest { pieces } => *pieces > 0,
        Offer::AtOnce { worth, half_life_hours } => {
            let (day, minute) = looking::next_slot(rhythm, stage, hours, wall);
            let minutes = (day.number() - wall.day.number()) * 24 * 60 + minute - wall.minute;
            #[expect(clippy::cast_precision_loss, reason = "minutes of a week")]
            let kept = (-(minutes as f64) / 60.0 / half_life_hours).exp2();
            worth - INTERRUPTION_COSTS > worth * kept
        }
    }
}
