//! Web push: a message on the lock screen of a person's device, through the push service of its browser (RFC 8030).

pub mod encrypting;
pub mod subscriptions;
pub mod vapid;

use futures_util::future::BoxFuture;
use jiff::SignedDuration;
use ring::error::Unspecified;
use serde_json::{Value, json};
use url::Url;

use super::{Channel, Receipt, Refusal, answers, cards::clipped};
use crate::{
    Marbles,
    db::{By, Work},
    error::Result,
    fetching::Outgoing,
    nudges::messages::{Message, Spoken},
    people::Person,
};
use subscriptions::Device;

pub(super) const CHANNEL: &dyn Channel = &Push;

struct Push;

/// How long a push service keeps a message for a device that is off. Later it would be no news.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24);

impl Channel for Push {
    fn key(&self) -> &'static str {
        "push"
    }

    fn is_set_up<'a>(&'a self, work: &'a mut Work, person: &'a Person) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async { Ok(!subscriptions::of(work, person.person_id).await?.is_empty()) })
    }

    fn most_a_minute(&self) -> u32 {
        6000
    }

    fn deliver<'a>(
        &'a self,
        marbles: &'a Marbles,
        message: &'a Message,
        spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        let request = spoken.requests.first().map(|request| &request.address);
        let address = request.or(message.stories.first().map(|story| &story.address));
        let note = Note {
            title: spoken.title.clone(),
            body: spoken.body.clone(),
            language: message.to.language.code(),
            address: address.map_or_else(|| format!("{}/today", message.home), String::clone),
            tag: message.nudge.uuid().simple().to_string(),
        };
        Box::pin(async move { push(marbles, message.to.by(), &note).await.map(|()| None) })
    }
}

/// What a device shows.
#[derive(Clone, Debug)]
pub struct Note {
    pub title: String,
    pub body: String,
    pub language: &'static str,
    /// Where a tap leads.
    pub address: String,
    /// Names the message: the same one, sent again, takes the place of the first. At most 32 signs of base64url.
    pub tag: String,
}

impl Note {
    /// As browsers with declarative push show it without our help, and our service worker everywhere else.
    fn json(&self) -> Value {
        json!({
            "web_push": 8030,
            "notification": {
                "title": clipped(&self.title, 200),
                "body": clipped(&self.body, 800),
                "lang": self.language,
                "navigate": self.address,
                "tag": self.tag,
            },
        })
    }
}

/// Sends a note to each device of a person. It has arrived when one of them has it: the others would say it again.
///
/// # Errors
/// `Gone` when there is no device any more; else the mildest refusal.
pub async fn push(marbles: &Marbles, to: By, note: &Note) -> Result<(), Refusal> {
    let devices = subscriptions::opened(marbles, to).await.map_err(|_| Refusal::Busy { retry_after: None })?;
    let mut refused = Refusal::Gone;
    let mut taken = Vec::new();
    for device in &devices {
        match hand_over(marbles, device, note).await {
            Ok(()) => taken.push(device.id),
            Err(Refusal::Gone) => subscriptions::drop_gone(marbles, to, device.id).await,
            Err(refusal) if refused == Refusal::Gone || matches!(refusal, Refusal::Busy { .. }) => refused = refusal,
            Err(_) => {}
        }
    }
    if taken.is_empty() {
        return Err(refused);
    }
    subscriptions::note_delivery(marbles, to, &taken).await;
    Ok(())
}

async fn hand_over(marbles: &Marbles, device: &Device, note: &Note) -> Result<(), Refusal> {
    let endpoint: Url = device.endpoint.parse().map_err(|_| Refusal::Gone)?;
    if !marbles.providers.is_push(&endpoint) {
        return Err(Refusal::Gone);
    }
    let now = marbles.db.clock.now();
    let authorization = marbles.vapid.authorization(&endpoint, &vapid::contact(&marbles.public_url), now);
    let authorization = authorization.map_err(|error| Refusal::Rejected(error.to_string()))?;
    let body = encrypting::encrypt(note.json().to_string().as_bytes(), device.keys());
    let body = body.map_err(|Unspecified| Refusal::Rejected("the device's keys are none".to_owned()))?;
    let outgoing = Outgoing::new(&device.endpoint, "application/octet-stream", body)
        .with("content-encoding", "aes128gcm")
        .with("ttl", &KEPT_FOR.as_secs().to_string())
        .with("urgency", "normal")
        .with("topic", &note.tag)
        .with("authorization", &authorization);
    let answered = marbles.fetcher.post(&outgoing).await.map_err(|problem| answers::unanswered(&problem))?;
    answers::by_status("the push service", &answered).map_or(Ok(()), Err)
}
