//! Puts a running Marbles together from its settings.

use std::{fs, sync::Arc};

use marbles::{
    Marbles, Result,
    clock::Clock,
    db::Db,
    error::Error,
    fetching::Fetcher,
    notices::post::Post,
    nudges::channels::push::vapid::Vapid,
    pictures::{Bucket, Store, StoreProblem},
    secrets::Key,
};
use marbles_web::Letters;

use crate::settings::Place;

/// Opens the database and everything beside it, dated by the clock.
///
/// # Errors
/// One clear sentence on what could not be opened.
pub async fn open(place: &Place, clock: Clock, public_url: &str) -> Result<Marbles> {
    let fetcher = fetcher(place);
    let folder = place.folder();
    fs::create_dir_all(&folder).map_err(|error| {
        Error::unexpected(format!("the data folder {} cannot be made: {error}", folder.display()))
    })?;
    let db = Db::open(&database(place), clock)
        .await
        .map_err(|error| Error::unexpected(format!("the database cannot be opened: {error}")))?;
    let post = match &place.mail.smtp {
        Some(address) => Post::smtp(address, &place.mail.mail_from)?,
        None => Post::outbox(folder.join("outbox"), &place.mail.mail_from)?,
    };
    Ok(Marbles {
        db,
        key: Key::open(&folder.join("secret.key"))?,
        post,
        writer: Arc::new(Letters),
        fetcher,
        grounds: marbles::relevance::ground::Grounds::default(),
        said: marbles::voice::likeness::said::Said::default(),
        pictures: pictures(place)
            .map_err(|error| Error::unexpected(format!("the pictures cannot be opened: {error}")))?,
        providers: place.channels.providers(),
        assistants: place.assistants.reach(),
        vapid: Vapid::open(&folder.join("push.key"))?,
        folder,
        public_url: public_url.trim_end_matches('/').to_owned(),
    })
}

/// The address of the database: the one given, else a file in the data folder.
pub fn database(place: &Place) -> String {
    place.database.clone().unwrap_or_else(|| place.folder().join("marbles.sqlite").display().to_string())
}

/// Where pictures are kept: the bucket that was given, else the data folder.
///
/// # Errors
/// When the folder cannot be made, or the bucket's address is none.
pub fn pictures(place: &Place) -> std::result::Result<Store, StoreProblem> {
    match &place.pictures.bucket {
        None => Store::open(&place.folder()),
        Some(address) => Store::in_bucket(&Bucket {
            address,
            endpoint: place.pictures.s3_endpoint.as_deref(),
            region: place.pictures.s3_region.as_deref(),
            key: place.pictures.s3_key.as_deref(),
            secret: place.pictures.s3_secret.as_deref(),
        }),
    }
}

/// The guarded client alone, for what needs no database.
pub fn fetcher(place: &Place) -> Fetcher {
    // Every TLS connection of this process uses ring; a second installation (as in tests) changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let fetcher = Fetcher::new(place.allow_private_fetch);
    match place.public_url.as_deref().map(url::Url::parse) {
        Some(Ok(public)) => fetcher.named(&public),
        _ => fetcher,
    }
}
