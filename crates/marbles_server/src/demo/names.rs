//! Names and mail addresses for those who are not of the cast.

use std::collections::BTreeSet;

use super::{content::Names, luck::Luck};

/// A name as it is common in that country, one in eight from further away.
pub fn name(names: &Names, country: &str, luck: &mut Luck) -> String {
    let (first, last) = match country {
        _ if luck.chance(0.12) => (&names.international_first, &names.international_last),
        "NL" => (&names.dutch_first, &names.dutch_last),
        _ => (&names.danish_first, &names.danish_last),
    };
    format!("{} {}", luck.pick(first), luck.pick(last))
}

/// A mail address of their own: first name, a dot, last name, and a number where two share a name.
pub fn address(name: &str, domain: &str, taken: &mut BTreeSet<String>) -> String {
    let (first, last) = name.split_once(' ').unwrap_or((name, ""));
    let local = format!("{}.{}", plain(first), plain(last));
    let with_number = |number: usize| {
        if number == 1 { format!("{local}@{domain}") } else { format!("{local}{number}@{domain}") }
    };
    let mut number = 1;
    while !taken.insert(with_number(number)) {
        number += 1;
    }
    with_number(number)
}

/// In letters that every mail server takes.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'a'..='z' => plain.push(letter),
            'å' => plain.push_str("aa"),
            'æ' => plain.push_str("ae"),
            'ø' => plain.push_str("oe"),
            'á' | 'à' | 'ã' | 'ä' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'ı' | 'ï' => plain.push('i'),
            'ó' | 'õ' | 'ö' => plain.push('o'),
            'ú' | 'ü' => plain.push('u'),
            'ñ' => plain.push('n'),
            'ç' => plain.push('c'),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_have_addresses_of_their_own() {
        let mut taken = BTreeSet::new();
        assert_eq!(
            address("Søren van 't Hof", "northwind.example", &mut taken),
            "soeren.vanthof@northwind.example"
        );
        assert_eq!(
            address("Søren van 't Hof", "northwind.example", &mut taken),
            "soeren.vanthof2@northwind.example"
        );
    }
}
