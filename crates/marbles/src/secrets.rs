//! Secrets: tokens that are stored as hashes only, and the installation's own key, which is not in the database.

pub mod sealing;

use std::{fmt, fs, io::Write, path::Path};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::error::{Error, Result};

/// 32 random bytes as text; only its hash is stored, so a copied database opens no door.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A fresh token.
    #[expect(clippy::new_without_default, reason = "a default secret would be a trap")]
    pub fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// A token that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What is stored of it. Looking up a hash tells an attacker's clock nothing about the token.
    pub fn hash(&self) -> Vec<u8> {
        blake3::hash(self.0.as_bytes()).as_bytes().to_vec()
    }

    /// The token itself, to hand to its owner.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The installation's key: 32 bytes in a file beside the database, readable by its owner only.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// Reads the key file, or makes it at the first start.
    pub fn open(path: &Path) -> Result<Self> {
        if let Ok(bytes) = fs::read(path) {
            let key = bytes.try_into().map_err(|_| Error::unexpected("the key file is not 32 bytes long"))?;
            return Ok(Self(key));
        }
        let key: [u8; 32] = rand::random();
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)?.write_all(&key)?;
        Ok(Self(key))
    }

    /// A signature of some text for one purpose, as text for an address.
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        let key = blake3::derive_key(&format!("marbles 2026 {purpose}"), &self.0);
        URL_SAFE_NO_PAD.encode(blake3::keyed_hash(&key, text.as_bytes()).as_bytes())
    }

    /// Whether that is the signature of the text, in constant time.
    pub fn verifies(&self, purpose: &str, text: &str, signature: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.sign(purpose, text).as_bytes().ct_eq(signature.as_bytes()).into()
    }
}
