//! Sealing: secrets that must be read again lie in the database as ciphertext, and their key does not.
//!
//! ChaCha20-Poly1305 (RFC 8439) with a key for each purpose, derived from the installation's own. The organisation, the
//! purpose and whom or what the secret is of are authenticated with it, so that a sealed secret opens at its own place
//! only: copied into another row or another organisation, it stays shut.

use std::fmt;

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::Key;
use crate::{
    error::{Error, Result},
    ids::OrgId,
};

/// The first byte of what is sealed, so that another cipher can follow one day.
const EDITION: u8 = 1;

/// A secret as it lies in the database.
#[derive(Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Sealed(Vec<u8>);

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// Where a secret belongs: it can be opened there and nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub org: OrgId,
    /// What it is for, such as `slack webhook`.
    pub purpose: &'static str,
    /// The row that it stands in.
    pub of: Uuid,
}

impl Key {
    /// Seals a secret for one place.
    ///
    /// # Errors
    /// Only when the secret cannot be written down at all.
    pub fn seal<T: Serialize>(&self, place: Place, secret: &T) -> Result<Sealed> {
        let nonce: [u8; NONCE_LEN] = rand::random();
        let mut text = serde_json::to_vec(secret)?;
        self.sealing_key(place.purpose)
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), about(place), &mut text)
            .map_err(|_| Error::unexpected("a secret could not be sealed"))?;
        Ok(Sealed([&[EDITION][..], &nonce, &text].concat()))
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// When it was sealed for another place, with another key, or has been changed since. The error tells nothing of it.
    pub fn unseal<T: DeserializeOwned>(&self, place: Place, sealed: &Sealed) -> Result<T> {
        let shut = || {
            Error::unexpected("a sealed secret does not open: is this the key file that it was sealed with?")
        };
        let (edition, rest) = sealed.0.split_first().ok_or_else(shut)?;
        if *edition != EDITION || rest.len() < NONCE_LEN {
            return Err(shut());
        }
        let (nonce, text) = rest.split_at(NONCE_LEN);
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| shut())?;
        let mut text = text.to_vec();
        let open = self
            .sealing_key(place.purpose)
            .open_in_place(nonce, about(place), &mut text)
            .map_err(|_| shut())?;
        serde_json::from_slice(open).map_err(|_| shut())
    }

    fn sealing_key(&self, purpose: &str) -> LessSafeKey {
        let key = blake3::derive_key(&format!("marbles 2026 sealed {purpose}"), &self.0);
        LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &key).expect("a ChaCha20 key is 32 bytes long"))
    }
}

fn about(place: Place) -> Aad<Vec<u8>> {
    Aad::from([place.org.uuid().as_bytes(), place.of.as_bytes(), place.purpose.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;

    fn place() -> Place {
        let now = Moment::from_micros(1_795_000_000_000_000);
        Place { org: OrgId::new(now), purpose: "slack webhook", of: Uuid::from_u128(7) }
    }

    #[test]
    fn what_is_sealed_opens_at_its_own_place_only() {
        let (key, here) = (Key([7; 32]), place());
        let sealed = key.seal(here, &"https://hooks.slack.com/services/T0/B0/x").unwrap();
        assert_eq!(key.unseal::<String>(here, &sealed).unwrap(), "https://hooks.slack.com/services/T0/B0/x");
        let elsewhere = [
            Place { org: OrgId::nobody(), ..here },
            Place { purpose: "slack bot", ..here },
            Place { of: Uuid::from_u128(8), ..here },
        ];
        for place in elsewhere {
            assert!(key.unseal::<String>(place, &sealed).is_err(), "{place:?}");
        }
        assert!(Key([8; 32]).unseal::<String>(here, &sealed).is_err(), "another key");
    }

    #[test]
    fn a_changed_or_shortened_secret_stays_shut() {
        let (key, here) = (Key([7; 32]), place());
        let sealed = key.seal(here, &"secret").unwrap();
        for at in 0..sealed.0.len() {
            let mut changed = sealed.clone();
            changed.0[at] ^= 1;
            assert!(key.unseal::<String>(here, &changed).is_err(), "byte {at}");
            assert!(key.unseal::<String>(here, &Sealed(sealed.0[..at].to_vec())).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn the_same_secret_looks_different_each_time_and_never_like_itself() {
        let (key, here) = (Key([7; 32]), place());
        let (one, other) = (key.seal(here, &"secret").unwrap(), key.seal(here, &"secret").unwrap());
        assert_ne!(one, other);
        assert!(!one.0.windows(6).any(|part| part == b"secret"));
        assert_eq!(format!("{one:?}"), "Sealed(…)");
    }
}
