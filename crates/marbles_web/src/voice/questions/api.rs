//! The library as JSON, and asking.

use std::collections::BTreeMap;

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    db::Work,
    error::Error,
    ids::{GroupId, PersonId, QuestionId, TopicId},
    people::Role,
    voice::{
        asking::{self, Whom, asks},
        questions::{
            self, Pattern, Question,
            library::{self, Wanted},
            writing::{self, Wish},
        },
    },
    words::Language,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    App,
    api::{Listed, Paging},
    body::{Json, Path},
    reply::Failure,
    visitor::{Editor, Member, Visit},
};

/// A question.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct QuestionDocument {
    id: Uuid,
    /// `surprise`, `misunderstood`, `younger_self`, `obvious`, `disagree`, `craft`, `thanks` or `ahead`.
    pattern: &'static str,
    /// Its words by language.
    texts: BTreeMap<&'static str, String>,
    /// The ids of its topics; none where it is about anything.
    topics: Vec<Uuid>,
    /// Whether it came with the product.
    shipped: bool,
    retired: bool,
}

impl From<Question> for QuestionDocument {
    fn from(question: Question) -> Self {
        Self {
            id: question.question_id.uuid(),
            pattern: question.pattern.name(),
            topics: question.topics.iter().map(|(topic, _)| topic.uuid()).collect(),
            shipped: question.is_shipped,
            retired: question.retired_at.is_some(),
            texts: question.texts.into_iter().map(|(language, text)| (language.code(), text)).collect(),
        }
    }
}

/// Which questions.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Sought {
    /// One of the patterns.
    pattern: Option<String>,
    /// The id of a topic.
    topic: Option<Uuid>,
    /// `en`, `nl` or `da`.
    language: Option<String>,
    /// Words of the question.
    search: Option<String>,
    /// The retired ones instead of those in use.
    retired: Option<bool>,
}

/// The library, newest first, for editors. Whoever is no editor gets the questions that they were asked, and no others.
#[utoipa::path(get, path = "/api/v1/questions", operation_id = "list_questions", tag = "questions", params(Paging, Sought), responses((status = 200, body = Listed<QuestionDocument>)))]
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(paging): Query<Paging>,
    Query(sought): Query<Sought>,
) -> Result<Json<Listed<QuestionDocument>>, Failure> {
    let after = paging.after.as_deref().map(str::parse::<QuestionId>).transpose();
    let wanted = Wanted {
        pattern: known(sought.pattern.as_deref(), "pattern", Pattern::parse)?,
        language: known(sought.language.as_deref(), "language", Language::parse)?,
        topic: sought.topic.map(TopicId::from_uuid),
        words: sought.search.unwrap_or_default(),
        retired: sought.retired.unwrap_or(false),
        after: after.map_err(|_| Error::invalid("after", "problem-choice"))?,
        limit: usize::try_from(paging.limit()).unwrap_or(50),
        asked_of_me: visit.person.role < Role::Editor,
    };
    let mut look = app.marbles.db.look(visit.by).await?;
    let (found, next) = library::list(&mut look, &wanted).await?;
    let items = found.into_iter().map(|listed| listed.question.into()).collect();
    Ok(Json(Listed { items, next: next.map(|next| next.to_string()) }))
}

fn known<T>(
    name: Option<&str>,
    field: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    let parsed = |name| parse(name).ok_or(Error::invalid(field, "problem-choice"));
    name.filter(|name| !name.is_empty()).map(parsed).transpose()
}

/// One question: any for editors; for others, one that they were asked.
#[utoipa::path(
    get, path = "/api/v1/questions/{id}", operation_id = "get_question", tag = "questions", params(("id" = Uuid, Path)),
    responses((status = 200, body = QuestionDocument), (status = 404, description = "there is none, or I was not asked it"))
)]
pub async fn one(
    State(app): State<App>,
    Member(visit): Member,
    Path(id): Path<QuestionId>,
) -> Result<Json<QuestionDocument>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let question = seen_by(&mut look, &visit, id).await?;
    Ok(Json(question.into()))
}

