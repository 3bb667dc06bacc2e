//! Writing a question: its words in the languages of the organisation, its pattern and its topics.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{QuestionId, TopicId},
    stories::topics,
    voice::questions::{
        self, Pattern, Question,
        writing::{self, Wish},
    },
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Editor, Visit},
};

#[derive(Template)]
#[template(path = "questions/form.html")]
struct FormPage {
    page: Page,
    question: Option<QuestionId>,
    typed: Typed,
    languages: Vec<Language>,
    topics: Vec<(TopicId, String, bool)>,
    problems: Problems,
}

/// A question as it was typed: the texts in the order of their languages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pattern: String,
    language: Vec<String>,
    text: Vec<String>,
    topic: Vec<TopicId>,
}

impl Typed {
    fn of(question: &Question) -> Self {
        Self {
            pattern: question.pattern.name().to_owned(),
            language: question.texts.iter().map(|(language, _)| language.code().to_owned()).collect(),
            text: question.texts.iter().map(|(_, text)| text.clone()).collect(),
            topic: question.topics.iter().map(|(topic, _)| *topic).collect(),
        }
    }

    fn wish(&self) -> Wish {
        let texts = self.language.iter().zip(&self.text);
        let texts = texts.filter_map(|(code, text)| Some((Language::parse(code)?, text.clone())));
        Wish { pattern: Pattern::parse(&self.pattern), texts: texts.collect(), topics: self.topic.clone() }
    }

    fn text_in(&self, language: &Language) -> &str {
        let mut texts = self.language.iter().zip(&self.text);
        texts.find(|(code, _)| *code == language.code()).map_or("", |(_, text)| text)
    }
}

async fn page(
    look: &mut Work,
    visit: &Visit,
    question: Option<QuestionId>,
    typed: Typed,
    problems: Problems,
) -> Result<FormPage, Error> {
    let title = if question.is_some() { "question-edit" } else { "question-new" };
    let known = topics::list(look).await?.into_iter();
    let topics = known.map(|topic| (topic.topic_id, topic.name, typed.topic.contains(&topic.topic_id)));
    Ok(FormPage {
        topics: topics.collect(),
        page: Page::new(&visit.visitor, title, "stories"),
        languages: visit.organisation.languages.0.clone(),
        question,
        typed,
        problems,
    })
}

/// `GET /questions/new`
pub async fn new(State(app): State<App>, Editor(visit): Editor) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    show(&page(&mut look, &visit, None, Typed::default(), Problems::default()).await?)
}

/// `GET /questions/{id}/edit`
pub async fn edit(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let typed = Typed::of(&questions::find(&mut look, id).await?);
    show(&page(&mut look, &visit, Some(id), typed, Problems::default()).await?)
}

/// `POST /questions`
pub async fn add(
    State(app): State<App>,
    Editor(visit): Editor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    keep(&app, &visit, None, typed).await
}

/// `POST /questions/{id}`
pub async fn change(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    keep(&app, &visit, Some(id), typed).await
}

async fn keep(app: &App, visit: &Visit, id: Option<QuestionId>, typed: Typed) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let wish = typed.wish();
    let kept = match id {
        Some(question) => writing::change(&mut work, question, &wish).await.map(|()| question),
        None => writing::add(&mut work, &wish).await,
    };
    match kept {
        Ok(question) => {
            work.save().await?;
            Ok(see_with_toast(app, &format!("/questions/{question}"), "toast-question-kept", None))
        }
        Err(Error::Invalid(problems)) => {
            let page = page(&mut work, visit, id, typed, problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}
