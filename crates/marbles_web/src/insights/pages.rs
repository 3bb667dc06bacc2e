//! The overview as a page: a few figures, two pictures over time, stories and groups; what must stay hidden says why.

use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use marbles::insights::{
    figures::{Figure, Why},
    overview::{self, Overview, Period, WeekRow},
};
use serde::Deserialize;

use crate::{
    App,
    charts::{Bars, Point},
    page::Page,
    reply::Failure,
    visitor::Lead,
    words::Words,
};

#[derive(Template)]
#[template(path = "insights/overview.html")]
struct OverviewPage {
    page: Page,
    overview: Overview,
    joined: Bars,
    shared: Bars,
    people: Bars,
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
pub async fn show(State(app): State<App>, Lead(visit): Lead, Query(shown): Query<Shown>) -> Result<Response, Failure> {
    let period = Period::parse(&shown.period).unwrap_or_default();
    let overview = overview::draw(&app.marbles, visit.by, &app.reports, period).await?;
    let page = Page::new(&visit.visitor, "overview-title", "overview");
    let words = page.words();
    let draw = |figure: fn(&WeekRow) -> Figure, hue, title: &str, desc: &str| {
        let points: Vec<Point> =
            overview.weeks.iter().map(|week| Point { monday: week.monday, number: figure(week).shown() }).collect();
        let desc = words.n(desc, points.iter().filter_map(|point| point.number).sum());
        Bars::draw(&points, hue, words.t(title), desc, words)
    };
    // words: overview-joined-weeks overview-shared-weeks overview-people-weeks
    // words: overview-joined-desc overview-shared-desc overview-people-desc
    let joined = draw(|week| week.joined, "mark-1", "overview-joined-weeks", "overview-joined-desc");
    let shared = draw(|week| week.shared, "mark-3", "overview-shared-weeks", "overview-shared-desc");
    let people = draw(|week| week.people, "mark-accent", "overview-people-weeks", "overview-people-desc");
    let machines = overview.weeks.iter().map(|week| week.machines).sum();
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
        figure.hidden().map(|why| in_words(why, self.page.words())).unwrap_or_default()
    }

    /// The periods with their words, the shown one marked.
    fn periods(&self) -> Vec<(&'static str, String, bool)> {
        // words: overview-this-quarter overview-last-quarter overview-year
        let word = |period: Period| self.page.t(&format!("overview-{}", period.name()));
        Period::ALL.into_iter().map(|period| (period.name(), word(period), period == self.overview.period)).collect()
    }
}

fn in_words(why: Why, words: &Words) -> String {
    match why {
        Why::SmallGroup => words.t("overview-why-small"),
        Why::OnePerson => words.t("overview-why-one"),
        Why::AllOrNone => words.t("overview-why-all"),
        Why::Difference => words.t("overview-why-difference"),
    }
}
