//! Pictures that come with the demo instead of from an address.

use sqlx::types::Json;

use crate::{
    clock::Moment,
    db::Work,
    demo::lay,
    error::{Error, Result},
    ids::PictureId,
    pictures::{Rendition, Store},
};

/// A picture in its sizes.
#[derive(Clone, Debug)]
pub struct LaidPicture {
    pub id: PictureId,
    pub renditions: Vec<Rendition>,
    pub created_at: Moment,
}

/// Lays pictures in, each file in the store under the key by which it is served.
///
/// # Errors
/// When the store fails.
pub async fn pictures(work: &mut Work, store: &Store, pictures: &[LaidPicture]) -> Result<()> {
    let org = work.by.org;
    for picture in pictures {
        for one in &picture.renditions {
            let ending = if one.kind == "image/png" { "png" } else { "jpg" };
            let key = format!("{org}/{}/{}.{ending}", picture.id, one.width);
            store.put(&key, &one.bytes).await.map_err(|problem| Error::Unexpected(Box::new(problem)))?;
        }
    }
    let with_largest: Vec<_> = pictures
        .iter()
        .filter_map(|picture| Some((picture, picture.renditions.iter().max_by_key(|one| one.width)?)))
        .collect();
    lay!(
        work,
        "insert into pictures (org_id, picture_id, width, height, widths, kind, created_at) ",
        with_largest,
        |(picture, largest)| [
            org,
            picture.id,
            i64::from(largest.width),
            i64::from(largest.height),
            Json(picture.renditions.iter().map(|one| one.width).collect::<Vec<_>>()),
            largest.kind,
            picture.created_at,
        ]
    );
    Ok(())
}
