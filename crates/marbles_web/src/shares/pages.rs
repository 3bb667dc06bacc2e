//! The pages of a share: the story with its composer, and the way to the network.

use askama::Template;
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{ShareId, StoryId},
    links,
    nudges::steps,
    people,
    relevance::signals::{self, Signal},
    shares,
    shares::{
        Share,
        composing::{self, Composed},
    },
    stories::{
        self, Story, feed,
        starters::{self, Starter},
    },
};
use serde::Deserialize;

use super::{Choice, name_of, site_of};
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see, see_with_toast},
    today::{in_words, seed_of},
    visitor::{Member, Visit},
    voice::assistant::Panel,
};

#[derive(Template)]
#[template(path = "shares/story.html")]
struct StoryPage {
    page: Page,
    story: Story,
    /// Whether it can be shared, or only read because I shared it once.
    is_over: bool,
    site: String,
    seed: u32,
    reasons: Vec<String>,
    topics: Vec<String>,
    suggested_by: Option<String>,
    saved: bool,
    shared: Vec<(String, Share)>,
    starters: Vec<Starter>,
    choices: Vec<Choice>,
    chosen_name: String,
    text: String,
    assistant: Option<Panel>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "shares/share.html")]
struct SharePage {
    page: Page,
    composed: Composed,
    network: String,
    key: &'static str,
}

/// What the composer starts with.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    #[serde(default)]
    network: String,
    #[serde(default)]
    text: String,
    /// A starter that was chosen without script.
    #[serde(default)]
    starter: String,
}

/// `GET /stories/{id}`
pub async fn story(
    State(app): State<App>,
    Member(visit): Member,
    Path(story): Path<StoryId>,
    Query(start): Query<Start>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let story = stories::find_readable(&mut look, story).await?;
    let is_first = steps::is_first_reading(&mut look).await?;
    let page = story_page(&app, &visit, &mut look, story, start, Problems::default()).await?;
    drop(look);
    if is_first {
        let mut work = app.marbles.db.work(visit.by).await?;
        steps::have_read(&mut work).await?;
        work.save().await?;
    }
    show(&page)
}

/// `POST /stories/{id}/shares`
pub async fn compose(
    State(app): State<App>,
    Member(visit): Member,
    Path(id): Path<StoryId>,
    Form(start): Form<Start>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    if !start.starter.is_empty() {
        let story = stories::find_visible(&mut work, id).await?;
        let start = Start { text: start.starter, starter: String::new(), ..start };
        return show(&story_page(&app, &visit, &mut work, story, start, Problems::default()).await?);
    }
    match composing::compose(&mut work, &app.marbles, id, &start.network, &start.text).await {
        Ok(composed) => {
            work.save().await?;
            Ok(see(&format!("/shares/{}", composed.share.share_id)))
        }
        Err(Error::Invalid(problems)) => {
            let story = stories::find_visible(&mut work, id).await?;
            let page = story_page(&app, &visit, &mut work, story, start, problems).await?;
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn story_page(
    app: &App,
    visit: &Visit,
    work: &mut Work,
    story: Story,
    start: Start,
    problems: Problems,
) -> Result<StoryPage, Error> {
    let page = Page::new(&visit.visitor, "today-title", "today").titled(&story.title);
    let mine = people::profile::networks(work, visit.person.person_id).await?;
    let sample = app.marbles.link_of(&visit.organisation, &links::sample_code());
    let chosen = match (start.network.as_str(), mine.first()) {
        ("", Some(first)) => first.clone(),
        ("", None) => "linkedin".to_owned(),
        (asked, _) => asked.to_owned(),
    };
    let mut choices = marbles_networks::all()
        .iter()
        .map(|network| Choice::new(*network, &page, &sample, &mine, &chosen))
        .collect::<Result<Vec<_>, _>>()?;
    choices.sort_by_key(|choice| !choice.mine);
    let words = page.words();
    let shared = shares::of_story(work, story.story_id).await?;
    let is_over = matches!(stories::find_visible(work, story.story_id).await, Err(Error::Missing));
    Ok(StoryPage {
        site: site_of(&story),
        seed: seed_of(story.story_id.uuid()),
        reasons: feed::reasons_for(work, &app.marbles, &story)
            .await?
            .iter()
            .map(|reason| in_words(reason, words))
            .collect(),
        topics: stories::topics_of(work, story.story_id).await?,
        suggested_by: match story.suggested_by {
            Some(person) => Some(people::find(work, person).await?.name),
            None => None,
        },
        shared: shared.into_iter().map(|share| (name_of(&share.network, words), share)).collect(),
        saved: signals::given(work, visit.person.person_id, story.story_id).await?.contains(&Signal::Saved),
        starters: starters::of_story(work, story.story_id, visit.person.language.code()).await?,
        chosen_name: name_of(&chosen, words),
        assistant: {
            let back = format!("/stories/{}/shares", story.story_id);
            Panel::of(work, &app.marbles, visit, back, "starter").await?
        },
        text: start.text,
        choices,
        story,
        is_over,
        problems,
        page,
    })
}

/// `GET /shares/{id}`: the way to the network, the words to take along, and "posted".
pub async fn share(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let composed = composing::review(&mut look, &app.marbles, share).await?;
    let page = Page::new(&visit.visitor, "share-title", "today");
    let network = name_of(&composed.share.network, page.words());
    let key = marbles_networks::find(&composed.share.network).map_or("copy", |network| network.key());
    show(&SharePage { page, composed, network, key })
}

/// `POST /shares/{id}/confirmation`: I have posted it.
pub async fn confirm(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    composing::confirm(&mut work, share).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/today", "toast-shared", Some(&format!("/shares/{share}/confirmation/undo"))))
}

/// `POST /shares/{id}/confirmation/undo`: I have not posted it after all.
pub async fn take_back(
    State(app): State<App>,
    Member(visit): Member,
    Path(share): Path<ShareId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    composing::take_back(&mut work, share).await?;
    work.save().await?;
    Ok(see(&format!("/shares/{share}")))
}
