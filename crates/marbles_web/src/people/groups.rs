//! Groups: sets of people, by hand or by a rule, with their sizes.

pub mod deleting;

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::{GroupId, PersonId},
    people::{
        groups::{self, Group, Rule, Trait},
        inviting,
        listing::{self, Entry, Part},
    },
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

const SCREEN: i64 = 50;
const FOUND: i64 = 10;

#[derive(Template)]
#[template(path = "groups/list.html")]
struct ListPage {
    page: Page,
    groups: Vec<Group>,
    /// What a rule can say: column, then value and how many people it means.
    rules: Vec<(Trait, Vec<(String, i64)>)>,
    typed: Typed,
    problems: Problems,
}

impl ListPage {
    fn value(&self, column: &Trait, value: &str) -> String {
        said(&self.page, *column, value)
    }

    fn column(&self, column: &Trait) -> String {
        column_in_words(&self.page, *column)
    }

    fn rule(&self, group: &Group) -> String {
        rule_in_words(&self.page, group)
    }
}

#[derive(Template)]
#[template(path = "groups/group.html")]
struct GroupPage {
    page: Page,
    group: Group,
    /// As typed into the form that renames it.
    typed: String,
    problems: Problems,
    rule: String,
    members: Vec<Entry>,
    more: Option<String>,
    search: String,
    /// People to add, found by the search.
    found: Vec<Entry>,
}

/// A new group as typed: `rule` is empty, or a column, a colon and a value.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    rule: String,
}

/// `GET /groups`
pub async fn list(State(app): State<App>, Admin(visit): Admin) -> Result<Response, Failure> {
    show(&list_page(&app, &visit, Typed::default(), Problems::default()).await?)
}

/// `POST /groups`
pub async fn create(
    State(app): State<App>,
    Admin(visit): Admin,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let rule = typed
        .rule
        .split_once(':')
        .and_then(|(column, value)| Some(Rule { column: Trait::parse(column)?, value: value.to_owned() }));
    let mut work = app.marbles.db.work(visit.by).await?;
    match groups::create(&mut work, &typed.name, rule).await {
        Ok(group) => {
            work.save().await?;
            Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-group-made", None))
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &list_page(&app, &visit, typed, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn list_page(app: &App, visit: &Visit, typed: Typed, problems: Problems) -> Result<ListPage, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let groups = groups::list(&mut look).await?;
    let mut rules = Vec::new();
    for column in Trait::ALL {
        rules.push((column, listing::values_of(&mut look, column).await?));
    }
    Ok(ListPage { page: Page::new(&visit.visitor, "groups-title", "people"), groups, rules, typed, problems })
}

/// Whom to look for, and where the list of members goes on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    search: String,
    after: Option<PersonId>,
}

/// `GET /groups/{id}`
pub async fn one(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    show(&group_page(&app, &visit, group, asked, None, Problems::default()).await?)
}

async fn group_page(
    app: &App,
    visit: &Visit,
    group: GroupId,
    asked: Asked,
    typed: Option<String>,
    problems: Problems,
) -> Result<GroupPage, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let group = groups::find(&mut look, group).await?;
    let part = Part { group: Some(group.group_id), after: asked.after, limit: SCREEN, ..Part::default() };
    let (members, next) = listing::list(&mut look, part).await?;
    let mut found = Vec::new();
    if group.rule_column.is_none() && !asked.search.trim().is_empty() {
        found = listing::list(&mut look, Part { search: &asked.search, limit: FOUND, ..Part::default() })
            .await?
            .0;
    }
    let page = Page::new(&visit.visitor, "groups-title", "people").titled(&group.name);
    let more = next.map(|next| format!("/groups/{}?after={next}", group.group_id));
    Ok(GroupPage {
        typed: typed.unwrap_or_else(|| group.name.clone()),
        problems,
        rule: rule_in_words(&page, &group),
        page,
        group,
        members,
        more,
        search: asked.search,
        found,
    })
}

/// `POST /groups/{id}/members/{person}/in`
pub async fn take_in(
    State(app): State<App>,
    Admin(visit): Admin,
    Path((group, person)): Path<(GroupId, PersonId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    marbles::people::find(&mut work, person).await?;
    groups::add_member(&mut work, group, person).await?;
    work.save().await?;
    let undo = format!("/groups/{group}/members/{person}/out");
    Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-member-in", Some(&undo)))
}

/// `POST /groups/{id}/members/{person}/out`
pub async fn take_out(
    State(app): State<App>,
    Admin(visit): Admin,
    Path((group, person)): Path<(GroupId, PersonId)>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    groups::remove_member(&mut work, group, person).await?;
    work.save().await?;
    let undo = format!("/groups/{group}/members/{person}/in");
    Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-member-out", Some(&undo)))
}

/// `POST /groups/{id}/invitations`
pub async fn invite(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    inviting::invite_group(&mut work, group).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-invited", None))
}

/// `POST /groups/{id}/name`
pub async fn rename(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(group): Path<GroupId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    match groups::rename(&mut work, group, &typed.name).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, &format!("/groups/{group}"), "toast-group-renamed", None))
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            let page = group_page(&app, &visit, group, Asked::default(), Some(typed.name), problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn rule_in_words(page: &Page, group: &Group) -> String {
    match (group.rule_column, &group.rule_value) {
        (Some(column), Some(value)) => {
            let value = said(page, column, value);
            page.t2("group-by-rule", "column", column_in_words(page, column), "value", value)
        }
        _ => page.t("group-by-hand"),
    }
}

fn column_in_words(page: &Page, column: Trait) -> String {
    // words: person-department person-location person-language person-role person-title
    page.t(&format!("person-{}", column.name()))
}

fn said(page: &Page, column: Trait, value: &str) -> String {
    match column {
        // words: person-role-member person-role-editor person-role-lead person-role-admin
        Trait::Role => page.t(&format!("person-role-{value}")),
        Trait::Language => {
            Language::parse(value).map_or_else(|| value.to_owned(), |language| language.own_name().to_owned())
        }
        _ => value.to_owned(),
    }
}
