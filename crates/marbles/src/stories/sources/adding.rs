//! Adding a source, changing what becomes of its news, pausing it and removing it.

use jiff::SignedDuration;
use url::Url;

use crate::{
    db::{Work, run, value},
    error::{Error, Problems, Result},
    ids::{SourceId, TopicId},
};

/// The longest address that is taken.
const LONGEST_URL: usize = 2000;

/// Whoever adds a source usually looks at once; when nobody does, it is asked after that time.
const FIRST_LOOK_AFTER: SignedDuration = SignedDuration::from_secs(20);

/// What an editor wants of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The address of a feed, or of a page that points to one.
    pub url: String,
    /// Whether its news is published at once, or waits for an editor.
    pub publishes: bool,
    /// How many stories it may publish a day.
    pub daily_maximum: i64,
    /// After how many days its stories are over.
    pub expires_after_days: i64,
    /// The topics that its stories get.
    pub topics: Vec<TopicId>,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            url: String::new(),
            publishes: false,
            daily_maximum: 5,
            expires_after_days: 30,
            topics: Vec::new(),
        }
    }
}

/// Adds a source, to be asked for news in a moment.
///
/// # Errors
/// `Invalid` by field; an address that is a source already is a problem of the field `url`.
pub async fn add(work: &mut Work, wish: &Wish) -> Result<SourceId> {
    let source = SourceId::new(work.now);
    let url = check(work, source, wish).await?;
    run!(
        work,
        "insert into sources
             (org_id, source_id, url, publishes, daily_maximum, expires_after_days, next_at, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        work.by.org,
        source,
        &url,
        wish.publishes,
        wish.daily_maximum,
        wish.expires_after_days,
        work.now + FIRST_LOOK_AFTER,
        work.now,
        work.by.person,
    )?;
    set_topics(work, source, &wish.topics).await?;
    Ok(source)
}

/// Changes a source; at another address it starts anew.
///
/// # Errors
/// `Missing` when there is none; `Invalid` by field.
pub async fn change(work: &mut Work, source: SourceId, wish: &Wish) -> Result<()> {
    let before = super::find(work, source).await?;
    let url = check(work, source, wish).await?;
    run!(
        work,
        "update sources
         set publishes = $3, daily_maximum = $4, expires_after_days = $5
         where org_id = $1 and source_id = $2",
        work.by.org,
        source,
        wish.publishes,
        wish.daily_maximum,
        wish.expires_after_days,
    )?;
    set_topics(work, source, &wish.topics).await?;
    if url == before.url { Ok(()) } else { move_to(work, source, &url).await }
}

/// Pauses a source: it is not asked until it goes on. One that is paused already stays so.
///
/// # Errors
/// `Missing` when there is none.
pub async fn pause(work: &mut Work, source: SourceId) -> Result<()> {
    let touched = run!(
        work,
        "update sources
         set stopped_at = coalesce(stopped_at, $3), problem = null, failures = 0
         where org_id = $1 and source_id = $2",
        work.by.org,
        source,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Goes on with a source that was paused or had stopped, due at once.
///
/// # Errors
/// `Missing` when there is none.
pub async fn resume(work: &mut Work, source: SourceId) -> Result<()> {
    let touched = run!(
        work,
        "update sources
         set stopped_at = null, problem = null, failures = 0, next_at = $3
         where org_id = $1 and source_id = $2",
        work.by.org,
        source,
        work.now,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Removes a source; the stories that it brought stay.
///
/// # Errors
/// `Missing` when there is none.
pub async fn remove(work: &mut Work, source: SourceId) -> Result<()> {
    run!(
        work,
        "update stories set source_id = null where org_id = $1 and source_id = $2",
        work.by.org,
        source,
    )?;
    let touched =
        run!(work, "delete from sources where org_id = $1 and source_id = $2", work.by.org, source)?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

async fn move_to(work: &mut Work, source: SourceId, url: &str) -> Result<()> {
    run!(
        work,
        "update sources
         set url = $3, feed_url = '', title = '', etag = null, last_modified = null, ttl_minutes = null
         where org_id = $1 and source_id = $2",
        work.by.org,
        source,
        url,
    )?;
    run!(work, "delete from source_entries where org_id = $1 and source_id = $2", work.by.org, source)?;
    resume(work, source).await
}

async fn check(work: &mut Work, source: SourceId, wish: &Wish) -> Result<String> {
    let mut problems = Problems::default();
    let url = address(&wish.url);
    problems.unless(url.is_some(), "url", "problem-source-address");
    problems.unless((1..=100).contains(&wish.daily_maximum), "daily_maximum", "problem-source-daily-maximum");
    problems.unless(
        (1..=3650).contains(&wish.expires_after_days),
        "expires_after_days",
        "problem-source-expiry",
    );
    if let Some(url) = &url {
        let taken = value!(
            work,
            i64,
            "select count(*) from sources where org_id = $1 and url = $2 and source_id <> $3",
            work.by.org,
            url,
            source,
        )?;
        problems.unless(taken == 0, "url", "problem-source-known");
    }
    for topic in &wish.topics {
        let known = value!(
            work,
            i64,
            "select count(*) from topics where org_id = $1 and topic_id = $2",
            work.by.org,
            *topic,
        )?;
        if known == 0 {
            problems.add("topics", "problem-source-topic");
            break;
        }
    }
    problems.none()?;
    Ok(url.unwrap_or_default())
}

/// A web address as people type it: `https://` may be missing, and `feed:` may stand before it.
fn address(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let bare = typed.strip_prefix("feed:").map_or(typed, |rest| rest.trim_start_matches("//"));
    let has_scheme = bare.split_once(':').is_some_and(|(scheme, rest)| {
        rest.starts_with("//") || !scheme.contains('.') && !rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let url = if has_scheme { Url::parse(bare) } else { Url::parse(&format!("https://{bare}")) }.ok()?;
    let sound = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.host_str().is_some_and(|host| has_scheme || host.contains('.'))
        && url.as_str().len() <= LONGEST_URL;
    sound.then(|| url.to_string())
}

async fn set_topics(work: &mut Work, source: SourceId, topics: &[TopicId]) -> Result<()> {
    run!(work, "delete from source_topics where org_id = $1 and source_id = $2", work.by.org, source)?;
    for topic in topics {
        run!(
            work,
            "insert into source_topics (org_id, source_id, topic_id) values ($1, $2, $3)
             on conflict (org_id, source_id, topic_id) do nothing",
            work.by.org,
            source,
            *topic,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_taken_as_people_type_it() {
        assert_eq!(address(" northwind.example/news ").as_deref(), Some("https://northwind.example/news"));
        assert_eq!(
            address("feed:https://northwind.example/f").as_deref(),
            Some("https://northwind.example/f")
        );
        assert_eq!(address("feed://northwind.example/f").as_deref(), Some("https://northwind.example/f"));
        assert_eq!(address("http://localhost:8080/f").as_deref(), Some("http://localhost:8080/f"));
        assert_eq!(address("northwind.example:8080/f").as_deref(), Some("https://northwind.example:8080/f"));
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        for typed in [
            "",
            "news",
            "ftp://northwind.example/",
            "javascript:alert(1)",
            "mailto:a@b.example",
            "https://a:b@northwind.example/",
            "file:///etc/passwd",
        ] {
            assert_eq!(address(typed), None, "{typed}");
        }
        assert_eq!(address(&format!("https://northwind.example/{}", "x".repeat(2000))), None);
    }
}
