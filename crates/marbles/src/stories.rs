//! Stories: what is worth sharing, where it comes from, and for whom it is.

pub mod addresses;
pub mod audience;
pub mod dates;
pub mod editing;
pub mod encodings;
pub mod feed;
pub mod forecasting;
pub mod languages;
pub mod listing;
pub mod markup;
pub mod pictures;
pub mod plain;
pub mod publishing;
pub mod sources;
pub mod starters;
pub mod suggesting;
pub mod topics;
pub mod unfurling;

pub use addresses::public_address;

use crate::{
    clock::Moment,
    db::{By, Work, all, maybe, one},
    error::{Error, Result},
    ids::{DraftId, PersonId, PictureId, SourceId, StoryId},
};

/// Something worth sharing, with a link or without.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Story {
    pub story_id: StoryId,
    pub url: Option<String>,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub author: String,
    pub language: String,
    pub picture_id: Option<PictureId>,
    pub picture_url: String,
    pub written_at: Option<Moment>,
    pub for_everyone: bool,
    pub inside_only: bool,
    pub evergreen: bool,
    pub pinned_until: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub scheduled_at: Option<Moment>,
    pub published_at: Option<Moment>,
    pub withdrawn_at: Option<Moment>,
    pub withdrawn_to: Option<String>,
    pub declined_at: Option<Moment>,
    pub declined_words: Option<String>,
    pub suggested_by: Option<PersonId>,
    pub suggested_why: Option<String>,
    pub source_id: Option<SourceId>,
    pub created_at: Moment,
    pub created_by: Option<PersonId>,
    pub changed_at: Moment,
    /// Whose own post it is; none for a story of the programme.
    pub owned_by: Option<PersonId>,
    /// The draft that it grew from, if it is somebody's own post.
    pub draft_id: Option<DraftId>,
    /// When its owner offered it to the editors.
    pub offered_at: Option<Moment>,
    /// When its owner wished it back after it was out.
    pub wished_back_at: Option<Moment>,
}

/// Where a story stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// In the review queue.
    Waiting,
    /// Goes out by itself at a set moment.
    Scheduled,
    /// Out.
    Published,
    /// Out, and past its expiry.
    Expired,
    /// Taken back.
    Withdrawn,
    /// Suggested, and not taken.
    Declined,
}

impl Standing {
    /// Every standing, as a story goes through them.
    pub const ALL: [Self; 6] =
        [Self::Waiting, Self::Scheduled, Self::Published, Self::Expired, Self::Withdrawn, Self::Declined];

    /// The standing of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }

    /// Its name in word keys and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Scheduled => "scheduled",
            Self::Published => "published",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Declined => "declined",
        }
    }
}

impl Story {
    /// Where the story stands at that moment.
    pub fn standing(&self, now: Moment) -> Standing {
        if self.withdrawn_at.is_some() {
            Standing::Withdrawn
        } else if self.declined_at.is_some() {
            Standing::Declined
        } else if self.published_at.is_some() {
            if self.expires_at.is_some_and(|end| end <= now) {
                Standing::Expired
            } else {
                Standing::Published
            }
        } else if self.scheduled_at.is_some() {
            Standing::Scheduled
        } else {
            Standing::Waiting
        }
    }

    /// Whether it is a post of somebody's own, offered to colleagues or not.
    pub fn is_own_post(&self) -> bool {
        self.draft_id.is_some()
    }

    /// Whether it is a post of that person's own.
    pub fn is_own_post_of(&self, by: By) -> bool {
        self.is_own_post() && by.person.is_some() && self.owned_by == by.person
    }

    /// Whether it goes out as words alone when that person shares it: their own post without an address.
    pub fn goes_without_link(&self, by: By) -> bool {
        self.url.is_none() && self.is_own_post_of(by)
    }

    /// Whether its owner still keeps it from that person, whatever their role.
    fn is_kept_from(&self, by: By) -> bool {
        self.is_own_post() && self.offered_at.is_none() && by.person.is_some() && !self.is_own_post_of(by)
    }
}

