//! My impact: which of my posts brought how many people, as a page and as JSON, to me alone.

pub mod api;

use askama::Template;
use axum::{extract::State, response::Response};
use marbles::{
    nudges::plans::weeks::active,
    shares::impact::{self, Impact, ShareImpact},
};

use crate::{
    App,
    charts::{Bars, Point},
    page::Page,
    reply::Failure,
    visitor::Member,
    voice::outcomes::Ask,
    words::Words,
};

/// How many marbles fit into the bowl.
const BOWL: i64 = 18;

#[derive(Template)]
#[template(path = "impact/impact.html")]
struct ImpactPage {
    page: Page,
    impact: Impact,
    rows: Vec<Row>,
    /// What came of a post, some days after it.
    ask: Option<Ask>,
    filled: usize,
    bowl: String,
    weeks: Bars,
    /// In how many of the last eight weeks I was active.
    active: i64,
}

/// One of my posts as the page shows it.
struct Row {
    share: ShareImpact,
    icon: &'static str,
    network: String,
}

/// `GET /impact`
pub async fn show(State(app): State<App>, Member(visit): Member) -> Result<Response, Failure> {
    let mut look = app.marbles.db.look(visit.by).await?;
    let impact = impact::mine(&mut look).await?;
    let active = active(&mut look).await?;
    let page = Page::new(&visit.visitor, "impact-title", "impact");
    let ask = Ask::now(&mut look, &page, "impact").await?;
    drop(look);
    let words = page.words();
    let (filled, each) = marbles_for(impact.people);
    let bowl = words.n_with("impact-bowl", each, &[("marbles", words.number(filled))]);
    let rows = impact.shares.iter().cloned().map(|share| Row::new(share, words)).collect();
    let weeks = by_week(&impact, words);
    let filled = usize::try_from(filled).unwrap_or(0);
    crate::page::show(&ImpactPage { page, impact, rows, ask, filled, bowl, weeks, active })
}

/// How many marbles stand for that many people, and for how many each one stands.
fn marbles_for(people: i64) -> (i64, i64) {
    let each = [1, 2, 5].into_iter().cycle().zip(0..).map(|(lead, at)| lead * 10_i64.pow(at / 3)).take(30);
    let each = each.into_iter().find(|each| people <= BOWL * each).unwrap_or(i64::MAX);
    ((people + each - 1) / each, each)
}

fn by_week(impact: &Impact, words: &Words) -> Bars {
    let points: Vec<Point> =
        impact.weeks.iter().map(|week| Point { monday: week.monday, number: Some(week.people) }).collect();
    let recent = points.iter().filter_map(|point| point.number).sum();
    let desc = words.n("impact-weeks-desc", recent);
    Bars::draw(&points, "mark-accent", words.t("impact-weeks"), desc, words)
}

impl Row {
    fn new(share: ShareImpact, words: &Words) -> Self {
        let network = match marbles_networks::find(&share.network) {
            Some(known) if known.key() == "copy" => words.t("impact-network-copy"),
            Some(known) if known.key() == "device" => words.t("impact-network-device"),
            Some(known) if known.key() == "email" => words.t("impact-network-email"),
            Some(known) => known.name().to_owned(),
            None => share.network.clone(),
        };
        let icon = marbles_networks::find(&share.network).map_or("link", |known| known.key());
        Self { share, icon, network }
    }
}

#[cfg(test)]
mod tests {
    use super::marbles_for;

    #[test]
    fn the_bowl_never_overflows_and_says_what_a_marble_stands_for() {
        assert_eq!(marbles_for(0), (0, 1));
        assert_eq!(marbles_for(18), (18, 1));
        assert_eq!(marbles_for(19), (10, 2));
        assert_eq!(marbles_for(112), (12, 10));
        assert_eq!(marbles_for(4_200), (9, 500));
    }
}
