//! My calendar feed: opened, renewed and closed by me, read by my calendar.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use marbles::{
    db::Work,
    nudges::calendar::{Feed, feeds},
    people::Person,
    programme,
    secrets::Token,
};

use crate::{
    App,
    body::Path,
    reply::{Failure, see_with_toast},
    visitor::{Anyone, Member},
    words,
};

/// `POST /me/calendar`: a new address; the one before opens nothing any more.
pub async fn open(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    feeds::open(&mut work, &app.marbles).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/channels#calendar", "toast-calendar-open", None))
}

/// `POST /me/calendar/off`
pub async fn close(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    feeds::close(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me/channels#calendar", "toast-calendar-closed", None))
}

/// `GET /calendar/{token}`: read by calendars, which cannot sign in. The token is all they have.
pub async fn read(
    State(app): State<App>,
    Anyone(_, organisation): Anyone,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(marbles::db::By::marbles(organisation.org_id)).await?;
    let token = Token::presented(token.strip_suffix(".ics").unwrap_or(&token));
    let person = feeds::whose(&mut look, &token).await?;
    let home = app.marbles.home_of(&organisation);
    let feed = feed_of(&mut look, &organisation, &person, &home).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-store"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"marbles.ics\""),
    ];
    Ok((headers, feed.written()).into_response())
}

async fn feed_of(
    look: &mut Work,
    organisation: &programme::Organisation,
    person: &Person,
    home: &str,
) -> marbles::Result<Feed> {
    let words = words::of(person.language);
    let (plan, own_words) = feeds::minutes(look, person).await?.unzip();
    let own_words = own_words.unwrap_or_default();
    let zone_name = if person.time_zone.is_empty() { &organisation.time_zone } else { &person.time_zone };
    let joint = if own_words.is_empty() { "" } else { "\n" };
    Ok(Feed {
        of: person.person_id.uuid(),
        zone: programme::zone_of(look, person).await?,
        zone_name: zone_name.clone(),
        name: format!("Marbles · {}", organisation.name),
        title: words.t("calendar-event"),
        text: format!("{own_words}{joint}{home}/today"),
        url: format!("{home}/today"),
        plan,
    })
}
