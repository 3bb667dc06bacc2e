//! `/voice/field`: what I know about, in a minute, and my subjects.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::TopicId,
    stories::topics::{self, Topic},
    voice::field::{self, Field, Wish},
};
use serde::Deserialize;

use super::Section;
use crate::{
    App,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Member, Visit},
};

#[derive(Template)]
#[template(path = "voice/field_form.html")]
struct FieldPage {
    page: Page,
    typed: Typed,
    topics: Vec<Topic>,
    section: Section,
    problems: Problems,
}

/// My field as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    words: String,
    ask_about: String,
    topic: Vec<TopicId>,
    agrees: Option<String>,
}

impl From<&Field> for Typed {
    fn from(field: &Field) -> Self {
        Self {
            words: field.words.clone(),
            ask_about: field.ask_about.clone(),
            topic: field.topics.clone(),
            agrees: field.agreed_at.map(|_| "on".to_owned()),
        }
    }
}

/// `GET /voice/field`
pub async fn form(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    show(&field_page(&mut look, &visit, None, Problems::default()).await?)
}

/// `POST /voice/field`
pub async fn change(
    State(app): State<App>,
    Member(visit): Member,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let wish = Wish {
        words: typed.words.clone(),
        ask_about: typed.ask_about.clone(),
        topics: typed.topic.clone(),
        agrees: typed.agrees.is_some(),
    };
    match field::change(&mut work, &wish).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, "/voice/field", "toast-field-saved", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = field_page(&mut work, &visit, Some(typed), problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn field_page(
    work: &mut Work,
    visit: &Visit,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<FieldPage, Error> {
    let page = Page::new(&visit.visitor, "field-title", "voice");
    let section = Section::whole(work, &page).await?;
    let typed = typed.unwrap_or_else(|| Typed::from(&section.field));
    Ok(FieldPage { page, typed, topics: topics::list(work).await?, section, problems })
}
