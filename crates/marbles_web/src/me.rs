//! Me: my language, looks, topics, networks and letters; my pause; my way out.

pub mod tokens;

use askama::Template;
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use axum_extra::extract::Form;
use marbles::{
    clock::Moment,
    error::Error,
    notices::{self, LetterKind},
    nudges::{choosing, plans},
    people::{
        exporting,
        joining::{self, Pause},
        profile,
    },
    stories::topics::Topic,
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show},
    reply::{Failure, see, see_with_toast},
    visitor::Member,
    welcome::{Chosen, ChosenLanguage, language_choices, network_choices, topic_choices},
};

#[derive(Template)]
#[template(path = "me/me.html")]
struct MePage {
    page: Page,
    email: String,
    title: String,
    department: String,
    location: String,
    joined: bool,
    paused_until: Option<Moment>,
    languages: Vec<(Language, bool)>,
    topics: Vec<(Topic, bool)>,
    networks: Vec<(&'static str, String, bool)>,
    letters: Vec<(&'static str, String, bool)>,
    rhythm: String,
    plan: Option<String>,
}

/// `GET /me`
pub async fn show_me(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "me-title", "me");
    let person = &visit.person;
    let unwanted = notices::unwanted(&mut look, person.person_id).await?;
    let letters = LetterKind::ALL.into_iter().filter(|kind| !kind.is_asked_for());
    // words: letter-kind-invitation letter-kind-suggestion-accepted letter-kind-suggestion-declined
    let letters = letters.map(|kind| {
        (kind.name(), page.t(&format!("letter-kind-{}", kind.name())), !unwanted.contains(&kind))
    });
    let letters = letters.collect();
    let chosen = choosing::of(&mut look, person.person_id).await?;
    let plan = plans::of(&mut look, person.person_id).await?.map(|plan| plan.words);
    show(&MePage {
        // words: rhythm-mine-right_away rhythm-mine-daily rhythm-mine-weekly rhythm-mine-on_open
        rhythm: page.t(&format!("rhythm-mine-{}", chosen.pace.name())),
        plan,
        email: person.email.clone(),
        title: person.title.clone(),
        department: person.department.clone(),
        location: person.location.clone(),
        joined: person.is_advocate(),
        paused_until: person.paused_until.filter(|until| *until > look.now),
        languages: language_choices(&visit.organisation, person.language),
        topics: topic_choices(&mut look, person).await?,
        networks: network_choices(&mut look, person, &page).await?,
        letters,
        page,
    })
}

/// `POST /me/language`
pub async fn language(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<ChosenLanguage>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::choose_language(&mut work, chosen.language).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-kept", None))
}

/// A theme.
#[derive(Debug, Deserialize)]
pub struct ChosenTheme {
    theme: String,
}

/// `POST /me/theme`
pub async fn theme(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<ChosenTheme>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::choose_theme(&mut work, &chosen.theme).await?;
    work.save().await?;
    Ok(see("/me"))
}

/// `POST /me/topics`
pub async fn choose(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::follow_exactly(&mut work, &chosen.topics).await?;
    profile::use_networks(&mut work, &chosen.networks).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-kept", None))
}

/// The letters that somebody wants.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default, rename = "letter")]
    letters: Vec<String>,
}

/// `POST /me/letters`
pub async fn letters(
    State(app): State<App>,
    Member(visit): Member,
    Form(wanted): Form<Wanted>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    for kind in LetterKind::ALL.into_iter().filter(|kind| !kind.is_asked_for()) {
        if wanted.letters.iter().any(|name| name == kind.name()) {
            notices::subscribe(&mut work, visit.person.person_id, kind).await?;
        } else {
            notices::unsubscribe(&mut work, visit.person.person_id, kind).await?;
        }
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-kept", None))
}

/// A pause.
#[derive(Debug, Deserialize)]
pub struct ChosenPause {
    length: String,
}

/// `POST /me/pause`
pub async fn pause(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<ChosenPause>,
) -> Result<Response, Failure> {
    let length = Pause::parse(&chosen.length).ok_or(Error::invalid("length", "problem-pause"))?;
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::pause(&mut work, length).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-paused", Some("/me/resume")))
}

/// `POST /me/resume`
pub async fn resume(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::resume(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-resumed", None))
}

/// `POST /me/leave`: one click, no reason asked; joining again is one click too.
pub async fn leave(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::leave(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-left", Some("/me/join")))
}

/// `POST /me/join`
pub async fn join(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::join(&mut work).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/me", "toast-joined", None))
}

/// `GET /me/export`: everything that is stored about me, to take along.
pub async fn export(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let all = exporting::mine(&mut look).await?;
    let headers = [(header::CONTENT_DISPOSITION, "attachment; filename=\"marbles-me.json\"")];
    Ok((headers, Json(all)).into_response())
}
