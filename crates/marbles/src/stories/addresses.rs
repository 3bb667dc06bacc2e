//! The web addresses of stories: which are taken, when two are the same, and where a story can be read.

use url::Url;

use crate::{
    db::{Work, maybe},
    error::{Error, Result},
    ids::StoryId,
    stories::{Story, unfurling::tidy_url},
};

/// The longest address that we keep.
pub const LONGEST_ADDRESS: usize = 2_000;

/// The address as it is stored; `field` is where it was typed.
///
/// # Errors
/// `Invalid` when it is not http or https, has no host, or is too long.
pub fn web_address(typed: &str, field: &'static str) -> Result<String> {
    parse(typed).map(String::from).ok_or_else(|| Error::invalid(field, "problem-story-address"))
}

/// What two spellings of one address have in common: the address without what only tracks people.
pub fn url_key(address: &str) -> Option<String> {
    Some(tidy_url(&parse(address)?).into())
}

/// The story that has the same address, if there is one besides this.
pub async fn same_address(work: &mut Work, address: &str, besides: Option<StoryId>) -> Result<Option<Story>> {
    let Some(key) = url_key(address) else { return Ok(None) };
    Ok(maybe!(
        work,
        Story,
        "select * from stories
         where org_id = $1 and url_key = $2 and story_id <> $3
         order by created_at, story_id
         limit 1",
        work.by.org,
        key,
        besides.unwrap_or(StoryId::from_uuid(uuid::Uuid::nil())),
    )?)
}

/// Where anybody can read a story: its own address, or the page that we serve for it.
pub fn public_address(home: &str, story: &Story) -> String {
    story.url.clone().unwrap_or_else(|| format!("{home}/s/{}", story.story_id))
}

/// The first web address in a text, such as one that a phone shares along.
pub fn first_in(text: &str) -> Option<String> {
    let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    text.split_whitespace().find(is_address).and_then(parse).map(String::from)
}

fn parse(typed: &str) -> Option<Url> {
    let url = Url::parse(typed.trim()).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    let is_plain = url.username().is_empty() && url.password().is_none();
    (is_web && is_plain && url.as_str().len() <= LONGEST_ADDRESS).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_address_are_the_same() {
        let key = url_key("https://Northwind.example/wind?utm_source=x#top");
        assert_eq!(key, url_key(" https://northwind.example/wind"));
        assert_ne!(key, url_key("https://northwind.example/wind?page=2"));
        assert_ne!(key, url_key("https://northwind.example/Wind"));
    }

    #[test]
    fn only_web_addresses_are_taken() {
        for wrong in [
            "javascript:alert(1)",
            "ftp://northwind.example",
            "northwind.example",
            "https://",
            "https://a:b@c.example",
        ] {
            assert!(web_address(wrong, "url").is_err(), "{wrong}");
        }
        assert!(web_address(&format!("https://northwind.example/{}", "a".repeat(2_000)), "url").is_err());
        assert_eq!(
            web_address(" https://northwind.example ", "url").ok().as_deref(),
            Some("https://northwind.example/")
        );
    }

    #[test]
    fn an_address_is_found_in_a_shared_text() {
        assert_eq!(
            first_in("Look: https://northwind.example/wind nice").as_deref(),
            Some("https://northwind.example/wind")
        );
        assert_eq!(first_in("no address"), None);
    }
}
