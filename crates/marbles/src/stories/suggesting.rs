//! Suggesting: a colleague brings a story, with a sentence why; an editor takes it, or says kindly why not.

use crate::{
    activity::{self, Kind},
    db::{Work, all, run},
    error::{Error, Problem, Problems, Result},
    ids::StoryId,
    jobs::{self, Job},
    people,
    stories::{
        Story, addresses,
        unfurling::{self, Page},
    },
};

/// The longest sentence why.
const MOST_WHY: usize = 1_000;

/// What came of a suggestion.
#[derive(Clone, Debug)]
pub enum Suggested {
    /// It waits for an editor.
    Waits(StoryId),
    /// That address is with the editors already; whether it was I who brought it.
    Already { mine: bool },
}

/// I suggest an address and say why. `page` is what was found there, `title` what I know of it myself.
/// The same address twice counts once.
///
/// # Errors
/// `Invalid` by field.
pub async fn suggest(
    work: &mut Work,
    address: &str,
    title: &str,
    why: &str,
    page: Option<&Page>,
) -> Result<Suggested> {
    let me = people::me(work).await?;
    let address = check(address, why)?;
    if let Some(known) = addresses::same_address(work, &address, None).await? {
        return Ok(Suggested::Already { mine: known.suggested_by == Some(me.person_id) });
    }
    let story = StoryId::new(work.now);
    let nothing = Page::default();
    let page = page.unwrap_or(&nothing);
    let found = |text: &Option<String>, most: usize| {
        text.as_deref().unwrap_or_default().chars().take(most).collect::<String>()
    };
    let title = [found(&page.title, 300), title.trim().chars().take(300).collect()]
        .into_iter()
        .find(|title| !title.is_empty());
    let picture_url = page.image.as_ref().map(ToString::to_string).unwrap_or_default();
    run!(
        work,
        include_str!("suggesting/insert.sql"),
        work.by.org,
        story,
        &address,
        addresses::url_key(&address),
        title.unwrap_or_else(|| named_after(&address)),
        found(&page.summary, 2_000),
        found(&page.author, 200),
        page.language.clone().unwrap_or_else(|| me.language.code().to_owned()),
        &picture_url,
        page.published_at.map(crate::clock::Moment::from),
        me.person_id,
        why.trim(),
        work.now,
    )?;
    if !picture_url.is_empty() {
        jobs::enqueue(work, &Job::FetchPicture { story }).await?;
    }
    let detail = serde_json::json!({ "suggested_by": me.person_id });
    activity::record(work, Kind::StorySuggested, story.uuid(), detail).await?;
    Ok(Suggested::Waits(story))
}

/// The stories that I suggested, newest first; at most a hundred.
pub async fn mine(work: &mut Work) -> Result<Vec<Story>> {
    let me = work.by.person.ok_or(Error::Missing)?;
    Ok(all!(
        work,
        Story,
        "select * from stories
         where org_id = $1 and suggested_by = $2
         order by created_at desc, story_id desc
         limit 100",
        work.by.org,
        me,
    )?)
}

/// What I typed, or what is wrong with it; to be asked before anything is fetched.
///
/// # Errors
/// `Invalid` by field.
pub fn check(address: &str, why: &str) -> Result<String> {
    let mut problems = Problems::default();
    let tidy = match addresses::web_address(address, "url") {
        Err(Error::Invalid(found)) => {
            problems.0.extend(found.0);
            String::new()
        }
        tidy => tidy?,
    };
    problems.unless(!why.trim().is_empty(), "why", "problem-story-why");
    if why.chars().count() > MOST_WHY {
        problems.0.push(Problem::new("why", "problem-story-long").mention("most", MOST_WHY));
    }
    problems.none()?;
    Ok(tidy)
}

/// A page that could not be read is named after its address.
fn named_after(address: &str) -> String {
    url::Url::parse(address).map_or_else(|_| address.to_owned(), |url| unfurling::title_from_address(&url))
}
