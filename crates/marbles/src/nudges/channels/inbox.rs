//! The inbox inside Marbles: it needs nothing, and shows what lies in the tables already.

use futures_util::future::BoxFuture;

use super::{Channel, Receipt, Refusal};
use crate::{
    Marbles,
    db::Work,
    error::Result,
    nudges::messages::{Message, Spoken},
    people::Person,
};

/// The key of the inbox.
pub const KEY: &str = "inbox";

/// The inbox.
pub(super) const CHANNEL: &dyn Channel = &Inbox;

struct Inbox;

impl Channel for Inbox {
    fn key(&self) -> &'static str {
        KEY
    }

    fn is_set_up<'a>(&'a self, _: &'a mut Work, _: &'a Person) -> BoxFuture<'a, Result<bool>> {
        Box::pin(async { Ok(true) })
    }

    fn most_a_minute(&self) -> u32 {
        u32::MAX
    }

    fn deliver<'a>(
        &'a self,
        _: &'a Marbles,
        _: &'a Message,
        _: &'a Spoken,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async { Ok(None) })
    }
}
