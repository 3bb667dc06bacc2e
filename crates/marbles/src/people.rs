//! The people of an organisation: who they are, how they come in, and how they leave.

pub mod changing;
pub mod erasing;
pub mod exporting;
pub mod groups;
pub mod importing;
pub mod inviting;
pub mod joining;
pub mod knocking;
pub mod listing;
pub mod profile;
pub mod reading;
mod records;
pub mod sign_in;
pub mod tokens;
pub(crate) mod whom;

use serde::{Deserialize, Serialize};

use crate::{
    clock::Moment,
    db::{By, Work, maybe, one},
    error::Result,
    ids::{OrgId, PersonId},
    words::Language,
};

/// What a person may do; each role may do all that the ones before it may.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Role {
    #[default]
    Member,
    Editor,
    Lead,
    Admin,
}

impl Role {
    /// Every role, the least first.
    pub const ALL: [Self; 4] = [Self::Member, Self::Editor, Self::Lead, Self::Admin];

    /// The word for it in files and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Editor => "editor",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// The role of that word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// Someone with an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    pub org_id: OrgId,
    pub person_id: PersonId,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub title: String,
    pub department: String,
    pub location: String,
    pub language: Language,
    pub time_zone: String,
    pub theme: String,
    pub welcomed_at: Option<Moment>,
    pub joined_at: Option<Moment>,
    pub paused_until: Option<Moment>,
    pub left_at: Option<Moment>,
    pub gone_at: Option<Moment>,
    pub created_at: Moment,
}

impl Person {
    /// Whether the person takes part in the programme, paused or not.
    pub fn is_advocate(&self) -> bool {
        self.joined_at.is_some() && self.left_at.is_none() && self.gone_at.is_none()
    }

    /// Whether the person takes a pause at that moment.
    pub fn is_paused(&self, now: Moment) -> bool {
        self.paused_until.is_some_and(|until| until > now)
    }

    /// Who acts when this person does.
    pub fn by(&self) -> By {
        By { org: self.org_id, person: Some(self.person_id), role: self.role }
    }

    /// The name that one calls them by.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// A person by id, gone or not.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, person: PersonId) -> Result<Person> {
    Ok(one!(work, Person, "select * from people where org_id = $1 and person_id = $2", work.by.org, person,)?)
}

/// A person by mail address, if there is one who has not left the organisation.
pub async fn by_email(work: &mut Work, email: &str) -> Result<Option<Person>> {
    Ok(maybe!(
        work,
        Person,
        "select * from people where org_id = $1 and email = $2 and gone_at is null",
        work.by.org,
        tidy_email(email),
    )?)
}

/// The person who does this work.
///
/// # Errors
/// `Missing` when Marbles itself works.
pub async fn me(work: &mut Work) -> Result<Person> {
    let person = work.by.person.ok_or(crate::error::Error::Missing)?;
    find(work, person).await
}

/// A mail address as it is stored: trimmed, in lower case.
pub fn tidy_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Whether that can be a mail address: one `@`, a name before it, a domain with a dot behind it.
pub fn is_email(email: &str) -> bool {
    let Some((name, domain)) = email.split_once('@') else { return false };
    let sound = |part: &str| {
        !part.is_empty()
            && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;@\"".contains(c))
    };
    email.len() <= 254
        && sound(name)
        && sound(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
}
