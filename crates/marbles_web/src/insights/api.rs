//! The overview as JSON.

use axum::{
    Json,
    extract::{Query, State},
};
use marbles::insights::{
    figures,
    overview::{self, Period},
};
use serde::Serialize;

use crate::{App, reply::Failure, visitor::Lead};

/// A number, or none and in `hidden` always `group`: it would tell of too few people, by itself or beside other figures.
#[derive(Serialize, utoipa::ToSchema)]
struct Figure {
    value: Option<i64>,
    hidden: Option<&'static str>,
}

/// The programme in figures.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Overview {
    period: &'static str,
    /// The first day.
    from: String,
    /// The last day.
    to: String,
    /// When it was told.
    as_of: String,
    /// The day from which it is told anew, unless twice as much happens before.
    renewed_on: String,
    /// The smallest group that is told about; a sum needs twice as many.
    minimum_group: i64,
    everyone: Figure,
    invited: Figure,
    joined: Figure,
    shared: Figure,
    people: Figure,
    weeks: Vec<Week>,
    stories: Vec<Story>,
    /// More stories that were shared, by too few people to tell.
    other_stories: Figure,
    groups: Vec<Group>,
}

#[derive(Serialize, utoipa::ToSchema)]
struct Week {
    /// Its Monday.
    id: String,
    monday: String,
    joined: Figure,
    shared: Figure,
    people: Figure,
    machines: Figure,
}

#[derive(Serialize, utoipa::ToSchema)]
struct Story {
    id: String,
    title: String,
    shares: Figure,
    people: Figure,
}

#[derive(Serialize, utoipa::ToSchema)]
struct Group {
    id: String,
    name: String,
    members: Figure,
    joined: Figure,
    shared: Figure,
    people: Figure,
}

/// Which period the overview is about.
#[derive(serde::Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `this-quarter` (unless asked otherwise), `last-quarter` or `year`.
    pub period: Option<String>,
}

/// The programme at a glance, in figures about groups only.
#[utoipa::path(get, path = "/api/v1/insights/overview", tag = "insights", params(Asked), responses((status = 200, body = Overview)))]
pub async fn overview(
    State(app): State<App>,
    Lead(visit): Lead,
    Query(asked): Query<Asked>,
) -> Result<Json<Overview>, Failure> {
    let period = asked.period.as_deref().and_then(Period::parse).unwrap_or_default();
    Ok(Json(overview::draw(&app.marbles, visit.by, &app.reports, period).await?.into()))
}

impl From<figures::Figure> for Figure {
    fn from(figure: figures::Figure) -> Self {
        Self { value: figure.shown(), hidden: figure.hidden() }
    }
}

impl From<overview::Overview> for Overview {
    fn from(told: overview::Overview) -> Self {
        Self {
            period: told.period.name(),
            from: told.first.date().to_string(),
            to: told.last.date().to_string(),
            as_of: told.as_of.timestamp().to_string(),
            renewed_on: told.next.date().to_string(),
            minimum_group: told.minimum,
            everyone: told.everyone.into(),
            invited: told.invited.into(),
            joined: told.joined.into(),
            shared: told.shared.into(),
            people: told.people.into(),
            weeks: told.weeks.into_iter().map(Week::from).collect(),
            stories: told.stories.into_iter().map(Story::from).collect(),
            other_stories: told.other_stories.into(),
            groups: told.groups.into_iter().map(Group::from).collect(),
        }
    }
}

impl From<overview::WeekRow> for Week {
    fn from(week: overview::WeekRow) -> Self {
        Self {
            id: week.monday.date().to_string(),
            monday: week.monday.date().to_string(),
            joined: week.joined.into(),
            shared: week.shared.into(),
            people: week.people.into(),
            machines: week.machines.into(),
        }
    }
}

impl From<overview::StoryRow> for Story {
    fn from(story: overview::StoryRow) -> Self {
        Self {
            id: story.story_id.to_string(),
            title: story.title,
            shares: story.shares.into(),
            people: story.people.into(),
        }
    }
}

impl From<overview::GroupRow> for Group {
    fn from(group: overview::GroupRow) -> Self {
        Self {
            id: group.group_id.to_string(),
            name: group.name,
            members: group.members.into(),
            joined: group.joined.into(),
            shared: group.shared.into(),
            people: group.people.into(),
        }
    }
}
