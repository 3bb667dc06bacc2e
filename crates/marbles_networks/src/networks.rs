//! The list of networks, in the order in which screens offer them.

use crate::network::Network;

/// Declares a module for each network and gathers what each of them calls `NETWORK`.
macro_rules! networks {
    ($($network:ident),+ $(,)?) => {
        $(mod $network;)+
        static ALL: &[&dyn Network] = &[$($network::NETWORK),+];
    };
}

networks! { linkedin, x, facebook, bluesky, mastodon, threads, xing, whatsapp, telegram, email, copy, device }

/// Every network.
pub fn all() -> &'static [&'static dyn Network] {
    ALL
}

/// The network with this key.
pub fn find(key: &str) -> Option<&'static dyn Network> {
    ALL.iter().copied().find(|network| network.key() == key)
}
