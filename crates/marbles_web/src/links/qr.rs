//! A link as a QR code to look at and to take along.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use marbles::{error::Error, ids::ShareId, links::qr, shares};

use crate::{App, body::Path, reply::Failure, visitor::Member};

/// `GET /shares/{id}/qr/{kind}`: my link, as `svg` or `png`.
pub async fn of_share(
    State(app): State<App>,
    Member(visit): Member,
    Path((share, kind)): Path<(ShareId, String)>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let share = shares::mine(&mut look, share).await?;
    let link = app.marbles.link_of(&visit.organisation, &share.code);
    let (mime, file) = match kind.as_str() {
        "svg" => ("image/svg+xml", qr::svg(&link)?.into_bytes()),
        "png" => ("image/png", qr::png(&link)?),
        _ => return Err(Error::Missing.into()),
    };
    let name = format!("inline; filename=\"{}.{kind}\"", share.code);
    Ok(([(header::CONTENT_TYPE, mime.to_owned()), (header::CONTENT_DISPOSITION, name)], file).into_response())
}
