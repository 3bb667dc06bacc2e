//! Pictures, from our own host only, to be kept for ever by whoever fetches them.

use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use marbles::{
    error::Error,
    ids::{PictureId, StoryId},
    stories::pictures::{self, File, Size},
};

use crate::{App, body::Path, reply::Failure, visitor::Anyone};

/// `GET /pictures/{picture}/{size}`
pub async fn show(
    State(app): State<App>,
    Anyone(_, organisation): Anyone,
    Path((picture, size)): Path<(PictureId, String)>,
) -> Result<Response, Failure> {
    let size = Size::parse(&size).ok_or(Error::Missing)?;
    Ok(serve(pictures::file(&app.marbles, organisation.org_id, picture, size).await?))
}

/// `GET /pictures/story/{story}/{size}`: the marbles of a story that has no picture, for cards that take no drawing.
pub async fn drawn(
    State(app): State<App>,
    Anyone(_, organisation): Anyone,
    Path((story, size)): Path<(StoryId, String)>,
) -> Result<Response, Failure> {
    let size = Size::parse(&size).ok_or(Error::Missing)?;
    Ok(serve(pictures::drawn(&app.marbles, organisation.org_id, story, size).await?))
}

/// Networks and mail readers show our cards on their own pages, so these files may be used there.
fn serve(file: File) -> Response {
    let headers = [
        (header::CONTENT_TYPE, file.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
    ];
    (headers, file.bytes).into_response()
}
