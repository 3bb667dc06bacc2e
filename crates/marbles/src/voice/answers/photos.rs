//! Photos in an answer: fitted and freed of what a camera notes down, such as the place.

use uuid::Uuid;

use super::{Answer, files, find_mine, find_readable, saving::mark_answered};
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, all, one, run},
    error::{Error, Result},
    ids::{AnswerId, PictureId},
    pictures,
};

/// The most photos in one answer.
const MOST: i64 = 12;
/// The longest description, in characters.
const LONGEST_ALT: usize = 500;

/// A photo in an answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Photo {
    pub picture_id: PictureId,
    pub width: i64,
    pub height: i64,
    /// What is to be seen, for those who cannot see it.
    pub alt: String,
    pub created_at: Moment,
}

/// The photos of an answer that I may read, the first one first.
pub async fn of(work: &mut Work, answer: &Answer) -> Result<Vec<Photo>> {
    Ok(all!(
        work,
        Photo,
        "select * from answer_pictures
         where org_id = $1 and answer_id = $2
         order by created_at, picture_id",
        work.by.org,
        answer.answer_id,
    )?)
}

/// I put a photo into an answer of mine.
///
/// # Errors
/// `Missing` when the answer is not mine, `Invalid` by field, `Clash` while it is with the editors.
pub async fn add(
    marbles: &Marbles,
    by: By,
    answer: AnswerId,
    bytes: Vec<u8>,
    alt: &str,
) -> Result<PictureId> {
    check(alt)?;
    let mut look = marbles.db.look(by).await?;
    room(&mut look, answer, 0).await?;
    drop(look);
    let fitted = tokio::task::spawn_blocking(move || pictures::fit_photo(&bytes));
    let fitted = fitted.await.map_err(|panic| Error::Unexpected(panic.into()))?;
    let photo = fitted.map_err(|problem| Error::invalid("file", problem.key()))?;
    let picture = PictureId::new(marbles.db.clock.now());
    files::keep(marbles, &key(by, answer, picture), &photo.bytes).await?;
    let size = (i64::from(photo.width), i64::from(photo.height));
    let written = write(marbles, by, answer, picture, size, alt.trim()).await;
    if written.is_err() {
        files::forget(marbles, by.org, answer, Some(picture.uuid())).await?;
    }
    written.map(|()| picture)
}

async fn write(
    marbles: &Marbles,
    by: By,
    answer: AnswerId,
    picture: PictureId,
    (width, height): (i64, i64),
    alt: &str,
) -> Result<()> {
    let mut work = marbles.db.work(by).await?;
    files::wait_for_turn(&mut work).await?;
    let mine = room(&mut work, answer, width.saturating_mul(height)).await?;
    run!(
        work,
        "insert into answer_pictures (org_id, picture_id, answer_id, person_id, width, height, alt, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        work.by.org,
        picture,
        answer,
        mine.person_id,
        width,
        height,
        alt,
        work.now,
    )?;
    let mine = Answer { pictures: mine.pictures + 1, ..mine };
    mark_answered(&mut work, &mine).await?;
    work.save().await
}

/// An answer of mine that takes another photo of so many dots.
async fn room(work: &mut Work, answer: AnswerId, dots: i64) -> Result<Answer> {
    let mine = find_mine(work, answer).await?;
    if mine.sent_at.is_some() {
        return Err(Error::Clash("problem-answer-sent"));
    }
    if mine.pictures >= MOST {
        return Err(Error::invalid("file", "problem-answer-full"));
    }
    files::check_room(work, dots).await?;
    Ok(mine)
}

/// I say what is to be seen on a photo of mine.
///
/// # Errors
/// `Missing` when it is not mine, `Invalid` when it is too long.
pub async fn describe(work: &mut Work, answer: AnswerId, picture: PictureId, alt: &str) -> Result<()> {
    check(alt)?;
    find_mine(work, answer).await?;
    let touched = run!(
        work,
        "update answer_pictures set alt = $4 where org_id = $1 and answer_id = $2 and picture_id = $3",
        work.by.org,
        answer,
        picture,
        alt.trim(),
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// I take a photo out of an answer of mine; its file goes with it.
///
/// # Errors
/// `Missing` when it is not mine, `Clash` while it is with the editors.
pub async fn remove(work: &mut Work, answer: AnswerId, picture: PictureId) -> Result<()> {
    if find_mine(work, answer).await?.sent_at.is_some() {
        return Err(Error::Clash("problem-answer-sent"));
    }
    let touched = run!(
        work,
        "delete from answer_pictures where org_id = $1 and answer_id = $2 and picture_id = $3",
        work.by.org,
        answer,
        picture,
    )?;
    if touched == 0 {
        return Err(Error::Missing);
    }
    files::forget_later(work, answer, Some(picture.uuid())).await
}

/// The file of a photo in an answer that I may read.
///
/// # Errors
/// `Missing` when there is none that I may see.
pub async fn file(marbles: &Marbles, by: By, answer: AnswerId, picture: PictureId) -> Result<files::File> {
    let mut look = marbles.db.look(by).await?;
    find_readable(&mut look, answer).await?;
    one!(
        look,
        (Uuid,),
        "select picture_id from answer_pictures where org_id = $1 and answer_id = $2 and picture_id = $3",
        by.org,
        answer,
        picture,
    )?;
    drop(look);
    let bytes = files::read(marbles, &key(by, answer, picture)).await?;
    Ok(files::File { kind: "image/jpeg", name: "photo.jpg".to_owned(), bytes })
}

fn key(by: By, answer: AnswerId, picture: PictureId) -> String {
    files::key(by.org, answer, picture.uuid(), "jpg")
}

fn check(alt: &str) -> Result<()> {
    if alt.chars().count() > LONGEST_ALT {
        return Err(Error::invalid("text", "problem-answer-alt"));
    }
    Ok(())
}
