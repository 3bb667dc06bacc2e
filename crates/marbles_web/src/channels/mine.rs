//! How messages reach me besides mail: this device, Slack, and my calendar.

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::nudges::{
    calendar::feeds,
    channels::{
        push::subscriptions::{self, Seen},
        slack,
    },
};

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Member,
};

// The names of these channels where somebody chooses among all of them; words: channel-push channel-slack
#[derive(Template)]
#[template(path = "channels/mine.html")]
struct MinePage {
    page: Page,
    push_key: String,
    devices: Vec<Seen>,
    slack_works: bool,
    slack_name: Option<String>,
    /// The address of my calendar feed, and the same one for calendars that subscribe by a click.
    calendar: Option<(String, String)>,
    has_plan: bool,
}

/// `GET /me/channels`
pub async fn show_mine(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let me = &visit.person;
    let token = feeds::mine(&mut look, &app.marbles).await?;
    let home = app.marbles.home_of(&visit.organisation);
    let calendar = token.map(|token| {
        let address = format!("{home}/calendar/{}.ics", token.reveal());
        let subscribing = address.replacen("https://", "webcal://", 1).replacen("http://", "webcal://", 1);
        (address, subscribing)
    });
    let plan = feeds::minutes(&mut look, me).await?;
    show(&MinePage {
        page: Page::new(&visit.visitor, "channels-title", "me"),
        push_key: app.marbles.vapid.public_key(),
        devices: subscriptions::of(&mut look, me.person_id).await?,
        slack_works: slack::apps::seen(&mut look).await?.is_some(),
        slack_name: slack::people::of(&mut look, me.person_id).await?.map(|seat| seat.slack_name),
        calendar,
        has_plan: plan.is_some_and(|(minutes, _)| !minutes.is_over),
    })
}
