//! The overview as a page: a few figures, two pictures over time, stories and groups; whatever must stay hidden says so in the same words.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::insights::{
    figures::Figure,
    overview::{self, Overview, Period, WeekRow},
};
use serde::Deserialize;

use crate::{
    App,
    charts::{Bars, Point},
    page::Page,
    reply::Failure,
    visitor::Lead,
};

#[derive(Template)]
#[template(path = "insights/overview.html")]
struct OverviewPage {
    page: Page,
    overview: Overview,
    joined: Bars,
    shared: Bars,
    people: Bars,
    /// Nothing while a week of it is hidden.
    machines: i64,
    /// Whether anything has happened that can be told.
    has_begun: bool,
}

/// Which period to show.
#[derive(Deserialize)]
pub struct Shown {
    #[serde(default)]
    pub period: String,
}

/// `GET /overview`
pub async fn show(
    State(app): State<App>,
    Lead(visit): Lead,
    Query(shown): Query<Shown>,
) -> Result<Response, Failure> {
    let period = Period::parse(&shown.period).unwrap_or_default();
    let overview = overview::draw(&app.marbles, visit.by, &app.reports, period).await?;
    let page = Page::new(&visit.visitor, "overview-title", "overview");
    let words = page.words();
    let draw = |figure: fn(&WeekRow) -> Figure, hue, title: &str, desc: &str| {
        let points: Vec<Point> = overview
            .weeks
            .iter()
            .map(|week| Point { monday: week.monday, number: figure(week).shown() })
            .collect();
        let desc = words.n(desc, points.iter().filter_map(|point| point.number).sum());
        Bars::draw(&points, hue, words.t(title), desc, words)
    };
    // words: overview-joined-weeks overview-shared-weeks overview-people-weeks
    // words: overview-joined-desc overview-shared-desc overview-people-desc
    let joined = draw(|week| week.joined, "mark-1", "overview-joined-weeks", "overview-joined-desc");
    let shared = draw(|week| week.shared, "mark-3", "overview-shared-weeks", "overview-shared-desc");
    let people = draw(|week| week.people, "mark-accent", "overview-people-weeks", "overview-people-desc");
    let machines = overview.weeks.iter().map(|week| week.machines.shown()).sum::<Option<i64>>().unwrap_or(0);
    let has_begun = overview.weeks.iter().any(|week| week.shared.shown() != Some(0));
    crate::page::show(&OverviewPage { page, overview, joined, shared, people, machines, has_begun })
}

impl OverviewPage {
    /// What a figure means beside the whole: "45 in 100 of those invited".
    fn meaning(&self, key: &str, figure: &Figure, of: &Figure) -> String {
        // words: overview-joined-meaning overview-shared-meaning overview-invited-meaning
        match (figure.shown(), of.shown()) {
            (Some(part), Some(whole)) if whole > 0 => self.page.n(key, (part * 100 + whole / 2) / whole),
            _ => String::new(),
        }
    }

    /// A figure of a group with its share of the members: "12 (40 in 100)".
    fn share(&self, figure: &Figure, of: &Figure) -> Option<String> {
        let (part, whole) = (figure.shown()?, of.shown().filter(|whole| *whole > 0)?);
        Some(self.page.n("overview-in-hundred", (part * 100 + whole / 2) / whole))
    }

    fn number(&self, figure: &Figure) -> Option<String> {
        figure.shown().map(|number| self.page.words().number(number))
    }

    fn why(&self, figure: &Figure) -> String {
        figure.hidden().map(|_| self.page.t("overview-hidden")).unwrap_or_default()
    }

    /// How many more stories there were, where there were any and it may be told.
    fn others(&self) -> Option<i64> {
        self.overview.other_stories.shown().filter(|others| *others > 0)
    }

    /// The periods with their words, the shown one marked.
    fn periods(&self) -> Vec<(&'static str, String, bool)> {
        // words: overview-this-quarter overview-last-quarter overview-year
        let word = |period: Period| self.page.t(&format!("overview-{}", period.name()));
        Period::ALL
            .into_iter()
            .map(|period| (period.name(), word(period), period == self.overview.period))
            .collect()
    }
}
