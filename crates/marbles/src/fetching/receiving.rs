//! Takes an answer in, and stops as soon as it grows too large.

use reqwest::Response;
use reqwest::header::LOCATION;
use url::Url;

use super::answers::{self, Fetched};
use super::{FetchProblem, MOST_BYTES};

/// Where an answer sends us, if it does.
pub(super) fn redirect(response: &Response) -> Option<String> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    Some(String::from_utf8_lossy(location.as_bytes()).into_owned())
}

/// Reads the answer that ends the chain.
pub(super) async fn receive(
    mut response: Response,
    url: Url,
    moved: Option<Url>,
) -> Result<Fetched, FetchProblem> {
    let status = response.status().as_u16();
    match status {
        200..=299 | 304 => {}
        410 => return Err(FetchProblem::Gone),
        429 | 503 => {
            return Err(FetchProblem::Busy { status, retry_after: answers::retry_after(response.headers()) });
        }
        _ => return Err(FetchProblem::Status(status)),
    }
    let mut fetched = Fetched::from_headers(status, response.headers(), url, moved);
    if fetched.not_modified {
        return Ok(fetched);
    }
    if response.content_length().is_some_and(|length| length > MOST_BYTES as u64) {
        return Err(FetchProblem::TooLarge);
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(FetchProblem::from_sending)? {
        if body.len() + part.len() > MOST_BYTES {
            return Err(FetchProblem::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    fetched.bytes = body.into();
    Ok(fetched)
}
