//! Shares: one person's post of one story on one network, in their own words.

pub mod composing;
pub mod impact;
pub mod own_words;

use crate::{
    clock::Moment,
    db::{Work, all, maybe},
    error::{Error, Result},
    ids::{ShareId, StoryId},
};

/// One of my shares.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Share {
    pub share_id: ShareId,
    pub story_id: StoryId,
    pub network: String,
    pub text: String,
    pub code: String,
    pub created_at: Moment,
    pub confirmed_at: Option<Moment>,
    /// Whether the words go out alone: a post of one's own without an address.
    pub without_link: bool,
    /// Whether it is meant for a small circle first.
    pub small_circle: bool,
}

/// One of my own shares.
///
/// # Errors
/// `Missing` when it is somebody else's, or none.
pub async fn mine(work: &mut Work, share: ShareId) -> Result<Share> {
    maybe!(
        work,
        Share,
        "select * from shares where org_id = $1 and share_id = $2 and person_id = $3",
        work.by.org,
        share,
        work.by.person,
    )?
    .ok_or(Error::Missing)
}

/// My confirmed shares of one story, newest first.
pub async fn of_story(work: &mut Work, story: StoryId) -> Result<Vec<Share>> {
    Ok(all!(
        work,
        Share,
        "select * from shares
         where org_id = $1 and story_id = $2 and person_id = $3 and confirmed_at is not null
         order by confirmed_at desc, share_id",
        work.by.org,
        story,
        work.by.person,
    )?)
}