/// The condition that a story (`s`) belongs to the programme: it is no post that somebody still keeps to themselves.
macro_rules! open {
    () => {
        "(s.draft_id is null or s.offered_at is not null)"
    };
}
pub(crate) use open;

/// The condition that a person ($2) may see a story (`s`) at a moment ($3): it is their own post; or it is out, not
/// over, meant for them, and not barred to a group of theirs.
macro_rules! visible {
    () => {
        "(s.owned_by = $2
          or (s.published_at <= $3
              and s.withdrawn_at is null
              and (s.expires_at is null or s.expires_at > $3)
              and (s.draft_id is null or s.offered_at is not null)
              and (s.for_everyone
                   or exists (
                       select 1 from story_groups a
                       join group_members m on m.org_id = a.org_id and m.group_id = a.group_id
                       where a.org_id = s.org_id and a.story_id = s.story_id and m.person_id = $2)
                   or exists (
                       select 1 from story_followers a
                       join follows f on f.org_id = a.org_id and f.topic_id = a.topic_id
                       where a.org_id = s.org_id and a.story_id = s.story_id and f.person_id = $2))
              and not exists (
                  select 1 from story_barred b
                  join group_members m on m.org_id = b.org_id and m.group_id = b.group_id
                  where b.org_id = s.org_id and b.story_id = s.story_id and m.person_id = $2)))"
    };
}
pub(crate) use visible;

/// A story, whatever its standing: for editors. A post that somebody still keeps to themselves is theirs alone.
///
/// # Errors
/// `Missing` when there is none.
pub async fn find(work: &mut Work, story: StoryId) -> Result<Story> {
    let sql = "select * from stories where org_id = $1 and story_id = $2";
    let story = one!(work, Story, sql, work.by.org, story)?;
    if story.is_kept_from(work.by) { Err(Error::Missing) } else { Ok(story) }
}

/// A story that I may see and share: it is out, not over, and meant for me.
///
/// # Errors
/// `Missing` otherwise.
pub async fn find_visible(work: &mut Work, story: StoryId) -> Result<Story> {
    maybe!(
        work,
        Story,
        concat!("select s.* from stories s where s.org_id = $1 and s.story_id = $4 and ", visible!()),
        work.by.org,
        work.by.person,
        work.now,
        story,
    )?
    .ok_or(Error::Missing)
}

/// A story that I may read: one that I may see, or one that I have shared, even when it is over for others.
///
/// # Errors
/// `Missing` otherwise.
pub async fn find_readable(work: &mut Work, story: StoryId) -> Result<Story> {
    maybe!(
        work,
        Story,
        concat!(
            "select s.* from stories s where s.org_id = $1 and s.story_id = $4 and ((",
            visible!(),
            ") or (s.published_at <= $3 and s.withdrawn_at is null
                 and exists (
                     select 1 from shares h
                     where h.org_id = s.org_id and h.story_id = s.story_id and h.person_id = $2
                       and h.confirmed_at is not null)))"
        ),
        work.by.org,
        work.by.person,
        work.now,
        story,
    )?
    .ok_or(Error::Missing)
}

/// A story without a link that anybody in the world may read on our own page, or could until it was withdrawn.
///
/// # Errors
/// `Missing` when it is not out, stays inside, or stands elsewhere.
pub async fn find_public(work: &mut Work, story: StoryId) -> Result<Story> {
    let story = find(work, story).await?;
    let is_public =
        story.url.is_none() && !story.inside_only && story.published_at.is_some_and(|at| at <= work.now);
    if is_public { Ok(story) } else { Err(Error::Missing) }
}

/// The names of a story's topics, in order.
pub async fn topics_of(work: &mut Work, story: StoryId) -> Result<Vec<String>> {
    let rows = all!(
        work,
        (String,),
        "select t.name
         from story_topics s
         join topics t on t.org_id = s.org_id and t.topic_id = s.topic_id
         where s.org_id = $1 and s.story_id = $2
         order by t.name",
        work.by.org,
        story,
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}
