//! Bars over time as accessible SVG, 640 units wide: from zero, labelled directly, with the table behind.

use marbles::clock::Day;

use crate::words::Words;

const WIDTH: f64 = 640.0;
/// Where bars stand, and how high the tallest is; what is left above is for its label.
const FLOOR: f64 = 168.0;
const TALLEST: f64 = 138.0;
/// With more bars than this only the tallest and the last carry their number.
const ALL_LABELLED: usize = 13;
const TICKS: usize = 5;

/// What happened in one week; nothing where the figure is withheld.
#[derive(Clone, Debug)]
pub struct Point {
    pub monday: Day,
    pub number: Option<i64>,
}

/// A row of bars, one for each week.
#[derive(Debug)]
pub struct Bars {
    pub bars: Vec<Bar>,
    pub ticks: Vec<Tick>,
    pub hue: &'static str,
    /// The figures in a sentence, for those who do not see the picture.
    pub title: String,
    pub desc: String,
    pub rows: Vec<Row>,
    pub some_withheld: bool,
}

/// One bar, in units of the picture.
#[derive(Debug)]
pub struct Bar {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub middle: String,
    pub label_y: String,
    pub label: Option<String>,
    pub withheld: bool,
}

/// A label on the axis.
#[derive(Debug)]
pub struct Tick {
    pub x: String,
    pub anchor: &'static str,
    pub label: String,
}

/// One line of the table behind.
#[derive(Debug)]
pub struct Row {
    pub week: String,
    pub number: Option<String>,
}

impl Bars {
    /// Draws weeks, oldest first. `hue` is a mark's class.
    pub fn draw(points: &[Point], hue: &'static str, title: String, desc: String, words: &Words) -> Self {
        let most = points.iter().filter_map(|point| point.number).max().unwrap_or(0).max(1);
        let step = WIDTH / points.len().max(1) as f64;
        let top = points.iter().rposition(|point| point.number == Some(most));
        let last = points.len().saturating_sub(1);
        let is_labelled = |at: usize| {
            points.len() <= ALL_LABELLED
                || Some(at) == top
                || (at == last && top.is_none_or(|top| last - top > 4))
        };
        let bars = points
            .iter()
            .enumerate()
            .map(|(at, point)| bar(at, point, step, most, is_labelled(at), words))
            .collect();
        let every = points.len().div_ceil(TICKS).max(1);
        let ticks = (0..points.len())
            .filter(|at| (last - at).is_multiple_of(every))
            .map(|at| tick(at, &points[at], step, last, words))
            .collect();
        let rows = points
            .iter()
            .rev()
            .map(|point| Row {
                week: words.day(point.monday.date()),
                number: point.number.map(|number| words.number(number)),
            })
            .collect();
        let some_withheld = points.iter().any(|point| point.number.is_none());
        Self { bars, ticks, hue, title, desc, rows, some_withheld }
    }
}

fn bar(at: usize, point: &Point, step: f64, most: i64, labelled: bool, words: &Words) -> Bar {
    let number = point.number.unwrap_or(0);
    let height = TALLEST * number as f64 / most as f64;
    let (x, width) = (at as f64 * step + step * 0.14, step * 0.72);
    let units = |value: f64| format!("{value:.1}");
    Bar {
        x: units(x),
        y: units(FLOOR - height),
        width: units(width),
        height: units(height),
        middle: units(x + width / 2.0),
        label_y: units(FLOOR - height - 7.0),
        label: (labelled && number > 0).then(|| words.number(number)),
        withheld: point.number.is_none(),
    }
}

fn tick(at: usize, point: &Point, step: f64, last: usize, words: &Words) -> Tick {
    let (x, anchor) = match at {
        0 => (0.0, "start"),
        at if at == last => (WIDTH, "end"),
        at => (at as f64 * step + step / 2.0, "middle"),
    };
    Tick { x: format!("{x:.1}"), anchor, label: words.short_day(point.monday.date()) }
}

#[cfg(test)]
mod tests {
    use marbles::words::Language;

    use super::*;

    fn draw(numbers: &[Option<i64>]) -> Bars {
        let monday = |week: usize| Day::from_number(20_000 + 7 * i64::try_from(week).unwrap());
        let points: Vec<Point> = numbers
            .iter()
            .enumerate()
            .map(|(week, number)| Point { monday: monday(week), number: *number })
            .collect();
        Bars::draw(&points, "mark-1", String::new(), String::new(), crate::words::of(Language::English))
    }

    #[test]
    fn a_bar_is_as_high_as_its_number_from_zero() {
        let chart = draw(&[Some(0), Some(50), Some(100)]);
        let heights: Vec<&str> = chart.bars.iter().map(|bar| bar.height.as_str()).collect();
        assert_eq!(heights, ["0.0", "69.0", "138.0"]);
        assert_eq!(chart.bars[2].label.as_deref(), Some("100"));
        assert_eq!(chart.bars[0].label, None);
    }

    #[test]
    fn a_withheld_week_is_no_zero() {
        let chart = draw(&[None, Some(3)]);
        assert!(chart.bars[0].withheld && chart.some_withheld);
        assert_eq!(chart.rows[1].number, None);
        assert_eq!(chart.rows[0].number.as_deref(), Some("3"));
    }

    #[test]
    fn a_year_has_few_labels() {
        let chart = draw(&(0..52).map(Some).collect::<Vec<_>>());
        assert!(chart.ticks.len() <= 6, "{}", chart.ticks.len());
        assert_eq!(chart.bars.iter().filter(|bar| bar.label.is_some()).count(), 1);
        let none = draw(&[]);
        assert!(none.bars.is_empty());
    }
}
