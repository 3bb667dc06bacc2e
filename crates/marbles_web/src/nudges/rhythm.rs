//! My rhythm: how often, when, and by which way Marbles comes to me.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    nudges::{
        channels,
        choosing::{self, Chosen},
        rhythm::{Pace, WorkingDays},
    },
    people::Person,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "nudges/rhythm.html")]
struct RhythmPage {
    page: Page,
    wish: Chosen,
    paces: Vec<PaceChoice>,
    ways: Vec<Vec<Way>>,
    problems: Problems,
}

/// A pace as it can be chosen.
pub struct PaceChoice {
    pub name: &'static str,
    pub words: String,
    pub hint: String,
    pub mine: bool,
}

/// A channel as it can be chosen in one place of the order.
struct Way {
    key: &'static str,
    words: String,
    mine: bool,
}

/// The paces in words, one of them chosen.
pub fn pace_choices(page: &Page, mine: Pace) -> Vec<PaceChoice> {
    // words: rhythm-right_away rhythm-daily rhythm-weekly rhythm-on_open
    // words: rhythm-right_away-hint rhythm-daily-hint rhythm-weekly-hint rhythm-on_open-hint
    let choice = |pace: Pace| PaceChoice {
        name: pace.name(),
        words: page.t(&format!("rhythm-{}", pace.name())),
        hint: page.t(&format!("rhythm-{}-hint", pace.name())),
        mine: pace == mine,
    };
    Pace::ALL.into_iter().map(choice).collect()
}

/// What the form carries.
#[derive(Debug, Deserialize)]
pub struct Wished {
    #[serde(default)]
    rhythm: String,
    #[serde(default)]
    digest_day: String,
    #[serde(default)]
    digest_time: String,
    #[serde(default, rename = "working_day")]
    working_days: Vec<i64>,
    #[serde(default)]
    quiet_from: String,
    #[serde(default)]
    quiet_until: String,
    #[serde(default, rename = "channel")]
    channels: Vec<String>,
}

impl Wished {
    /// What was typed in place of what was; what cannot be read becomes something that does not hold.
    fn over(&self, before: Chosen) -> Chosen {
        Chosen {
            pace: Pace::parse(&self.rhythm).unwrap_or(before.pace),
            working_days: WorkingDays::from_days(self.working_days.iter().copied()),
            quiet_from: minute_of(&self.quiet_from).unwrap_or(-1),
            quiet_until: minute_of(&self.quiet_until).unwrap_or(-1),
            digest_day: self.digest_day.parse().unwrap_or(before.digest_day),
            digest_minute: minute_of(&self.digest_time).unwrap_or(-1),
            channels: sqlx_json(self.channels.iter().filter(|key| !key.is_empty()).cloned().collect()),
            ..before
        }
    }
}

fn sqlx_json(keys: Vec<String>) -> marbles::nudges::choosing::Keys {
    marbles::nudges::choosing::keys(keys)
}

/// `09:30` as minutes after midnight.
pub fn minute_of(time: &str) -> Option<i64> {
    let (hour, minute) = time.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

/// Minutes after midnight as `09:30`, or nothing for what is no time.
pub fn time_of(minute: i64) -> String {
    if (0..24 * 60).contains(&minute) {
        format!("{:02}:{:02}", minute / 60, minute % 60)
    } else {
        String::new()
    }
}

/// `GET /me/rhythm`
pub async fn form(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let chosen = choosing::of(&mut look, visit.person.person_id).await?;
    show(&page(&mut look, &visit, chosen, Problems::default()).await?)
}

/// `POST /me/rhythm`
pub async fn choose(
    State(app): State<App>,
    Member(visit): Member,
    Form(wished): Form<Wished>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let wish = wished.over(choosing::of(&mut work, visit.person.person_id).await?);
    match choosing::choose(&mut work, &wish).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, "/me", "toast-rhythm", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = page(&mut work, &visit, wish, problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// A pace alone.
#[derive(Debug, Deserialize)]
pub struct ChosenPace {
    rhythm: String,
}

/// `POST /me/rhythm/pace`: the question on Today, answered with one button.
pub async fn pace(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<ChosenPace>,
) -> Result<Response, Failure> {
    let pace = Pace::parse(&chosen.rhythm).ok_or(Error::invalid("rhythm", "problem-choice"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    choosing::change(&mut work, visit.person.person_id, pace).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/today", "toast-rhythm", None))
}

async fn page(work: &mut Work, visit: &Visit, wish: Chosen, problems: Problems) -> Result<RhythmPage, Error> {
    let page = Page::new(&visit.visitor, "rhythm-title", "me");
    let paces = pace_choices(&page, wish.pace);
    let ways = ways(work, &visit.person, &page, &wish).await?;
    Ok(RhythmPage { page, wish, paces, ways, problems })
}

/// The channels that somebody has, once for each place in the order.
async fn ways(work: &mut Work, person: &Person, page: &Page, wish: &Chosen) -> Result<Vec<Vec<Way>>, Error> {
    let mut keys = Vec::new();
    for channel in channels::all() {
        if channel.is_set_up(work, person).await? {
            keys.push(channel.key());
        }
    }
    let order: Vec<&str> = if wish.channels.is_empty() {
        keys.iter().copied().take(1).collect()
    } else {
        wish.channels.iter().map(String::as_str).collect()
    };
    // words: channel-email channel-inbox
    let way = |key: &&'static str, place: usize| Way {
        key,
        words: page.t(&format!("channel-{key}")),
        mine: order.get(place) == Some(key),
    };
    let places = keys.len().saturating_sub(1).clamp(1, 3);
    Ok((0..places).map(|place| keys.iter().map(|key| way(key, place)).collect()).collect())
}

impl RhythmPage {
    /// The days of the week, Monday first, with whether each is chosen.
    fn days(&self, is_chosen: impl Fn(i64) -> bool) -> Vec<(i64, String, bool)> {
        // words: weekday-0 weekday-1 weekday-2 weekday-3 weekday-4 weekday-5 weekday-6
        let day = |day: i64| (day, self.page.t(&format!("weekday-{day}")), is_chosen(day));
        (0..7).map(day).collect()
    }

    fn working_days(&self) -> Vec<(i64, String, bool)> {
        self.days(|day| self.wish.working_days.has(day))
    }

    fn digest_days(&self) -> Vec<(i64, String, bool)> {
        self.days(|day| self.wish.digest_day == day)
    }

    fn time(&self, minute: &i64) -> String {
        time_of(*minute)
    }
}
