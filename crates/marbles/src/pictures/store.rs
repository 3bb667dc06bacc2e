//! Keeps pictures beside the database, or wherever an object store can.

use std::{path::Path as Folder, sync::Arc, time::Duration};

use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::{
    ObjectStore, ObjectStoreExt, RetryConfig, aws::AmazonS3Builder, local::LocalFileSystem, path::Path,
    prefix::PrefixStore,
};

/// Why a picture could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    /// There is none of this key.
    #[error("there is no such picture")]
    Missing,
    /// The key leaves the store, or is none.
    #[error("this is no key of a picture")]
    BadKey,
    /// The address of a bucket is none.
    #[error("write the bucket as s3://bucket or s3://bucket/folder")]
    BadAddress,
    /// The store itself failed.
    #[error("the store of pictures failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// How often a store that does not answer is asked again, and for how long.
const AGAIN: usize = 2;
const PATIENCE: Duration = Duration::from_secs(10);

/// A bucket of an S3 object store, and the key to it.
#[derive(Clone, Copy)]
pub struct Bucket<'a> {
    /// `s3://bucket` or `s3://bucket/folder`.
    pub address: &'a str,
    /// None for Amazon's own.
    pub endpoint: Option<&'a str>,
    pub region: Option<&'a str>,
    pub key: Option<&'a str>,
    pub secret: Option<&'a str>,
}

/// Where pictures are kept, under keys such as `{organisation}/{picture}/640.jpg`; cheap to clone.
#[derive(Debug, Clone)]
pub struct Store(Arc<dyn ObjectStore>);

impl Store {
    /// Opens the store in `pictures` under the data folder, making it where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn open(data: &Folder) -> Result<Self, StoreProblem> {
        let folder = data.join("pictures");
        std::fs::create_dir_all(&folder).map_err(|error| StoreProblem::Failed(error.into()))?;
        let local = LocalFileSystem::new_with_prefix(folder).map_err(failed)?;
        Ok(Self(Arc::new(local)))
    }

    /// Uses a bucket; nothing is asked of it yet.
    ///
    /// # Errors
    /// When its address is none.
    pub fn in_bucket(bucket: &Bucket<'_>) -> Result<Self, StoreProblem> {
        let named = bucket.address.strip_prefix("s3://").filter(|name| !name.is_empty());
        let (name, folder) = named.map_or(("", ""), |name| name.split_once('/').unwrap_or((name, "")));
        let retry = RetryConfig { max_retries: AGAIN, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(name)
            .with_region(bucket.region.unwrap_or("us-east-1"))
            .with_retry(retry);
        if let Some(endpoint) = bucket.endpoint {
            let endpoint = endpoint.trim_end_matches('/');
            builder = builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
        }
        if let (Some(key), Some(secret)) = (bucket.key, bucket.secret) {
            builder = builder.with_access_key_id(key).with_secret_access_key(secret);
        }
        if name.is_empty() {
            return Err(StoreProblem::BadAddress);
        }
        let store = builder.build().map_err(failed)?;
        let folder = Path::parse(folder.trim_end_matches('/')).map_err(|_| StoreProblem::BadAddress)?;
        Ok(Self(Arc::new(PrefixStore::new(store, folder))))
    }

    /// Keeps a file, replacing an earlier one of the same key.
    ///
    /// # Errors
    /// When the key is bad or the store fails.
    pub async fn put(&self, key: &str, bytes: &[u8]) -> Result<(), StoreProblem> {
        self.0.put(&path(key)?, Bytes::copy_from_slice(bytes).into()).await.map_err(failed)?;
        Ok(())
    }

    /// Finds a file.
    ///
    /// # Errors
    /// When there is none, the key is bad or the store fails.
    pub async fn get(&self, key: &str) -> Result<Bytes, StoreProblem> {
        let found = self.0.get(&path(key)?).await.map_err(failed)?;
        found.bytes().await.map_err(failed)
    }

    /// Deletes the files of a folder whose names begin like that; none there is no failure.
    ///
    /// # Errors
    /// When the folder is none or the store fails.
    pub async fn forget(&self, folder: &str, named: &str) -> Result<(), StoreProblem> {
        let mut files = self.0.list(Some(&path(folder)?));
        while let Some(file) = files.try_next().await.map_err(failed)? {
            if !file.location.filename().is_some_and(|name| name.starts_with(named)) {
                continue;
            }
            match self.0.delete(&file.location).await.map_err(failed) {
                Err(StoreProblem::Missing) | Ok(()) => {}
                failed => return failed,
            }
        }
        Ok(())
    }
}

fn path(key: &str) -> Result<Path, StoreProblem> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    if !key.split('/').all(plain) {
        return Err(StoreProblem::BadKey);
    }
    Path::parse(key).map_err(|_| StoreProblem::BadKey)
}

fn failed(error: object_store::Error) -> StoreProblem {
    match error {
        object_store::Error::NotFound { .. } => StoreProblem::Missing,
        other => StoreProblem::Failed(other.into()),
    }
}
