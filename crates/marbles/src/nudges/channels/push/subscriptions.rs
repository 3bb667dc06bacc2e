//! Devices on which somebody wants to be told: one push subscription each, sealed.

use base64::{
    Engine,
    alphabet::URL_SAFE,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::encrypting::DeviceKeys;
use crate::{
    Marbles,
    clock::Moment,
    db::{By, Work, all, run},
    error::{Error, Problems, Result},
    ids::{PersonId, SubscriptionId},
    nudges::connections,
    secrets::{Key, sealing::{Place, Sealed}},
};

/// The most devices of one person; the one that was added first makes room.
const MOST: i64 = 10;
/// Browsers leave the padding out, some programs do not.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A subscription as a browser hands it over.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Offered {
    pub endpoint: String,
    pub p256dh: String,
    pub auth: String,
    /// What the person calls the device, such as "Firefox on Android".
    pub device: String,
}

/// What is sealed of it.
#[derive(Serialize, Deserialize)]
struct Secret {
    endpoint: String,
    public: Vec<u8>,
    secret: Vec<u8>,
}

/// A device with its subscription open, while a message is handed over.
pub(super) struct Device {
    pub id: SubscriptionId,
    pub endpoint: String,
    public: Vec<u8>,
    secret: Vec<u8>,
}

impl Device {
    pub fn keys(&self) -> DeviceKeys<'_> {
        DeviceKeys { public: &self.public, secret: &self.secret }
    }
}

/// A device as its owner sees it.
#[derive(Debug, sqlx::FromRow)]
pub struct Seen {
    pub subscription_id: SubscriptionId,
    pub device: String,
    pub created_at: Moment,
    pub delivered_at: Option<Moment>,
}

/// I want to be told on this device. The same device again is the same subscription, and mine from now on.
///
/// # Errors
/// `Invalid` when the address is no push service's, or the keys are none.
pub async fn add(work: &mut Work, marbles: &Marbles, offered: &Offered) -> Result<SubscriptionId> {
    let me = work.by.person.ok_or(Error::Missing)?;
    let secret = parsed(marbles, offered)?;
    if of(work, me).await?.is_empty() {
        connections::prefer(work, "push").await?;
    }
    let id = SubscriptionId::new(work.now);
    let sealed = marbles.key.seal(place(work.by, id), &secret)?;
    let hash = blake3::hash(secret.endpoint.as_bytes()).as_bytes().to_vec();
    run!(work, "delete from push_subscriptions where org_id = $1 and endpoint_hash = $2", work.by.org, &hash)?;
    make_room(work, me).await?;
    let device: String = offered.device.trim().chars().filter(|sign| !sign.is_control()).take(60).collect();
    run!(
        work,
        "insert into push_subscriptions (org_id, subscription_id, person_id, endpoint_hash, sealed, device, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        work.by.org,
        id,
        me,
        &hash,
        &sealed,
        &device,
        work.now,
    )?;
    Ok(id)
}

fn parsed(marbles: &Marbles, offered: &Offered) -> Result<Secret> {
    let mut problems = Problems::default();
    let endpoint = Url::parse(offered.endpoint.trim()).ok();
    let endpoint = endpoint.filter(|url| offered.endpoint.len() <= 2000 && marbles.providers.is_push(url));
    problems.unless(endpoint.is_some(), "endpoint", "problem-push-service");
    let public = LENIENT.decode(offered.p256dh.trim()).unwrap_or_default();
    problems.unless(public.len() == 65 && public[0] == 4, "p256dh", "problem-push-keys");
    let secret = LENIENT.decode(offered.auth.trim()).unwrap_or_default();
    problems.unless(secret.len() == 16, "auth", "problem-push-keys");
    problems.none()?;
    let endpoint = endpoint.map(String::from).unwrap_or_default();
    Ok(Secret { endpoint, public, secret })
}

async fn make_room(work: &mut Work, me: PersonId) -> Result<()> {
    let mine = of(work, me).await?;
    let surplus = mine.len().saturating_sub(usize::try_from(MOST - 1).unwrap_or(0));
    for oldest in mine.iter().rev().take(surplus) {
        remove(work, oldest.subscription_id).await?;
    }
    Ok(())
}

/// The devices of a person, the newest first.
pub async fn of(work: &mut Work, person: PersonId) -> Result<Vec<Seen>> {
    Ok(all!(
        work,
        Seen,
        "select subscription_id, device, created_at, delivered_at
         from push_subscriptions
         where org_id = $1 and person_id = $2
         order by created_at desc, subscription_id desc",
        work.by.org,
        person,
    )?)
}

/// I do not want to be told on that device any more.
///
/// # Errors
/// `Missing` when I have no such device.
pub async fn remove(work: &mut Work, device: SubscriptionId) -> Result<()> {
    let touched = run!(
        work,
        "delete from push_subscriptions where org_id = $1 and subscription_id = $2 and person_id = $3",
        work.by.org,
        device,
        work.by.person,
    )?;
    if touched == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// I do not want to be told on the device with that subscription; one that is not mine is left alone.
pub async fn remove_endpoint(work: &mut Work, endpoint: &str) -> Result<()> {
    run!(
        work,
        "delete from push_subscriptions where org_id = $1 and endpoint_hash = $2 and person_id = $3",
        work.by.org,
        blake3::hash(endpoint.trim().as_bytes()).as_bytes().to_vec(),
        work.by.person,
    )?;
    Ok(())
}

/// The devices of a person, open. One that was sealed with another key cannot be told any more, and is left out.
pub(super) async fn opened(marbles: &Marbles, to: By) -> Result<Vec<Device>> {
    let mut look = marbles.db.look(to).await?;
    let rows = all!(
        look,
        (SubscriptionId, Sealed),
        "select subscription_id, sealed
         from push_subscriptions
         where org_id = $1 and person_id = $2
         order by created_at desc, subscription_id desc",
        to.org,
        to.person,
    )?;
    let open = |(id, sealed): (SubscriptionId, Sealed)| open(&marbles.key, to, id, &sealed);
    Ok(rows.into_iter().filter_map(open).collect())
}

fn open(key: &Key, to: By, id: SubscriptionId, sealed: &Sealed) -> Option<Device> {
    let Secret { endpoint, public, secret } = key.unseal(place(to, id), sealed).ok()?;
    Some(Device { id, endpoint, public, secret })
}

fn place(by: By, id: SubscriptionId) -> Place {
    Place { org: by.org, purpose: "push subscription", of: id.uuid() }
}

/// The push service says that this device is gone.
pub(super) async fn drop_gone(marbles: &Marbles, to: By, device: SubscriptionId) {
    let dropped = async {
        let mut work = marbles.db.work(to).await?;
        remove(&mut work, device).await?;
        work.save().await
    };
    if let Err(error) = dropped.await {
        tracing::warn!(%error, "a device that is gone could not be dropped");
    }
}

/// The message has arrived; when it did is for its owner to see.
pub(super) async fn note_delivery(marbles: &Marbles, to: By, devices: &[SubscriptionId]) {
    let noted = async {
        let mut work = marbles.db.work(to).await?;
        for device in devices {
            run!(
                work,
                "update push_subscriptions set delivered_at = $3 where org_id = $1 and subscription_id = $2",
                to.org,
                *device,
                work.now,
            )?;
        }
        work.save().await
    };
    if let Err(error) = noted.await {
        tracing::warn!(%error, "the delivery to a device could not be noted");
    }
}
