//! Slack: the slash command, and how somebody connects their seat there with themselves here.

use askama::Template;
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use marbles::{
    nudges::channels::{
        cards::{Card, Piece},
        slack::{
            self,
            commands::{self, Asked},
            people::{self, Seat},
            signing::Signed,
        },
    },
    programme::Organisation,
    secrets::Token,
};

use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see_with_toast},
    visitor::{Anyone, Member},
    words,
};

/// `POST /slack/command`: signed by Slack; the answer is for the eyes of whoever asked.
pub async fn command(
    State(app): State<App>,
    Anyone(_, organisation): Anyone,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Failure> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let signed = Signed {
        timestamp: text("x-slack-request-timestamp"),
        signature: text("x-slack-signature"),
        body: &body,
    };
    let asked = commands::read(&app.marbles, organisation.org_id, signed).await?;
    let card = answer(&organisation, &app.marbles.home_of(&organisation), asked);
    Ok(Json(slack::command_answer(&card)).into_response())
}

/// `POST /slack/interaction`: Slack tells of each button that leads somewhere, and warns whoever pressed it unless that is
/// acknowledged. Nothing is read.
pub async fn acknowledge() -> StatusCode {
    StatusCode::OK
}

fn answer(organisation: &Organisation, home: &str, asked: Asked) -> Card {
    match asked {
        Asked::Connect(token) => {
            let words = words::of(organisation.language());
            let piece = Piece {
                title: words.t("slack-connect-title"),
                text: words.t("slack-connect-text"),
                button: words.t("slack-connect-button"),
                address: format!("{home}/me/slack/{}", token.reveal()),
            };
            let heading = words.t("slack-connect-heading");
            Card { heading, body: String::new(), pieces: vec![piece], why: String::new(), links: Vec::new() }
        }
        Asked::Today(person, picks) => {
            let words = words::of(person.language);
            let count = i64::try_from(picks.len()).unwrap_or(0);
            let pieces = picks.into_iter().map(|pick| Piece {
                title: pick.candidate.title,
                text: pick.candidate.summary,
                button: words.t("room-button"),
                address: format!("{home}/stories/{}", pick.candidate.story_id),
            });
            Card {
                heading: words.n("slack-today", count),
                body: String::new(),
                pieces: pieces.collect(),
                why: words.t("slack-only-you"),
                links: Vec::new(),
            }
        }
    }
}

#[derive(Template)]
#[template(path = "channels/slack.html")]
struct ConnectPage {
    page: Page,
    seat: Seat,
    action: String,
}

/// `GET /me/slack/{token}`
pub async fn ask(
    State(app): State<App>,
    Member(visit): Member,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let seat = people::offered(&mut look, &Token::presented(&token)).await?;
    let page = Page::new(&visit.visitor, "slack-ask-title", "me");
    show(&ConnectPage { page, seat, action: format!("/me/slack/{token}") })
}

/// `POST /me/slack/{token}`
pub async fn connect(
    State(app): State<App>,
    Member(visit): Member,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    people::connect(&mut work, &Token::presented(&token)).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/channels#slack", "toast-slack-connected", None))
}

/// `POST /me/slack/off`
pub async fn disconnect(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    people::disconnect(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/channels#slack", "toast-slack-off", None))
}
