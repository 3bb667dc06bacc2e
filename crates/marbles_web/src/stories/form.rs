//! The form of a story: what was typed, kept as typed, and what it means.

use jiff::{civil::DateTime, tz::TimeZone};
use marbles::{
    clock::Moment,
    error::Problems,
    ids::{GroupId, TopicId},
    stories::{
        Story,
        audience::Audience,
        editing::{Draft, Start},
        forecasting::Planned,
        starters::Tone,
        unfurling,
    },
};
use serde::Deserialize;

/// A story as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub url: String,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub author: String,
    pub language: String,
    pub picture_url: String,
    pub written_at: String,
    pub topic: Vec<String>,
    pub audience: String,
    pub group: Vec<String>,
    pub follower: Vec<String>,
    pub barred: Vec<String>,
    pub starter_language: Vec<String>,
    pub starter_tone: Vec<String>,
    pub starter_text: Vec<String>,
    pub scheduled_at: String,
    pub pinned_until: String,
    pub expires_at: String,
    pub inside_only: Option<String>,
    pub evergreen: Option<String>,
    /// The button that was pressed: `save`, `publish`, `publish-anyway` or `count`.
    pub action: String,
}

impl Typed {
    /// What a story holds, as a form would.
    pub fn from_draft(draft: &Draft, zone: &TimeZone) -> Self {
        let checked = |is: bool| is.then(|| "on".to_owned());
        let (audience, group, follower) = match &draft.audience {
            Audience::Everyone => ("everyone", Vec::new(), Vec::new()),
            Audience::Some { groups, followers } => ("some", texts(groups), texts(followers)),
        };
        Self {
            url: draft.url.clone(),
            title: draft.title.clone(),
            summary: draft.summary.clone(),
            body: draft.body.clone(),
            author: draft.author.clone(),
            language: draft.language.clone(),
            picture_url: draft.picture_url.clone(),
            written_at: draft.written_at.map(|at| at.timestamp().to_string()).unwrap_or_default(),
            topic: texts(&draft.topics),
            audience: audience.to_owned(),
            group,
            follower,
            barred: texts(&draft.barred),
            starter_language: draft.starters.iter().map(|start| start.language.clone()).collect(),
            starter_tone: draft.starters.iter().map(|start| start.tone.name().to_owned()).collect(),
            starter_text: draft.starters.iter().map(|start| start.text.clone()).collect(),
            scheduled_at: local(draft.scheduled_at, zone),
            pinned_until: local(draft.pinned_until, zone),
            expires_at: local(draft.expires_at, zone),
            inside_only: checked(draft.inside_only),
            evergreen: checked(draft.evergreen),
            action: String::new(),
        }
    }

