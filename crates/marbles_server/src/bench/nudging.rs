//! Fan-out: many people due at one moment, and many who want to hear right away, decided by the one decider and put in the queue.

use jiff::{SignedDuration, Timestamp};
use marbles::{
    Marbles, Result,
    clock::{Clock, Moment},
    db::By,
    ids::{OrgId, PersonId},
    jobs,
    nudges::{choosing, considering, offering, rhythm::Pace},
    stories::{audience::Audience, editing, publishing},
};

use super::{Figure, Report, Wanted, data, machine, measuring::timed};
use crate::{opening, settings::Place};

/// How many must be decided and enqueued a second.
const A_SECOND: f64 = 5_000.0;

/// More than this would want every story right away in no company.
const MOST_RIGHT_AWAY: usize = 20_000;

/// Lays the people in, and measures two weekly messages and one story for those who want to hear right away.
///
/// # Errors
/// When the data cannot be laid in.
pub async fn measure(people: usize) -> Result<Report> {
    let folder = tempfile::Builder::new().prefix("marbles-bench-").tempdir()?;
    let place = Place { allow_private_fetch: true, ..Place::in_folder(folder.path()) };
    // A Monday; Amsterdam's Tuesday at nine is when all of them are due.
    let monday: Timestamp =
        "2026-11-23T09:00:00Z".parse().map_err(|_| marbles::Error::unexpected("no timestamp"))?;
    let clock = Clock::standing_at(Moment::from(monday));
    let marbles = opening::open(&place, clock, "http://127.0.0.1").await?;
    // Six of ten join.
    let wanted = Wanted { people: people * 5 / 3, stories: 2_000, clicks: 0 };
    let (laid, laid_in_seconds) = timed(data::lay_in(&marbles, &wanted)).await;
    let (org, everybody) = laid?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    considering::enqueue_due(&mut work).await?;
    work.save().await?;
    consider_all(&marbles, org).await?;
    marbles.db.clock.advance(SignedDuration::from_hours(23));
    let first = weekly(&marbles, org).await?;
    marbles.db.clock.advance(SignedDuration::from_hours(7 * 24));
    let second = weekly(&marbles, org).await?;
    let at_once = right_away(&marbles, org, &everybody).await?;
    let figures = vec![
        first.figure("Weekly message: decided and enqueued"),
        second.figure("The week after, with a history"),
        at_once.figure("One story, to all who want it right away"),
        Figure::new("The whole first wave", Some(first.seconds), 60.0, "s"),
    ];
    Ok(Report { machine: machine(), wanted, laid_in_seconds, figures })
}

/// How many people were decided on, and in how many seconds.
struct Wave {
    people: usize,
    enqueued: i64,
    seconds: f64,
}

impl Wave {
    /// In seconds, beside what a rate of 5,000 a second would take.
    #[expect(clippy::cast_precision_loss, reason = "numbers of people")]
    fn figure(&self, about: &'static str) -> Figure {
        let people = self.people as f64;
        println!(
            "{about}: {} people, {} messages, {:.2} s: {:.0} people a second",
            self.people,
            self.enqueued,
            self.seconds,
            people / self.seconds
        );
        Figure::new(about, Some(self.seconds), people / A_SECOND, "s")
    }
}

async fn weekly(marbles: &Marbles, org: OrgId) -> Result<Wave> {
    let before = enqueued(marbles, org).await?;
    let (people, seconds) = timed(consider_all(marbles, org)).await;
    Ok(Wave { people: people?, enqueued: enqueued(marbles, org).await? - before, seconds })
}

async fn consider_all(marbles: &Marbles, org: OrgId) -> Result<usize> {
    let mut all = 0;
    loop {
        match considering::consider_due(marbles, org).await? {
            0 => return Ok(all),
            some => all += some,
        }
    }
}

async fn right_away(marbles: &Marbles, org: OrgId, everybody: &[PersonId]) -> Result<Wave> {
    // The next day, so that the digest of this one is no reason to wait.
    marbles.db.clock.advance(SignedDuration::from_hours(24));
    let mut work = marbles.db.work(By::marbles(org)).await?;
    for person in everybody.iter().take(MOST_RIGHT_AWAY) {
        choosing::change(&mut work, *person, Pace::RightAway).await?;
    }
    let draft = editing::Draft {
        url: "https://large.example/stories/new".to_owned(),
        title: "What we found out this very minute".to_owned(),
        summary: "A sentence or two.".to_owned(),
        language: "en".to_owned(),
        audience: Audience::Everyone,
        ..editing::Draft::default()
    };
    let story = editing::create(&mut work, &draft).await?;
    publishing::publish(&mut work, story).await?;
    work.save().await?;
    let before = enqueued(marbles, org).await?;
    let (told, seconds) = timed(offering::offer(marbles, org, story)).await;
    Ok(Wave { people: told?, enqueued: enqueued(marbles, org).await? - before, seconds })
}

async fn enqueued(marbles: &Marbles, org: OrgId) -> Result<i64> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    jobs::waiting(&mut look).await
}
