//! Whether a request really comes from Slack, and was made just now.

use jiff::SignedDuration;
use ring::hmac;

use crate::clock::Moment;

/// How far Slack's clock and ours may be apart, either way.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);

/// A request as it came in, before anything is read from it.
#[derive(Clone, Copy)]
pub struct Signed<'a> {
    /// `X-Slack-Request-Timestamp`.
    pub timestamp: &'a str,
    /// `X-Slack-Signature`.
    pub signature: &'a str,
    /// The body, byte for byte.
    pub body: &'a [u8],
}

/// Whether Slack signed it with that secret, within five minutes of now, in constant time.
pub fn verifies(secret: &str, signed: Signed<'_>, now: Moment) -> bool {
    // The timestamp is signed as it stands: another spelling of the same number is no signature of Slack's.
    let is_number = !signed.timestamp.is_empty() && signed.timestamp.bytes().all(|byte| byte.is_ascii_digit());
    let Some(seconds) = is_number.then(|| signed.timestamp.parse::<i64>().ok()).flatten() else { return false };
    let apart = now.timestamp().as_second().saturating_sub(seconds).saturating_abs();
    let mac = signed.signature.strip_prefix("v0=").and_then(from_hex);
    let Some(mac) = mac.filter(|_| apart <= WINDOW.as_secs() && !secret.is_empty()) else { return false };
    let text = [b"v0:", signed.timestamp.as_bytes(), b":", signed.body].concat();
    hmac::verify(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), &text, &mac).is_ok()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let is_hex = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hex.then(|| (0..32).filter_map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
    /// The example in Slack's own documentation of signed requests.
    const BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    const AT: i64 = 1_531_420_618;

    fn signed() -> Signed<'static> {
        Signed {
            timestamp: "1531420618",
            signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
            body: BODY.as_bytes(),
        }
    }

    fn now(after: i64) -> Moment {
        Moment::from_micros((AT + after) * 1_000_000)
    }

    #[test]
    fn slacks_own_example_holds() {
        assert!(verifies(SECRET, signed(), now(0)));
    }

    #[test]
    fn it_holds_for_five_minutes_both_ways_and_no_longer() {
        for (after, holds) in [(300, true), (301, false), (-300, true), (-301, false), (86_400, false)] {
            assert_eq!(verifies(SECRET, signed(), now(after)), holds, "{after} s later");
        }
    }

    #[test]
    fn a_change_anywhere_is_noticed() {
        let changed = BODY.replace("roadrunner", "coyote");
        assert!(!verifies(SECRET, Signed { body: changed.as_bytes(), ..signed() }, now(0)));
        assert!(!verifies("another", signed(), now(0)));
        for timestamp in ["1531420619", "+1531420618", "01531420618", "", "-1", "99999999999999999999"] {
            assert!(!verifies(SECRET, Signed { timestamp, ..signed() }, now(0)), "{timestamp}");
        }
        let signature = signed().signature;
        for signature in ["", "v0=", &signature[3..], &signature[..66], "v1=a2", "v0=é114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"] {
            assert!(!verifies(SECRET, Signed { signature, ..signed() }, now(0)), "{signature}");
        }
        assert!(!verifies("", signed(), now(0)), "no secret, no door");
    }
}
