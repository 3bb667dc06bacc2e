//! E-mail: through the same post as every letter, with the headers that stop it in one click (RFC 8058).

use futures_util::future::BoxFuture;

use super::{Channel, Receipt, Refusal};
use crate::{
    Marbles,
    db::Work,
    error::Result,
    notices::{
        Written,
        post::{Envelope, Refused},
    },
    nudges::messages::{Message, Spoken},
    people::{self, Person},
};

pub(super) const CHANNEL: &dyn Channel = &Email;

struct Email;

impl Channel for Email {
    fn key(&self) -> &'static str {
        "email"
    }

    fn is_set_up<'a>(&'a self, _: &'a mut Work, person: &'a Person) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async { Ok(people::is_email(&person.email)) })
    }

    fn most_a_minute(&self) -> u32 {
        1200
    }

    fn deliver<'a>(
        &'a self,
        marbles: &'a Marbles,
        message: &'a Message,
        spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let envelope = Envelope {
                kind: message.kind.name(),
                from: &message.organisation.name,
                to: &message.to.email,
                name: Some(&message.to.name),
                stop: Some(&message.stop_address),
            };
            let written = Written {
                subject: spoken.subject.clone(),
                text: spoken.text.clone(),
                html: spoken.html.clone(),
            };
            match marbles.post.send(&envelope, &written).await {
                Ok(()) => Ok(None),
                Err(Refused::Later(_)) => Err(Refusal::Busy { retry_after: None }),
                Err(Refused::Never(sentence)) => Err(Refusal::Rejected(sentence)),
            }
        })
    }
}
