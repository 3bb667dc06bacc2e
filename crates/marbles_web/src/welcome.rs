//! The three steps of a welcome: what this is and that it is voluntary; topics and networks; language.

use askama::Template;
use axum::{extract::State, response::Response};
use axum_extra::extract::Form;
use marbles::{
    ids::TopicId,
    nudges::{choosing, rhythm::Pace},
    people::{joining, profile},
    stories::topics::{self, Topic},
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    nudges::rhythm::{PaceChoice, pace_choices},
    page::{Page, show},
    reply::{Failure, see, see_with_toast},
    shares::name_of,
    visitor::Member,
};

#[derive(Template)]
#[template(path = "welcome/start.html")]
struct StartPage {
    page: Page,
    organisation: String,
}

#[derive(Template)]
#[template(path = "welcome/topics.html")]
struct TopicsPage {
    page: Page,
    topics: Vec<(Topic, bool)>,
    networks: Vec<(&'static str, String, bool)>,
}

#[derive(Template)]
#[template(path = "welcome/language.html")]
struct LanguagePage {
    page: Page,
    languages: Vec<(Language, bool)>,
    paces: Vec<PaceChoice>,
}

/// `GET /welcome`
pub async fn start(Member(visit): Member) -> Result<Response, Failure> {
    let organisation = visit.organisation.name.clone();
    show(&StartPage { page: Page::new(&visit.visitor, "welcome-title", ""), organisation })
}

/// `GET /welcome/topics`
pub async fn topics(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "welcome-topics-title", "");
    let topics = topic_choices(&mut look, &visit.person).await?;
    let networks = network_choices(&mut look, &visit.person, &page).await?;
    show(&TopicsPage { page, topics, networks })
}

/// The topics, and which of them a person follows.
pub async fn topic_choices(
    work: &mut marbles::db::Work,
    person: &marbles::people::Person,
) -> Result<Vec<(Topic, bool)>, Failure> {
    let followed = profile::followed(work, person.person_id).await?;
    let all = topics::list(work).await?;
    Ok(all
        .into_iter()
        .map(|topic| (followed.contains(&topic.topic_id), topic))
        .map(|(mine, topic)| (topic, mine))
        .collect())
}

/// The networks that can be chosen, and which of them a person uses.
pub async fn network_choices(
    work: &mut marbles::db::Work,
    person: &marbles::people::Person,
    page: &Page,
) -> Result<Vec<(&'static str, String, bool)>, Failure> {
    let mine = profile::networks(work, person.person_id).await?;
    let all = marbles_networks::all()
        .iter()
        .map(|network| network.key())
        .filter(|key| !["copy", "device"].contains(key));
    Ok(all.map(|key| (key, name_of(key, page.words()), mine.iter().any(|own| own == key))).collect())
}

/// What somebody cares about.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default, rename = "topic")]
    pub topics: Vec<TopicId>,
    #[serde(default, rename = "network")]
    pub networks: Vec<String>,
}

/// `POST /welcome/topics`
pub async fn choose_topics(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::follow_exactly(&mut work, &chosen.topics).await?;
    profile::use_networks(&mut work, &chosen.networks).await?;
    work.save().await?;
    Ok(see("/welcome/language"))
}

/// `GET /welcome/language`
pub async fn language(Member(visit): Member) -> Result<Response, Failure> {
    let languages = language_choices(&visit.organisation, visit.person.language);
    let page = Page::new(&visit.visitor, "welcome-language-title", "");
    let paces = pace_choices(&page, Pace::default());
    show(&LanguagePage { page, languages, paces })
}

/// The organisation's languages, and which of them is somebody's.
pub fn language_choices(
    organisation: &marbles::programme::Organisation,
    mine: Language,
) -> Vec<(Language, bool)> {
    organisation.languages.iter().map(|language| (*language, *language == mine)).collect()
}

/// A language.
#[derive(Debug, Deserialize)]
pub struct ChosenLanguage {
    pub language: Language,
}

/// A language and a rhythm: the last step.
#[derive(Debug, Deserialize)]
pub struct LastStep {
    language: Language,
    rhythm: Option<String>,
}

/// `POST /welcome/language`: the last step; I am in.
pub async fn join(
    State(app): State<App>,
    Member(visit): Member,
    Form(chosen): Form<LastStep>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    profile::choose_language(&mut work, chosen.language).await?;
    joining::join(&mut work).await?;
    if let Some(pace) = chosen.rhythm.as_deref().and_then(Pace::parse) {
        choosing::change(&mut work, visit.person.person_id, pace).await?;
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/today", "toast-joined", None))
}

/// `POST /welcome/later`: not now; nobody is told, and the door stays open.
pub async fn later(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    joining::not_now(&mut work).await?;
    work.save().await?;
    Ok(see("/today"))
}
