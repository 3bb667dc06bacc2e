//! Starters: suggested first texts, per language and tone. A start, never an end.

use serde::{Deserialize, Serialize};

use crate::{
    db::{Work, all},
    error::Result,
    ids::{StarterId, StoryId},
};

/// How a starter sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Tone {
    #[default]
    Plain,
    Personal,
    Curious,
}

impl Tone {
    /// Every tone.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Personal, Self::Curious];

    /// Its name in forms, word keys and the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Personal => "personal",
            Self::Curious => "curious",
        }
    }

    /// The tone of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.name() == name)
    }
}

/// A suggested first text.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Starter {
    pub starter_id: StarterId,
    pub language: String,
    pub tone: Tone,
    pub text: String,
}

/// The starters of a story; those in the reader's language first.
pub async fn of_story(work: &mut Work, story: StoryId, first: &str) -> Result<Vec<Starter>> {
    Ok(all!(
        work,
        Starter,
        "select starter_id, language, tone, text
         from starters
         where org_id = $1 and story_id = $2
         order by case when language = $3 then 0 else 1 end, language, position, starter_id",
        work.by.org,
        story,
        first,
    )?)
}
