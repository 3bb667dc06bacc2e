//! What tells the entries of a feed apart, however careless its ids are.

use std::collections::HashMap;

use url::Url;

use super::Entry;
use crate::stories::unfurling::tidy_url;

/// Longer ids are replaced by their hash.
const LONGEST_KEY: usize = 500;

/// The id, or else the tidy address, or else a hash of the words.
pub(super) fn key(id: Option<&str>, link: Option<&Url>, title: &str, summary: Option<&str>) -> String {
    let found = match (id, link) {
        (Some(id), _) => id.to_owned(),
        (None, Some(link)) => tidy_url(link).to_string(),
        (None, None) => hash(&format!("{title}\n{}", summary.unwrap_or_default())),
    };
    if found.len() > LONGEST_KEY { hash(&found) } else { found }
}

fn hash(text: &str) -> String {
    format!("words:{}", blake3::hash(text.as_bytes()).to_hex())
}

/// Drops repeated entries, and keeps those apart that share an id but lead to different places.
pub(super) fn apart(entries: Vec<Entry>) -> Vec<Entry> {
    let mut seen: HashMap<String, Option<String>> = HashMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for mut entry in entries {
        let place = entry.link.as_ref().map(|link| tidy_url(link).to_string());
        if let Some(first) = seen.get(&entry.key) {
            if *first == place {
                continue;
            }
            entry.key =
                key(Some(&format!("{} {}", entry.key, place.as_deref().unwrap_or_default())), None, "", None);
            if seen.contains_key(&entry.key) {
                continue;
            }
        }
        seen.insert(entry.key.clone(), place);
        kept.push(entry);
    }
    kept
}
