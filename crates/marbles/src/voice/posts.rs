//! Posts of one's own: a finished draft becomes a story that only its owner sees, shared like any other.

pub mod offering;

use serde::Serialize;

use crate::{
    clock::Moment,
    db::{Work, all, maybe, run},
    error::{Error, Result},
    ids::{DraftId, StoryId},
    people,
    stories::{self, Story, addresses},
};

/// A title is the first line, or as much of it as a list has room for.
const LONGEST_TITLE: usize = 100;

/// Where a post of my own stands with colleagues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody but me knows of it.
    Mine,
    /// The editors have it before them.
    Offered,
    /// The editors did not take it; it is mine as before.
    NotTaken,
    /// Colleagues may pass it on.
    Passed,
    /// It was out, and is no longer.
    Withdrawn,
}

impl Standing {
    /// Where that post stands.
    pub fn of(story: &Story) -> Self {
        match story {
            Story { withdrawn_at: Some(_), .. } => Self::Withdrawn,
            Story { published_at: Some(_), .. } => Self::Passed,
            Story { declined_at: Some(_), .. } => Self::NotTaken,
            Story { offered_at: Some(_), .. } => Self::Offered,
            _ => Self::Mine,
        }
    }

    /// Its name in word keys and in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Offered => "offered",
            Self::NotTaken => "not_taken",
            Self::Passed => "passed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[derive(sqlx::FromRow)]
struct Finished {
    language: String,
    text: String,
    finished_at: Option<Moment>,
}

/// My finished draft becomes a post of my own. Doing so again gives the same post, with the draft's words of now while
/// it is mine alone.
///
/// # Errors
/// `Missing` when the draft is not mine, `Clash` when it is not finished, `Invalid` when it says nothing.
pub async fn make(work: &mut Work, draft: DraftId) -> Result<StoryId> {
    let me = people::me(work).await?;
    let written = maybe!(
        work,
        Finished,
        "select language, text, finished_at from drafts
         where org_id = $1 and draft_id = $2 and person_id = $3 and dropped_at is null",
        work.by.org,
        draft,
        me.person_id,
    )?
    .ok_or(Error::Missing)?;
    if written.finished_at.is_none() {
        return Err(Error::Clash("problem-post-unfinished"));
    }
    let text = written.text.trim();
    if text.is_empty() {
        return Err(Error::invalid("text", "problem-post-empty"));
    }
    if let Some(post) = of_draft(work, draft).await? {
        return take_words(work, &post, text, &written.language).await;
    }
    let story = StoryId::new(work.now);
    run!(
        work,
        "insert into stories (
             org_id, story_id, title, body, author, language, created_at, created_by, changed_at, owned_by, draft_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8, $9)",
        work.by.org,
        story,
        title_of(text),
        text,
        &me.name,
        &written.language,
        work.now,
        me.person_id,
        draft,
    )?;
    Ok(story)
}

/// A post of my own.
///
/// # Errors
/// `Missing` when it is somebody else's, a story of the programme, or none.
pub async fn find(work: &mut Work, story: StoryId) -> Result<Story> {
    let story = stories::find(work, story).await?;
    if story.is_own_post_of(work.by) { Ok(story) } else { Err(Error::Missing) }
}

/// My own posts, newest first; at most a hundred.
pub async fn mine(work: &mut Work) -> Result<Vec<Story>> {
    Ok(all!(
        work,
        Story,
        "select * from stories
         where org_id = $1 and owned_by = $2 and draft_id is not null
         order by created_at desc, story_id desc
         limit 100",
        work.by.org,
        work.by.person,
    )?)
}

/// The words of my post as I finished them, whatever the editors made of the story.
pub async fn words_of(work: &mut Work, post: &Story) -> Result<String> {
    let sql = "select text from drafts where org_id = $1 and draft_id = $2 and person_id = $3";
    let kept = maybe!(work, (String,), sql, work.by.org, post.draft_id, work.by.person)?;
    Ok(kept.map_or_else(|| post.body.clone(), |(text,)| text.trim().to_owned()))
}

/// The post that grew from a draft of mine, if there is one.
pub async fn of_draft(work: &mut Work, draft: DraftId) -> Result<Option<Story>> {
    Ok(maybe!(
        work,
        Story,
        "select * from stories where org_id = $1 and draft_id = $2 and owned_by = $3
         order by created_at, story_id
         limit 1",
        work.by.org,
        draft,
        work.by.person,
    )?)
}

/// The address that my post tells of; empty for none. Once the editors have it before them it is theirs to change.
///
/// # Errors
/// `Invalid` when it is no address, `Clash` when the post is with the editors, `Missing` when it is not mine.
pub async fn set_address(work: &mut Work, story: StoryId, typed: &str) -> Result<()> {
    let story = find(work, story).await?;
    if matches!(Standing::of(&story), Standing::Offered | Standing::Passed | Standing::Withdrawn) {
        return Err(Error::Clash("problem-post-offered"));
    }
    let typed = typed.trim();
    let address = match typed.is_empty() {
        true => None,
        false => Some(addresses::web_address(typed, "url")?),
    };
    // No key: another person's search for the same address must not find it.
    run!(
        work,
        "update stories set url = $3, changed_at = $4 where org_id = $1 and story_id = $2",
        work.by.org,
        story.story_id,
        address,
        work.now,
    )?;
    Ok(())
}

async fn take_words(work: &mut Work, post: &Story, text: &str, language: &str) -> Result<StoryId> {
    if Standing::of(post) == Standing::Mine && post.body != text {
        run!(
            work,
            "update stories set title = $3, body = $4, language = $5, changed_at = $6
             where org_id = $1 and story_id = $2",
            work.by.org,
            post.story_id,
            title_of(text),
            text,
            language,
            work.now,
        )?;
    }
    Ok(post.story_id)
}

/// The first line, cut at a word where it is long.
pub(crate) fn title_of(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST_TITLE).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–', '.']))
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn a_title_is_the_first_line_and_ends_with_a_word() {
        assert_eq!(title_of("\n  The pump was silent. \nNobody noticed."), "The pump was silent.");
        let long = "word, ".repeat(40);
        let title = title_of(&long);
        assert!(title.ends_with("word…") && title.chars().count() <= 101, "{title}");
        assert_eq!(title_of(&"å".repeat(200)).chars().count(), 101);
    }
}
