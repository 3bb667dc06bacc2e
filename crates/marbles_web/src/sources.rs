//! Sources: what editors and programs see of the feeds that stories come from.

pub mod api;
pub mod pages;

use marbles::stories::sources::Trouble;

use crate::words::Words;

/// What is wrong with a source, and what to do about it.
pub fn in_words(trouble: &Trouble, words: &Words) -> String {
    // words: source-trouble-fetch-not-a-web-address source-trouble-fetch-not-public source-trouble-fetch-not-found
    // words: source-trouble-fetch-too-many-redirects source-trouble-fetch-too-large source-trouble-fetch-too-slow
    // words: source-trouble-fetch-status source-trouble-fetch-gone source-trouble-fetch-busy
    // words: source-trouble-fetch-unreachable source-trouble-fetch-not-secure source-trouble-fetch-damaged
    // words: source-trouble-fetch-not-a-page source-trouble-feed-not-a-feed source-trouble-feed-empty
    // words: source-trouble-feed-none-linked source-trouble-feed-unreadable
    words.t1(&format!("source-trouble-{}", trouble.key()), "detail", trouble.detail())
}
