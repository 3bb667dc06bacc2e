//! The desk: all that waits for an editor's eyes, as one queue, and what goes out by itself.

pub mod api;
mod things;
pub mod verbs;

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::desk::{self, Desk};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    stories::row::Row,
    visitor::Editor,
};
use things::{Answer, Deed, Question, Reader};

#[derive(Template)]
#[template(path = "desk/desk.html")]
struct DeskPage {
    page: Page,
    tabs: Vec<Tab>,
    wished_back: Vec<Row>,
    stories: Vec<Row>,
    answers: Vec<Answer>,
    /// How many wait for a reader, and how long, in words.
    queue: String,
    readers: Vec<Reader>,
    questions: Vec<Question>,
    deeds: Vec<Deed>,
    scheduled: bool,
    waiting: usize,
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
    let desk = desk::look(&mut look).await?;
    let page = Page::new(&visit.visitor, "desk-title", "desk");
    show(&view(&desk, &asked.show, page))
}

fn view(desk: &Desk, part: &str, page: Page) -> DeskPage {
    let tabs = tabs(desk, part, &page);
    let part = tabs.iter().find(|tab| tab.here).map_or("", |tab| tab.show);
    let all = part.is_empty();
    let entries = desk.suggested.iter().filter(|_| all || part == "suggested");
    let entries = entries.chain(desk.offered.iter().filter(|_| all || part == "offered"));
    let entries = entries.chain(desk.drafts.iter().filter(|_| all || part == "drafts"));
    let entries = entries.chain(desk.scheduled.iter().filter(|_| part == "scheduled"));
    let rows = |all: bool, kind: &str| all || part == kind;
    DeskPage {
        waiting: desk.waiting(),
        scheduled: part == "scheduled",
        wished_back: match rows(all, "offered") {
            true => desk.wished_back.iter().map(|entry| Row::new(entry, &page)).collect(),
            false => Vec::new(),
        },
        stories: entries.map(|entry| Row::new(entry, &page)).collect(),
        answers: match rows(all, "answers") {
            true => desk.answers.iter().map(|answer| Answer::new(answer, &page)).collect(),
            false => Vec::new(),
        },
        queue: match desk.queue.waiting {
            0 => String::new(),
            waiting => page.words().n_with(
                "desk-queue",
                waiting,
                &[("days", page.n("desk-days", desk.queue.longest))],
            ),
        },
        readers: match rows(all, "readers") {
            true => desk.readers.iter().map(|waiting| Reader::new(waiting, &page)).collect(),
            false => Vec::new(),
        },
        questions: match rows(all, "questions") {
            true => desk.questions.iter().map(|question| Question::new(question, &page)).collect(),
            false => Vec::new(),
        },
        deeds: match rows(all, "thanks") {
            true => desk.deeds.iter().map(|deed| Deed::new(deed, &page)).collect(),
            false => Vec::new(),
        },
        tabs,
        page,
    }
}

/// The filters; a part that holds nothing is left out, unless it is the one that is shown.
fn tabs(desk: &Desk, part: &str, page: &Page) -> Vec<Tab> {
    let parts = [
        ("", "desk-all", desk.waiting()),
        ("suggested", "desk-suggested", desk.suggested.len()),
        ("offered", "desk-offered", desk.offered.len() + desk.wished_back.len()),
        ("answers", "desk-answers", desk.answers.len()),
        ("readers", "desk-readers", desk.readers.len()),
        ("drafts", "desk-drafts", desk.drafts.len()),
        ("questions", "desk-questions", desk.questions.len()),
        ("thanks", "desk-thanks", desk.deeds.len()),
        ("scheduled", "desk-scheduled", desk.scheduled.len()),
    ];
    let known = parts.iter().any(|(show, ..)| *show == part);
    let here = if known { part } else { "" };
    parts
        .into_iter()
        .filter(|(show, _, count)| *count > 0 || *show == here || show.is_empty())
        .map(|(show, key, count)| Tab { show, name: page.t(key), count, here: show == here })
        .collect()
}
