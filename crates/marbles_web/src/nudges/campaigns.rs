//! Campaign messages: written by a lead, seen as they will come, said once, and what came of them.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use axum_extra::extract::Form;
use marbles::{
    db::Work,
    error::{Error, Problems},
    ids::{CampaignId, GroupId, StoryId},
    nudges::{
        campaigns::{
            listing::{self, Campaign},
            saying::{self, Wish},
        },
        messages::Spoken,
        trials::reporting::{self, Report},
    },
    people::groups,
    stories::audience::Audience,
};
use serde::Deserialize;

use super::trials::EffectRow;
use crate::{
    App,
    body::Path,
    page::{Page, show, show_as},
    reply::{Failure, see_with_toast},
    stories::audience::reach_in_words,
    visitor::{Lead, Visit},
};

#[derive(Template)]
#[template(path = "nudges/campaigns.html")]
struct CampaignsPage {
    page: Page,
    campaigns: Vec<Campaign>,
    report: Report,
    in_all: EffectRow,
    weeks: Vec<EffectRow>,
    problems: Problems,
}

#[derive(Template)]
#[template(path = "nudges/campaign.html")]
struct CampaignPage {
    page: Page,
    typed: Typed,
    groups: Vec<(GroupId, String, bool)>,
    stories: Vec<(StoryId, String, bool)>,
    /// The message as it will come, and the number that it will probably reach, once everything holds.
    preview: Option<(Spoken, String)>,
    problems: Problems,
}

/// What a lead typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Typed {
    #[serde(default)]
    title: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    story: String,
    #[serde(default)]
    audience: String,
    #[serde(default, rename = "group")]
    groups: Vec<GroupId>,
    /// `say`, or anything else to see it first.
    #[serde(default)]
    action: String,
}

impl Typed {
    fn wish(&self) -> Wish {
        let audience = if self.audience == "some" {
            Audience::Some { groups: self.groups.clone(), followers: Vec::new() }
        } else {
            Audience::Everyone
        };
        Wish {
            title: self.title.clone(),
            words: self.words.replace("\r\n", "\n"),
            story: self.story.parse().ok(),
            audience,
        }
    }
}

/// `GET /campaigns`
pub async fn list(State(app): State<App>, Lead(visit): Lead) -> Result<Response, Failure> {
    show(&list_page(&app, &visit, Problems::default()).await?)
}

/// `POST /campaigns/trial`: how many of a hundred messages are held back to see whether they help.
pub async fn hold_back(
    State(app): State<App>,
    Lead(visit): Lead,
    Form(chosen): Form<HeldBack>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let of_hundred = chosen.holds_back.trim().parse().unwrap_or(-1);
    match marbles::nudges::trials::hold_back(&mut work, of_hundred).await {
        Ok(()) => {
            work.save().await?;
            Ok(see_with_toast(&app, "/campaigns", "toast-kept", None))
        }
        Err(Error::Invalid(problems)) => {
            drop(work);
            show_as(StatusCode::UNPROCESSABLE_ENTITY, &list_page(&app, &visit, problems).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// How many of a hundred.
#[derive(Debug, Deserialize)]
pub struct HeldBack {
    #[serde(default)]
    holds_back: String,
}

async fn list_page(app: &App, visit: &Visit, problems: Problems) -> Result<CampaignsPage, Error> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let page = Page::new(&visit.visitor, "campaigns-title", "overview");
    let report = reporting::draw(&mut look).await?;
    Ok(CampaignsPage {
        campaigns: listing::list(&mut look).await?,
        in_all: EffectRow::new(page.t("trial-in-all"), report.in_all, &page),
        weeks: report.weeks.iter().map(|(week, said)| EffectRow::new(page.day(week), *said, &page)).collect(),
        report,
        page,
        problems,
    })
}

/// `GET /campaigns/new`
pub async fn new(State(app): State<App>, Lead(visit): Lead) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    show(&form(&mut look, &visit, Typed::default(), Problems::default()).await?)
}

async fn form(
    work: &mut Work,
    visit: &Visit,
    typed: Typed,
    problems: Problems,
) -> Result<CampaignPage, Error> {
    let groups = groups::list(work).await?.into_iter();
    let groups = groups.map(|group| (group.group_id, group.name, typed.groups.contains(&group.group_id)));
    let groups = groups.collect();
    let chosen: Option<StoryId> = typed.story.parse().ok();
    let stories = saying::stories_to_carry(work).await?.into_iter();
    let stories = stories.map(|(story, title)| (story, title, chosen == Some(story))).collect();
    let page = Page::new(&visit.visitor, "campaign-title", "overview");
    Ok(CampaignPage { page, typed, groups, stories, preview: None, problems })
}

/// `POST /campaigns`: first to see it as it will come, then to say it.
pub async fn say(
    State(app): State<App>,
    Lead(visit): Lead,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    let wish = match saying::check(&mut work, &typed.wish()).await {
        Ok(wish) => wish,
        Err(Error::Invalid(problems)) => {
            let page = form(&mut work, &visit, typed, problems).await?;
            return show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(error) => return Err(error.into()),
    };
    if typed.action == "say" {
        saying::say(&mut work, &wish).await?;
        work.save().await?;
        return Ok(see_with_toast(&app, "/campaigns", "toast-campaign", None));
    }
    let spoken = app.marbles.writer.speak(&saying::preview(&mut work, &app.marbles, &wish).await?)?;
    let reach = saying::probable_reach(&mut work, &wish.audience).await?;
    let mut page = form(&mut work, &visit, typed, Problems::default()).await?;
    let reach = reach_in_words(reach, visit.organisation.minimum_group, page.page.words());
    page.preview = Some((spoken, reach));
    show(&page)
}

/// `POST /campaigns/{id}/stop`
pub async fn stop(
    State(app): State<App>,
    Lead(visit): Lead,
    Path(campaign): Path<CampaignId>,
) -> Result<Response, Failure> {
    let mut work = app.marbles.db.work(visit.by).await?;
    saying::stop(&mut work, campaign).await?;
    work.save().await?;
    Ok(see_with_toast(&app, "/campaigns", "toast-campaign-stopped", None))
}
