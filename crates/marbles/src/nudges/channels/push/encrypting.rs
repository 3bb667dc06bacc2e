//! Encrypts a message for one device, so that the push service in between reads nothing (RFC 8291 over RFC 8188).

use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral},
    error::Unspecified,
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
    rand::SystemRandom,
};

/// The most bytes that fit into one message.
pub const MOST: usize = 3993;
/// The size of the one record, announced before it.
const RECORD: u32 = 4096;

/// A device's own keys: its public key (65 bytes, uncompressed P-256) and its secret (16 bytes).
#[derive(Clone, Copy)]
pub struct DeviceKeys<'a> {
    pub public: &'a [u8],
    pub secret: &'a [u8],
}

/// Encrypts a message as one `aes128gcm` record with a key pair of its own.
///
/// # Errors
/// When it is too long, or the device's keys are none.
pub fn encrypt(message: &[u8], device: DeviceKeys<'_>) -> Result<Vec<u8>, Unspecified> {
    if message.len() > MOST || device.public.len() != 65 || device.secret.len() != 16 {
        return Err(Unspecified);
    }
    let ours = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new())?;
    let our_public = ours.compute_public_key()?;
    let salt: [u8; 16] = rand::random();
    let theirs = UnparsedPublicKey::new(&ECDH_P256, device.public);
    let (key, nonce) = agree_ephemeral(ours, &theirs, |shared| {
        let info: [&[u8]; 3] = [b"WebPush: info\0", device.public, our_public.as_ref()];
        let input = expand::<32>(&Salt::new(HKDF_SHA256, device.secret).extract(shared), &info)?;
        let keys = Salt::new(HKDF_SHA256, &salt).extract(&input);
        let key = expand::<16>(&keys, &[b"Content-Encoding: aes128gcm\0"])?;
        Ok::<_, Unspecified>((key, expand::<12>(&keys, &[b"Content-Encoding: nonce\0"])?))
    })??;

    // The byte 2 closes the last record.
    let mut record = [message, &[2]].concat();
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)?;
    let public = our_public.as_ref();
    let length = u8::try_from(public.len()).map_err(|_| Unspecified)?;
    Ok([&salt[..], &RECORD.to_be_bytes(), &[length], public, &record].concat())
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(from: &Prk, info: &[&[u8]]) -> Result<[u8; N], Unspecified> {
    let mut out = [0; N];
    from.expand(info, Length(N))?.fill(&mut out)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device() -> (Vec<u8>, [u8; 16]) {
        let key = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        (key.compute_public_key().unwrap().as_ref().to_vec(), [7; 16])
    }

    #[test]
    fn the_longest_message_fills_what_push_services_take_and_no_longer_one_goes() {
        let (public, secret) = device();
        let keys = DeviceKeys { public: &public, secret: &secret };
        assert_eq!(encrypt(&[b'a'; MOST], keys).unwrap().len(), 4096);
        assert!(encrypt(&[b'a'; MOST + 1], keys).is_err());
    }

    #[test]
    fn keys_that_are_none_are_refused() {
        let (public, secret) = device();
        let off_the_curve = [&[4][..], &[9; 64]].concat();
        for (public, secret) in
            [(&public[..64], &secret[..]), (&public, &secret[..15]), (&off_the_curve, &secret), (&[], &[])]
        {
            assert!(encrypt(b"hello", DeviceKeys { public, secret }).is_err());
        }
    }
}
