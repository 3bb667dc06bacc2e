//! My plan: written in my own words, rehearsed once, and then my rhythm.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    nudges::{
        choosing,
        plans::{self, Plan, guessing},
    },
};
use serde::Deserialize;

use super::rhythm::{minute_of, time_of};
use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "nudges/plan.html")]
struct PlanPage {
    page: Page,
    words: String,
    day: i64,
    time: String,
    /// Whether the words are there, and the day and time are to be said back.
    rehearsing: bool,
    /// Whether there is a plan already.
    has_one: bool,
    problems: Problems,
}

/// `GET /me/plan`
pub async fn form(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let plan = plans::of(&mut look, visit.person.person_id).await?;
    let page = Page::new(&visit.visitor, "plan-title", "me");
    let has_one = plan.is_some();
    let plan = plan.unwrap_or_else(|| Plan { words: page.t("plan-example"), day: 1, minute: 540 });
    show(&PlanPage {
        page,
        words: plan.words,
        day: plan.day,
        time: time_of(plan.minute),
        rehearsing: false,
        has_one,
        problems: Problems::default(),
    })
}

/// A plan as typed.
#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default)]
    words: String,
    #[serde(default)]
    day: Option<i64>,
    #[serde(default)]
    time: Option<String>,
}

/// `POST /me/plan`: first the words alone, which are said back with their day and time; then all of it.
pub async fn make(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let chosen = choosing::of(&mut work, visit.person.person_id).await?;
    let (Some(day), Some(time)) = (typed.day, &typed.time) else {
        let day = guessing::day(&typed.words).unwrap_or(chosen.digest_day);
        let time = time_of(guessing::minute(&typed.words).unwrap_or(chosen.digest_minute));
        return show(&rehearsal(&visit, typed.words, day, time, Problems::default()));
    };
    let plan = Plan { words: typed.words.clone(), day, minute: minute_of(time).unwrap_or(-1) };
    match plans::make(&mut work, &plan).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, "/today", "toast-plan", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = rehearsal(&visit, typed.words, day, time.clone(), problems);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn rehearsal(visit: &Visit, words: String, day: i64, time: String, problems: Problems) -> PlanPage {
    let page = Page::new(&visit.visitor, "plan-title", "me");
    PlanPage { page, words, day, time, rehearsing: true, has_one: false, problems }
}

/// `POST /me/plan/none`: no plan, or none any more.
pub async fn none(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    plans::make_none(&mut work).await?;
    work.save().await?;
    Ok(see("/today"))
}

impl PlanPage {
    fn days(&self) -> Vec<(i64, String, bool)> {
        let day = |day: i64| (day, self.page.t(&format!("weekday-{day}")), self.day == day);
        (0..7).map(day).collect()
    }
}
