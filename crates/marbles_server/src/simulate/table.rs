//! The report as a table.

use std::fmt::Write;

use super::{Figures, Report};

/// The report in words and columns.
pub fn of(report: &Report) -> String {
    let wanted = &report.wanted;
    let last = wanted.seed + wanted.seeds - 1;
    let seeds = if wanted.seeds == 1 {
        format!("seed {last}")
    } else {
        format!("mean of seeds {} to {last}", wanted.seed)
    };
    let mut text = format!("{} people, {} days, {seeds}\n", wanted.people, wanted.days);
    for of in &report.by_world {
        let _ = write!(text, "\nworld {}\n{HEAD}\n", of.world.letter());
        of.policies.iter().for_each(|figures| text.push_str(&line(figures)));
    }
    if report.by_world.len() > 1 {
        let _ = write!(text, "\nmean of all worlds\n{HEAD}\n");
        report.policies.iter().for_each(|figures| text.push_str(&line(figures)));
    }
    let ranking = report.ranking;
    let build = if ranking.release { "release build" } else { "DEBUG BUILD: these times say little" };
    let _ = write!(
        text,
        "\nranking {} stories: median {:.2} ms, 99 of 100 within {:.2} ms ({build})",
        ranking.candidates, ranking.median_ms, ranking.p99_ms
    );
    text
}

const HEAD: &str = "policy    % of oracle  nDCG@5  shown 20x   Gini  without history  shares/visit";

fn line(figures: &Figures) -> String {
    let first =
        figures.percent_without_history.map_or_else(|| "-".to_owned(), |percent| format!("{percent:.1} %"));
    format!(
        "{:<9} {:>9.1} %  {:>6.3}  {:>7.1} %  {:>5.3}  {first:>15}  {:>12.3}\n",
        figures.name,
        figures.percent_of_oracle,
        figures.ndcg5,
        figures.coverage20,
        figures.gini,
        figures.shares_per_visit
    )
}
