//! The pictures of stories: fetched once, kept in a few sizes, served from our own host.

use bytes::Bytes;
use sqlx::types::Json;

use crate::{
    Marbles,
    db::{By, Work, one, run},
    error::{Error, Result},
    fetching::{FetchProblem, Purpose, Request},
    ids::{OrgId, PictureId, StoryId},
    pictures::{Rendition, StoreProblem, WIDTHS, fit, marble_picture},
    stories,
};

/// The card of a drawn picture: networks show 1.91 to 1.
const CARD_HEIGHTS: [u32; 3] = [168, 335, 628];

/// In which size a picture is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// At least that many pixels wide, where the picture is; the number is a place in [`WIDTHS`].
    Width(usize),
    /// As large as there is: logos.
    Logo,
}

impl Size {
    /// The size of that word: `320`, `640`, `1200` or `logo`.
    pub fn parse(word: &str) -> Option<Self> {
        if word == "logo" {
            return Some(Self::Logo);
        }
        WIDTHS.iter().position(|width| width.to_string() == word).map(Self::Width)
    }

    fn choose(self, widths: &[u32]) -> Option<u32> {
        let largest = widths.iter().max().copied();
        match self {
            Self::Logo => largest,
            Self::Width(place) => {
                widths.iter().filter(|width| **width >= WIDTHS[place]).min().copied().or(largest)
            }
        }
    }
}

/// A file to be served.
#[derive(Clone, Debug)]
pub struct File {
    /// The media type.
    pub kind: String,
    pub bytes: Bytes,
}

/// Fetches and stores the picture of a story. One that cannot be used leaves the story without.
///
/// # Errors
/// Only where a later try may help.
pub async fn fetch_for(marbles: &Marbles, org: OrgId, story: StoryId) -> Result<()> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let story = stories::find(&mut look, story).await?;
    drop(look);
    if story.picture_id.is_some() || story.picture_url.is_empty() {
        return Ok(());
    }
    let fetched = match marbles.fetcher.fetch(&Request::new(&story.picture_url, Purpose::Picture)).await {
        Ok(fetched) => fetched,
        Err(problem) if may_pass(&problem) => return Err(Error::unexpected(problem.to_string())),
        Err(problem) => {
            tracing::info!(story = %story.story_id, %problem, "a story goes without its picture");
            return Ok(());
        }
    };
    let renditions = match in_background(move || fit(&fetched.bytes)).await? {
        Ok(renditions) => renditions,
        Err(problem) => {
            tracing::info!(story = %story.story_id, %problem, "a story goes without its picture");
            return Ok(());
        }
    };
    let picture = keep(marbles, org, &renditions, "", &story.picture_url).await?;
    let mut work = marbles.db.work(By::marbles(org)).await?;
    run!(
        work,
        "update stories set picture_id = $3
         where org_id = $1 and story_id = $2 and picture_id is null and picture_url = $4",
        org,
        story.story_id,
        picture,
        &story.picture_url,
    )?;
    work.save().await
}

/// Keeps a picture in the sizes that [`fit`] or `fit_logo` made of it.
///
/// # Errors
/// When the store fails.
pub async fn keep(
    marbles: &Marbles,
    org: OrgId,
    renditions: &[Rendition],
    alt: &str,
    from_url: &str,
) -> Result<PictureId> {
    let largest = renditions.iter().max_by_key(|one| one.width).ok_or(Error::Missing)?;
    let picture = PictureId::new(marbles.db.clock.now());
    for one in renditions {
        let key = key_of(org, picture, one.width, one.kind);
        marbles.pictures.put(&key, &one.bytes).await.map_err(|problem| Error::Unexpected(problem.into()))?;
    }
    let widths: Vec<u32> = renditions.iter().map(|one| one.width).collect();
    let mut work = marbles.db.work(By::marbles(org)).await?;
    run!(
        work,
        "insert into pictures (org_id, picture_id, width, height, widths, kind, alt, from_url, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        org,
        picture,
        i64::from(largest.width),
        i64::from(largest.height),
        Json(&widths),
        largest.kind,
        alt,
        from_url,
        work.now,
    )?;
    work.save().await?;
    Ok(picture)
}

/// The file of a picture in the size that comes nearest.
///
/// # Errors
/// `Missing` when there is none in this organisation.
pub async fn file(marbles: &Marbles, org: OrgId, picture: PictureId, size: Size) -> Result<File> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    let (kind, widths) = one!(
        look,
        (String, Json<Vec<u32>>),
        "select kind, widths from pictures where org_id = $1 and picture_id = $2",
        org,
        picture,
    )?;
    drop(look);
    let width = size.choose(&widths).ok_or(Error::Missing)?;
    let bytes = marbles.pictures.get(&key_of(org, picture, width, &kind)).await.map_err(not_there)?;
    Ok(File { kind, bytes })
}

/// The marbles that stand for a story without a picture: drawn from its id, always the same.
///
/// # Errors
/// `Missing` when the organisation has no such story.
pub async fn drawn(marbles: &Marbles, org: OrgId, story: StoryId, size: Size) -> Result<File> {
    let mut look = marbles.db.look(By::marbles(org)).await?;
    exists(&mut look, story).await?;
    drop(look);
    let Size::Width(place) = size else { return Err(Error::Missing) };
    let (width, height) = (WIDTHS[place], CARD_HEIGHTS[place]);
    let key = format!("{org}/drawn/{story}-{width}.jpg");
    let bytes = match marbles.pictures.get(&key).await {
        Ok(bytes) => bytes,
        Err(StoreProblem::Missing) => {
            let seed = story.uuid().into_bytes();
            let bytes = in_background(move || marble_picture(&seed, width, height)).await?;
            marbles.pictures.put(&key, &bytes).await.map_err(not_there)?;
            bytes.into()
        }
        Err(problem) => return Err(not_there(problem)),
    };
    Ok(File { kind: "image/jpeg".to_owned(), bytes })
}

async fn exists(look: &mut Work, story: StoryId) -> Result<()> {
    one!(
        look,
        (StoryId,),
        concat!(
            "select s.story_id from stories s where s.org_id = $1 and s.story_id = $2 and ",
            stories::open!()
        ),
        look.by.org,
        story
    )?;
    Ok(())
}

fn key_of(org: OrgId, picture: PictureId, width: u32, kind: &str) -> String {
    let ending = if kind == "image/png" { "png" } else { "jpg" };
    format!("{org}/{picture}/{width}.{ending}")
}

/// Whether the same address may well answer later.
fn may_pass(problem: &FetchProblem) -> bool {
    matches!(
        problem,
        FetchProblem::TooSlow
            | FetchProblem::Unreachable
            | FetchProblem::Busy { .. }
            | FetchProblem::Status(500..=599)
    )
}

fn not_there(problem: StoreProblem) -> Error {
    match problem {
        StoreProblem::Missing => Error::Missing,
        other => Error::Unexpected(other.into()),
    }
}

/// Decoding and drawing take long enough that other requests would notice.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|panic| Error::Unexpected(panic.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_that_comes_nearest_is_served() {
        let size = |word| Size::parse(word).unwrap();
        assert_eq!(size("640").choose(&[320, 640, 1200]), Some(640));
        assert_eq!(size("640").choose(&[320, 900]), Some(900));
        assert_eq!(size("1200").choose(&[320, 500]), Some(500));
        assert_eq!(size("logo").choose(&[320, 640]), Some(640));
        assert_eq!(Size::parse("641"), None);
        assert_eq!(Size::parse("../640"), None);
    }
}
