//! The mirror's fragment at each pause, and my choices about it as a page.

use askama::Template;
use axum::{
    Form,
    extract::State,
    response::{Html, IntoResponse, Response},
};
use marbles::{
    error::Error,
    ids::StoryId,
    voice::mirror::{
        choices::{self, Choices},
        hints::Kind,
    },
};
use serde::Deserialize;

use super::{Panel, title_of};
use crate::{
    App,
    body::Path,
    page::{Page, show},
    reply::{Failure, see, see_with_toast},
    visitor::Member,
};

#[derive(Template)]
#[template(path = "voice/mirror_hints.html")]
struct Fragment {
    page: Page,
    mirror: Panel,
}

#[derive(Template)]
#[template(path = "voice/mirror_choices.html")]
struct ChoicesPage {
    page: Page,
    on: bool,
    /// The kinds that do not come back: their name in addresses, and in words.
    dismissed: Vec<(&'static str, String)>,
}

/// What is being written.
#[derive(Debug, Deserialize)]
pub struct Written {
    #[serde(default)]
    text: String,
    #[serde(default)]
    network: String,
    /// The story it is about, where there is one.
    #[serde(default)]
    story: String,
}

/// `POST /mirror`: the hints for a text as a piece of a page.
pub async fn look(
    State(app): State<App>,
    Member(visit): Member,
    Form(written): Form<Written>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "mirror-title", "today");
    let mirror = Panel::of(&mut look, &visit, &written.text, &written.network, page.words()).await?;
    let story = written.story.parse().ok().map(StoryId::from_uuid);
    let mirror = mirror
        .with_what_was_said(&mut look, &app, &written.text, &written.network, story, page.words())
        .await?;
    let fragment =
        Fragment { page, mirror }.render().map_err(|error| Error::unexpected(error.to_string()))?;
    Ok(Html(fragment).into_response())
}

/// `GET /me/mirror`
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let Choices { on, dismissed } = choices::mine(&mut look).await?;
    let page = Page::new(&visit.visitor, "mirror-title", "me");
    let named = |kind: Kind| (kind.key(), title_of(kind, page.words()));
    show(&ChoicesPage { on, dismissed: dismissed.into_iter().map(named).collect(), page })
}

/// Whether I want it.
#[derive(Debug, Deserialize)]
pub struct Wish {
    on: String,
}

/// `POST /me/mirror`
pub async fn switch(
    State(app): State<App>,
    Member(visit): Member,
    Form(wish): Form<Wish>,
) -> Result<Response, Failure> {
    let on = match wish.on.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::invalid("on", "problem-choice").into()),
    };
    let mut work = app.marbles.db.work(visit.by).await?;
    choices::switch(&mut work, on).await?;
    work.save().await?;
    let said = if on { "toast-mirror-on" } else { "toast-mirror-off" };
    Ok(see_with_toast(&app, "/me/mirror", said, None))
}

/// `POST /me/mirror/dismissals/{kind}`: that kind of hint does not come back.
pub async fn dismiss(
    State(app): State<App>,
    Member(visit): Member,
    Path(kind): Path<String>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    choices::dismiss(&mut work, Kind::parse(&kind)?).await?;
    work.save().await?;
    Ok(see("/me/mirror"))
}

/// `POST /me/mirror/dismissals/{kind}/undo`: I want it back.
pub async fn bring_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(kind): Path<String>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    choices::bring_back(&mut work, Kind::parse(&kind)?).await?;
    work.save().await?;
    Ok(see("/me/mirror"))
}
