//! Reads single values: addresses, roles, languages, time zones.

use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization;

use super::columns::fold;

/// The longest address that mail knows (RFC 5321), in characters.
pub(super) const LONGEST_EMAIL: usize = 254;

/// The longest of any other value, in characters.
pub(super) const LONGEST: usize = 200;

const ROLES: [(&str, &str); 4] = [
    ("member", "member lid medewerker medlem medarbejder employee advocate"),
    ("editor", "editor redacteur redaktor"),
    (
        "lead",
        "lead programmelead programlead programmeleader programleader programmaleider programleder programmeleder",
    ),
    ("admin", "admin administrator beheerder"),
];

const LANGUAGES: [(&str, &str); 3] = [
    ("en", "en eng english engels engelsk"),
    ("nl", "nl nld dut dutch nederlands nederlandsk hollandsk"),
    ("da", "da dan danish deens dansk"),
];

/// A value without what cannot be seen: composed (NFC), one space between words, none around them.
pub(super) fn tidy(value: &str) -> String {
    let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}');
    let mut tidy = String::with_capacity(value.len());
    for word in value.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut letters = word.chars().filter(|&c| !unseen(c)).nfc().peekable();
        if letters.peek().is_some() && !tidy.is_empty() {
            tidy.push(' ');
        }
        tidy.extend(letters);
    }
    tidy
}

/// The address in lower case, if it is one that mail from outside can reach.
pub(super) fn email(value: &str) -> Option<String> {
    let address = value.to_lowercase();
    let address = address.strip_prefix("mailto:").unwrap_or(&address);
    let (_, domain) = address.rsplit_once('@')?;
    let sound = domain.contains('.') && !address.contains([' ', '"', '(', ')', '[']);
    (sound && address.parse::<lettre::Address>().is_ok()).then(|| address.to_owned())
}

/// The role that a word in any of the languages stands for.
pub(super) fn role(value: &str) -> Option<&'static str> {
    named(&ROLES, &fold(value))
}

/// The language that a word or a tag such as `en-GB` stands for.
pub(super) fn language(value: &str) -> Option<&'static str> {
    let tag = value.split(['-', '_']).next().filter(|part| part.len() <= 3).unwrap_or(value);
    named(&LANGUAGES, &fold(tag))
}

/// The name of a time zone that exists, as its database writes it.
pub(super) fn time_zone(value: &str) -> Option<String> {
    let zone = TimeZone::get(&value.replace(' ', "_")).ok()?;
    zone.iana_name().map(str::to_owned)
}

fn named(list: &[(&'static str, &str)], word: &str) -> Option<&'static str> {
    list.iter().find(|(_, words)| words.split(' ').any(|known| known == word)).map(|&(name, _)| name)
}
