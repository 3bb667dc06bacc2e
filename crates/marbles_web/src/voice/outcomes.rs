//! What came of it: one tap after a post, and the journal that only its owner reads.

pub mod api;

use askama::Template;
use axum::{Form, extract::State, http::StatusCode, response::Response};
use marbles::{
    db::Work,
    error::{Error, Problems, Result},
    ids::{OutcomeId, ShareId},
    voice::outcomes::{self, Asked, Entry, Kind},
};
use serde::Deserialize;

use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    shares::name_of,
    visitor::Member,
};

/// The question what came of one post.
pub struct Ask {
    pub share: String,
    pub title: String,
    pub network: String,
    /// The screen on which it is asked, to come back to.
    pub from: &'static str,
    pub kinds: Vec<(&'static str, String)>,
    pub words: String,
    pub problems: Problems,
}

/// A line of the journal, in words.
pub struct Line {
    pub id: String,
    pub what: String,
    pub words: String,
    pub about: String,
    pub story: Option<String>,
    pub when: String,
}

#[derive(Template)]
#[template(path = "voice/journal_page.html")]
struct JournalPage {
    page: Page,
    ask: Option<Ask>,
    lines: Vec<Line>,
}

impl Ask {
    /// The question about the post that is to be asked about now, if there is one.
    pub async fn now(look: &mut Work, page: &Page, from: &'static str) -> Result<Option<Self>> {
        let asked = outcomes::to_ask(look).await?;
        Ok(asked.map(|asked| Self::of(asked, page, from)))
    }

    /// The question about one post.
    pub fn of(asked: Asked, page: &Page, from: &'static str) -> Self {
        Self {
            share: asked.share_id.to_string(),
            title: asked.title,
            network: name_of(&asked.network, page.words()),
            from,
            kinds: Kind::ALL.iter().map(|kind| (kind.name(), in_words(kind.name(), page))).collect(),
            words: String::new(),
            problems: Problems::default(),
        }
    }
}

impl Line {
    /// A line of my journal; "nothing yet" is none.
    pub fn new(entry: &Entry, page: &Page) -> Option<Self> {
        let network = entry.network.as_deref().map(|network| name_of(network, page.words()));
        let about = [entry.title.clone(), network].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        (entry.kind != Kind::Nothing.name()).then(|| Self {
            id: entry.outcome_id.to_string(),
            what: in_words(&entry.kind, page),
            words: entry.words.clone(),
            about,
            story: entry.story_id.map(|story| story.to_string()),
            when: page.ago(&entry.created_at),
        })
    }
}

fn in_words(kind: &str, page: &Page) -> String {
    // words: outcome-conversation outcome-question outcome-lead outcome-application outcome-invitation outcome-sign_up outcome-other outcome-nothing
    page.t(&format!("outcome-{kind}"))
}

/// `GET /voice/journal`
pub async fn journal(
    State(app): State<App>,
    Member(visit): Member,
) -> std::result::Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "outcome-journal", "voice");
    let lines = outcomes::journal(&mut look).await?;
    let lines = lines.iter().filter_map(|entry| Line::new(entry, &page)).collect();
    let ask = Ask::now(&mut look, &page, "journal").await?;
    show(&JournalPage { ask, lines, page })
}

/// One tap, and a line of words if there is one.
#[derive(Deserialize)]
pub struct Told {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    from: String,
}

/// `POST /shares/{id}/outcomes`
pub async fn tell(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
    Form(told): Form<Told>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let outcome = match outcomes::tell(&mut work, share, &told.kind, &told.words).await {
        Ok(outcome) => outcome,
        Err(Error::Invalid(problems)) => {
            let page = Page::new(&visit.visitor, "outcome-journal", "voice");
            let ask = Ask::of(outcomes::about(&mut work, share).await?, &page, "journal");
            let ask = Some(Ask { words: told.words, problems, ..ask });
            let page = JournalPage { ask, lines: Vec::new(), page };
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) => return Err(error.into()),
    };
    work.save().await?;
    let path = match told.from.as_str() {
        "impact" => "/impact".to_owned(),
        "voice" => "/voice".to_owned(),
        "share" => format!("/shares/{share}"),
        _ => "/voice/journal".to_owned(),
    };
    let key = if told.kind == Kind::Nothing.name() { "toast-outcome-nothing" } else { "toast-outcome" };
    Ok(see_with_toast(&app, &path, key, Some(&format!("/outcomes/{outcome}/undo"))))
}

/// `POST /outcomes/{id}/undo`
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(outcome): Path<OutcomeId>,
) -> std::result::Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    outcomes::take_back(&mut work, outcome).await?;
    work.save().await?;
    Ok(see("/voice/journal"))
}
