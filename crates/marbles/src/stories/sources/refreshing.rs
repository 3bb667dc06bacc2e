//! Refreshing a source: ask politely, bring what is new, and remember when to ask again.

mod pace;

use serde::Serialize;
use serde_json::json;

use super::{
    Source, Trouble,
    asking::{self, Known, News},
    bringing,
    trouble::Silence,
};
use crate::{
    Marbles,
    activity::{self, Kind},
    clock::Moment,
    db::{By, Work, all, run, value},
    error::Result,
    ids::{OrgId, SourceId},
    jobs::{self, Job},
};

/// After that many failures in a row the page is asked again where its feed is.
const LOOK_AGAIN_AFTER: i64 = 3;

/// What one refresh brought.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Brought {
    /// Stories that were published at once.
    pub published: usize,
    /// Stories that wait for an editor.
    pub waiting: usize,
    /// New entries that became no story: told before under another name, without an address to share, or more than a
    /// first look takes.
    pub passed_over: usize,
    /// Why there was nothing to read, if so.
    #[serde(skip)]
    pub trouble: Option<Trouble>,
}

impl Brought {
    /// How many stories it brought.
    pub fn stories(&self) -> usize {
        self.published + self.waiting
    }
}

/// Leaves a job for every source that is due.
pub async fn enqueue_due(work: &mut Work) -> Result<()> {
    let due = all!(
        work,
        (SourceId,),
        "select source_id from sources
         where org_id = $1 and next_at <= $2 and stopped_at is null
         order by next_at, source_id",
        work.by.org,
        work.now,
    )?;
    for (source,) in due {
        jobs::enqueue_once(work, &Job::RefreshSource { source }, Some(&format!("refresh {source}"))).await?;
    }
    Ok(())
}

/// Asks a source for news and brings it; a source that has stopped is left alone.
///
/// What goes wrong at the site is no error: it is noted with the source, which is asked again later.
///
/// # Errors
/// `Missing` when there is no such source.
pub async fn refresh(marbles: &Marbles, org: OrgId, source: SourceId) -> Result<Brought> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let asked = super::find(&mut look, source).await?;
    drop(look);
    if asked.stopped_at.is_some() {
        return Ok(Brought::default());
    }
    let answer = asking::ask(&marbles.fetcher, Known::from(&asked)).await;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    if !hold(&mut work, &asked).await? {
        return Ok(Brought::default());
    }
    let brought = match answer {
        Ok(news) => take(&mut work, &asked, &news).await?,
        Err(silence) => put_off(&mut work, &asked, silence).await?,
    };
    work.save().await?;
    Ok(brought)
}

/// Holds the source's row, so that of two refreshes at once the second sees what the first brought; false when
/// an editor has given it another address, stopped it or removed it meanwhile.
async fn hold(work: &mut Work, asked: &Source) -> Result<bool> {
    let touched = run!(
        work,
        "update sources set checked_at = $3
         where org_id = $1 and source_id = $2 and url = $4 and stopped_at is null",
        work.by.org,
        asked.source_id,
        work.now,
        &asked.url,
    )?;
    Ok(touched == 1)
}

async fn take(work: &mut Work, source: &Source, news: &News) -> Result<Brought> {
    let brought = match &news.feed {
        Some(feed) => bringing::bring(work, source, feed).await?,
        None => Brought::default(),
    };
    let ttl = match &news.feed {
        Some(feed) => feed.ttl_minutes.map(i64::from),
        None => source.ttl_minutes,
    };
    let title =
        news.feed.as_ref().and_then(|feed| feed.title.clone()).unwrap_or_else(|| source.title.clone());
    let known = &news.known;
    let url = if is_free(work, source, &known.url).await? { &known.url } else { &source.url };
    run!(
        work,
        "update sources
         set url = $3, feed_url = $4, title = $5, etag = $6, last_modified = $7, ttl_minutes = $8,
             next_at = $9, failures = 0, problem = null
         where org_id = $1 and source_id = $2",
        work.by.org,
        source.source_id,
        url,
        &known.feed_url,
        &title,
        known.etag.as_deref(),
        known.last_modified.as_deref(),
        ttl,
        work.now + pace::after_news(news.fresh_for, ttl),
    )?;
    Ok(brought)
}

/// Whether a source may move to that address: another one may live there already.
async fn is_free(work: &mut Work, source: &Source, url: &str) -> Result<bool> {
    let taken = value!(
        work,
        i64,
        "select count(*) from sources where org_id = $1 and url = $2 and source_id <> $3",
        work.by.org,
        url,
        source.source_id,
    )?;
    Ok(taken == 0)
}

async fn put_off(work: &mut Work, source: &Source, silence: Silence) -> Result<Brought> {
    let failures = source.failures + 1;
    let stopped_at: Option<Moment> = silence.is_gone.then_some(work.now);
    let feed_url = if failures % LOOK_AGAIN_AFTER == 0 { "" } else { &source.feed_url };
    run!(
        work,
        "update sources
         set failures = $3, problem = $4, next_at = $5, stopped_at = $6, feed_url = $7
         where org_id = $1 and source_id = $2",
        work.by.org,
        source.source_id,
        failures,
        &silence.trouble,
        work.now + pace::after_failure(failures, silence.retry_after),
        stopped_at,
        feed_url,
    )?;
    if silence.is_gone {
        let detail = json!({ "title": source.name(), "url": source.url });
        activity::record(work, Kind::SourceStopped, source.source_id.uuid(), detail).await?;
    }
    Ok(Brought { trouble: Some(silence.trouble), ..Brought::default() })
}
