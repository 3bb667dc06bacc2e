//! A push service that really checks who sends and really decrypts, with RustCrypto and `ece-native`: nothing of it is
//! shared with what Marbles encrypts with. Its refusals are those of Mozilla's autopush.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use marbles::clock::Clock;
use p256::{
    PublicKey, SecretKey,
    ecdsa::{Signature, VerifyingKey, signature::Verifier},
    elliptic_curve::sec1::ToEncodedPoint,
};
use serde_json::Value;
use sha2::Sha256;
use tokio::net::TcpListener;

/// A device that waits for messages.
#[derive(Clone)]
pub struct Device {
    secret: SecretKey,
    auth: [u8; 16],
    /// The key that it subscribed with: it takes messages of no other.
    sender: String,
}

/// How the service behaves the next time.
#[derive(Clone, Copy, Debug)]
pub enum Mood {
    Says(u16),
    SaysLater(u16, u64),
    Hangs,
}

/// A message as the device read it.
#[derive(Clone, Debug)]
pub struct Read {
    pub device: String,
    pub text: String,
    pub ttl: u64,
    pub urgency: String,
    pub topic: String,
    pub contact: String,
}

#[derive(Default)]
struct Inside {
    devices: HashMap<String, Device>,
    moods: VecDeque<Mood>,
    read: Vec<Read>,
    asked: usize,
}

#[derive(Clone)]
pub struct PushService {
    origin: String,
    clock: Clock,
    inside: Arc<Mutex<Inside>>,
}

impl PushService {
    pub async fn open(clock: Clock) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let service = Self { origin, clock, inside: Arc::default() };
        let router = Router::new().route("/push/{device}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        service
    }

