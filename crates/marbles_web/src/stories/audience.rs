//! The size of an audience, in words, while an editor chooses it.

use axum::{extract::State, response::Response};
use axum::{http::header, response::IntoResponse};
use axum_extra::extract::Query;
use marbles::{
    Marbles,
    db::Work,
    stories::{
        audience::{self, Reach},
        forecasting::{self, Forecast, Step},
    },
};

use super::form::Typed;
use crate::{
    App,
    reply::Failure,
    visitor::{Editor, Visit},
    words::{self, Words},
};

/// `GET /stories/audience?audience=some&group=…&follower=…`: one sentence as plain text.
pub async fn count(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(typed): Query<Typed>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let text = said(&mut look, &app.marbles, &visit, &typed).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// How many people it reaches, about how many it will move, and which groups it suits.
pub(super) async fn said(
    look: &mut Work,
    marbles: &Marbles,
    visit: &Visit,
    typed: &Typed,
) -> marbles::Result<String> {
    let words = words::of(visit.visitor.language);
    let minimum = visit.organisation.minimum_group;
    let reach = audience::reach(look, &typed.audience(), &typed.barred()).await?;
    let forecast = forecasting::forecast(look, marbles, &typed.planned(), minimum).await?;
    let reach = reach_in_words(reach, minimum, words);
    Ok(format!("{reach} {}", forecast_in_words(&forecast, words)).trim_end().to_owned())
}

/// What a story will probably do.
fn forecast_in_words(forecast: &Forecast, words: &Words) -> String {
    let Forecast::Moves { people, suits } = forecast else {
        return match forecast {
            Forecast::NotUnderstood => words.t("forecast-not-understood"),
            Forecast::Unknown => words.t("forecast-unknown"),
            _ => String::new(),
        };
    };
    let moves = match people {
        Step::Nobody => words.t("forecast-nobody"),
        Step::AFew => words.t("forecast-few"),
        Step::About(people) => words.n("forecast-about", *people),
    };
    if suits.is_empty() {
        moves
    } else {
        format!("{moves} {}", words.t1("forecast-suits", "groups", suits.join(", ")))
    }
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
