//! `/experts`: colleagues who agreed to be found by what they know.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::{
    ids::{PersonId, TopicId},
    stories::topics::{self, Topic},
    voice::field::experts::{self, Expert, Part},
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, initials, show},
    reply::Failure,
    visitor::Member,
};

/// How many a screen shows.
const SCREEN: i64 = 30;

#[derive(Template)]
#[template(path = "voice/experts.html")]
struct ExpertsPage {
    page: Page,
    asked: Asked,
    topics: Vec<Topic>,
    experts: Vec<Expert>,
    more: Option<String>,
}

impl ExpertsPage {
    fn initials(&self, expert: &Expert) -> String {
        initials(&expert.name)
    }

    /// Where an editor chooses a question for them: among those of their first topic, where they have one.
    fn questions(&self, expert: &Expert) -> String {
        let topic = expert.topics.first().map(|(topic, _)| format!("?topic={topic}"));
        format!("/questions{}", topic.unwrap_or_default())
    }

    fn is_chosen(&self, topic: &Topic) -> bool {
        self.asked.topic() == Some(topic.topic_id)
    }
}

/// Whom to find.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    search: String,
    topic: String,
    after: Option<PersonId>,
}

impl Asked {
    /// Everybody's field, where no topic is chosen.
    fn topic(&self) -> Option<TopicId> {
        self.topic.parse().ok()
    }

    fn more(&self, after: PersonId) -> String {
        let mut query = url::form_urlencoded::Serializer::new("/experts?".to_owned());
        query.append_pair("search", &self.search).append_pair("topic", &self.topic);
        query.append_pair("after", &after.to_string()).finish()
    }
}

/// `GET /experts`
pub async fn list(
    State(app): State<App>,
    Member(visit): Member,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let part = Part { search: &asked.search, topic: asked.topic(), after: asked.after, limit: SCREEN };
    let (experts, next) = experts::list(&mut look, part).await?;
    let more = next.map(|next| asked.more(next));
    let topics = topics::list(&mut look).await?;
    let page = Page::new(&visit.visitor, "experts-title", "voice");
    show(&ExpertsPage { page, asked, topics, experts, more })
}
