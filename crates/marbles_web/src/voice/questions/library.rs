//! The library: by pattern, topic, language and words, a part at a time.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::{
    ids::QuestionId,
    stories::topics::{self, Topic},
    voice::questions::{
        Pattern,
        library::{self, Listed, Wanted},
    },
    words::Language,
};
use serde::Deserialize;

use crate::{
    App,
    page::{Page, show},
    reply::Failure,
    visitor::Editor,
};

/// How many questions a screen shows.
const SCREEN: usize = 25;

#[derive(Template)]
#[template(path = "questions/library.html")]
struct LibraryPage {
    page: Page,
    asked: Asked,
    questions: Vec<Row>,
    topics: Vec<Topic>,
    languages: Vec<Language>,
    next: Option<String>,
}

struct Row {
    listed: Listed,
    text: String,
    /// The language of the text, where that is not the page's.
    lang: Option<&'static str>,
}

/// Which questions are asked for.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pattern: String,
    topic: String,
    language: String,
    search: String,
    retired: Option<String>,
    after: Option<QuestionId>,
}

impl Asked {
    fn wanted(&self) -> Wanted {
        Wanted {
            pattern: Pattern::parse(&self.pattern),
            topic: self.topic.parse().ok(),
            language: Language::parse(&self.language),
            words: self.search.clone(),
            retired: self.retired.is_some(),
            after: self.after,
            limit: SCREEN,
            asked_of_me: false,
        }
    }

    fn address(&self, after: QuestionId) -> String {
        let mut query = url::form_urlencoded::Serializer::new("/questions?".to_owned());
        let named = [
            ("pattern", &self.pattern),
            ("topic", &self.topic),
            ("language", &self.language),
            ("search", &self.search),
        ];
        for (name, value) in named.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        if self.retired.is_some() {
            query.append_pair("retired", "on");
        }
        query.append_pair("after", &after.to_string()).finish()
    }

    fn is_narrowed(&self) -> bool {
        [&self.pattern, &self.topic, &self.language, &self.search].iter().any(|value| !value.is_empty())
    }
}

/// `GET /questions`
pub async fn list(
    State(app): State<App>,
    Editor(visit): Editor,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let (found, next) = library::list(&mut look, &asked.wanted()).await?;
    let page = Page::new(&visit.visitor, "questions-title", "stories");
    let own = visit.visitor.language;
    let row = |listed: Listed| {
        let (language, text) = listed.question.text(own);
        Row { text: text.to_owned(), lang: (language != own).then(|| language.code()), listed }
    };
    show(&LibraryPage {
        questions: found.into_iter().map(row).collect(),
        topics: topics::list(&mut look).await?,
        languages: visit.organisation.languages.0.clone(),
        next: next.map(|after| asked.address(after)),
        asked,
        page,
    })
}

/// A pattern in words.
pub(super) fn pattern_in_words(pattern: &Pattern, page: &Page) -> String {
    // words: pattern-surprise pattern-misunderstood pattern-younger_self pattern-obvious pattern-disagree
    // words: pattern-craft pattern-thanks pattern-ahead
    page.t(&format!("pattern-{}", pattern.name()))
}
