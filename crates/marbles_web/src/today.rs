//! Today: at most five stories, each with its reason, and then the list ends.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    clock::Moment,
    db::{By, Work},
    relevance::signals,
    stories::feed::{self, Pick, Reason},
    voice::thanks::{self, Thanks},
};

use crate::{
    App,
    nudges::card::{self, Card},
    page::Page,
    reply::{Failure, see},
    visitor::{Anyone, Member},
    voice::thanks::Note,
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
    /// How many stories I keep for later.
    kept: i64,
    card: Option<Card>,
    /// Thanks that I see for the first time.
    thanks: Vec<Note>,
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
    /// Whether it is that colleague's own post.
    by_owner: bool,
    inside_only: bool,
    shared: bool,
    saved: bool,
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
            by_owner: story.draft_id.is_some(),
            inside_only: story.inside_only,
            shared: pick.shared,
            saved: pick.saved,
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
    let picks = feed::show(&app.marbles, visit.by).await?;
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "today-title", "today");
    let card = card::of(&mut look, &visit.person, &page).await?;
    let shared = picks.iter().filter(|pick| pick.shared).count();
    let picks: Vec<StoryCard> = picks.into_iter().map(|pick| StoryCard::new(pick, &page)).collect();
    let thanks = new_thanks(&app, visit.by, &mut look, &page).await?;
    crate::page::show(&TodayPage {
        left: picks.len() - shared,
        joined: visit.person.is_advocate(),
        kept: signals::saved_count(&mut look).await?,
        card,
        thanks,
        page,
        picks,
        shared,
    })
}

/// The thanks that I have not seen; from now on I have.
async fn new_thanks(app: &App, by: By, look: &mut Work, page: &Page) -> Result<Vec<Note>, Failure> {
    let new: Vec<Thanks> =
        thanks::mine(look).await?.into_iter().filter(|one| one.seen_at.is_none()).collect();
    if !new.is_empty() {
        let mut work = app.marbles.db.work(by).await?;
        thanks::have_seen(&mut work).await?;
        work.save().await?;
    }
    Ok(new.into_iter().map(|one| Note::new(one, page)).collect())
}

/// A number drawn from an id, for the drawing of a story without a picture: always the same.
pub fn seed_of(id: uuid::Uuid) -> u32 {
    let bytes = id.as_bytes();
    u32::from_be_bytes([bytes[12], bytes[13], bytes[14], bytes[15]])
}

/// A reason in words: "because you follow Hydrogen".
pub fn in_words(reason: &Reason, words: &Words) -> String {
    let name = |key, name| words.t1(key, "name", name);
    match reason {
        Reason::Pinned => words.t("reason-pinned"),
        Reason::Topic(topic) => name("reason-topic", topic),
        Reason::Wish(topic) => name("reason-wish", topic),
        Reason::Location(place) => name("reason-location", place),
        Reason::Group(group) => name("reason-group", group),
        Reason::Language => words.t("reason-language"),
        Reason::Fresh => words.t("reason-fresh"),
        Reason::Popular => words.t("reason-popular"),
        Reason::PopularNearby(department) => name("reason-popular-nearby", department),
        Reason::TopicNearby(topic) => name("reason-topic-nearby", topic),
        Reason::MyTopic(topic) => name("reason-my-topic", topic),
        Reason::MyAuthor(author) => name("reason-my-author", author),
        Reason::MyFormat => words.t("reason-my-format"),
        Reason::New => words.t("reason-new"),
        Reason::Everyone => words.t("reason-everyone"),
    }
}
