//! The seats of a demo: a visitor looks around as one of four invented people, without a mail.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use marbles::{
    db::By,
    demo::{self, Seat},
    error::Error,
    people::{Person, sign_in},
};

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    sign_in::enter_with,
    visitor::Anyone,
    words::Words,
};

#[derive(Template)]
#[template(path = "demo/seat.html")]
struct SeatPage {
    page: Page,
    seat: &'static str,
    person: Person,
    about: String,
}

/// `GET /demo/{seat}`: who you will be, and a button.
pub async fn seat(
    State(app): State<App>,
    Anyone(visitor, organisation): Anyone,
    Path(seat): Path<String>,
) -> Result<Response, Failure> {
    let seat = Seat::parse(&seat).ok_or(Error::Missing)?;
    let mut look = app.marbles.db.look(By::marbles(organisation.org_id)).await?;
    let person = demo::whose(&mut look, seat).await?;
    let page = Page::new(&visitor, "demo-seat-title", "");
    let about = about(seat, page.words());
    show(&SeatPage { page, seat: seat.name(), person, about })
}

/// `POST /demo/{seat}`: signs the visitor in as that person.
pub async fn sit(
    State(app): State<App>,
    Anyone(_, organisation): Anyone,
    Path(seat): Path<String>,
) -> Result<Response, Failure> {
    let seat = Seat::parse(&seat).ok_or(Error::Missing)?;
    let mut work = app.marbles.db.work(By::marbles(organisation.org_id)).await?;
    let person = demo::whose(&mut work, seat).await?;
    let session = sign_in::open_session(&mut work, person.person_id).await?;
    work.save().await?;
    Ok(enter_with(&app, &session, first_screen(seat)))
}

/// Where each of them begins their day.
fn first_screen(seat: Seat) -> &'static str {
    match seat {
        Seat::Advocate => "/today",
        Seat::Editor => "/desk",
        Seat::Lead => "/overview",
        Seat::Admin => "/people",
    }
}

fn about(seat: Seat, words: &Words) -> String {
    words.t(match seat {
        Seat::Advocate => "demo-advocate-about",
        Seat::Editor => "demo-editor-about",
        Seat::Lead => "demo-lead-about",
        Seat::Admin => "demo-admin-about",
    })
}
