//! Turns what a feed tells into stories: each entry once, whatever becomes of it.

use std::{cmp::Reverse, collections::HashSet};

use jiff::SignedDuration;

use super::{
    Brought, Source,
    reading::{Entry, Feed},
};
use crate::{
    clock::Moment,
    db::{Work, all, run, value},
    error::Result,
    ids::{SourceId, StoryId},
    jobs::{self, Job},
    programme,
    stories::{publishing, unfurling::tidy_url},
};

/// A longer address is not one that people can share.
const LONGEST_URL: usize = 2000;

/// So many stories of a first look may wait for an editor: more is an archive that nobody reads.
const MOST_WAITING_AT_FIRST: usize = 50;

/// What the source and the organisation know already.
struct Memory {
    keys: HashSet<String>,
    addresses: HashSet<String>,
}

/// Brings the entries that are new, whenever they were written. A first look takes only the newest, so that an
/// archive does not flood in; the rest is remembered and does not come later.
pub(super) async fn bring(work: &mut Work, source: &Source, feed: &Feed) -> Result<Brought> {
    let mut memory = remember(work, source.source_id).await?;
    let is_first_look = memory.keys.is_empty();
    let organisation = programme::organisation(work).await?;
    let midnight = work.now.day(&organisation.zone()).start(&organisation.zone());
    let maximum = usize::try_from(source.daily_maximum).unwrap_or(0);
    let mut room_today = maximum.saturating_sub(published_since(work, source.source_id, midnight).await?);
    let mut brought = Brought::default();
    for entry in newest_first(feed, work.now) {
        let news = News::of(entry, work.now);
        if !memory.keys.insert(news.key.clone()) {
            continue;
        }
        let is_known = is_told(work, &mut memory, news.url.as_deref()).await?;
        note(work, source.source_id, &news).await?;
        let goes_out = source.publishes && room_today > 0;
        let is_archive = is_first_look && !goes_out && brought.waiting >= MOST_WAITING_AT_FIRST;
        if is_known || news.is_endless || is_archive {
            brought.passed_over += 1;
            continue;
        }
        let story = write(work, source, &news, organisation.language().code()).await?;
        if goes_out {
            publishing::publish(work, story).await?;
            room_today -= 1;
            brought.published += 1;
        } else {
            brought.waiting += 1;
        }
    }
    Ok(brought)
}

async fn remember(work: &mut Work, source: SourceId) -> Result<Memory> {
    let rows = all!(
        work,
        (String, Option<String>),
        "select source_key, url_key from source_entries where org_id = $1 and source_id = $2",
        work.by.org,
        source,
    )?;
    let (keys, addresses): (HashSet<_>, Vec<_>) = rows.into_iter().unzip();
    Ok(Memory { keys, addresses: addresses.into_iter().flatten().collect() })
}

async fn published_since(work: &mut Work, source: SourceId, since: Moment) -> Result<usize> {
    let count = value!(
        work,
        i64,
        "select count(*) from stories where org_id = $1 and source_id = $2 and published_at >= $3",
        work.by.org,
        source,
        since,
    )?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The newest first; what has no date is taken for new, and keeps its place in the document.
fn newest_first(feed: &Feed, now: Moment) -> Vec<&Entry> {
    let mut entries: Vec<&Entry> = feed.items.iter().collect();
    entries.sort_by_key(|entry| Reverse(entry.published_at.map_or(now, Moment::from)));
    entries
}

/// An entry as the story that it would be.
struct News<'a> {
    entry: &'a Entry,
    key: String,
    /// Its address without what only tracks people.
    url: Option<String>,
    written_at: Option<Moment>,
    /// Whether its address is too long to share.
    is_endless: bool,
}

impl<'a> News<'a> {
    fn of(entry: &'a Entry, now: Moment) -> Self {
        let url = entry.link.as_ref().map(|link| tidy_url(link).to_string());
        let is_endless = url.as_ref().is_some_and(|url| url.len() > LONGEST_URL);
        // A date in the future is a mistake of a clock or a time zone.
        let written_at = entry.published_at.map(|written| Moment::from(written).min(now));
        let url = url.filter(|_| !is_endless);
        Self { entry, key: clean(&entry.key), url, written_at, is_endless }
    }
}

/// Whether the organisation has a story of that address, or the source has told of it under another id.
async fn is_told(work: &mut Work, memory: &mut Memory, url: Option<&str>) -> Result<bool> {
    let Some(url) = url else { return Ok(false) };
    if !memory.addresses.insert(url.to_owned()) {
        return Ok(true);
    }
    let stories = value!(
        work,
        i64,
        "select count(*) from stories where org_id = $1 and url_key = $2",
        work.by.org,
        url,
    )?;
    Ok(stories > 0)
}

async fn note(work: &mut Work, source: SourceId, news: &News<'_>) -> Result<()> {
    run!(
        work,
        "insert into source_entries (org_id, source_id, source_key, url_key, seen_at)
         values ($1, $2, $3, $4, $5)
         on conflict (org_id, source_id, source_key) do nothing",
        work.by.org,
        source,
        &news.key,
        news.url.as_deref(),
        work.now,
    )?;
    Ok(())
}

async fn write(work: &mut Work, source: &Source, news: &News<'_>, language: &str) -> Result<StoryId> {
    let story = StoryId::new(work.now);
    // Counted from now and not from when it was written, so that an old text lasts as long as a new one.
    let expires_at = work.now + SignedDuration::from_hours(24 * source.expires_after_days);
    let entry = news.entry;
    let summary = clean(entry.summary.as_deref().unwrap_or_default());
    let body = if news.url.is_none() { summary.clone() } else { String::new() };
    let picture = entry.image.as_ref().map(ToString::to_string).filter(|url| url.len() <= LONGEST_URL);
    run!(
        work,
        include_str!("bringing.sql"),
        work.by.org,
        story,
        news.url.as_deref(),
        clean(&entry.title),
        summary,
        body,
        clean(entry.author.as_deref().unwrap_or_default()),
        entry.language.as_deref().unwrap_or(language),
        picture.as_deref().unwrap_or_default(),
        news.written_at,
        expires_at,
        source.source_id,
        &news.key,
        work.now,
    )?;
    run!(
        work,
        "insert into story_topics (org_id, story_id, topic_id)
         select org_id, $2, topic_id from source_topics where org_id = $1 and source_id = $3",
        work.by.org,
        story,
        source.source_id,
    )?;
    if picture.is_some() {
        jobs::enqueue(work, &Job::FetchPicture { story }).await?;
    }
    Ok(story)
}

/// PostgreSQL takes no NUL in a text.
fn clean(text: &str) -> String {
    text.replace('\0', "")
}
