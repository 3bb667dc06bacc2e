//! A person's draft with its link, and how it leaves for a network.

/// What a person is about to share.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// Their own words, with or without the link among them.
    pub text: &'a str,
    /// The tracked link to the story.
    pub link: &'a str,
    /// The story's title, for networks that have a subject line.
    pub title: &'a str,
}

/// How a draft reaches a composer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compose {
    /// The address to open, where the network has one.
    pub url: Option<String>,
    /// What to put on the clipboard first, where the address cannot carry all of it for certain.
    pub text_to_copy: Option<String>,
    /// Whether the composer opens with the text already in it.
    pub prefills: bool,
}

impl Compose {
    /// The composer opens with everything in it.
    pub(crate) fn prefilled(url: String) -> Self {
        Self { url: Some(url), text_to_copy: None, prefills: true }
    }

    /// The composer opens with the link only, and the person pastes their words.
    pub(crate) fn pasted(url: String, text: String) -> Self {
        Self { url: Some(url), text_to_copy: Some(text).filter(|text| !text.is_empty()), prefills: false }
    }
}

/// Whether the very link, and not a longer address that begins with it, stands in the text.
pub fn contains_link(text: &str, link: &str) -> bool {
    places(text, link).next().is_some()
}

/// The text with the link on its own last line, unless it is in there already.
pub fn with_link(text: &str, link: &str) -> String {
    let words = text.trim_end();
    if link.is_empty() || contains_link(text, link) {
        return text.to_owned();
    }
    if words.is_empty() { link.to_owned() } else { format!("{words}\n{link}") }
}

/// The text without the link, and without the hole that it leaves.
pub fn without_link(text: &str, link: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut from = 0;
    for at in places(text, link) {
        words.push_str(&text[from..at]);
        from = at + link.len();
        if words.is_empty() || words.ends_with(char::is_whitespace) {
            from += text[from..].len() - text[from..].trim_start_matches([' ', '\t']).len();
        }
    }
    words.push_str(&text[from..]);
    if from == 0 { words } else { words.trim().to_owned() }
}

/// Where the link stands as an address of its own.
fn places<'a>(text: &'a str, link: &'a str) -> impl Iterator<Item = usize> + 'a {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '%');
    text.match_indices(link).map(|(at, _)| at).filter(move |&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + link.len()..].chars().next();
        !link.is_empty() && !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(goes_on)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "https://go.northwind.example/a1";

    #[test]
    fn the_link_stands_on_its_own_line() {
        assert_eq!(with_link("We built a turbine. \n", LINK), format!("We built a turbine.\n{LINK}"));
        assert_eq!(with_link("", LINK), LINK);
    }

    #[test]
    fn a_link_that_is_there_already_is_not_added() {
        let text = format!("Read {LINK}, it is short.");
        assert_eq!(with_link(&text, LINK), text);
    }

    #[test]
    fn a_longer_address_is_another_link() {
        assert!(!contains_link(&format!("{LINK}b"), LINK));
        assert!(!contains_link(&format!("{LINK}-2"), LINK));
        assert!(contains_link(&format!("({LINK})."), LINK));
    }

    #[test]
    fn taking_the_link_out_leaves_no_hole() {
        assert_eq!(without_link(&format!("Look.\n{LINK}"), LINK), "Look.");
        assert_eq!(without_link(&format!("{LINK} Look."), LINK), "Look.");
        assert_eq!(without_link(&format!("Look at {LINK} today"), LINK), "Look at today");
        assert_eq!(without_link("Nothing here ", LINK), "Nothing here ");
    }

    #[test]
    fn a_story_without_a_link_is_just_words() {
        assert_eq!(with_link("Good morning", ""), "Good morning");
        assert_eq!(without_link("Good morning", ""), "Good morning");
    }
}
