//! Social networks: how each one counts, what its composer takes and what its card looks like.
//!
//! A network is one file in `networks/` and one word in the list of `networks.rs`.

mod address;
mod card;
mod counting;
mod draft;
mod network;
mod networks;
mod rule;

pub use card::{CardKind, CardShape};
pub use counting::{LINK_ON_X, links_in};
pub use draft::{Compose, Draft, contains_link, with_link, without_link};
pub use network::Network;
pub use networks::{all, find};
pub use rule::{Count, EmojiWeight, LinkWeight, Rule, Unit};
