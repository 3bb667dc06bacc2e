//! A story as the lists of editors, the desk, and its suggester see it.

use marbles::stories::{Standing, Story, listing::Entry};

use crate::{page::Page, words::Words};

/// A story in a list, in words.
pub struct Row {
    pub id: String,
    pub title: String,
    /// The first words of its summary.
    pub short: String,
    pub site: Option<String>,
    pub picture: Option<String>,
    pub seed: u32,
    pub standing: String,
    /// The class of its badge.
    pub badge: &'static str,
    pub when: String,
    pub suggested_by: Option<String>,
    /// Whether it is that colleague's own post.
    pub by_owner: bool,
    pub source: Option<String>,
    pub why: Option<String>,
    pub kind_words: Option<String>,
    pub inside_only: bool,
}

impl Row {
    /// The row of an entry of a list.
    pub fn new(entry: &Entry, page: &Page) -> Self {
        let row = Self::of(&entry.story, page);
        Self { suggested_by: entry.suggested_by_name.clone(), source: entry.source_name.clone(), ..row }
    }

    /// The row of a story alone.
    pub fn of(story: &Story, page: &Page) -> Self {
        let standing = story.standing(page.now);
        Self {
            id: story.story_id.to_string(),
            title: story.title.clone(),
            short: shortened(if story.summary.is_empty() { &story.body } else { &story.summary }),
            site: story.url.as_deref().and_then(site_of),
            picture: story.picture_id.map(|picture| format!("/pictures/{picture}/320")),
            seed: crate::today::seed_of(story.story_id.uuid()),
            standing: standing_in_words(standing, page.words()),
            badge: badge(standing),
            when: when(story, standing, page),
            suggested_by: None,
            by_owner: story.is_own_post(),
            source: None,
            why: story.suggested_why.clone().filter(|why| !why.is_empty()),
            kind_words: story.declined_words.clone().filter(|words| !words.is_empty()),
            inside_only: story.inside_only,
        }
    }
}

/// The name of a site, as people know it.
pub fn site_of(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    url.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

/// Where a story stands, in a word.
pub fn standing_in_words(standing: Standing, words: &Words) -> String {
    // words: standing-waiting standing-scheduled standing-published standing-expired standing-withdrawn standing-declined
    words.t(&format!("standing-{}", standing.name()))
}

/// The class of a standing's badge.
pub fn badge(standing: Standing) -> &'static str {
    match standing {
        Standing::Waiting | Standing::Scheduled => "wait",
        Standing::Published => "live",
        Standing::Expired | Standing::Withdrawn | Standing::Declined => "none",
    }
}

fn when(story: &Story, standing: Standing, page: &Page) -> String {
    let scheduled = story.scheduled_at.filter(|_| standing == Standing::Scheduled);
    match (scheduled, story.published_at) {
        (Some(at), _) => page.moment(&at),
        (None, Some(at)) => page.ago(&at),
        (None, None) => page.ago(&story.created_at),
    }
}

/// The first words of a text, as many as a list has room for.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}
