//! The files of answers, for those who may see the answer: never shown as anything but what they are, in parts where asked.

use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use marbles::{
    ids::{AnswerId, PictureId, VoiceNoteId},
    voice::answers::{files::File, photos, recordings},
};

use crate::{App, body::Path, reply::Failure, visitor::Member};

/// `GET /answers/{id}/pictures/{picture}`, and the same for programs.
#[utoipa::path(
    get, path = "/api/v1/answers/{id}/pictures/{picture}", tag = "voice",
    params(("id" = uuid::Uuid, Path), ("picture" = uuid::Uuid, Path)),
    responses((status = 200, description = "the photo, as JPEG", content_type = "image/jpeg"), (status = 404, description = "none that I may see"))
)]
pub async fn photo(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, picture)): Path<(AnswerId, PictureId)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    Ok(serve(photos::file(&app.marbles, visit.by, answer, picture).await?, &headers))
}

/// `GET /answers/{id}/voice/{note}`, and the same for programs.
#[utoipa::path(
    get, path = "/api/v1/answers/{id}/voice/{note}", tag = "voice",
    params(("id" = uuid::Uuid, Path), ("note" = uuid::Uuid, Path)),
    responses((status = 200, description = "the recording", content_type = "audio/webm"), (status = 404, description = "none that I may hear"))
)]
pub async fn voice_note(
    State(app): State<App>,
    Member(visit): Member,
    Path((answer, note)): Path<(AnswerId, VoiceNoteId)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    Ok(serve(recordings::file(&app.marbles, visit.by, answer, note).await?, &headers))
}

fn serve(file: File, asked: &HeaderMap) -> Response {
    let length = file.bytes.len();
    let disposition = format!("inline; filename=\"{}\"", file.name);
    let part =
        asked.get(header::RANGE).and_then(|value| value.to_str().ok()).map(|range| part(range, length));
    let (status, range, bytes) = match part {
        None | Some(Part::Whole) => (StatusCode::OK, None, file.bytes),
        Some(Part::Some(from, to)) => {
            let range = format!("bytes {from}-{to}/{length}");
            (StatusCode::PARTIAL_CONTENT, Some(range), file.bytes.slice(from..=to))
        }
        Some(Part::Nothing) => {
            (StatusCode::RANGE_NOT_SATISFIABLE, Some(format!("bytes */{length}")), Bytes::new())
        }
    };
    let headers = [
        (header::CONTENT_TYPE, file.kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
    ];
    let mut response = (status, headers, bytes).into_response();
    if let Some(range) = range.and_then(|range| HeaderValue::from_str(&range).ok()) {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    response
}

/// Which part of a file was asked for, the last byte included.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Some(usize, usize),
    Nothing,
}

/// Reads one range (RFC 9110, section 14); what is none, and several at once, get the whole file.
fn part(range: &str, length: usize) -> Part {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-')) else {
        return Part::Whole;
    };
    let (from, to) = match (from.parse::<usize>(), to.parse::<usize>()) {
        (Ok(from), Ok(to)) if from <= to => (from, to.min(length.saturating_sub(1))),
        (Ok(from), Err(_)) if to.is_empty() => (from, length.saturating_sub(1)),
        (Err(_), Ok(last)) if from.is_empty() && last > 0 => {
            (length.saturating_sub(last), length.saturating_sub(1))
        }
        (Err(_), Ok(_)) if from.is_empty() => return Part::Nothing,
        _ => return Part::Whole,
    };
    if from < length { Part::Some(from, to) } else { Part::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_what_was_asked_for_and_no_more_than_there_is() {
        assert_eq!(part("bytes=0-1", 10), Part::Some(0, 1));
        assert_eq!(part("bytes=4-", 10), Part::Some(4, 9));
        assert_eq!(part("bytes=-3", 10), Part::Some(7, 9));
        assert_eq!(part("bytes=-30", 10), Part::Some(0, 9));
        assert_eq!(part("bytes=8-99", 10), Part::Some(8, 9));
        assert_eq!(part("bytes=10-", 10), Part::Nothing);
        assert_eq!(part("bytes=-0", 10), Part::Nothing);
        assert_eq!(part("bytes=0-", 0), Part::Nothing);
        for whole in ["bytes=5-2", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=-"] {
            assert_eq!(part(whole, 10), Part::Whole, "{whole}");
        }
    }
}
