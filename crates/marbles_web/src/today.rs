//! Today: at most five stories, each with its reason, and then the list ends.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::stories::feed::{self, Pick, Reason};

use crate::{
    App,
    page::Page,
    reply::{Failure, see},
    visitor::{Anyone, Member},
    words::Words,
};

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    page: Page,
    picks: Vec<Card>,
    /// How many of them I have shared.
    shared: usize,
}

/// A story as Today shows it.
struct Card {
    pick: Pick,
    reasons: Vec<String>,
}

/// `GET /`
pub async fn home(Anyone(visitor, _): Anyone) -> Response {
    match visitor.person {
        Some(person) if person.welcomed_at.is_none() => see("/welcome"),
        Some(_) => see("/today"),
        None => see("/sign-in"),
    }
}

/// `GET /today`
pub async fn show(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let picks = feed::today(&mut look).await?;
    let page = Page::new(&visit.visitor, "today-title", "today");
    let shared = picks.iter().filter(|pick| pick.shared).count();
    let card = |pick: Pick| Card { reasons: pick.reasons.iter().map(|reason| in_words(reason, page.words())).collect(), pick };
    let picks = picks.into_iter().map(card).collect();
    crate::page::show(&TodayPage { page, picks, shared })
}

/// A reason in words: "because you follow Hydrogen".
pub fn in_words(reason: &Reason, words: &Words) -> String {
    match reason {
        Reason::Pinned => words.t("reason-pinned"),
        Reason::Topic(name) => words.t1("reason-topic", "name", name),
        Reason::Location(name) => words.t1("reason-location", "name", name),
        Reason::Group(name) => words.t1("reason-group", "name", name),
        Reason::Everyone => words.t("reason-everyone"),
    }
}
