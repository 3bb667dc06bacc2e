//! Who sends: the installation's own key pair, by which push services know us (RFC 8292).

use std::{fs, io::Write, path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::SignedDuration;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::json;
use url::Url;

use crate::{
    clock::Moment,
    error::{Error, Result},
};

/// How long a signature holds. Push services take a day at most; half leaves room for clocks that differ.
const HOLDS: SignedDuration = SignedDuration::from_hours(12);

/// The installation's ES256 key pair, in a file beside the database and never inside it. Cheap to clone.
#[derive(Clone)]
pub struct Vapid(Arc<EcdsaKeyPair>);

impl Vapid {
    /// Reads the key file, or makes it at the first start.
    ///
    /// # Errors
    /// When the file cannot be read or written, or holds something else.
    pub fn open(path: &Path) -> Result<Self> {
        match fs::read(path) {
            Ok(kept) => Self::of(&kept),
            Err(_) => {
                let made =
                    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
                let made = made.map_err(|_| Error::unexpected("no key for push could be made"))?;
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                options.open(path)?.write_all(made.as_ref())?;
                Self::of(made.as_ref())
            }
        }
    }

    fn of(kept: &[u8]) -> Result<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept, &SystemRandom::new());
        pair.map(|pair| Self(Arc::new(pair)))
            .map_err(|_| Error::unexpected("the key file for push is damaged"))
    }

    /// The public key, as browsers want it when somebody subscribes.
    pub fn public_key(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.public_key().as_ref())
    }

    /// The `Authorization` header for one push service.
    ///
    /// # Errors
    /// Only when the machine has no randomness to give.
    pub fn authorization(&self, endpoint: &Url, contact: &str, now: Moment) -> Result<String> {
        let claims = json!({
            "aud": endpoint.origin().ascii_serialization(),
            "exp": (now + HOLDS).timestamp().as_second(),
            "sub": contact,
        });
        let part = |json: &serde_json::Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let signed = format!("{}.{}", part(&json!({ "typ": "JWT", "alg": "ES256" })), part(&claims));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes());
        let signature = signature.map_err(|_| Error::unexpected("a push message could not be signed"))?;
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()));
        Ok(format!("vapid t={token}, k={}", self.public_key()))
    }
}

/// Whom a push service can turn to: our own address where it is a secure one, else a mail address on our host.
pub(super) fn contact(public_url: &str) -> String {
    match Url::parse(public_url) {
        Ok(url) if url.scheme() == "https" => public_url.to_owned(),
        Ok(url) => format!("mailto:marbles@{}", url.host_str().unwrap_or("localhost")),
        Err(_) => "mailto:marbles@localhost".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_pair_stays_the_same_and_is_its_owners_only() {
        let folder = std::env::temp_dir().join(format!("marbles-vapid-{}", rand::random::<u64>()));
        fs::create_dir(&folder).unwrap();
        let path = folder.join("push.key");
        let first = Vapid::open(&path).unwrap().public_key();
        assert_eq!(Vapid::open(&path).unwrap().public_key(), first);
        assert_eq!(URL_SAFE_NO_PAD.decode(&first).unwrap().len(), 65);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        fs::write(&path, b"something else").unwrap();
        assert!(Vapid::open(&path).is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_push_service_can_always_turn_to_someone() {
        assert_eq!(contact("https://marbles.northwind.example"), "https://marbles.northwind.example");
        assert_eq!(contact("http://localhost:4680"), "mailto:marbles@localhost");
    }
}
