//! The desk: what waits for an editor's eyes, and what goes out by itself.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::stories::{
    Standing,
    listing::{self, Entry, Wanted},
};
use serde::Deserialize;

use super::row::Row;
use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Editor,
};

/// How many stories one view of the desk holds; the rest follows when these are done.
const LIMIT: usize = 100;

#[derive(Template)]
#[template(path = "stories/desk.html")]
struct DeskPage {
    page: Page,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    scheduled: bool,
    waiting: i64,
}

struct Tab {
    show: &'static str,
    name: String,
    count: usize,
    here: bool,
}

/// Which part of the desk.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    show: String,
}

/// `GET /desk`
pub async fn show_desk(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let counts = listing::counts(&mut look).await?;
    let mut waiting = Wanted { standing: Some(Standing::Waiting), limit: LIMIT, ..Wanted::default() };
    let queue = listing::list(&mut look, &waiting).await?.entries;
    waiting.standing = Some(Standing::Scheduled);
    let mut scheduled = listing::list(&mut look, &waiting).await?.entries;
    scheduled.sort_by_key(|entry| (entry.story.scheduled_at, entry.story.story_id));
    let (suggested, drafts): (Vec<Entry>, Vec<Entry>) =
        queue.into_iter().partition(|entry| entry.story.suggested_by.is_some());
    let page = Page::new(&visit.visitor, "desk-title", "desk");
    let tab = |show, key: &str, count| Tab { show, name: page.t(key), count, here: asked.show == show };
    let mut tabs = vec![
        tab("", "desk-all", suggested.len() + drafts.len()),
        tab("suggested", "desk-suggested", suggested.len()),
        tab("drafts", "desk-drafts", drafts.len()),
        tab("scheduled", "desk-scheduled", scheduled.len()),
    ];
    let shown: Vec<Entry> = match asked.show.as_str() {
        "suggested" => suggested,
        "drafts" => drafts,
        "scheduled" => scheduled,
        _ => suggested.into_iter().chain(drafts).collect(),
    };
    if tabs.iter().all(|tab| !tab.here) {
        tabs[0].here = true;
    }
    let waiting =
        counts.iter().find(|(name, _)| name == Standing::Waiting.name()).map_or(0, |(_, count)| *count);
    let rows = shown.iter().map(|entry| Row::new(entry, &page)).collect();
    show(&DeskPage { tabs, rows, scheduled: asked.show == "scheduled", waiting, page })
}
