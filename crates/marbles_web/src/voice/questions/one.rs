//! One question of the library: its words, how often it was asked and what came back; retiring it and bringing it back.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    ids::{AskId, QuestionId},
    voice::{
        asking::asks::{self, Seen},
        questions::{self, Question, writing},
    },
};

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::Editor,
};

#[derive(Template)]
#[template(path = "questions/one.html")]
struct QuestionPage {
    page: Page,
    question: Question,
    asks: Vec<Seen>,
}

impl QuestionPage {
    /// Whom it was for, in words.
    fn whom(&self, ask: &Seen) -> String {
        match (&ask.name, ask.whom.as_str()) {
            (Some(name), "topic") => self.page.t1("ask-of-topic", "name", name),
            (Some(name), "group") => self.page.t1("ask-of-group", "name", name),
            (None, "group") => self.page.t("ask-of-old-group"),
            _ => self.page.t("ask-of-one"),
        }
    }

    /// How many answers were sent on, where there are any that may be told.
    fn answers(&self, ask: &Seen) -> Option<i64> {
        ask.answers.shown().filter(|answers| *answers > 0)
    }
}

/// `GET /questions/{id}`
pub async fn show_one(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let question = questions::find(&mut look, id).await?;
    let asks = asks::of(&mut look, id).await?;
    let page = Page::new(&visit.visitor, "questions-title", "stories");
    let page = page.titled(question.text(visit.visitor.language).1);
    show(&QuestionPage { page, question, asks })
}

/// `POST /questions/{id}/retirement`
pub async fn retire(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    writing::retire(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(
        &app,
        "/questions",
        "toast-question-retired",
        Some(&format!("/questions/{id}/retirement/undo")),
    ))
}

/// `POST /questions/{id}/retirement/undo`
pub async fn bring_back(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    writing::bring_back(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/questions/{id}"), "toast-question-back", None))
}

/// `POST /questions/{id}/asks/{ask}/withdrawal`
pub async fn withdraw(
    State(app): State<App>,
    Editor(visit): Editor,
    Path((id, ask)): Path<(QuestionId, AskId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    asks::withdraw(&mut work, id, ask).await?;
    work.save().await?;
    let undo = format!("/questions/{id}/asks/{ask}/withdrawal/undo");
    Ok(see_with_toast(&app, &format!("/questions/{id}"), "toast-ask-withdrawn", Some(&undo)))
}

/// `POST /questions/{id}/asks/{ask}/withdrawal/undo`
pub async fn restore(
    State(app): State<App>,
    Editor(visit): Editor,
    Path((id, ask)): Path<(QuestionId, AskId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    asks::restore(&mut work, id, ask).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/questions/{id}"), "toast-ask-restored", None))
}
