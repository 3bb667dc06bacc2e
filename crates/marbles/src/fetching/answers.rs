//! What a fetch brings home.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{self, HeaderMap, HeaderName};
use url::Url;

/// An answer, and what its headers say about it.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The HTTP status: a success, or 304.
    pub status: u16,
    /// Where the answer came from, after all redirects.
    pub final_url: Url,
    /// Where the document lives from now on: set when every redirect on the way was permanent.
    pub permanent_url: Option<Url>,
    /// The unpacked body; empty when nothing changed.
    pub bytes: Bytes,
    /// The media type in lower case without its parameters, such as `text/html`.
    pub content_type: Option<String>,
    /// The encoding that the header names.
    pub charset: Option<String>,
    /// To send along the next time.
    pub etag: Option<String>,
    /// To send along the next time.
    pub last_modified: Option<String>,
    /// How long the site asks us to wait.
    pub retry_after: Option<Duration>,
    /// How long the site says that the answer stays fresh.
    pub max_age: Option<Duration>,
    /// Whether the document is the one that is already known.
    pub not_modified: bool,
}

impl Fetched {
    pub(super) fn from_headers(status: u16, headers: &HeaderMap, url: Url, moved: Option<Url>) -> Self {
        let content_type = text(headers, header::CONTENT_TYPE);
        Self {
            status,
            final_url: url,
            permanent_url: moved,
            bytes: Bytes::new(),
            content_type: content_type.as_deref().map(media_type).filter(|kind| kind.contains('/')),
            charset: content_type.as_deref().and_then(charset),
            etag: text(headers, header::ETAG),
            last_modified: text(headers, header::LAST_MODIFIED),
            retry_after: retry_after(headers),
            max_age: max_age(headers),
            not_modified: status == 304,
        }
    }
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty() && value.len() <= 1024).then(|| value.to_owned())
}

fn media_type(value: &str) -> String {
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn charset(value: &str) -> Option<String> {
    let named = value.split(';').skip(1).filter_map(|part| part.split_once('='));
    let found = named
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))
        .map(|(_, label)| label)
        .next()?;
    let label = found.trim().trim_matches(['"', '\'']).trim();
    (!label.is_empty()).then(|| label.to_ascii_lowercase())
}

/// Seconds, or a date; a date is counted from the answer's own date, so that a wrong clock there does no harm.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, header::RETRY_AFTER)?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = |text: &str| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp());
    let until = moment(&value)?;
    let from = moment(&text(headers, header::DATE)?)?;
    Duration::try_from(until.duration_since(from)).ok()
}

fn max_age(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, header::CACHE_CONTROL)?.to_ascii_lowercase();
    let seconds = value.split(',').find_map(|part| part.trim().strip_prefix("max-age="))?;
    seconds.trim_matches('"').parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let named = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), header::HeaderValue::from_static(value))
        };
        lines.iter().map(named).collect()
    }

    #[test]
    fn a_date_to_return_at_is_counted_from_the_answers_own_date() {
        let given = headers(&[
            ("date", "Tue, 03 Nov 2026 09:00:00 GMT"),
            ("retry-after", "Tue, 03 Nov 2026 09:02:00 GMT"),
        ]);
        assert_eq!(retry_after(&given), Some(Duration::from_secs(120)));
        assert_eq!(retry_after(&headers(&[("retry-after", "90")])), Some(Duration::from_secs(90)));
        assert_eq!(retry_after(&headers(&[("retry-after", "soon")])), None);
    }

    #[test]
    fn type_charset_and_age_are_read_from_untidy_headers() {
        let given = headers(&[
            ("content-type", "Text/HTML ; Charset=\"ISO-8859-1\""),
            ("cache-control", "public, Max-Age=300"),
        ]);
        let url = Url::parse("https://northwind.example/").unwrap();
        let fetched = Fetched::from_headers(200, &given, url, None);
        assert_eq!(fetched.content_type.as_deref(), Some("text/html"));
        assert_eq!(fetched.charset.as_deref(), Some("iso-8859-1"));
        assert_eq!(fetched.max_age, Some(Duration::from_secs(300)));
    }
}
