//! How often somebody may ask for what costs us or could be guessed.

use std::{net::IpAddr, num::NonZeroU32};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
};
use marbles::{error::Error, ids::PersonId};

/// The limits of this node.
pub struct Limits {
    /// Mails to one address: five at once, then one in three minutes.
    per_address: DefaultKeyedRateLimiter<String>,
    /// Requests at the door from one place: thirty at once, then one in ten seconds.
    per_place: DefaultKeyedRateLimiter<IpAddr>,
    /// Pages that one person lets us fetch: twenty at once, then one in six seconds.
    per_fetcher: DefaultKeyedRateLimiter<PersonId>,
    clock: DefaultClock,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |burst: u32, every: u64| {
            Quota::with_period(std::time::Duration::from_secs(every))
                .expect("a period is not zero")
                .allow_burst(NonZeroU32::new(burst).expect("a burst is not zero"))
        };
        Self {
            per_address: RateLimiter::keyed(quota(5, 180)),
            per_place: RateLimiter::keyed(quota(30, 10)),
            per_fetcher: RateLimiter::keyed(quota(20, 6)),
            clock: DefaultClock::default(),
        }
    }
}

impl Limits {
    /// Somebody knocks at the door (signs in, joins) from a place.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait.
    pub fn knock(&self, place: IpAddr) -> Result<(), Error> {
        self.per_place.retain_recent();
        self.per_place
            .check_key(&place)
            .map_err(|not_until| Error::TooOften(not_until.wait_time_from(self.clock.now()).as_secs().max(1)))
    }

    /// A person wants a page from elsewhere to be fetched.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait.
    pub fn fetch(&self, person: PersonId) -> Result<(), Error> {
        self.per_fetcher.retain_recent();
        self.per_fetcher
            .check_key(&person)
            .map_err(|not_until| Error::TooOften(not_until.wait_time_from(self.clock.now()).as_secs().max(1)))
    }

    /// A mail is to go to an address. The answer must not tell whether it went.
    pub fn may_mail(&self, email: &str) -> bool {
        self.per_address.retain_recent();
        self.per_address.check_key(&email.to_lowercase()).is_ok()
    }
}
