//! Topics: what stories are about and people follow. Editors add and retire them.

use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{Error, db::Work, error::Problems, ids::TopicId, stories::topics};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Editor, Visit},
};

#[derive(Template)]
#[template(path = "stories/topics.html")]
struct TopicsPage {
    page: Page,
    topics: Vec<Shown>,
    name: String,
    problems: Problems,
}

struct Shown {
    id: String,
    name: String,
    followers: String,
}

/// `GET /topics`
pub async fn list(State(app): State<App>, Editor(visit): Editor) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    show(&topics_page(&mut look, &visit, String::new(), Problems::default()).await?)
}

/// The name of a new topic.
#[derive(Deserialize)]
pub struct Named {
    #[serde(default)]
    name: String,
}

/// `POST /topics`
pub async fn add(
    State(app): State<App>,
    Editor(visit): Editor,
    Form(named): Form<Named>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match topics::create(&mut work, &named.name).await {
        Ok(_) => {}
        Err(Error::Invalid(problems)) => {
            let page = topics_page(&mut work, &visit, named.name, problems).await?;
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) => return Err(error.into()),
    }
    work.save().await?;
    Ok(see_with_toast(&app, "/topics", "toast-topic-added", None))
}

/// `POST /topics/{id}/retire`
pub async fn retire(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<TopicId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    topics::retire(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/topics", "toast-topic-retired", Some(&format!("/topics/{id}/return"))))
}

/// `POST /topics/{id}/return`
pub async fn bring_back(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<TopicId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    topics::bring_back(&mut work, id).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/topics", "toast-topic-back", None))
}

async fn topics_page(
    look: &mut Work,
    visit: &Visit,
    name: String,
    problems: Problems,
) -> Result<TopicsPage, Failure> {
    let page = Page::new(&visit.visitor, "topics-title", "stories");
    let minimum = visit.organisation.minimum_group;
    let shown = |topic: topics::Topic| Shown {
        id: topic.topic_id.to_string(),
        followers: followers_in_words(&page, topic.followers, minimum),
        name: topic.name,
    };
    let topics = topics::list(look).await?.into_iter().map(shown).collect();
    Ok(TopicsPage { topics, name, problems, page })
}

/// What people follow is their own affair: a small number is not told.
fn followers_in_words(page: &Page, followers: i64, minimum: i64) -> String {
    match followers {
        0 => page.t("topics-nobody"),
        few if few < minimum => page.t1("topics-few", "minimum", page.number(minimum)),
        many => page.n("topics-followers", many),
    }
}
