//! Likeness: whether a text says what a starter or a colleague's post said already. It tells how many, never who.
//!
//! - [`shingles`]: a text as the set of its runs of five characters. [`index`]: which of many texts say the same.
//! - [`said`]: what an organisation's people posted in thirty days, kept in memory between two looks.

pub mod index;
pub mod said;
pub mod shingles;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use self::shingles::Shingles;
use crate::{
    Marbles,
    db::Work,
    error::{Error, Problem, Problems, Result},
    ids::StoryId,
    stories::{self, starters},
};

/// The one network whose rules forbid the same words from several people, or twice from one: X's developer policy, "never
/// post identical or substantially similar content across multiple accounts" (July 2026).
pub const STRICT_NETWORK: &str = "x";

/// How far a text is what was said already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// How many different colleagues posted just this within thirty days.
    pub colleagues: i64,
    /// Whether it is still what was suggested for the story.
    pub starter: bool,
    /// Whose post on X says it already.
    pub on_x: Option<Whose>,
}

/// Whose post it was: mine, or anybody else's, whoever that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    Mine,
    Colleague,
}

impl Likeness {
    /// Whether there is nothing to say about it.
    pub fn is_own(&self) -> bool {
        self.colleagues == 0 && !self.starter
    }

    /// What stands in the way of posting it on a network; nothing but X's own rules ever does.
    pub fn forbidden_on(&self, network: &str) -> Option<Problem> {
        match self.on_x.filter(|_| network == STRICT_NETWORK)? {
            Whose::Mine => Some(Problem::new("text", "problem-x-mine")),
            Whose::Colleague => Some(Problem::new("text", "problem-x-colleague")),
        }
    }
}

/// How far my text says what the story's starters or my colleagues said already.
pub async fn of(work: &mut Work, marbles: &Marbles, text: &str, story: Option<StoryId>) -> Result<Likeness> {
    let shingles = Shingles::of(text);
    if shingles.is_empty() {
        return Ok(Likeness::default());
    }
    let me = work.by.person;
    let posts = marbles.said.saying(work, &shingles).await?;
    let others: HashSet<_> =
        posts.iter().map(|post| post.person).filter(|person| Some(*person) != me).collect();
    let on_x = |whose: bool| posts.iter().any(|post| post.is_on_x && (Some(post.person) == me) == whose);
    Ok(Likeness {
        colleagues: i64::try_from(others.len()).unwrap_or(i64::MAX),
        starter: match story {
            Some(story) => is_suggested(work, &shingles, story).await?,
            None => false,
        },
        on_x: match (on_x(true), on_x(false)) {
            (true, _) => Some(Whose::Mine),
            (_, true) => Some(Whose::Colleague),
            _ => None,
        },
    })
}

/// Refuses what a network's own rules forbid; everywhere else likeness is advice.
///
/// # Errors
/// `Invalid` when I am about to post on X what was posted there already.
pub async fn allow(work: &mut Work, marbles: &Marbles, network: &str, text: &str) -> Result<()> {
    if network != STRICT_NETWORK {
        return Ok(());
    }
    let mut problems = Problems::default();
    problems.0.extend(of(work, marbles, text, None).await?.forbidden_on(network));
    problems.none()
}

async fn is_suggested(work: &mut Work, shingles: &Shingles, story: StoryId) -> Result<bool> {
    match stories::find_visible(work, story).await {
        // Nothing is told of a story that is not for me.
        Err(Error::Missing) => return Ok(false),
        found => found?,
    };
    let starters = starters::of_story(work, story, "").await?;
    Ok(starters.iter().any(|starter| shingles.says_what(&Shingles::of(&starter.text))))
}