    /// What a page says of itself, for an address that was pasted.
    pub fn from_page(address: &str, page: &unfurling::Page, language: &str) -> Self {
        let cut = |text: &Option<String>, most: usize| {
            text.iter().flat_map(|text| text.chars()).take(most).collect()
        };
        Self {
            url: page.canonical_url.as_ref().map_or_else(|| address.to_owned(), ToString::to_string),
            title: cut(&page.title, 300),
            summary: cut(&page.summary, 2_000),
            author: cut(&page.author, 200),
            language: page.language.clone().unwrap_or_else(|| language.to_owned()),
            picture_url: page.image.as_ref().map(ToString::to_string).unwrap_or_default(),
            written_at: page.published_at.map(|at| at.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// What was typed, as a draft, with what cannot be read.
    pub fn draft(&self, zone: &TimeZone, before: Option<&Story>) -> (Draft, Problems) {
        let mut problems = Problems::default();
        let mut moment = |typed: &str, was: Option<Moment>, field| {
            moment(typed, was, zone).unwrap_or_else(|| {
                problems.add(field, "problem-story-moment");
                None
            })
        };
        let draft = Draft {
            url: self.url.trim().to_owned(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            body: self.body.clone(),
            author: self.author.clone(),
            language: self.language.clone(),
            picture_url: self.picture_url.trim().to_owned(),
            written_at: self.written_at.parse().ok().map(|at: jiff::Timestamp| Moment::from(at)),
            topics: self.topics(),
            audience: self.audience(),
            barred: self.barred(),
            starters: self.starters(),
            scheduled_at: moment(
                &self.scheduled_at,
                before.and_then(|story| story.scheduled_at),
                "scheduled_at",
            ),
            pinned_until: moment(
                &self.pinned_until,
                before.and_then(|story| story.pinned_until),
                "pinned_until",
            ),
            expires_at: moment(&self.expires_at, before.and_then(|story| story.expires_at), "expires_at"),
            inside_only: self.inside_only.is_some(),
            evergreen: self.evergreen.is_some(),
        };
        (draft, problems)
    }

    /// The audience that was chosen.
    pub fn audience(&self) -> Audience {
        if self.audience == "some" {
            Audience::Some { groups: ids(&self.group), followers: ids(&self.follower) }
        } else {
            Audience::Everyone
        }
    }

    /// The story as far as it is known, for what it will probably do.
    pub fn planned(&self) -> Planned {
        Planned {
            topics: self.topics(),
            language: self.language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase(),
            author: self.author.trim().to_owned(),
            url: self.url.trim().to_owned(),
            evergreen: self.evergreen.is_some(),
            audience: self.audience(),
            barred: self.barred(),
        }
    }

    /// Whether it is to go out now.
    pub fn publishes(&self) -> bool {
        matches!(self.action.as_str(), "publish" | "publish-anyway")
    }

    /// The groups that must not get it.
    pub fn barred(&self) -> Vec<GroupId> {
        ids(&self.barred)
    }

    /// The topics that were chosen.
    pub fn topics(&self) -> Vec<TopicId> {
        ids(&self.topic)
    }

    /// The starters that were typed; a row may be empty.
    pub fn starters(&self) -> Vec<Start> {
        let at = |list: &[String], row: usize| list.get(row).cloned().unwrap_or_default();
        let start = |(row, text): (usize, &String)| Start {
            language: at(&self.starter_language, row),
            tone: Tone::parse(&at(&self.starter_tone, row)).unwrap_or_default(),
            text: text.clone(),
        };
        self.starter_text.iter().enumerate().map(start).collect()
    }
}

/// A moment as a browser's field holds it.
fn local(moment: Option<Moment>, zone: &TimeZone) -> String {
    moment.map(|at| at.zoned(zone).strftime("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

/// The moment in a browser's field: one that was not touched keeps its seconds. None when it cannot be read.
fn moment(typed: &str, was: Option<Moment>, zone: &TimeZone) -> Option<Option<Moment>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(None);
    }
    if typed == local(was, zone) {
        return Some(was);
    }
    let zoned = typed.parse::<DateTime>().ok()?.to_zoned(zone.clone()).ok()?;
    Some(Some(Moment::from(zoned.timestamp())))
}

fn ids<T: std::str::FromStr>(texts: &[String]) -> Vec<T> {
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

fn texts<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use marbles::clock::zone;

    use super::*;

    #[test]
    fn a_moment_that_was_not_touched_keeps_its_seconds() {
        let here = zone("Europe/Copenhagen");
        let was = Moment::from_micros(1_795_251_661_123_456);
        assert_eq!(moment(&local(Some(was), &here), Some(was), &here), Some(Some(was)));
        assert_eq!(moment("", Some(was), &here), Some(None));
        assert_eq!(moment("next Tuesday", None, &here), None);
    }

    #[test]
    fn a_moment_is_on_the_readers_clock() {
        let moment =
            moment("2026-12-01T09:00", None, &zone("Europe/Copenhagen")).flatten().expect("a moment");
        assert_eq!(moment.timestamp().to_string(), "2026-12-01T08:00:00Z");
    }
}
