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
        composing::{self, Circle, Composed},
    },
    stories::{
        self, Story, feed,
        starters::{self, Starter},
    },
    voice::{
        guidelines::disclosure,
        likeness,
        mirror::{choices, hints::Kind},
        outcomes,
        thanks::{self, For},
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
    voice::{
        assistant, guidelines::offering::Offered, likeness::advice, mirror::Panel, outcomes::Ask, posts::Own,
        thanks::Thank,
    },
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
    /// A colleague's own post is told with their name.
    by_owner: bool,
    /// What only the owner of the post sees.
    own: Option<Own>,
    /// The way to thank the colleague who brought it.
    thank: Option<Thank>,
    small_circle: bool,
    saved: bool,
    shared: Vec<(String, Share)>,
    starters: Vec<Starter>,
    offered: Offered,
    choices: Vec<Choice>,
    chosen_name: String,
    text: String,
    mirror: Panel,
    assistant: Option<assistant::Panel>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "shares/share.html")]
struct SharePage {
    page: Page,
    composed: Composed,
    network: String,
    key: &'static str,
    /// What to think of before it is posted.
    advice: Vec<String>,
    /// What came of it, once it is posted.
    ask: Option<Ask>,
}

/// What the composer starts with.
#[derive(Debug, Default, Deserialize)]
pub struct Start {
    #[serde(default)]
    network: String,
    #[serde(default)]
    text: String,
    /// `small` where a few people are to read it first.
    #[serde(default)]
    circle: String,
    /// A starter that was chosen without script.
    #[serde(default)]
    starter: String,
    /// A disclosure that was tapped without script.
    #[serde(default)]
    disclose: String,
    /// Whether the mirror was asked to look without script.
    #[serde(default)]
    look: String,
    /// The kind of hint that shall not come back.
    #[serde(default)]
    not_for_me: String,
}

impl Start {
    /// The same with a starter or a disclosure in the text, or with the mirror's hints beside it, where one of their
    /// buttons was pressed.
    fn with_what_was_tapped(&self) -> Option<Self> {
        let asks = !self.look.is_empty() || !self.not_for_me.is_empty();
        let text = match (self.starter.as_str(), self.disclose.as_str()) {
            ("", "") if asks => self.text.clone(),
            ("", "") => return None,
            ("", tag) => disclosure::added(&self.text, tag),
            (starter, _) => starter.to_owned(),
        };
        let look = if asks { "yes".to_owned() } else { String::new() };
        let (network, circle) = (self.network.clone(), self.circle.clone());
        Some(Self { network, circle, text, look, ..Self::default() })
    }
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
    if let Some(tapped) = start.with_what_was_tapped() {
        if !start.not_for_me.is_empty() {
            choices::dismiss(&mut work, Kind::parse(&start.not_for_me)?).await?;
        }
        let story = stories::find_visible(&mut work, id).await?;
        let page = story_page(&app, &visit, &mut work, story, tapped, Problems::default()).await?;
        work.save().await?;
        return show(&page);
    }
    let circle = if start.circle == "small" { Circle::Small } else { Circle::Everybody };
    match composing::compose_for(&mut work, &app.marbles, id, &start.network, &start.text, circle).await {
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
    let page = titled(visit, &story);
    let own = Own::of(work, &story, &page).await?;
    let mine = people::profile::networks(work, visit.person.person_id).await?;
    let sample = match story.goes_without_link(visit.by) {
        true => String::new(),
        false => app.marbles.link_of(&visit.organisation, &links::sample_code()),
    };
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
        mirror: match start.look.as_str() {
            "" => Panel::waiting(work).await?,
            _ => {
                let panel = Panel::of(work, visit, &start.text, &chosen, words).await?;
                let story = Some(story.story_id);
                panel.with_what_was_said(work, app, &start.text, &chosen, story, words).await?
            }
        },
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
        by_owner: story.is_own_post(),
        thank: thank(work, &story).await?,
        small_circle: start.circle == "small",
        shared: shared.into_iter().map(|share| (name_of(&share.network, words), share)).collect(),
        saved: signals::given(work, visit.person.person_id, story.story_id).await?.contains(&Signal::Saved),
        starters: starters::of_story(work, story.story_id, visit.person.language.code()).await?,
        offered: Offered::of(work, &start.text, visit.person.language).await?,
        chosen_name: name_of(&chosen, words),
        text: match &own {
            Some(own) if start.text.is_empty() && problems.0.is_empty() => own.words.clone(),
            _ => start.text,
        },
        own,
        assistant: {
            let back = format!("/stories/{}/shares", story.story_id);
            assistant::Panel::of(work, &app.marbles, visit, back, "starter").await?
        },
        choices,
        story,
        is_over,
        problems,
        page,
    })
}

/// The page of a post of my own with something else typed beside the composer, and what is wrong with it.
pub(crate) async fn own_page(
    app: &App,
    visit: &Visit,
    work: &mut Work,
    story: Story,
    problems: Problems,
    change: impl FnOnce(&mut Own),
) -> Result<impl Template, Error> {
    let mut page = story_page(app, visit, work, story, Start::default(), Problems::default()).await?;
    page.problems = problems;
    if let Some(own) = &mut page.own {
        change(own);
    }
    Ok(page)
}

/// The way to thank the colleague who brought a story, unless I did so already.
async fn thank(work: &mut Work, story: &Story) -> Result<Option<Thank>, Error> {
    let what = For::Story(story.story_id);
    let Some(person) = story.owned_by.or(story.suggested_by) else { return Ok(None) };
    if !thanks::could_thank(work, what).await? || thanks::given(work, what).await?.is_some() {
        return Ok(None);
    }
    let (name, id) = (people::find(work, person).await?.name, story.story_id.to_string());
    Ok(Some(Thank::new(format!("/stories/{id}/thanks"), &id, &name, "story")))
}

/// The frame of a story's page, or of a post of my own.
fn titled(visit: &Visit, story: &Story) -> Page {
    match story.is_own_post_of(visit.by) {
        true => Page::new(&visit.visitor, "post-title", "voice"),
        false => Page::new(&visit.visitor, "today-title", "today").titled(&story.title),
    }
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
    let advice = match composed.share.confirmed_at {
        Some(_) => Vec::new(),
        None => {
            let share = &composed.share;
            let like = likeness::of(&mut look, &app.marbles, &share.text, Some(share.story_id)).await?;
            advice(&like, &share.network, page.words())
        }
    };
    let ask = match composed.share.confirmed_at {
        Some(_) => Some(Ask::of(outcomes::about(&mut look, share).await?, &page, "share")),
        None => None,
    };
    show(&SharePage { page, composed, network, key, advice, ask })
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
