//! The links inside messages: straight to the composer or to what is asked, signed in once; fewer, none, or "still useful" in one click.
//!
//! Looking at a link changes nothing, since mail scanners look at all of them. What changes something is a press of a
//! button, or being signed in as the very person already, which no scanner is.

use jiff::SignedDuration;

use super::{choosing, opening, requests::carrying, rhythm::Pace, telling};
use crate::{
    Marbles,
    db::{Work, maybe, run},
    error::{Error, Result},
    ids::{NudgeId, RequestId, StoryId},
    people::{self, Person, sign_in},
    secrets::Token,
    stories,
};

/// For how long a link signs its reader in.
pub const SIGNS_IN_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// What stands before the id of a request in a link.
pub(super) const REQUEST: &str = "request-";

/// What a link offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Read and share a story.
    Story(StoryId),
    /// Do what somebody asks for.
    Request(RequestId),
    /// Fewer messages.
    Less,
    /// No messages.
    Stop,
    /// Messages are still useful.
    Keep,
}

impl What {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "less" => Some(Self::Less),
            "stop" => Some(Self::Stop),
            "keep" => Some(Self::Keep),
            other => match other.strip_prefix(REQUEST) {
                Some(request) => request.parse().ok().map(Self::Request),
                None => other.parse().ok().map(Self::Story),
            },
        }
    }
}

/// A link that this installation gave out.
#[derive(Clone, Debug)]
pub struct Offered {
    pub nudge: NudgeId,
    pub what: What,
    /// To whom the message went.
    pub person: Person,
    /// The title of the story, while its reader may see it.
    pub title: Option<String>,
    /// The screen on which the request is done, while it is open.
    pub screen: Option<String>,
    /// Whether it still signs its reader in.
    pub signs_in: bool,
}

/// Looks at a link, and changes nothing.
///
/// # Errors
/// `Missing` when this installation never gave it out, or its person has gone.
pub async fn look(
    work: &mut Work,
    marbles: &Marbles,
    nudge: NudgeId,
    what: &str,
    signature: &str,
) -> Result<Offered> {
    if !telling::is_ours(marbles, nudge, what, signature) {
        return Err(Error::Missing);
    }
    let what = What::parse(what).ok_or(Error::Missing)?;
    let row = telling::row(work, nudge).await?;
    let person = people::find(work, row.person_id).await?;
    if person.gone_at.is_some() {
        return Err(Error::Missing);
    }
    let fresh = row.sent_at.is_some_and(|sent| work.now - sent < SIGNS_IN_FOR);
    let (mut title, mut screen, mut unused) = (None, None, false);
    if let What::Story(story) = what {
        let by = work.by;
        work.by = person.by();
        title = stories::find_readable(work, story).await.ok().map(|story| story.title);
        work.by = by;
        unused = is_unused(work, nudge, story).await?;
    }
    if let What::Request(request) = what {
        let carried = carrying::of_nudge(work, nudge, person.language).await?;
        screen = carried.into_iter().find(|one| one.request_id == request).map(|one| one.screen);
        unused = carrying::is_unused(work, nudge, request).await?;
    }
    Ok(Offered { nudge, what, person, title, screen, signs_in: fresh && unused })
}

async fn is_unused(work: &mut Work, nudge: NudgeId, story: StoryId) -> Result<bool> {
    let entered = maybe!(
        work,
        (Option<crate::clock::Moment>,),
        "select entered_at from nudge_stories where org_id = $1 and nudge_id = $2 and story_id = $3",
        work.by.org,
        nudge,
        story,
    )?;
    Ok(entered.is_some_and(|(at,)| at.is_none()))
}

/// Its reader, signed in already, follows a link to a story or a request: the message is opened, and the link keeps its one use.
pub async fn follow(work: &mut Work, offered: &Offered) -> Result<()> {
    opening::opened(work, offered.nudge, offered.person.person_id).await
}

/// Uses a link to a story or a request up and opens a session for its reader.
///
/// # Errors
/// `Missing` when it was used, is too old, or leads to neither.
pub async fn enter(work: &mut Work, offered: &Offered) -> Result<Token> {
    let is_first = match offered.what {
        _ if !offered.signs_in => false,
        What::Story(story) => use_up(work, offered.nudge, story).await?,
        What::Request(request) => carrying::enter(work, offered.nudge, request).await?,
        What::Less | What::Stop | What::Keep => false,
    };
    if !is_first {
        return Err(Error::Missing);
    }
    follow(work, offered).await?;
    sign_in::open_session(work, offered.person.person_id).await
}

async fn use_up(work: &mut Work, nudge: NudgeId, story: StoryId) -> Result<bool> {
    let touched = run!(
        work,
        "update nudge_stories set entered_at = $4
         where org_id = $1 and nudge_id = $2 and story_id = $3 and entered_at is null",
        work.by.org,
        nudge,
        story,
        work.now,
    )?;
    Ok(touched > 0)
}

/// Does what a link to fewer messages, none, or "still useful" says; tells how often they come from now on.
///
/// # Errors
/// `Missing` for a link to a story or a request.
pub async fn obey(work: &mut Work, offered: &Offered) -> Result<Pace> {
    let person = offered.person.person_id;
    let pace = match offered.what {
        What::Less => choosing::less(work, person).await?,
        What::Stop => choosing::stop(work, person).await?,
        What::Keep => choosing::keep_coming(work, person).await?,
        What::Story(_) | What::Request(_) => return Err(Error::Missing),
    };
    follow(work, offered).await?;
    Ok(pace)
}
