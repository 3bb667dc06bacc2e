//! Disclosure: saying that one works here, such as `#WorkingAtNorthwind`, in the language of the text.

use super::in_force;
use crate::{db::Work, error::Result, stories::languages, words::Language};

/// The disclosures of an organisation, that of the text's language first; of the reader's, where the text says too little.
pub async fn offered(work: &mut Work, text: &str, reader: Language) -> Result<Vec<(Language, String)>> {
    let language = languages::guess(text).and_then(|code| Language::parse(&code)).unwrap_or(reader);
    let mut offered: Vec<(Language, String)> = in_force(work)
        .await?
        .into_iter()
        .filter(|one| !one.wording.disclosure.is_empty())
        .map(|one| (one.language, one.wording.disclosure))
        .collect();
    offered.sort_by_key(|(its, _)| *its != language);
    Ok(offered)
}

/// A text with the disclosure at its end, unless it stands there already.
pub fn added(text: &str, disclosure: &str) -> String {
    let words = text.trim_end();
    if disclosure.is_empty() || words.to_lowercase().contains(&disclosure.to_lowercase()) {
        return text.to_owned();
    }
    if words.is_empty() { disclosure.to_owned() } else { format!("{words}\n{disclosure}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_once() {
        assert_eq!(
            added("We fixed pump 3. ", "#WorkingAtNorthwind"),
            "We fixed pump 3.\n#WorkingAtNorthwind"
        );
        let said = "I work here #workingatnorthwind, as you know";
        assert_eq!(added(said, "#WorkingAtNorthwind"), said);
        assert_eq!(added("", "#WorkingAtNorthwind"), "#WorkingAtNorthwind");
    }
}
