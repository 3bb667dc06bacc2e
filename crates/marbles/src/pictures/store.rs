//! Keeps pictures beside the database, or wherever an object store can.

use std::path::Path as Folder;
use std::sync::Arc;

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};

/// Why a picture could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum StoreProblem {
    /// There is none of this key.
    #[error("there is no such picture")]
    Missing,
    /// The key leaves the store, or is none.
    #[error("this is no key of a picture")]
    BadKey,
    /// The store itself failed.
    #[error("the store of pictures failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
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

    /// Uses another object store.
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self(store)
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
