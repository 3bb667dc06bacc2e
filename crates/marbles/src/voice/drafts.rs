//! Drafts: a text that becomes somebody's own post, seen by its author and those they ask, and by nobody else.
//!
//! - [`beginning`]: from an answer, or from nothing. [`saving`]: two who write at once lose nothing.
//! - [`versions`]: all that a text has been. [`comparing`], [`merging`]: word by word.
//! - [`proposing`]: a text beside the author's, taken change by change ([`hunks`]).
//! - [`finishing`]: done, or dropped; both can be undone.

pub mod beginning;
pub mod comparing;
pub mod finishing;
pub mod hunks;
pub mod merging;
pub mod proposing;
pub mod saving;
pub mod versions;

pub use beginning::{grow, start};
pub use finishing::{drop, finish, take_up, unfinish};
pub use saving::save;

use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Problem, Problems, Result},
    ids::{AnswerId, DraftId, PersonId},
    words::Language,
};

/// More than any network takes, and less than would hurt us.
pub const LONGEST_TEXT: usize = 20_000;

/// A text that becomes somebody's own post.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Draft {
    pub draft_id: DraftId,
    /// Its author.
    pub person_id: PersonId,
    pub answer_id: Option<AnswerId>,
    /// The delegate who prepared it, if one did.
    pub prepared_by: Option<PersonId>,
    /// When the delegate handed it over.
    pub prepared_at: Option<Moment>,
    pub language: Language,
    pub text: String,
    /// The number of the version that the text is.
    pub version: i64,
    pub created_at: Moment,
    pub changed_at: Moment,
    pub finished_at: Option<Moment>,
    pub dropped_at: Option<Moment>,
}

impl Draft {
    /// The first words, as a list shows them.
    pub fn opening(&self) -> String {
        let line = self.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        match line.char_indices().nth(90) {
            Some((end, _)) => format!("{}…", line[..end].trim_end()),
            None => line.to_owned(),
        }
    }
}

/// Who I am to a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "lowercase")]
pub enum Who {
    Author,
    Delegate,
    Reader,
}

impl Who {
    /// The word for it in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Delegate => "delegate",
            Self::Reader => "reader",
        }
    }
}

/// A draft as I may see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Seen {
    #[sqlx(flatten)]
    pub draft: Draft,
    pub as_who: Who,
}

impl Seen {
    /// Whether I write in it: its author, and the delegate who prepares it.
    pub fn is_writer(&self) -> bool {
        self.as_who != Who::Reader
    }

    /// Whether it is mine.
    pub fn is_author(&self) -> bool {
        self.as_who == Who::Author
    }
}

/// A draft, if I may see it: as its author, as the delegate who prepared it, or as a reader who was asked.
///
/// # Errors
/// `Missing` for everybody else, whatever their role.
pub async fn find(work: &mut Work, draft: DraftId) -> Result<Seen> {
    maybe!(work, Seen, include_str!("drafts/find.sql"), work.by.org, draft, work.by.person)?
        .ok_or(Error::Missing)
}

/// A draft of my own, dropped or not.
///
/// # Errors
/// `Missing` when it is somebody else's, even when I may read it.
pub async fn find_mine(work: &mut Work, draft: DraftId) -> Result<Draft> {
    let seen = find(work, draft).await?;
    if seen.is_author() { Ok(seen.draft) } else { Err(Error::Missing) }
}

/// A draft that I may write in; whoever else would save or take waits until this work is done.
///
/// # Errors
/// `Missing` when I may not see it, `Forbidden` when I only read it.
pub(super) async fn hold(work: &mut Work, draft: DraftId) -> Result<Seen> {
    wait_for_turn(work, draft).await?;
    let seen = find(work, draft).await?;
    if seen.is_writer() { Ok(seen) } else { Err(Error::Forbidden) }
}

/// A draft of my own; whoever else would save or take waits until this work is done.
///
/// # Errors
/// `Missing` when it is somebody else's, even when I may read it.
pub(in crate::voice) async fn hold_mine(work: &mut Work, draft: DraftId) -> Result<Draft> {
    wait_for_turn(work, draft).await?;
    find_mine(work, draft).await
}

/// PostgreSQL holds the row until this work is done; SQLite has one writer anyway.
async fn wait_for_turn(work: &mut Work, draft: DraftId) -> Result<()> {
    run!(
        work,
        "update drafts set version = version where org_id = $1 and draft_id = $2",
        work.by.org,
        draft,
    )?;
    Ok(())
}

/// My drafts that are neither finished nor dropped, and those that a delegate prepared for me, the last changed first.
pub async fn mine(work: &mut Work) -> Result<Vec<Draft>> {
    Ok(all!(
        work,
        Draft,
        "select * from drafts
         where org_id = $1 and person_id = $2 and finished_at is null and dropped_at is null
         order by changed_at desc, draft_id desc
         limit 100",
        work.by.org,
        work.by.person,
    )?)
}

/// A text as it is kept: one sign for the end of a line.
///
/// # Errors
/// `Invalid` when it is too long.
pub(in crate::voice) fn tidy(text: &str) -> Result<String> {
    let text = text.replace("\r\n", "\n").replace(['\r', '\0'], "\n");
    if text.chars().count() > LONGEST_TEXT {
        let problem = Problem::new("text", "problem-text-long").mention("most", LONGEST_TEXT);
        return Err(Error::Invalid(Problems(vec![problem])));
    }
    Ok(text)
}
