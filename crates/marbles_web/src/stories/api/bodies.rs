//! A story as JSON: what comes in, and what goes out.

use jiff::Timestamp;
use marbles::{
    clock::Moment,
    db::Work,
    error::Problems,
    ids::GroupId,
    people::groups,
    stories::{
        self, Story,
        audience::{self, Audience},
        editing::{Draft, Start},
        starters::{self, Tone},
        topics,
    },
};
use serde::{Deserialize, Deserializer, Serialize};

/// What a story is to be; what is left out stays as it is.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct StoryBody {
    pub url: Option<String>,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub body: Option<String>,
    pub author: Option<String>,
    pub language: Option<String>,
    pub picture_url: Option<String>,
    /// Ids or names.
    pub topics: Option<Vec<String>>,
    pub audience: Option<AudienceBody>,
    pub starters: Option<Vec<StarterBody>>,
    /// A timestamp; null takes it away.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub scheduled_at: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub pinned_until: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub expires_at: Option<Option<String>>,
    pub inside_only: Option<bool>,
    pub evergreen: Option<bool>,
}

/// Whom a story is for: everyone, or whoever is in a group or follows a topic. Ids, or names when it comes in.
#[derive(Debug, Default, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AudienceBody {
    pub everyone: bool,
    pub groups: Vec<String>,
    pub followers: Vec<String>,
    /// Groups that must not get it, whomever else it is for.
    pub except: Vec<String>,
}

/// A suggested first text.
#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
pub struct StarterBody {
    pub language: String,
    /// `plain`, `personal` or `curious`.
    #[serde(default)]
    pub tone: String,
    pub text: String,
}

/// Tells null apart from nothing.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl StoryBody {
    /// The draft that was, with what is given here over it.
    pub async fn over(self, look: &mut Work, before: Draft) -> marbles::Result<Draft> {
        let mut problems = Problems::default();
        let topics = match self.topics {
            Some(named) => topic_ids(look, &named, "topics", &mut problems).await?,
            None => before.topics,
        };
        let (audience, barred) = match self.audience {
            Some(body) => body.meant(look, &mut problems).await?,
            None => (before.audience, before.barred),
        };
        let starters = self.starters.map_or(before.starters, |given| starts(given, &mut problems));
        let scheduled_at = moment(self.scheduled_at, before.scheduled_at, "scheduled_at", &mut problems);
        let pinned_until = moment(self.pinned_until, before.pinned_until, "pinned_until", &mut problems);
        let expires_at = moment(self.expires_at, before.expires_at, "expires_at", &mut problems);
        problems.none()?;
        Ok(Draft {
            url: self.url.unwrap_or(before.url),
            title: self.title.unwrap_or(before.title),
            summary: self.summary.unwrap_or(before.summary),
            body: self.body.unwrap_or(before.body),
            author: self.author.unwrap_or(before.author),
            language: self.language.unwrap_or(before.language),
            picture_url: self.picture_url.unwrap_or(before.picture_url),
            written_at: before.written_at,
            topics,
            audience,
            barred,
            starters,
            scheduled_at,
            pinned_until,
            expires_at,
            inside_only: self.inside_only.unwrap_or(before.inside_only),
            evergreen: self.evergreen.unwrap_or(before.evergreen),
        })
    }
}

impl AudienceBody {
    fn of(audience: &Audience, barred: &[GroupId]) -> Self {
        let except = barred.iter().map(ToString::to_string).collect();
        match audience {
            Audience::Everyone => Self { everyone: true, except, ..Self::default() },
            Audience::Some { groups, followers } => Self {
                everyone: false,
                groups: groups.iter().map(ToString::to_string).collect(),
                followers: followers.iter().map(ToString::to_string).collect(),
                except,
            },
        }
    }

    /// Whom it is for, and whom it must not reach.
    async fn meant(
        self,
        look: &mut Work,
        problems: &mut Problems,
    ) -> marbles::Result<(Audience, Vec<GroupId>)> {
        let known = groups::list(look).await?;
        let barred = group_ids(&known, &self.except, problems);
        if self.everyone {
            return Ok((Audience::Everyone, barred));
        }
        let groups = group_ids(&known, &self.groups, problems);
        let followers = topic_ids(look, &self.followers, "audience", problems).await?;
        Ok((Audience::Some { groups, followers }, barred))
    }
}

fn group_ids(known: &[groups::Group], named: &[String], problems: &mut Problems) -> Vec<GroupId> {
    let mut found = Vec::new();
    for named in named {
        match known.iter().find(|group| group.name == *named || group.group_id.to_string() == *named) {
            Some(group) => found.push(group.group_id),
            None => problems.add("audience", "problem-story-group"),
        }
    }
    found
}

