//! How long to wait before a site is asked again.

use std::time::Duration;

use jiff::SignedDuration;

const USUAL: SignedDuration = SignedDuration::from_mins(30);
const SHORTEST: SignedDuration = SignedDuration::from_mins(10);
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// After an answer: as long as the site or its feed asks for, within reason, else half an hour.
pub(super) fn after_news(fresh_for: Option<Duration>, ttl_minutes: Option<i64>) -> SignedDuration {
    let by_site = fresh_for.and_then(|wait| SignedDuration::try_from(wait).ok());
    let by_feed = ttl_minutes.map(|minutes| SignedDuration::from_mins(minutes.clamp(0, 24 * 60)));
    let asked = by_site.max(by_feed).filter(|wait| wait.is_positive());
    asked.map_or(USUAL, |wait| wait.clamp(SHORTEST, LONGEST))
}

/// After a failure: as long as the site asks for, else half an hour, doubled with each further failure.
pub(super) fn after_failure(failures: i64, retry_after: Option<Duration>) -> SignedDuration {
    if let Some(wait) = retry_after {
        return SignedDuration::try_from(wait).unwrap_or(LONGEST).clamp(SHORTEST, LONGEST);
    }
    let doublings = i32::try_from(failures - 1).unwrap_or(0).clamp(0, 6);
    USUAL.saturating_mul(2_i32.pow(doublings.unsigned_abs())).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_decides_within_ten_minutes_and_a_day() {
        let minutes = |minutes: u64| Some(Duration::from_secs(minutes * 60));
        assert_eq!(after_news(None, None), USUAL);
        assert_eq!(after_news(minutes(0), None), USUAL);
        assert_eq!(after_news(minutes(1), None), SHORTEST);
        assert_eq!(after_news(minutes(1), Some(120)), SignedDuration::from_hours(2));
        assert_eq!(after_news(Some(Duration::MAX), None), USUAL);
        assert_eq!(after_news(minutes(60 * 24 * 365), None), LONGEST);
    }

    #[test]
    fn each_failure_doubles_the_wait_up_to_a_day() {
        let waits: Vec<i64> = (1..=8).map(|failures| after_failure(failures, None).as_mins()).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1440, 1440]);
        assert_eq!(after_failure(9, Some(Duration::from_secs(5))), SHORTEST);
        assert_eq!(after_failure(1, Some(Duration::from_secs(7200))), SignedDuration::from_hours(2));
        assert_eq!(after_failure(1, Some(Duration::MAX)), LONGEST);
    }
}
