//! Hints for a text, and my choices about the mirror, as JSON.

use axum::extract::State;
use marbles::{
    error::Problems,
    ids::StoryId,
    voice::{
        likeness::{self, Likeness},
        mirror::{
            self,
            choices::{self, Choices},
            hints::Kind,
        },
    },
    words::Language,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::LONGEST;
use crate::{App, body::Json, reply::Failure, visitor::Member, words};

/// A text that somebody is writing.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Text {
    text: String,
    /// `en`, `nl` or `da`; guessed from the text, else the person's own, where it is left out.
    language: Option<String>,
    /// The network that it is meant for, such as `linkedin`; `linkedin` where it is left out.
    network: Option<String>,
    /// The story that it is about, so that its starters are known.
    story: Option<Uuid>,
}

/// What the mirror says: advice, never a gate.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Hints {
    /// Three at most, the weightiest first.
    hints: Vec<HintItem>,
    /// Null below fifty words.
    readability: Option<ReadabilityItem>,
    own_words: OwnWords,
}

/// One piece of advice.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HintItem {
    /// `promise`, `alt_text`, `first_line`, `corporate`, `flat`, `sentence`, `readability`, `hashtags` or `question`.
    kind: &'static str,
    /// Why, in the person's language.
    because: String,
    /// The whole text with the advice taken, where that can be shown.
    example: Option<String>,
}

/// How much the text asks of its reader.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ReadabilityItem {
    /// Björnsson's LIX, for Dutch and Danish.
    lix: Option<f64>,
    /// Flesch's reading ease for English, Flesch-Douma for Dutch.
    flesch: Option<f64>,
    /// `easy`, `fine`, `demanding` or `heavy`.
    band: &'static str,
}

/// Whether a text is the writer's own.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OwnWords {
    own: bool,
    /// How many colleagues posted almost exactly this within thirty days; never who.
    colleagues: i64,
    /// Whether it is still what was suggested for the story.
    starter: bool,
}

impl From<Likeness> for OwnWords {
    fn from(likeness: Likeness) -> Self {
        Self { own: likeness.is_own(), colleagues: likeness.colleagues, starter: likeness.starter }
    }
}

/// What I want of the mirror.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MirrorChoices {
    on: bool,
    /// The kinds of hints that do not come back.
    dismissed: Vec<&'static str>,
}

/// What I change; what is left out stays.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct WishedChoices {
    on: Option<bool>,
    /// All kinds that shall not come back; those that are not named do.
    dismissed: Option<Vec<String>>,
}

impl From<Choices> for MirrorChoices {
    fn from(choices: Choices) -> Self {
        Self { on: choices.on, dismissed: choices.dismissed.into_iter().map(Kind::key).collect() }
    }
}

impl Text {
    /// The language and the network, or all that is wrong with them.
    fn parse(&self, own: Language) -> Result<(Language, &'static str), Failure> {
        let mut problems = Problems::default();
        let language = match &self.language {
            None => Some(mirror::language_of(&self.text, own)),
            Some(code) => Language::parse(code),
        };
        let network = marbles_networks::find(self.network.as_deref().unwrap_or("linkedin"));
        problems.unless(self.text.len() <= LONGEST, "text", "problem-mirror-long");
        problems.unless(language.is_some(), "language", "problem-choice");
        problems.unless(network.is_some(), "network", "problem-choice");
        problems.none()?;
        Ok((language.unwrap_or(own), network.map_or("linkedin", |network| network.key())))
    }
}

/// Looks at a text that I am writing; nothing is kept of it.
#[utoipa::path(
    post, path = "/api/v1/hints", tag = "voice", request_body = Text,
    responses((status = 200, body = Hints), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn hints(
    State(app): State<App>,
    Member(visit): Member,
    Json(text): Json<Text>,
) -> Result<Json<Hints>, Failure> {
    let (language, network) = text.parse(visit.person.language)?;
    let mut look = app.marbles.db.look(visit.by).await?;
    let choices = choices::mine(&mut look).await?;
    let seen = super::look(&mut look, &choices, &text.text, language, network).await?;
    let story = text.story.map(StoryId::from_uuid);
    let likeness = likeness::of(&mut look, &app.marbles, &text.text, story).await?;
    let words = words::of(visit.person.language);
    let hint = |hint: mirror::hints::Hint| HintItem {
        kind: hint.kind.key(),
        because: words.with(hint.because, &hint.mentions),
        example: hint.example,
    };
    Ok(Json(Hints {
        hints: seen.hints.into_iter().map(hint).collect(),
        readability: seen.readability.map(|judged| ReadabilityItem {
            lix: judged.lix,
            flesch: judged.flesch,
            band: judged.band.key(),
        }),
        own_words: likeness.into(),
    }))
}

/// My choices about the mirror.
#[utoipa::path(get, path = "/api/v1/me/mirror", tag = "me", responses((status = 200, body = MirrorChoices)))]
pub async fn mine(State(app): State<App>, Member(visit): Member) -> Result<Json<MirrorChoices>, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    Ok(Json(choices::mine(&mut look).await?.into()))
}

/// Switches the mirror on or off, and says which hints shall not come back.
#[utoipa::path(
    patch, path = "/api/v1/me/mirror", tag = "me", request_body = WishedChoices,
    responses((status = 200, body = MirrorChoices), (status = 422, description = "what is wrong, field by field"))
)]
pub async fn choose(
    State(app): State<App>,
    Member(visit): Member,
    Json(wished): Json<WishedChoices>,
) -> Result<Json<MirrorChoices>, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if let Some(on) = wished.on {
        choices::switch(&mut work, on).await?;
    }
    if let Some(names) = wished.dismissed {
        let mut unwanted = Vec::new();
        for name in &names {
            let problem = || marbles::Error::invalid("dismissed", "problem-choice");
            unwanted.push(Kind::parse(name).map_err(|_| problem())?);
        }
        for kind in Kind::ALL {
            match unwanted.contains(&kind) {
                true => choices::dismiss(&mut work, kind).await?,
                false => choices::bring_back(&mut work, kind).await?,
            }
        }
    }
    let choices = choices::mine(&mut work).await?;
    work.save().await?;
    Ok(Json(choices.into()))
}
