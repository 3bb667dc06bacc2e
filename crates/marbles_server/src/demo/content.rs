//! What the sample company is made of: its places, people, stories and turns of phrase, from the files in `demo/`.

use std::collections::BTreeMap;

use marbles::{Result, error::Error, stories::starters::Tone, words::Language};
use serde::{Deserialize, de::DeserializeOwned};

/// Everything there is to draw from.
pub struct Content {
    pub company: Company,
    pub names: Names,
    pub stories: Vec<Tale>,
    pub queue: Vec<Waiting>,
    pub posts: BTreeMap<String, Phrases>,
}

/// The same in three languages.
#[derive(Deserialize)]
pub struct Tongues {
    en: String,
    nl: String,
    da: String,
}

impl Tongues {
    /// In that language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
            Language::Danish => &self.da,
        }
    }
}

/// `company.toml`
#[derive(Deserialize)]
pub struct Company {
    pub name: String,
    pub slug: String,
    pub head_count: usize,
    pub accent: String,
    pub email_domain: String,
    pub news_site: String,
    pub time_zone: String,
    pub tagline: Tongues,
    pub offices: Vec<Office>,
    pub departments: Vec<Department>,
    pub topics: Vec<Topic>,
    pub groups: Vec<Group>,
    pub people: Vec<Cast>,
}

#[derive(Deserialize)]
pub struct Office {
    pub key: String,
    pub city: String,
    pub country: String,
    pub time_zone: String,
    pub weight: f64,
    pub languages: BTreeMap<String, f64>,
    pub departments: BTreeMap<String, f64>,
}

#[derive(Deserialize)]
pub struct Department {
    pub key: String,
    pub weight: f64,
    pub interests: Vec<String>,
    pub name: Tongues,
    pub titles: Vec<Title>,
}

#[derive(Deserialize)]
pub struct Title {
    pub weight: f64,
    #[serde(flatten)]
    pub name: Tongues,
}

#[derive(Deserialize)]
pub struct Topic {
    pub key: String,
    pub name: String,
    pub weight: f64,
}

#[derive(Deserialize)]
pub struct Group {
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub rule: Option<GroupRule>,
    #[serde(default)]
    pub size: usize,
}

#[derive(Deserialize)]
pub struct GroupRule {
    pub country: Option<String>,
    #[serde(default)]
    pub departments: Vec<String>,
    #[serde(default)]
    pub title_has: Vec<String>,
}

#[derive(Deserialize)]
pub struct Cast {
    pub key: String,
    pub name: String,
    pub email: String,
    pub title: String,
    pub department: String,
    pub office: String,
    pub language: Language,
    pub role: marbles::people::Role,
    pub seat: Option<String>,
    #[serde(default)]
    pub follows: Vec<String>,
}

/// `names.toml`
#[derive(Deserialize)]
pub struct Names {
    pub danish_first: Vec<String>,
    pub dutch_first: Vec<String>,
    pub international_first: Vec<String>,
    pub danish_last: Vec<String>,
    pub dutch_last: Vec<String>,
    pub international_last: Vec<String>,
}

/// `stories.toml`
#[derive(Deserialize)]
struct Stories {
    stories: Vec<Tale>,
    queue: Vec<Waiting>,
}

/// A story of the year.
#[derive(Deserialize)]
pub struct Tale {
    pub key: String,
    pub day_of_year_offset: i64,
    pub on: Option<String>,
    pub language: String,
    pub title: String,
    pub summary: String,
    #[serde(default)]
    pub body: String,
    pub url: Option<String>,
    pub author: String,
    pub topics: Vec<String>,
    pub audience: String,
    pub kind: String,
    pub picture: String,
    pub appeal: f64,
    #[serde(default)]
    pub pinned: bool,
    #[serde(default)]
    pub inside_only: bool,
    pub expires_after_days: Option<i64>,
    pub withdrawn_after_days: Option<i64>,
    pub withdrawn_to: Option<String>,
    #[serde(default)]
    pub starters: Vec<Starter>,
}

#[derive(Deserialize)]
pub struct Starter {
    pub language: String,
    pub tone: Tone,
    pub text: String,
}

/// A story that waits for the editors.
#[derive(Deserialize)]
pub struct Waiting {
    pub key: String,
    pub from: String,
    pub hours_ago: i64,
    pub language: String,
    pub title: String,
    pub summary: String,
    pub url: String,
    pub topics: Vec<String>,
    pub audience: String,
    pub picture: String,
    pub suggested_by: Option<String>,
    pub why: Option<String>,
    pub author: Option<String>,
    pub scheduled_in_days: Option<i64>,
    pub scheduled_at: Option<String>,
    #[serde(default)]
    pub starters: Vec<Starter>,
}

/// Sentences by language.
#[derive(Deserialize)]
pub struct Phrases {
    en: Vec<String>,
    nl: Vec<String>,
    da: Vec<String>,
}

impl Phrases {
    /// In that language.
    pub fn in_language(&self, language: Language) -> &[String] {
        match language {
            Language::English => &self.en,
            Language::Dutch => &self.nl,
            Language::Danish => &self.da,
        }
    }
}

/// Reads the files that are built in.
///
/// # Errors
/// When one of them does not hold.
pub fn read() -> Result<Content> {
    let Stories { stories, queue } = parse("stories", include_str!("../../demo/stories.toml"))?;
    Ok(Content {
        company: parse("company", include_str!("../../demo/company.toml"))?,
        names: parse("names", include_str!("../../demo/names.toml"))?,
        stories,
        queue,
        posts: parse("posts", include_str!("../../demo/posts.toml"))?,
    })
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T> {
    toml::from_str(text)
        .map_err(|error| Error::unexpected(format!("the demo's {name} cannot be read: {error}")))
}
