//! My field, my subjects and the expert finder as JSON.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    db::Work,
    error::Error,
    ids::{PersonId, SubjectId, TopicId},
    voice::field::{
        self, Wish,
        experts::{self, Expert, Part},
        subjects::{self, Subject},
    },
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::subject;
use crate::{
    App,
    api::{Listed, Paging},
    body::{Json, Path},
    page::Page,
    reply::Failure,
    visitor::Member,
};

/// What I know about.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldItem {
    words: String,
    ask_about: String,
    topics: Vec<Uuid>,
    /// Whether colleagues may find me by it.
    findable: bool,
}

/// What I want to be known about it.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct WishedField {
    words: String,
    ask_about: String,
    #[serde(default)]
    topics: Vec<Uuid>,
    /// Whether colleagues may find me by it; not unless I say so.
    #[serde(default)]
    findable: bool,
}

async fn mine(work: &mut Work) -> Result<Json<FieldItem>, Failure> {
    let field = field::mine(work).await?;
    let topics = field.topics.into_iter().map(TopicId::uuid).collect();
    let findable = field.agreed_at.is_some();
    Ok(Json(FieldItem { words: field.words, ask_about: field.ask_about, topics, findable }))
}

/// My field.
#[utoipa::path(get, path = "/api/v1/me/field", tag = "voice", responses((status = 200, body = FieldItem)))]
pub async fn my_field(State(app): State<App>, Member(visit): Member) -> Result<Json<FieldItem>, Failure> {
    mine(&mut app.marbles.db.look(visit.by).await?).await
}

/// I say what my field is, and whether colleagues may find me by it.
#[utoipa::path(
    put, path = "/api/v1/me/field", tag = "voice", request_body = WishedField,
    responses((status = 200, body = FieldItem), (status = 422, description = "what does not hold, field by field"))
)]
pub async fn change_field(
    State(app): State<App>,
    Member(visit): Member,
    Json(wished): Json<WishedField>,
) -> Result<Json<FieldItem>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let topics = wished.topics.into_iter().map(TopicId::from_uuid).collect();
    let wish = Wish { words: wished.words, ask_about: wished.ask_about, topics, agrees: wished.findable };
    field::change(&mut work, &wish).await?;
    let changed = mine(&mut work).await?;
    work.save().await?;
    Ok(changed)
}

/// A subject that I could tell about.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SubjectItem {
    id: Uuid,
    text: String,
}

impl From<Subject> for SubjectItem {
    fn from(subject: Subject) -> Self {
        Self { id: subject.subject_id.uuid(), text: subject.text }
    }
}

/// A subject: in my words, or the prompt that it was offered as.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct NewSubject {
    text: Option<String>,
    /// Such as `customer`.
    prompt: Option<String>,
}

/// My subjects, the newest first; nobody else can see them.
#[utoipa::path(get, path = "/api/v1/me/subjects", tag = "voice", responses((status = 200, body = Listed<SubjectItem>)))]
pub async fn my_subjects(
    State(app): State<App>,
    Member(visit): Member,
) -> Result<Json<Listed<SubjectItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let items = subjects::mine(&mut look).await?.into_iter().map(SubjectItem::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// I put a subject on my list.
#[utoipa::path(
    post, path = "/api/v1/me/subjects", tag = "voice", request_body = NewSubject,
    responses((status = 201, body = SubjectItem), (status = 422, description = "neither words nor a prompt that is offered"))
)]
pub async fn add_subject(
    State(app): State<App>,
    Member(visit): Member,
    Json(new): Json<NewSubject>,
) -> Result<(StatusCode, Json<SubjectItem>), Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let prompt = match &new.prompt {
        Some(key) => {
            let known = subjects::find_prompt(&mut work, key).await?;
            Some(known.ok_or(Error::invalid("prompt", "problem-choice"))?)
        }
        None => None,
    };
    let page = Page::new(&visit.visitor, "field-title", "voice");
    let offered = prompt.as_ref().map(|prompt| subject(prompt, &page));
    let text = new.text.or(offered).unwrap_or_default();
    let id = subjects::add(&mut work, &text, prompt.as_ref()).await?.uuid();
    work.save().await?;
    Ok((StatusCode::CREATED, Json(SubjectItem { id, text: text.trim().to_owned() })))
}

/// I take a subject off my list.
#[utoipa::path(
    delete, path = "/api/v1/me/subjects/{id}", tag = "voice", params(("id" = Uuid, Path)),
    responses((status = 204, description = "off the list"), (status = 404, description = "none of mine"))
)]
pub async fn remove_subject(
    State(app): State<App>,
    Member(visit): Member,
    Path(subject): Path<SubjectId>,
) -> Result<StatusCode, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    subjects::remove(&mut work, subject).await?;
    work.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A colleague who agreed to be found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ExpertItem {
    id: Uuid,
    name: String,
    email: String,
    title: String,
    department: String,
    location: String,
    words: String,
    ask_about: String,
    topics: Vec<ExpertTopic>,
}

/// A topic of somebody's field.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ExpertTopic {
    id: Uuid,
    name: String,
}

impl From<Expert> for ExpertItem {
    fn from(expert: Expert) -> Self {
        let topic = |(id, name): (TopicId, String)| ExpertTopic { id: id.uuid(), name };
        Self {
            id: expert.person_id.uuid(),
            topics: expert.topics.into_iter().map(topic).collect(),
            name: expert.name,
            email: expert.email,
            title: expert.title,
            department: expert.department,
            location: expert.location,
            words: expert.words,
            ask_about: expert.ask_about,
        }
    }
}

/// Whom to find.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Whom {
    /// Words in what they say of themselves, their name, title or topics.
    search: String,
    topic: Option<Uuid>,
}

/// Colleagues who agreed to be found by what they know.
#[utoipa::path(
    get, path = "/api/v1/experts", tag = "voice", params(Whom, Paging),
    responses((status = 200, body = Listed<ExpertItem>), (status = 422, description = "a cursor that no list gave"))
)]
pub async fn experts(
    State(app): State<App>,
    Member(visit): Member,
    Query(whom): Query<Whom>,
    Query(paging): Query<Paging>,
) -> Result<Json<Listed<ExpertItem>>, Failure> {
    let after = paging.after.as_deref().map(str::parse::<PersonId>).transpose();
    let after = after.map_err(|_| Error::invalid("after", "problem-cursor"))?;
    let topic = whom.topic.map(TopicId::from_uuid);
    let part = Part { search: &whom.search, topic, after, limit: paging.limit() };
    let mut look = app.marbles.db.look(visit.by).await?;
    let (experts, next) = experts::list(&mut look, part).await?;
    let items = experts.into_iter().map(ExpertItem::from).collect();
    Ok(Json(Listed { items, next: next.map(|next| next.to_string()) }))
}