async fn seen_by(look: &mut Work, visit: &Visit, id: QuestionId) -> Result<Question, Error> {
    if visit.person.role < Role::Editor && !library::was_asked_of_me(look, id).await? {
        return Err(Error::Missing);
    }
    questions::find(look, id).await
}

/// A new question.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewQuestion {
    #[serde(default)]
    pattern: String,
    /// Its words by language: `{"en": "What surprised you?"}`.
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    topics: Vec<Uuid>,
}

/// Adds a question to the library.
#[utoipa::path(
    post, path = "/api/v1/questions", operation_id = "create_question", tag = "questions", request_body = NewQuestion,
    responses((status = 201, body = QuestionDocument), (status = 422, description = "what does not hold, field by field"))
)]
pub async fn create(
    State(app): State<App>,
    Editor(visit): Editor,
    Json(new): Json<NewQuestion>,
) -> Result<(StatusCode, Json<QuestionDocument>), Failure> {
    let texts: Option<Vec<(Language, String)>> =
        new.texts.into_iter().map(|(code, text)| Some((Language::parse(&code)?, text))).collect();
    let texts = texts.ok_or(Error::invalid("texts", "problem-choice"))?;
    let topics = new.topics.into_iter().map(TopicId::from_uuid).collect();
    let wish = Wish { pattern: Pattern::parse(&new.pattern), texts, topics };
    let mut work = app.marbles.db.work(visit.by).await?;
    let id = writing::add(&mut work, &wish).await?;
    let question = questions::find(&mut work, id).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(question.into())))
}

/// Whom a question is for: one of the three.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewAsk {
    /// Who follows this topic or knows about it.
    topic: Option<Uuid>,
    /// The members of this group.
    group: Option<Uuid>,
    /// This colleague.
    person: Option<Uuid>,
    /// A personal line.
    #[serde(default)]
    words: String,
}

impl NewAsk {
    fn whom(&self) -> Option<Whom> {
        match (self.topic, self.group, self.person) {
            (Some(topic), None, None) => Some(Whom::Topic(TopicId::from_uuid(topic))),
            (None, Some(group), None) => Some(Whom::Group(GroupId::from_uuid(group))),
            (None, None, Some(person)) => Some(Whom::Person(PersonId::from_uuid(person))),
            _ => None,
        }
    }
}

/// An asking of a question. Who passed it on, declined it or stayed silent is nobody's to know.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AskDocument {
    id: Uuid,
    /// `topic`, `group` or `person`.
    whom: String,
    words: String,
    /// How many people it is for, whether they take part or not, in tens; null of few, and of one colleague.
    reached: Option<i64>,
    /// How many answers were sent on to the editors; null of few, and of one colleague.
    answers: Option<i64>,
    open: bool,
}

/// Asks a question. It reaches those who take part and take no pause, as their rhythms say.
#[utoipa::path(
    post, path = "/api/v1/questions/{id}/asks", operation_id = "ask_a_question", tag = "questions",
    params(("id" = Uuid, Path)), request_body = NewAsk,
    responses((status = 201, body = AskDocument), (status = 404, description = "no such question"), (status = 422, description = "what does not hold, field by field"))
)]
pub async fn ask(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
    Json(new): Json<NewAsk>,
) -> Result<(StatusCode, Json<AskDocument>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let ask = asking::ask(&mut work, id, new.whom(), &new.words).await?;
    let seen = asks::of(&mut work, id).await?.into_iter().find(|seen| seen.ask_id == ask);
    work.save().await?;
    let seen = seen.ok_or(Error::Missing)?;
    let told = AskDocument {
        id: seen.ask_id.uuid(),
        reached: seen.reached.shown(),
        answers: seen.answers.shown(),
        open: seen.is_open,
        whom: seen.whom,
        words: seen.words,
    };
    Ok((StatusCode::CREATED, Json(told)))
}
