//! The report as a picture: each policy's part of what the oracle reaches, week by week, a panel for each world.

use std::fmt::Write;

use super::{Figures, OfWorld, Report};

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 44.0;
const TOP: f64 = 40.0;
const BETWEEN: f64 = 28.0;
const HIGHEST: f64 = 110.0;

/// A drawing (SVG) that needs nothing beside it.
pub fn of(report: &Report) -> String {
    let panels = report.by_world.iter().enumerate();
    #[expect(clippy::cast_precision_loss, reason = "three worlds")]
    let left = |number: usize| LEFT + number as f64 * (WIDTH + BETWEEN);
    let wide = left(report.by_world.len());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide:.0} 318\" role=\"img\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <title>Expected shares of each week, as a percentage of the oracle's</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    panels.for_each(|(number, of)| panel(&mut svg, of, left(number)));
    legend(&mut svg);
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, of: &OfWorld, left: f64) {
    let _ = writeln!(
        svg,
        "<text x=\"{left:.0}\" y=\"{:.0}\" fill=\"#1d2433\" font-weight=\"600\">World {}</text>",
        TOP - 16.0,
        of.world.letter()
    );
    for percent in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let y = height(percent);
        let _ = writeln!(
            svg,
            "<line x1=\"{left:.0}\" x2=\"{:.0}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#d8dde6\"/>\
             <text x=\"{:.0}\" y=\"{:.1}\" fill=\"#5b6475\" text-anchor=\"end\">{percent:.0}</text>",
            left + WIDTH,
            left - 6.0,
            y + 4.0
        );
    }
    of.policies.iter().for_each(|figures| curve(svg, figures, left));
    let _ = writeln!(
        svg,
        "<text x=\"{:.0}\" y=\"{:.0}\" fill=\"#5b6475\" text-anchor=\"middle\">weeks</text>",
        left + WIDTH / 2.0,
        TOP + HEIGHT + 18.0
    );
}

fn curve(svg: &mut String, figures: &Figures, left: f64) {
    let weeks = &figures.weeks;
    #[expect(clippy::cast_precision_loss, reason = "a few dozen weeks")]
    let x = |week: usize| left + WIDTH * week as f64 / weeks.len().saturating_sub(1).max(1) as f64;
    let points: Vec<String> = weeks
        .iter()
        .enumerate()
        .map(|(week, percent)| format!("{:.1},{:.1}", x(week), height(*percent)))
        .collect();
    let (colour, dash) = look(figures.name);
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
        points.join(" ")
    );
}

fn legend(svg: &mut String) {
    let y = TOP + HEIGHT + 46.0;
    let mut x = LEFT;
    for policy in super::Policy::ALL {
        let (colour, dash) = look(policy.name());
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.0}\" x2=\"{:.0}\" y1=\"{:.0}\" y2=\"{:.0}\" stroke=\"{colour}\" stroke-width=\"2\" \
             stroke-dasharray=\"{dash}\"/><text x=\"{:.0}\" y=\"{y:.0}\" fill=\"#1d2433\">{}</text>",
            x + 22.0,
            y - 4.0,
            y - 4.0,
            x + 28.0,
            policy.name()
        );
        x += 96.0;
    }
}

/// Colours that stay apart for colour-blind eyes (Okabe and Ito 2008), and dashes for none.
fn look(policy: &str) -> (&'static str, &'static str) {
    match policy {
        "random" => ("#999999", "2 3"),
        "newest" => ("#e69f00", "6 3"),
        "popular" => ("#cc79a7", "6 3"),
        "rules" => ("#0072b2", "none"),
        "learned" => ("#009e73", "none"),
        _ => ("#1d2433", "1 2"),
    }
}

fn height(percent: f64) -> f64 {
    TOP + HEIGHT * (1.0 - percent.clamp(0.0, HIGHEST) / HIGHEST)
}
