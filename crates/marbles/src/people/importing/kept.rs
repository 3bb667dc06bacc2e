//! Files between preview and confirmation: kept beside the database, for their owner only, for an hour.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::SignedDuration;
use uuid::Uuid;

use crate::{
    Marbles,
    clock::Moment,
    db::By,
    error::{Error, Result},
    ids::uuid_at,
};

/// How long a file waits for its confirmation.
pub const LASTS: SignedDuration = SignedDuration::from_hours(1);

/// Keeps a file for the person who acts; what comes back names it in an address.
pub async fn keep(marbles: &Marbles, by: By, bytes: Vec<u8>) -> Result<Uuid> {
    let now = marbles.db.clock.now();
    let (folder, name) = (folder(marbles), uuid_at(now));
    let path = path(&folder, by, name)?;
    on_disk(move || {
        fs::create_dir_all(&folder)?;
        sweep(&folder, now)?;
        write_privately(&path, &bytes)
    })
    .await?;
    Ok(name)
}

/// The file that the person who acts has kept.
///
/// # Errors
/// `Missing` when it is another's, is gone, or is older than an hour.
pub async fn open(marbles: &Marbles, by: By, name: Uuid) -> Result<Vec<u8>> {
    let now = marbles.db.clock.now();
    let (folder, path) = (folder(marbles), path(&folder(marbles), by, name)?);
    on_disk(move || {
        if folder.exists() {
            sweep(&folder, now)?;
        }
        fs::read(path)
    })
    .await
}

/// Forgets a file.
pub async fn forget(marbles: &Marbles, by: By, name: Uuid) -> Result<()> {
    let path = path(&folder(marbles), by, name)?;
    on_disk(move || fs::remove_file(path)).await
}

fn folder(marbles: &Marbles) -> PathBuf {
    marbles.folder.join("imports")
}

/// The owner stands in the file's name: somebody else's address leads nowhere.
fn path(folder: &Path, by: By, name: Uuid) -> Result<PathBuf> {
    let person = by.person.ok_or(Error::Forbidden)?;
    Ok(folder.join(format!("{}_{person}_{name}.csv", by.org)))
}

/// Deletes the files whose hour is over; a file's moment stands in its name.
fn sweep(folder: &Path, now: Moment) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let kept_at = path.file_stem().and_then(|stem| moment_of(stem.to_str()?.rsplit('_').next()?));
        if kept_at.is_none_or(|kept_at| now - kept_at > LASTS) {
            let _ = fs::remove_file(path);
        }
    }
    Ok(())
}

fn moment_of(name: &str) -> Option<Moment> {
    let (seconds, nanos) = name.parse::<Uuid>().ok()?.get_timestamp()?.to_unix();
    let micros = i64::try_from(seconds).ok()?.checked_mul(1_000_000)?;
    Some(Moment::from_micros(micros + i64::from(nanos / 1000)))
}

fn write_privately(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    io::Write::write_all(&mut options.open(path)?, bytes)
}

async fn on_disk<T: Send + 'static>(verb: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T> {
    let done =
        tokio::task::spawn_blocking(verb).await.map_err(|panic| Error::unexpected(panic.to_string()))?;
    done.map_err(|error| if error.kind() == io::ErrorKind::NotFound { Error::Missing } else { error.into() })
}
