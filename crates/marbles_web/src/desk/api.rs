//! The desk as JSON.

use axum::extract::State;
use marbles::{
    clock::Moment,
    desk::{self, Desk},
    stories::listing::Entry,
};
use serde::Serialize;
use uuid::Uuid;

use crate::{App, api::Listed, body::Json, reply::Failure, visitor::Editor};

/// One thing on the desk.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DeskItem {
    /// `wished_back`, `suggested`, `offered`, `answer`, `reader`, `draft`, `question`, `deed` or `scheduled`.
    kind: &'static str,
    /// Of the story, the answer, the reading that is asked for, or the asking of the question.
    id: Uuid,
    title: String,
    /// Whose suggestion, post or answer it is; never whom a question went to.
    by: Option<String>,
    /// Since when it lies here, or when it goes out (RFC 3339).
    at: String,
}

impl DeskItem {
    fn new(kind: &'static str, id: Uuid, title: &str, by: Option<&str>, at: Moment) -> Self {
        let (title, by) = (title.to_owned(), by.map(str::to_owned));
        Self { kind, id, title, by, at: at.timestamp().to_string() }
    }

    fn story(kind: &'static str, entry: &Entry) -> Self {
        let story = &entry.story;
        let at = match kind {
            "wished_back" => story.wished_back_at,
            "scheduled" => story.scheduled_at,
            _ => story.offered_at,
        };
        let by = entry.suggested_by_name.as_deref();
        Self::new(kind, story.story_id.uuid(), &story.title, by, at.unwrap_or(story.created_at))
    }
}

/// All that waits at the desk.
#[utoipa::path(get, path = "/api/v1/desk", tag = "stories", responses((status = 200, body = Listed<DeskItem>)))]
pub async fn list(State(app): State<App>, Editor(visit): Editor) -> Result<Json<Listed<DeskItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(Listed { items: items(&desk::look(&mut look).await?), next: None }))
}

fn items(desk: &Desk) -> Vec<DeskItem> {
    let stories = [
        ("wished_back", &desk.wished_back),
        ("suggested", &desk.suggested),
        ("offered", &desk.offered),
        ("draft", &desk.drafts),
        ("scheduled", &desk.scheduled),
    ];
    let stories =
        stories.into_iter().flat_map(|(kind, part)| part.iter().map(move |one| DeskItem::story(kind, one)));
    let answers = desk.answers.iter().map(|one| {
        let title = one.question.clone().unwrap_or_else(|| one.text());
        DeskItem::new("answer", one.answer_id.uuid(), &title, Some(&one.name), one.sent_at)
    });
    let questions = desk
        .questions
        .iter()
        .map(|one| DeskItem::new("question", one.ask_id.uuid(), &one.text, None, one.created_at));
    let deeds = desk
        .deeds
        .iter()
        .map(|one| DeskItem::new("deed", one.story_id.uuid(), &one.title, Some(&one.name), one.published_at));
    let readers = desk.readers.iter().map(|one| {
        DeskItem::new("reader", one.reading_id.uuid(), &one.words, Some(&one.author), one.asked_at)
    });
    stories.chain(answers).chain(readers).chain(questions).chain(deeds).collect()
}
