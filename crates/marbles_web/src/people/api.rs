//! People and groups as JSON, for administrators; nothing tells whether a person takes part.

use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use marbles::{
    error::Problems,
    ids::PersonId,
    people::{
        groups::{self, Group, Rule, Trait},
        joining,
        listing::{self, Entry, Part},
    },
};
use serde::{Deserialize, Serialize};

use super::person::Typed;
use crate::{
    App,
    api::{Listed, Paging},
    body::Json,
    reply::Failure,
    visitor::Admin,
};

/// A person of the organisation.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PersonItem {
    id: String,
    email: String,
    name: String,
    role: &'static str,
    title: String,
    department: String,
    location: String,
    language: &'static str,
    time_zone: String,
    /// Whether the person has left the organisation.
    gone: bool,
}

impl From<Entry> for PersonItem {
    fn from(person: Entry) -> Self {
        Self {
            id: person.person_id.to_string(),
            email: person.email,
            name: person.name,
            role: person.role.name(),
            title: person.title,
            department: person.department,
            location: person.location,
            language: person.language.code(),
            time_zone: person.time_zone,
            gone: person.gone_at.is_some(),
        }
    }
}

/// Whom to list.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Whom {
    /// Words in the name, the address or the department.
    search: String,
    /// Those who have left the organisation instead.
    gone: bool,
}

/// Somebody new; all but `email` and `name` may be left out.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewPerson {
    email: String,
    name: String,
    /// `member`, `editor`, `lead` or `admin`.
    role: String,
    title: String,
    department: String,
    location: String,
    /// `en`, `nl` or `da`.
    language: String,
    time_zone: String,
}

/// The people of the organisation, by name.
#[utoipa::path(get, path = "/api/v1/people", tag = "people", params(Paging, Whom), responses((status = 200, description = "a page of people")))]
pub async fn list(
    State(app): State<App>,
    Admin(visit): Admin,
    Query(paging): Query<Paging>,
    Query(whom): Query<Whom>,
) -> Result<Json<Listed<PersonItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let after = match &paging.after {
        Some(after) => {
            Some(after.parse::<PersonId>().map_err(|_| marbles::Error::invalid("after", "problem-cursor"))?)
        }
        None => None,
    };
    let part = Part { search: &whom.search, gone: whom.gone, after, limit: paging.limit(), group: None };
    let (people, next) = listing::list(&mut look, part).await?;
    Ok(Json(Listed {
        items: people.into_iter().map(PersonItem::from).collect(),
        next: next.map(|next| next.to_string()),
    }))
}

/// Adds a person; nobody is invited by it.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", request_body = NewPerson, responses((status = 201, body = PersonItem)))]
pub async fn add(
    State(app): State<App>,
    Admin(visit): Admin,
    Json(new): Json<NewPerson>,
) -> Result<(StatusCode, Json<PersonItem>), Failure> {
    let NewPerson { email, name, role, title, department, location, language, time_zone } = new;
    let typed =
        Typed { email, name, role, title, department, location, language, time_zone, invite: String::new() };
    let mut work = app.marbles.db.work(visit.by).await?;
    let person = joining::add(&mut work, &typed.newcomer()?).await?;
    let person = listing::entry(&mut work, person).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(person.into())))
}

/// A set of people.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GroupItem {
    id: String,
    name: String,
    /// None where the group is made by hand.
    rule: Option<RuleItem>,
    members: i64,
}

/// Everyone whose column holds the value.
#[derive(Debug, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RuleItem {
    /// `department`, `location`, `language`, `role` or `title`.
    column: String,
    value: String,
}

/// A new group, by hand unless it has a rule.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NewGroup {
    name: String,
    rule: Option<RuleItem>,
}

impl From<Group> for GroupItem {
    fn from(group: Group) -> Self {
        let rule = group.rule_column.zip(group.rule_value);
        Self {
            id: group.group_id.to_string(),
            name: group.name,
            rule: rule.map(|(column, value)| RuleItem { column: column.name().to_owned(), value }),
            members: group.members,
        }
    }
}

/// Every group, by name.
#[utoipa::path(get, path = "/api/v1/groups", tag = "people", responses((status = 200, description = "all groups")))]
pub async fn list_groups(
    State(app): State<App>,
    Admin(visit): Admin,
) -> Result<Json<Listed<GroupItem>>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let groups = groups::list(&mut look).await?;
    Ok(Json(Listed { items: groups.into_iter().map(GroupItem::from).collect(), next: None }))
}

/// Makes a group.
#[utoipa::path(post, path = "/api/v1/groups", tag = "people", request_body = NewGroup, responses((status = 201, body = GroupItem)))]
pub async fn create_group(
    State(app): State<App>,
    Admin(visit): Admin,
    Json(new): Json<NewGroup>,
) -> Result<(StatusCode, Json<GroupItem>), Failure> {
    let mut problems = Problems::default();
    let column = new.rule.as_ref().map(|rule| Trait::parse(&rule.column));
    problems.unless(column != Some(None), "rule", "problem-choice");
    problems.none()?;
    let rule = column.flatten().zip(new.rule).map(|(column, rule)| Rule { column, value: rule.value });
    let mut work = app.marbles.db.work(visit.by).await?;
    let group = groups::create(&mut work, &new.name, rule).await?;
    let group = groups::find(&mut work, group).await?;
    work.save().await?;
    Ok((StatusCode::CREATED, Json(group.into())))
}
