//! The size of an audience, in words, while an editor chooses it.

use axum::{extract::State, response::Response};
use axum::{http::header, response::IntoResponse};
use axum_extra::extract::Query;
use marbles::stories::audience::{self, Reach};

use super::form::Typed;
use crate::{
    App,
    reply::Failure,
    visitor::Editor,
    words::{self, Words},
};

/// `GET /stories/audience?audience=some&group=…&follower=…`: one sentence as plain text.
pub async fn count(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let reach = audience::reach(&mut look, &typed.audience(), &typed.barred()).await?;
    let text = reach_in_words(reach, visit.organisation.minimum_group, words::of(visit.visitor.language));
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// How many people an audience reaches; a small number is not told.
pub fn reach_in_words(reach: Reach, minimum: i64, words: &Words) -> String {
    let few = |minimum| words.t1("reach-few", "minimum", words.number(minimum));
    match reach {
        Reach::Exactly(0) => words.t("reach-nobody"),
        Reach::Exactly(people) if people < minimum => few(minimum),
        Reach::Exactly(people) => words.n("reach-people", people),
        Reach::About(people) if people < minimum.max(10) => few(minimum.max(10)),
        Reach::About(people) => words.n("reach-about", people),
    }
}
