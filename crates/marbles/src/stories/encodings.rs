//! Turns the bytes of a page or a feed into text, whatever encoding they are in and whatever they claim to be.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes bytes; `labels` are the encodings that were named (header, declaration), the most trusted first.
///
/// Never fails: what cannot be read becomes a replacement mark. Control characters are dropped.
pub fn decode(bytes: &[u8], labels: &[Option<&str>]) -> String {
    without_control_characters(decode_raw(bytes, labels))
}

fn decode_raw(bytes: &[u8], labels: &[Option<&str>]) -> String {
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => return utf_32(rest, u32::from_le_bytes),
        [0, 0, 0xfe, 0xff, rest @ ..] => return utf_32(rest, u32::from_be_bytes),
        [b'<', 0, 0, 0, ..] => return utf_32(bytes, u32::from_le_bytes),
        [0, 0, 0, b'<', ..] => return utf_32(bytes, u32::from_be_bytes),
        _ => {}
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let named = labels.iter().flatten().find_map(|label| Encoding::for_label(label.trim().as_bytes()));
    // Without the zero bytes of UTF-16, a label that says UTF-16 is a mistake.
    let named = named.filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
    match named {
        Some(encoding) if encoding != UTF_8 && !encoding.is_single_byte() => {
            let (text, _, broken) = encoding.decode(bytes);
            if !broken {
                return text.into_owned();
            }
        }
        _ => {}
    }
    // Text in another encoding that happens to be valid UTF-8 is very rare; UTF-8 labelled as Latin-1 is not.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    match named {
        Some(encoding) if encoding != UTF_8 => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        _ if mostly_utf_8(bytes) => mixed_utf_8(bytes),
        _ => guess(bytes).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn utf_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (letters, _) = bytes.as_chunks::<4>();
    letters.iter().map(|four| char::from_u32(number(*four)).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Markup in UTF-16 without a mark shows itself by a zero beside nearly every letter.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(200)];
    if start.len() < 4 {
        return None;
    }
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, most) = (zeros(0), zeros(1), start.len() / 2 * 3 / 4);
    match (even, odd) {
        (0, odd) if odd >= most.max(2) => Some(UTF_16LE),
        (even, 0) if even >= most.max(2) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a text is UTF-8 with a few foreign bytes, as when a page quotes another without converting it.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

fn mixed_utf_8(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(200_000)], true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

fn without_control_characters(text: String) -> String {
    let unwanted = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{85}'))
            || matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(unwanted) { text.replace(unwanted, "") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "<?xml version=\"1.0\"?><rss>Blæst på Ærø, één café – £5</rss>";

    fn utf_16(big: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
        WORDS.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_a_mark() {
        for big in [true, false] {
            assert_eq!(decode(&utf_16(big), &[Some("utf-8")]), WORDS);
            let mark: [u8; 2] = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
            assert_eq!(decode(&[&mark[..], &utf_16(big)].concat(), &[]), WORDS);
        }
    }

    #[test]
    fn a_wrong_label_does_not_spoil_the_text() {
        assert_eq!(decode(WORDS.as_bytes(), &[Some("iso-8859-1")]), WORDS);
        assert_eq!(decode(WORDS.as_bytes(), &[Some("utf-16")]), WORDS);
        let latin = WINDOWS_1252.encode(WORDS).0;
        assert_eq!(decode(&latin, &[Some("utf-8")]), WORDS);
        assert_eq!(decode(&latin, &[None, Some("iso-8859-1")]), WORDS);
        assert_eq!(decode(&latin, &[Some("nonsense")]), WORDS);
    }

    #[test]
    fn one_foreign_byte_does_not_spoil_the_rest() {
        let mut bytes = WORDS.as_bytes().to_vec();
        bytes.extend_from_slice(b"caf\xe9");
        assert_eq!(decode(&bytes, &[Some("utf-8")]), format!("{WORDS}café"));
    }

    #[test]
    fn utf_32_and_east_asian_labels_are_read() {
        let wide: Vec<u8> = WORDS.chars().flat_map(|letter| (letter as u32).to_be_bytes()).collect();
        assert_eq!(decode(&wide, &[]), WORDS);
        assert_eq!(decode(&encoding_rs::SHIFT_JIS.encode("風と水").0, &[Some("shift_jis")]), "風と水");
    }

    #[test]
    fn control_characters_are_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfwind\x00 and\x0b \x1fwater\n", &[]), "wind and water\n");
    }
}
