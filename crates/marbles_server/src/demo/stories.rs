//! The stories of the year, and those that still wait at the editors' desk.

use jiff::SignedDuration;
use marbles::{
    clock::Moment,
    demo::stories::{Audience, LaidSource, LaidStarter, LaidStory},
    ids::{PersonId, SourceId, StarterId, StoryId, TopicId},
    words::Language,
};

use super::{
    content::{Content, Starter, Tale, Waiting},
    groups::Groups,
    luck::Luck,
    people::Colleague,
    pictures::picture_id,
    year::Year,
};

/// A story, and what the year needs to know of it.
pub struct Told {
    pub laid: LaidStory,
    pub key: String,
    pub appeal: f64,
    /// The keys of its topics.
    pub about: Vec<String>,
}

/// What stories are drawn from.
pub struct Desk<'a> {
    pub content: &'a Content,
    pub year: &'a Year,
    pub crowd: &'a [Colleague],
    pub groups: &'a Groups,
    pub topics: &'a [TopicId],
}

impl Desk<'_> {
    /// The company's newsroom as a source that was asked two hours ago and rests until tomorrow.
    pub fn source(&self) -> LaidSource {
        let created_at = self.year.at_home(self.year.first_day(), 10 * 60);
        LaidSource {
            id: SourceId::from_uuid(Luck::of("source").id(created_at)),
            url: format!("{}feed.xml", self.content.company.news_site),
            title: format!("{} newsroom", self.content.company.name),
            publishes: false,
            checked_at: self.year.now - SignedDuration::from_hours(2),
            next_at: self.year.now + SignedDuration::from_hours(24),
            created_at,
            created_by: self.id_of("mikkel").unwrap_or(self.crowd[0].laid.id),
            topics: Vec::new(),
        }
    }

    /// Every story of the year that is out, oldest first.
    pub fn told(&self) -> Vec<Told> {
        let mut told: Vec<Told> = self.content.stories.iter().map(|tale| self.tell(tale)).collect();
        told.sort_by_key(|story| (story.laid.published_at, story.laid.id));
        told
    }

    /// What waits to be read by an editor, or for its moment.
    pub fn waiting(&self) -> Vec<Told> {
        self.content.queue.iter().map(|waiting| self.wait(waiting)).collect()
    }

    fn tell(&self, tale: &Tale) -> Told {
        let year = self.year;
        let mut luck = Luck::of(&format!("story/{}", tale.key));
        let day = year.latest(tale.on.as_deref(), tale.day_of_year_offset);
        let planned = year.at_home(day, luck.between(7 * 60 + 15, 10 * 60 + 30));
        let published_at = planned.min(year.now - SignedDuration::from_mins(20));
        let created_at = published_at - SignedDuration::from_mins(luck.between(45, 3000));
        let author = self.colleague(&tale.author);
        let mut laid = self.blank(&tale.key, created_at, &tale.audience, &tale.topics, &tale.starters);
        laid.url.clone_from(&tale.url);
        laid.title.clone_from(&tale.title);
        laid.summary.clone_from(&tale.summary);
        laid.body.clone_from(&tale.body);
        laid.author = author.map(|author| author.laid.name.clone()).unwrap_or_default();
        laid.language.clone_from(&tale.language);
        laid.inside_only = tale.inside_only;
        laid.evergreen = tale.kind == "evergreen";
        laid.pinned_until = tale.pinned.then(|| year.at_home(year.today.plus(10), 0));
        laid.expires_at =
            tale.expires_after_days.map(|days| published_at + SignedDuration::from_hours(24 * days));
        laid.published_at = Some(published_at);
        let withdrawn =
            tale.withdrawn_after_days.map(|days| published_at + SignedDuration::from_hours(24 * days));
        laid.withdrawn_at = withdrawn.filter(|at| *at < year.now);
        laid.withdrawn_to = laid.withdrawn_at.and(tale.withdrawn_to.clone());
        laid.picture = Some(picture_id(&tale.picture, year));
        laid.created_by = self.editor_of(&tale.language);
        let outside = tale.url.as_ref().is_some_and(|url| url.starts_with(&self.content.company.news_site));
        laid.source = (outside && !tale.inside_only && luck.chance(0.6)).then(|| self.source().id);
        if outside && laid.source.is_none() && luck.chance(0.3) {
            self.credit(&mut laid, &mut luck);
        }
        Told { laid, key: tale.key.clone(), appeal: tale.appeal, about: tale.topics.clone() }
    }

    /// A colleague suggested it, and said why.
    fn credit(&self, laid: &mut LaidStory, luck: &mut Luck) {
        let language = Language::parse(&laid.language).unwrap_or_default();
        let fans: Vec<&Colleague> = self
            .crowd
            .iter()
            .filter(|one| {
                one.takes_part(laid.created_at)
                    && one.laid.language == language
                    && one.laid.name != laid.author
            })
            .collect();
        let (Some(phrases), false) = (self.content.posts.get("suggesting"), fans.is_empty()) else { return };
        laid.suggested_by = Some(luck.pick(&fans).laid.id);
        laid.suggested_why = Some(luck.pick(phrases.in_language(language)).clone());
        laid.created_by = laid.suggested_by;
    }

    fn wait(&self, waiting: &Waiting) -> Told {
        let created_at = self.year.now - SignedDuration::from_hours(waiting.hours_ago);
        let mut laid =
            self.blank(&waiting.key, created_at, &waiting.audience, &waiting.topics, &waiting.starters);
        laid.url = Some(waiting.url.clone());
        laid.picture = Some(picture_id(&waiting.picture, self.year));
        laid.title.clone_from(&waiting.title);
        laid.summary.clone_from(&waiting.summary);
        laid.language.clone_from(&waiting.language);
        let author = waiting.author.as_deref().and_then(|key| self.colleague(key));
        laid.author = author.map(|author| author.laid.name.clone()).unwrap_or_default();
        match waiting.from.as_str() {
            "suggestion" => {
                laid.suggested_by = waiting.suggested_by.as_deref().and_then(|key| self.id_of(key));
                laid.suggested_why.clone_from(&waiting.why);
                laid.created_by = laid.suggested_by;
            }
            "scheduled" => {
                let day = self.year.today.plus(waiting.scheduled_in_days.unwrap_or(1));
                let minute = waiting.scheduled_at.as_deref().and_then(minute_of).unwrap_or(9 * 60);
                laid.scheduled_at = Some(self.year.at_home(day, minute));
                laid.created_by = self.editor_of(&waiting.language);
            }
            _ => laid.source = Some(self.source().id),
        }
        Told { laid, key: waiting.key.clone(), appeal: 0.0, about: waiting.topics.clone() }
    }

    fn blank(
        &self,
        key: &str,
        created_at: Moment,
        audience: &str,
        about: &[String],
        starters: &[Starter],
    ) -> LaidStory {
        let mut luck = Luck::of(&format!("story-id/{key}"));
        let topics = self.content.company.topics.iter().zip(self.topics);
        let mut starter = |starter: &Starter| LaidStarter {
            id: StarterId::from_uuid(luck.id(created_at)),
            language: starter.language.clone(),
            tone: starter.tone,
            text: starter.text.clone(),
        };
        let starters = starters.iter().map(&mut starter).collect();
        LaidStory {
            id: StoryId::from_uuid(luck.id(created_at)),
            url: None,
            title: String::new(),
            summary: String::new(),
            body: String::new(),
            author: String::new(),
            language: String::new(),
            picture: None,
            audience: self.audience(audience),
            inside_only: false,
            evergreen: false,
            pinned_until: None,
            expires_at: None,
            scheduled_at: None,
            published_at: None,
            withdrawn_at: None,
            withdrawn_to: None,
            suggested_by: None,
            suggested_why: None,
            source: None,
            created_at,
            created_by: None,
            topics: topics.filter(|(topic, _)| about.contains(&topic.key)).map(|(_, id)| *id).collect(),
            starters,
        }
    }

    fn audience(&self, audience: &str) -> Audience {
        self.groups.audience(audience, self.content, self.topics)
    }

    fn colleague(&self, key: &str) -> Option<&Colleague> {
        self.crowd.iter().find(|person| person.key == key)
    }

    fn id_of(&self, key: &str) -> Option<PersonId> {
        self.colleague(key).map(|person| person.laid.id)
    }

    /// The three editors share the work by language.
    fn editor_of(&self, language: &str) -> Option<PersonId> {
        self.id_of(if language == "nl" { "fatima" } else { "mikkel" })
    }
}

fn minute_of(clock: &str) -> Option<i64> {
    let (hour, minute) = clock.split_once(':')?;
    Some(hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
}
