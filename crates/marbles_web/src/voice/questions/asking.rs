//! Asking a question: first to whom, with how many that reaches; then it goes out.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{GroupId, PersonId, QuestionId, TopicId},
    people::groups,
    stories::{audience::Reach, topics},
    voice::{
        asking::{self, Whom},
        colleagues::{self, Colleague},
        questions::{self, Question},
    },
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    visitor::{Editor, Visit},
};

#[derive(Template)]
#[template(path = "questions/ask.html")]
struct AskPage {
    page: Page,
    question: Question,
    text: String,
    typed: Typed,
    topics: Vec<(TopicId, String)>,
    groups: Vec<(GroupId, String)>,
    /// Colleagues of the name that was typed, to choose from.
    found: Vec<Colleague>,
    /// How many it reaches, in words, once everything holds.
    reach: Option<String>,
    problems: Problems,
}

/// What an editor typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `many` or `one`.
    to: String,
    /// `topic-…` or `group-…`, with its id.
    many: String,
    name: String,
    person: Option<PersonId>,
    words: String,
    /// The button that was pressed: `look` or `ask`.
    action: String,
}

impl Typed {
    /// Whom the form means; of one name that several bear, nobody yet.
    fn whom(&self, found: &[Colleague]) -> Option<Whom> {
        match (self.to.as_str(), self.many.split_once('-')) {
            ("one", _) => {
                let chosen = found.iter().find(|one| Some(one.person_id) == self.person);
                let only = found.first().filter(|_| found.len() == 1);
                chosen.or(only).map(|one| Whom::Person(one.person_id))
            }
            (_, Some(("topic", id))) => id.parse().ok().map(Whom::Topic),
            (_, Some(("group", id))) => id.parse().ok().map(Whom::Group),
            _ => None,
        }
    }
}

impl AskPage {
    fn is_chosen(&self, one: &Colleague) -> bool {
        self.typed.person == Some(one.person_id)
    }
}

async fn form(look: &mut Work, visit: &Visit, id: QuestionId, typed: Typed) -> Result<AskPage, Error> {
    let question = questions::find(look, id).await?;
    let found = if typed.to == "one" { colleagues::by_name(look, &typed.name).await? } else { Vec::new() };
    let topics = topics::list(look).await?.into_iter().map(|topic| (topic.topic_id, topic.name));
    let groups = groups::list(look).await?.into_iter().map(|group| (group.group_id, group.name));
    Ok(AskPage {
        page: Page::new(&visit.visitor, "ask-title", "stories"),
        text: question.text(visit.visitor.language).1.to_owned(),
        topics: topics.collect(),
        groups: groups.collect(),
        reach: None,
        problems: Problems::default(),
        question,
        typed,
        found,
    })
}

/// `GET /questions/{id}/ask`
pub async fn show_form(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let mut page = form(&mut look, &visit, id, Typed::default()).await?;
    // A question about one topic is most likely for those who know about it.
    if let [(topic, _)] = page.question.topics.as_slice() {
        page.typed.many = format!("topic-{topic}");
    }
    show(&page)
}

/// `POST /questions/{id}/asks`: first to see whom it reaches, then to ask.
pub async fn ask(
    State(app): State<App>,
    Editor(visit): Editor,
    Path(id): Path<QuestionId>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let mut page = form(&mut work, &visit, id, typed).await?;
    let whom = page.typed.whom(&page.found);
    let whom = match asking::check(&mut work, id, whom, &page.typed.words).await {
        Ok(whom) => whom,
        Err(Error::Invalid(problems)) => {
            page.problems = problems;
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) => return Err(error.into()),
    };
    if page.typed.action == "ask" {
        asking::ask(&mut work, id, Some(whom), &page.typed.words).await?;
        work.save().await?;
        return Ok(see_with_toast(&app, &format!("/questions/{id}"), "toast-asked", None));
    }
    if let Whom::Person(person) = whom {
        page.typed.person = Some(person);
    }
    let minimum = visit.organisation.minimum_group;
    page.reach = Some(match asking::reach(&mut work, whom).await? {
        Some(Reach::About(people) | Reach::Exactly(people)) if people >= minimum.max(10) => {
            page.page.n("ask-reached", people)
        }
        Some(_) => page.page.t("ask-reached-few"),
        None => page.page.t("ask-one-told"),
    });
    show(&page)
}
