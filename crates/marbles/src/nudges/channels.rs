//! Channels: the ways by which a message reaches a person. One file each, and one word in the list.

use futures_util::future::BoxFuture;
use jiff::SignedDuration;

use super::messages::{Message, Spoken};
use crate::{Marbles, db::Work, error::Result, people::Person};

/// Declares a module for each channel and gathers what each of them calls `CHANNEL`.
macro_rules! channels {
    ($($channel:ident),+ $(,)?) => {
        $(pub mod $channel;)+
        static ALL: &[&dyn Channel] = &[$($channel::CHANNEL),+];
    };
}

channels! { email, push, slack, inbox }

mod answers;
pub mod cards;
pub mod providers;
pub mod teams;

/// What a channel gives back for a message that it took: with it the message can be corrected there later.
pub type Receipt = Option<String>;

/// Why a channel did not take a message, by what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The person cannot be reached here any more: the channel has dropped its subscription, and the next one is tried.
    Gone,
    /// Not now: the message is due again later, and this counts as no failure.
    Busy { retry_after: Option<SignedDuration> },
    /// Never, with a sentence for the administrator that names nobody.
    Rejected(String),
}

/// A way by which a message reaches a person.
pub trait Channel: Send + Sync {
    /// Its key in choices, word keys (`channel-{key}`) and the API.
    fn key(&self) -> &'static str;

    /// Whether a person can be reached by it.
    fn is_set_up<'a>(&'a self, work: &'a mut Work, person: &'a Person) -> BoxFuture<'a, Result<bool>>;

    /// How many messages its provider takes from us a minute.
    fn most_a_minute(&self) -> u32;

    /// Hands a message over. It may come again after a crash between handing over and marking.
    ///
    /// # Errors
    /// A refusal.
    fn deliver<'a>(
        &'a self,
        marbles: &'a Marbles,
        message: &'a Message,
        spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>>;

    /// Corrects a message that it took: its stories were edited, or are withdrawn when the message carries none any more.
    /// A channel that cannot does nothing.
    ///
    /// # Errors
    /// A refusal; the message then stays as it is.
    fn correct<'a>(
        &'a self,
        _marbles: &'a Marbles,
        _receipt: &'a str,
        _message: &'a Message,
        _spoken: &'a Spoken,
    ) -> BoxFuture<'a, Result<(), Refusal>> {
        Box::pin(async { Ok(()) })
    }
}

/// Every channel, in the order in which a person who chose none is reached.
pub fn all() -> &'static [&'static dyn Channel] {
    ALL
}

/// The channel with this key.
pub fn find(key: &str) -> Option<&'static dyn Channel> {
    ALL.iter().copied().find(|channel| channel.key() == key)
}

/// The one that always works.
pub fn inbox() -> &'static dyn Channel {
    inbox::CHANNEL
}

/// The channels in somebody's order; without one, all of them in ours. The inbox comes last, since it always works.
pub fn in_order(chosen: &[String]) -> Vec<&'static dyn Channel> {
    let mut order: Vec<_> = chosen.iter().filter_map(|key| find(key)).collect();
    if order.is_empty() {
        order.extend(ALL);
    }
    order.retain(|channel| channel.key() != inbox::KEY);
    order.push(inbox::CHANNEL);
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_channel_has_a_key_of_its_own_and_the_inbox_catches_what_no_other_takes() {
        for channel in all() {
            assert_eq!(find(channel.key()).map(Channel::key), Some(channel.key()));
            assert!(channel.most_a_minute() > 0);
        }
        let keys = |chosen: &[&str]| {
            let chosen: Vec<String> = chosen.iter().map(|key| (*key).to_owned()).collect();
            in_order(&chosen).iter().map(|channel| channel.key()).collect::<Vec<_>>()
        };
        assert_eq!(keys(&["inbox"]), ["inbox"]);
        assert_eq!(keys(&["nonsense"]).first(), Some(&"email"));
        assert_eq!(keys(&[]).last(), Some(&"inbox"));
    }
}
