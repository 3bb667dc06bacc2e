//! One person: what the organisation knows of them, their role and groups, and whether they are still here.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    error::{Error, Problems},
    ids::{GroupId, PersonId},
    people::{
        Role, changing, erasing, groups, inviting,
        joining::Newcomer,
        listing::{self, Entry},
    },
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    programme::time_zones,
    reply::{Failure, see_with_toast},
    visitor::{Admin, Visit},
};

/// A person as typed into a form.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub email: String,
    pub name: String,
    pub role: String,
    pub title: String,
    pub department: String,
    pub location: String,
    pub language: String,
    pub time_zone: String,
    pub invite: String,
}

impl Typed {
    /// An empty form.
    pub fn new(language: Language) -> Self {
        Self { role: Role::Member.name().to_owned(), language: language.code().to_owned(), ..Self::default() }
    }

    fn of(person: &Entry) -> Self {
        Self {
            email: person.email.clone(),
            name: person.name.clone(),
            role: person.role.name().to_owned(),
            title: person.title.clone(),
            department: person.department.clone(),
            location: person.location.clone(),
            language: person.language.code().to_owned(),
            time_zone: person.time_zone.clone(),
            invite: String::new(),
        }
    }

    /// Whether an invitation is to follow.
    pub fn invites(&self) -> bool {
        !self.invite.is_empty()
    }

    /// The person that was typed; role and language may be left out.
    ///
    /// # Errors
    /// `Invalid` when one of them is none of ours.
    pub fn newcomer(&self) -> marbles::Result<Newcomer> {
        let mut problems = Problems::default();
        let (role, language) = (Role::parse(&self.role), Language::parse(&self.language));
        problems.unless(role.is_some() || self.role.is_empty(), "role", "problem-choice");
        problems.unless(language.is_some() || self.language.is_empty(), "language", "problem-choice");
        problems.none()?;
        Ok(Newcomer {
            email: self.email.clone(),
            name: self.name.clone(),
            role: role.unwrap_or_default(),
            title: self.title.clone(),
            department: self.department.clone(),
            location: self.location.clone(),
            language,
            time_zone: self.time_zone.clone(),
        })
    }
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    page: Page,
    person: Entry,
    typed: Typed,
    /// Groups that the person is in: id, name, whether by hand.
    groups: Vec<(GroupId, String, bool)>,
    /// Groups by hand that the person is not in.
    others: Vec<(GroupId, String)>,
    is_me: bool,
    zones: Vec<String>,
    problems: Problems,
}

/// `GET /people/{id}`
pub async fn form(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    show(&person_page(&app, &visit, person, None, Problems::default()).await?)
}

/// `POST /people/{id}`
pub async fn change(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let changed = match typed.newcomer() {
        Ok(newcomer) => changing::change(&mut work, person, &newcomer).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, &format!("/people/{person}"), "toast-person-saved", None))
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            let page = person_page(&app, &visit, person, Some(typed), problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /people/{id}/departure`
pub async fn mark_gone(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    changing::mark_gone(&mut work, person).await?;
    work.save().await?;
    let undo = format!("/people/{person}/return");
    Ok(see_with_toast(&app, &format!("/people/{person}"), "toast-person-gone", Some(&undo)))
}

/// `POST /people/{id}/return`
pub async fn welcome_back(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    changing::welcome_back(&mut work, person).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/people/{person}"), "toast-person-back", None))
}

#[derive(Template)]
#[template(path = "people/erasure.html")]
struct ErasurePage {
    page: Page,
    person: Entry,
}

/// `GET /people/{id}/erasure`: asks once, and names what goes.
pub async fn ask_erasure(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let person = listing::entry(&mut look, person).await?;
    show(&ErasurePage { page: Page::new(&visit.visitor, "person-erase-title", "people"), person })
}

/// `POST /people/{id}/erasure`
pub async fn erase(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    erasing::erase(&mut work, person).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/people", "toast-person-erased", None))
}

/// `POST /people/{id}/invitation`: the answer is the same whether or not there was one before.
pub async fn invite(
    State(app): State<App>,
    Admin(visit): Admin,
    Path(person): Path<PersonId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    inviting::invite_one(&mut work, person).await?;
    work.save().await?;
    Ok(see_with_toast(&app, &format!("/people/{person}"), "toast-person-invited", None))
}

async fn person_page(
    app: &App,
    visit: &Visit,
    person: PersonId,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<PersonPage, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let person = listing::entry(&mut look, person).await?;
    let groups = listing::groups_of(&mut look, person.person_id).await?;
    let is_in = |group: GroupId| groups.iter().any(|(known, ..)| *known == group);
    let others = groups::list(&mut look).await?.into_iter();
    let others = others.filter(|group| group.rule_column.is_none() && !is_in(group.group_id));
    let others = others.map(|group| (group.group_id, group.name)).collect();
    let page = Page::new(&visit.visitor, "people-title", "people").titled(&person.name);
    let typed =
        typed.map_or_else(|| Typed::of(&person), |typed| Typed { email: person.email.clone(), ..typed });
    let is_me = visit.person.person_id == person.person_id;
    Ok(PersonPage { page, person, typed, groups, others, is_me, zones: time_zones(), problems })
}
