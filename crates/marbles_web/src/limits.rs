//! How often somebody may ask for what costs us or could be guessed.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::Mutex,
    time::{Duration, Instant},
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use marbles::{error::Error, ids::PersonId, links::visitors::network_of};

/// How often those who have not asked for a while are forgotten.
const SWEEP_EVERY: Duration = Duration::from_secs(60);

/// The limits of this node.
pub struct Limits {
    /// Mails to one address: five at once, then one in three minutes.
    per_address: DefaultKeyedRateLimiter<String>,
    /// Requests at the door from one place: thirty at once, then one in ten seconds.
    per_place: DefaultKeyedRateLimiter<Vec<u8>>,
    /// Pages that one person lets us fetch: twenty at once, then one in six seconds.
    per_fetcher: DefaultKeyedRateLimiter<PersonId>,
    /// Photos and recordings that one person sends: forty at once, then one in six seconds.
    per_sender: DefaultKeyedRateLimiter<PersonId>,
    clock: DefaultClock,
    swept_at: Mutex<Instant>,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |burst: u32, every: u64| {
            Quota::with_period(Duration::from_secs(every))
                .expect("a period is not zero")
                .allow_burst(NonZeroU32::new(burst).expect("a burst is not zero"))
        };
        Self {
            per_address: RateLimiter::keyed(quota(5, 180)),
            per_place: RateLimiter::keyed(quota(30, 10)),
            per_fetcher: RateLimiter::keyed(quota(20, 6)),
            per_sender: RateLimiter::keyed(quota(40, 6)),
            clock: DefaultClock::default(),
            swept_at: Mutex::new(Instant::now()),
        }
    }
}

impl Limits {
    /// Somebody knocks at the door (signs in, joins) from a place.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait.
    pub fn knock(&self, place: IpAddr) -> Result<(), Error> {
        self.sweep();
        self.per_place
            .check_key(&network_of(place))
            .map_err(|not_until| Error::TooOften(not_until.wait_time_from(self.clock.now()).as_secs().max(1)))
    }

    /// A person wants a page from elsewhere to be fetched.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait.
    pub fn fetch(&self, person: PersonId) -> Result<(), Error> {
        self.sweep();
        self.per_fetcher
            .check_key(&person)
            .map_err(|not_until| Error::TooOften(not_until.wait_time_from(self.clock.now()).as_secs().max(1)))
    }

    /// A person sends a photo or a recording to be kept.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait.
    pub fn send(&self, person: PersonId) -> Result<(), Error> {
        self.sweep();
        self.per_sender
            .check_key(&person)
            .map_err(|not_until| Error::TooOften(not_until.wait_time_from(self.clock.now()).as_secs().max(1)))
    }

    /// A mail is to go to an address. The answer must not tell whether it went.
    pub fn may_mail(&self, email: &str) -> bool {
        self.sweep();
        self.per_address.check_key(&email.to_lowercase()).is_ok()
    }

    /// Goes through everybody, so not at every request, and never twice at once.
    fn sweep(&self) {
        let Ok(mut swept_at) = self.swept_at.try_lock() else { return };
        if swept_at.elapsed() >= SWEEP_EVERY {
            *swept_at = Instant::now();
            self.per_address.retain_recent();
            self.per_place.retain_recent();
            self.per_fetcher.retain_recent();
            self.per_sender.retain_recent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_network_is_one_place_however_many_addresses_it_has() {
        let limits = Limits::default();
        let knock = |place: String| limits.knock(place.parse().expect("an address"));
        let refused = (0..40).filter(|n| knock(format!("2001:db8:1:2::{n:x}")).is_err()).count();
        assert!(refused > 0, "forty addresses of one /64 are one visitor");
        assert!(knock("2001:db8:1:3::1".to_owned()).is_ok());
        assert!(knock("192.0.2.7".to_owned()).is_ok());
    }
}