async fn topic_ids(
    look: &mut Work,
    named: &[String],
    field: &'static str,
    problems: &mut Problems,
) -> marbles::Result<Vec<marbles::ids::TopicId>> {
    let known = topics::list(look).await?;
    let mut ids = Vec::new();
    for name in named {
        match known.iter().find(|topic| topic.name == *name || topic.topic_id.to_string() == *name) {
            Some(topic) => ids.push(topic.topic_id),
            None => problems.add(field, "problem-story-topic"),
        }
    }
    Ok(ids)
}

fn starts(given: Vec<StarterBody>, problems: &mut Problems) -> Vec<Start> {
    let mut start = |one: StarterBody| {
        let tone = Tone::parse(&one.tone);
        problems.unless(tone.is_some() || one.tone.is_empty(), "starters", "problem-story-tone");
        Start { language: one.language, tone: tone.unwrap_or_default(), text: one.text }
    };
    given.into_iter().map(&mut start).collect()
}

fn moment(
    given: Option<Option<String>>,
    before: Option<Moment>,
    field: &'static str,
    problems: &mut Problems,
) -> Option<Moment> {
    match given {
        None => before,
        Some(None) => None,
        Some(Some(text)) => {
            let at = text.parse::<Timestamp>().map(Moment::from);
            problems.unless(at.is_ok(), field, "problem-story-moment");
            at.ok()
        }
    }
}

/// A story.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StoryDocument {
    id: String,
    /// Its own address; null for a story without a link.
    url: Option<String>,
    /// Where anybody can read it.
    public_url: String,
    title: String,
    summary: String,
    body: String,
    author: String,
    language: String,
    image: Option<String>,
    topics: Vec<String>,
    starters: Vec<StarterBody>,
    inside_only: bool,
    evergreen: bool,
    #[schema(value_type = Option<String>)]
    written_at: Option<Moment>,
    #[schema(value_type = Option<String>)]
    published_at: Option<Moment>,
    #[schema(value_type = Option<String>)]
    expires_at: Option<Moment>,
    /// The rest is for editors.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    inner: Option<EditorsPart>,
}

/// What editors know of a story besides.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EditorsPart {
    standing: &'static str,
    audience: AudienceBody,
    #[schema(value_type = Option<String>)]
    scheduled_at: Option<Moment>,
    #[schema(value_type = Option<String>)]
    pinned_until: Option<Moment>,
    #[schema(value_type = Option<String>)]
    withdrawn_at: Option<Moment>,
    withdrawn_to: Option<String>,
    suggested_by: Option<String>,
    suggested_why: Option<String>,
    declined_words: Option<String>,
    source: Option<String>,
}

impl StoryDocument {
    /// A story as its reader may know it.
    pub async fn new(look: &mut Work, home: &str, story: Story, for_editor: bool) -> marbles::Result<Self> {
        let id = story.story_id;
        let topics = stories::topics_of(look, id).await?;
        let starters = starters::of_story(look, id, &story.language).await?;
        let inner = if for_editor { Some(EditorsPart::new(look, &story).await?) } else { None };
        let starter = |one: starters::Starter| StarterBody {
            language: one.language,
            tone: one.tone.name().to_owned(),
            text: one.text,
        };
        Ok(Self {
            id: id.to_string(),
            public_url: stories::public_address(home, &story),
            image: story.picture_id.map(|picture| format!("{home}/pictures/{picture}/1200")),
            url: story.url,
            title: story.title,
            summary: story.summary,
            body: story.body,
            author: story.author,
            language: story.language,
            topics,
            starters: starters.into_iter().map(starter).collect(),
            inside_only: story.inside_only,
            evergreen: story.evergreen,
            written_at: story.written_at,
            published_at: story.published_at,
            expires_at: story.expires_at,
            inner,
        })
    }
}

impl EditorsPart {
    async fn new(look: &mut Work, story: &Story) -> marbles::Result<Self> {
        Ok(Self {
            standing: story.standing(look.now).name(),
            audience: AudienceBody::of(
                &audience::of(look, story.story_id).await?,
                &audience::barred_of(look, story.story_id).await?,
            ),
            scheduled_at: story.scheduled_at,
            pinned_until: story.pinned_until,
            withdrawn_at: story.withdrawn_at,
            withdrawn_to: story.withdrawn_to.clone(),
            suggested_by: story.suggested_by.map(|person| person.to_string()),
            suggested_why: story.suggested_why.clone(),
            declined_words: story.declined_words.clone(),
            source: story.source_id.map(|source| source.to_string()),
        })
    }
}
