//! Today: at most five stories, each with its reason, and then the list ends.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    clock::Moment,
    stories::feed::{self, Pick, Reason},
};

use crate::{
    App,
    nudges::card::{self, Card},
    page::Page,
    reply::{Failure, see},
    visitor::{Anyone, Member},
    words::Words,
};

#[derive(Template)]
#[template(path = "today/today.html")]
struct TodayPage {
    page: Page,
    picks: Vec<StoryCard>,
    /// How many of them I have shared.
    shared: usize,
    left: usize,
    joined: bool,
    card: Option<Card>,
}

/// A story as Today shows it.
struct StoryCard {
    id: String,
    title: String,
    summary: String,
    site: String,
    picture: Option<String>,
    seed: u32,
    published_at: Moment,
    language: Option<String>,
    suggested_by: Option<String>,
    inside_only: bool,
    shared: bool,
    reasons: Vec<String>,
}

impl StoryCard {
    fn new(pick: Pick, page: &Page) -> Self {
        let story = pick.candidate;
        Self {
            id: story.story_id.to_string(),
            seed: seed_of(story.story_id.uuid()),
            site: crate::shares::site_of_address(story.url.as_deref()),
            picture: story.picture_id.map(|id| id.to_string()),
            published_at: story.published_at,
            language: (story.language != page.lang).then(|| story.language.clone()),
            suggested_by: story.suggested_by_name,
            inside_only: story.inside_only,
            shared: pick.shared,
            reasons: pick.reasons.iter().map(|reason| in_words(reason, page.words())).collect(),
            title: story.title,
            summary: story.summary,
        }
    }
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
    let card = card::of(&mut look, &visit.person, &page).await?;
    let shared = picks.iter().filter(|pick| pick.shared).count();
    let picks: Vec<StoryCard> = picks.into_iter().map(|pick| StoryCard::new(pick, &page)).collect();
    crate::page::show(&TodayPage {
        left: picks.len() - shared,
        joined: visit.person.is_advocate(),
        card,
        page,
        picks,
        shared,
    })
}

/// A number drawn from an id, for the drawing of a story without a picture: always the same.
pub fn seed_of(id: uuid::Uuid) -> u32 {
    let bytes = id.as_bytes();
    u32::from_be_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
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
