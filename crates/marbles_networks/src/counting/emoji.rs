//! Tells emoji from other signs, from the Unicode emoji properties (UTS #51).

use unicode_properties::{EmojiStatus, UnicodeEmoji};

const JOINER: char = '\u{200d}';
const AS_TEXT: char = '\u{fe0e}';
const AS_PICTURE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

/// Whether a grapheme is drawn as an emoji: by default, by a selector, or as a sequence (flag, keycap, family).
pub(super) fn is_emoji(grapheme: &str) -> bool {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    if first.is_ascii() {
        return (first.is_ascii_digit() || matches!(first, '#' | '*')) && rest.contains(KEYCAP);
    }
    if is_flag_letter(first) {
        return rest.starts_with(is_flag_letter);
    }
    if is_picture(first) {
        return !rest.starts_with(AS_TEXT);
    }
    first.is_emoji_char() && rest.contains(|c| c == AS_PICTURE || c == JOINER || is_skin_tone(c))
}

/// Whether a character after the first belongs to an emoji sequence rather than to the text.
pub(super) fn joins(c: char) -> bool {
    let tag = ('\u{e0020}'..='\u{e007f}').contains(&c);
    tag || matches!(c, JOINER | AS_PICTURE | KEYCAP) || (!c.is_ascii() && c.is_emoji_char())
}

fn is_flag_letter(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

fn is_skin_tone(c: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

fn is_picture(c: char) -> bool {
    matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    )
}

#[cfg(test)]
mod tests {
    use super::is_emoji;

    #[test]
    fn pictures_flags_keycaps_and_families_are_emoji() {
        for emoji in ["🌊", "🇩🇰", "1️⃣", "#⃣", "👩‍👩‍👧‍👦", "❤️", "❤‍🔥", "☝🏽", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "©️"]
        {
            assert!(is_emoji(emoji), "{emoji}");
        }
    }

    #[test]
    fn letters_digits_and_text_signs_are_not() {
        for sign in ["a", "1", "#", "é", "水", "©", "™", "→", "🌊\u{fe0e}", "\u{1f1e9}"] {
            assert!(!is_emoji(sign), "{sign}");
        }
    }
}