    /// A browser subscribes: the fields that it hands to the site.
    pub fn subscribe(&self, device: &str, sender: &str) -> [(&'static str, String); 4] {
        let number: [u8; 32] = number_of(device);
        let secret = SecretKey::from_slice(&number).expect("a key");
        let auth = [7; 16];
        let public = URL_SAFE_NO_PAD.encode(secret.public_key().to_encoded_point(false).as_bytes());
        let kept = Device { secret, auth, sender: sender.to_owned() };
        self.inside.lock().expect("no panic").devices.insert(device.to_owned(), kept);
        [
            ("endpoint", format!("{}/push/{device}", self.origin)),
            ("p256dh", public),
            ("auth", URL_SAFE_NO_PAD.encode(auth)),
            ("device", format!("Test · {device}")),
        ]
    }

    pub fn unsubscribe(&self, device: &str) {
        self.inside.lock().expect("no panic").devices.remove(device);
    }

    /// How it behaves towards the next messages, in order; then it is itself again.
    pub fn will(&self, moods: &[Mood]) {
        self.inside.lock().expect("no panic").moods.extend(moods);
    }

    pub fn read(&self) -> Vec<Read> {
        self.inside.lock().expect("no panic").read.clone()
    }

    pub fn asked(&self) -> usize {
        self.inside.lock().expect("no panic").asked
    }
}

/// A number for each name, the same each time.
fn number_of(name: &str) -> [u8; 32] {
    use sha2::Digest;
    Sha256::digest(name.as_bytes()).into()
}

async fn take(
    State(service): State<PushService>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mood = {
        let mut inside = service.inside.lock().expect("no panic");
        inside.asked += 1;
        inside.moods.pop_front()
    };
    match mood {
        Some(Mood::Hangs) => {
            tokio::time::sleep(Duration::from_secs(30)).await;
            return StatusCode::GATEWAY_TIMEOUT.into_response();
        }
        Some(Mood::Says(status)) => return (code(status), "{}").into_response(),
        Some(Mood::SaysLater(status, seconds)) => {
            return (code(status), [("retry-after", seconds.to_string())], "{}").into_response();
        }
        None => {}
    }
    let mut inside = service.inside.lock().expect("no panic");
    let Some(device) = inside.devices.get(&name).cloned() else {
        return (StatusCode::GONE, r#"{"code":410,"errno":106}"#).into_response();
    };
    match read(&service, &name, &device, &headers, &body) {
        Ok(read) => {
            inside.read.push(read);
            (StatusCode::CREATED, [("location", format!("{}/m/1", service.origin))]).into_response()
        }
        Err((status, why)) => (code(status), why).into_response(),
    }
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status")
}

type Refused = (u16, &'static str);

fn read(
    service: &PushService,
    name: &str,
    device: &Device,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Read, Refused> {
    let text =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let ttl = text("ttl").parse().map_err(|_| (400, "Missing TTL Header"))?;
    let topic = text("topic");
    let is_topic =
        topic.len() <= 32 && topic.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let is_urgency = ["very-low", "low", "normal", "high"].contains(&text("urgency").as_str());
    if !is_topic || !is_urgency || text("content-encoding") != "aes128gcm" {
        return Err((400, "Invalid header"));
    }
    let contact = verified(service, device, &text("authorization"))?;
    if body.len() > 4096 {
        return Err((413, "Payload too large"));
    }
    let text_of_it = decrypted(device, body).ok_or((400, "the device cannot read it"))?;
    let text_of_it = String::from_utf8(text_of_it).map_err(|_| (400, "no text"))?;
    Ok(Read { device: name.to_owned(), text: text_of_it, ttl, urgency: text("urgency"), topic, contact })
}

/// RFC 8292: who sends, signed for this very service, not for longer than a day.
fn verified(service: &PushService, device: &Device, authorization: &str) -> Result<String, Refused> {
    let parts = authorization.strip_prefix("vapid ").ok_or((401, "Missing VAPID public key"))?;
    let part = |name: &str| parts.split(',').find_map(|part| part.trim().strip_prefix(name));
    let (token, key) = part("t=").zip(part("k=")).ok_or((401, "Missing VAPID public key"))?;
    if key != device.sender {
        return Err((401, "VAPID public key mismatch"));
    }
    let key = URL_SAFE_NO_PAD.decode(key).map_err(|_| (401, "Invalid VAPID key"))?;
    let key = VerifyingKey::from_sec1_bytes(&key).map_err(|_| (401, "Invalid VAPID key"))?;
    let (signed, signature) = token.rsplit_once('.').ok_or((401, "Invalid VAPID token"))?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| (401, "Invalid VAPID token"))?;
    let signature = Signature::from_slice(&signature).map_err(|_| (401, "Invalid VAPID token"))?;
    key.verify(signed.as_bytes(), &signature).map_err(|_| (401, "Invalid VAPID signature"))?;
    let (header, claims) = signed.split_once('.').ok_or((401, "Invalid VAPID token"))?;
    let json = |part: &str| -> Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap_or_default()).unwrap_or_default()
    };
    let (header, claims) = (json(header), json(claims));
    let left = claims["exp"].as_i64().unwrap_or(0) - service.clock.now().timestamp().as_second();
    let contact = claims["sub"].as_str().unwrap_or_default().to_owned();
    if header["alg"] != "ES256" || left <= 0 {
        Err((401, "Invalid VAPID token"))
    } else if left > 24 * 3600 {
        Err((401, "The VAPID token expiration is too long"))
    } else if claims["aud"] != service.origin.as_str() {
        Err((401, "Invalid VAPID audience"))
    } else if !contact.starts_with("mailto:") && !contact.starts_with("https://") {
        Err((401, "Invalid VAPID contact"))
    } else {
        Ok(contact)
    }
}

/// RFC 8291: the key that the device and the sender share, for the decryption of RFC 8188.
fn decrypted(device: &Device, body: &[u8]) -> Option<Vec<u8>> {
    let length = usize::from(*body.get(20)?);
    let sender = body.get(21..21 + length)?;
    let theirs = PublicKey::from_sec1_bytes(sender).ok()?;
    let shared = p256::ecdh::diffie_hellman(device.secret.to_nonzero_scalar(), theirs.as_affine());
    let own = device.secret.public_key().to_encoded_point(false);
    let info = [b"WebPush: info\0", own.as_bytes(), sender].concat();
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(Some(&device.auth), shared.raw_secret_bytes()).expand(&info, &mut key).ok()?;
    ece_native::decrypt(key, body.to_vec()).ok()
}

/// The service reads the example of RFC 8291, appendix A: so it judges others by the standard, not by our own code.
#[test]
fn it_reads_the_example_of_the_standard() {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).expect("base64url");
    let device = Device {
        secret: SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).expect("a key"),
        auth: bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().expect("16 bytes"),
        sender: String::new(),
    };
    let body = bytes(
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
    );
    let text = decrypted(&device, &body).expect("it opens");
    assert_eq!(String::from_utf8(text).expect("text"), "When I grow up, I want to be a watermelon");
}
