//! Putting words into addresses.

use url::form_urlencoded::byte_serialize;

/// Percent-encodes a value for a query, a fragment or a `mailto:`; a space becomes `%20`, which all of them read.
pub(crate) fn encode(value: &str) -> String {
    // The form encoder writes a plus sign only for a space: one that was typed is %2B.
    byte_serialize(value.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn signs_with_a_meaning_are_encoded() {
        assert_eq!(encode("1 + 1 & #æ\n50%"), "1%20%2B%201%20%26%20%23%C3%A6%0A50%25");
    }
}
