//! Following a link: where its code leads, by way of stored web addresses only.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use moka::future::Cache;
use url::Url;

use crate::{
    Marbles,
    clock::Moment,
    db::{By, maybe},
    error::Result,
    ids::{OrgId, PersonId, ShareId, StoryId},
    links::destination::{Tags, tagged},
    programme::Organisation,
};

/// How long a known link is believed: a withdrawal shows everywhere within it.
const KNOWN_FOR: SignedDuration = SignedDuration::from_secs(4);
const MOST_KNOWN: u64 = 20_000;

/// A link that somebody follows.
#[derive(Clone, Debug)]
pub struct Link {
    pub code: String,
    pub story_id: StoryId,
    pub share_id: Option<ShareId>,
    pub person_id: Option<PersonId>,
    pub way: Way,
    found_at: Moment,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// To this web address.
    To(String),
    /// The story is withdrawn, and its editor gave no other address.
    Withdrawn,
}

/// The links that were followed a moment ago. Cheap to clone.
#[derive(Clone)]
pub struct Links(Cache<(OrgId, String), Arc<Link>>);

impl Default for Links {
    fn default() -> Self {
        let life = Duration::from_secs(KNOWN_FOR.as_secs().unsigned_abs());
        Self(Cache::builder().max_capacity(MOST_KNOWN).time_to_live(life).build())
    }
}

impl Links {
    /// The link of a code as somebody typed or followed it, if the organisation has one.
    pub async fn find(
        &self,
        marbles: &Marbles,
        organisation: &Organisation,
        code: &str,
    ) -> Result<Option<Arc<Link>>> {
        let Some(code) = tidy_code(code) else { return Ok(None) };
        let key = (organisation.org_id, code);
        let now = marbles.db.clock.now();
        if let Some(known) = self.0.get(&key).await
            && now - known.found_at <= KNOWN_FOR
        {
            return Ok(Some(known));
        }
        let found = find(marbles, organisation, &key.1).await?.map(Arc::new);
        if let Some(link) = &found {
            self.0.insert(key, Arc::clone(link)).await;
        }
        Ok(found)
    }
}

/// A code as it is stored: in lower case, without what a sentence left behind it.
///
/// Codes hold none of 0, 1, i, l and o, and both of every other pair that looks alike, so no sign can safely stand for another.
pub fn tidy_code(typed: &str) -> Option<String> {
    let code = typed
        .trim()
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>', '"', '\'', '’', '”'])
        .to_lowercase();
    let sound = (1..=32).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    sound.then_some(code)
}

#[derive(sqlx::FromRow)]
struct Row {
    story_id: StoryId,
    share_id: Option<ShareId>,
    person_id: Option<PersonId>,
    network: String,
    url: Option<String>,
    title: String,
    withdrawn_at: Option<Moment>,
    withdrawn_to: Option<String>,
}

async fn find(marbles: &Marbles, organisation: &Organisation, code: &str) -> Result<Option<Link>> {
    let mut look = marbles.db.look(By::marbles(organisation.org_id)).await?;
    let row = maybe!(
        look,
        Row,
        "select l.story_id, l.share_id, l.person_id, l.network, s.url, s.title,
             case when s.owned_by = l.person_id then null else s.withdrawn_at end as withdrawn_at, s.withdrawn_to
         from links l
         join stories s on s.org_id = l.org_id and s.story_id = l.story_id
         where l.org_id = $1 and l.code = $2",
        organisation.org_id,
        code,
    )?;
    let home = marbles.home_of(organisation);
    Ok(row.map(|row| Link {
        code: code.to_owned(),
        story_id: row.story_id,
        share_id: row.share_id,
        person_id: row.person_id,
        way: row.way(&home),
        found_at: look.now,
    }))
}

impl Row {
    fn way(&self, home: &str) -> Way {
        if self.withdrawn_at.is_some() {
            let instead = self.withdrawn_to.as_deref().and_then(web_address);
            return instead.map_or(Way::Withdrawn, Way::To);
        }
        match self.url.as_deref().and_then(web_address) {
            Some(address) => Way::To(self.tagged(&address)),
            None => Way::To(format!("{home}/s/{}", self.story_id)),
        }
    }

    fn tagged(&self, address: &str) -> String {
        let network = marbles_networks::find(&self.network);
        // Never the share: whoever reads the site's statistics could follow one person's results by it.
        let content = self.story_id.to_string();
        let campaign = slug(&self.title);
        let tags = Tags {
            source: network.map_or("", |network| network.utm_source()),
            medium: network.map_or("", |network| network.utm_medium()),
            campaign: Some(&campaign),
            content: &content,
        };
        tagged(address, &tags)
    }
}

/// The address if it is one of the web, written so that it can stand in a header.
fn web_address(stored: &str) -> Option<String> {
    let address = Url::parse(stored.trim()).ok()?;
    (matches!(address.scheme(), "http" | "https") && address.has_host()).then(|| address.into())
}

/// A title in words that web statistics read well: `the-mill-turns-again`.
fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .take(8)
        .collect();
    words.join("-").chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_forgiven_its_capitals_and_its_full_stop() {
        assert_eq!(tidy_code(" AB2CD3e. ").as_deref(), Some("ab2cd3e"));
        for unsound in ["", "..", "a/b", "æbleø", "a b", &"a".repeat(33)] {
            assert_eq!(tidy_code(unsound), None, "{unsound}");
        }
    }

    #[test]
    fn only_web_addresses_are_led_to() {
        for other in [
            "javascript:alert(1)",
            "//evil.example",
            "/today",
            "data:text/html,x",
            "ftp://a.example",
            "https://",
        ] {
            assert_eq!(web_address(other), None, "{other}");
        }
        assert_eq!(
            web_address(" https://northwind.example/ø?a=å ").as_deref(),
            Some("https://northwind.example/%C3%B8?a=%C3%A5")
        );
    }

    #[test]
    fn a_title_becomes_a_campaign() {
        assert_eq!(slug("The mill turns again: 2,000 homes!"), "the-mill-turns-again-2-000-homes");
        assert_eq!(slug("…"), "");
    }
}
