//! My inbox: every message that came, whichever way, as its stories stand now.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::{
    ids::NudgeId,
    nudges::{Kind, channels::cards::Piece, inbox, inbox::Received},
};
use serde::Deserialize;

use super::requests::piece;
use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    today::seed_of,
    visitor::Member,
};

/// How many messages a page holds.
const PAGE: i64 = 20;

#[derive(Template)]
#[template(path = "nudges/inbox.html")]
struct InboxPage {
    page: Page,
    received: Vec<Received>,
    next: Option<String>,
}

/// Which page of the inbox.
#[derive(Debug, Deserialize)]
pub struct After {
    after: Option<NudgeId>,
}

/// `GET /inbox`
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(after): Query<After>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let (received, last) = inbox::mine(&mut look, after.after, PAGE).await?;
    let page = Page::new(&visit.visitor, "inbox-title", "me");
    show(&InboxPage { page, received, next: last.map(|last| format!("/inbox?after={last}")) })
}

impl InboxPage {
    fn heading(&self, one: &Received) -> String {
        let pieces = one.stories.len() + one.requests.len();
        match (&one.title, one.kind, pieces) {
            (Some(title), ..) => title.clone(),
            (None, Kind::StillUseful, _) => self.page.t("nudge-still-useful-subject"),
            (None, _, count) if !one.requests.is_empty() => self.page.n("nudge-mixed-title", count),
            (None, _, 1) => self.page.t("nudge-at-once-title"),
            (None, _, count) => self.page.n("nudge-digest-title", count),
        }
    }

    fn asked(&self, one: &Received) -> Vec<Piece> {
        one.requests.iter().map(|asked| piece(asked, &asked.screen, self.page.words())).collect()
    }

    fn way(&self, one: &Received) -> String {
        self.page.t(&format!("channel-{}", one.channel))
    }

    fn seed(&self, story: &inbox::Carried) -> u32 {
        seed_of(story.story_id.uuid())
    }
}
