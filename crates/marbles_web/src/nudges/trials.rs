//! What messages bring, in words and numbers that a lead can read.

use marbles::nudges::trials::reporting::Said;

use crate::page::Page;

/// One line: a week, or all of them.
pub struct EffectRow {
    pub about: String,
    /// None while there is not enough yet.
    pub told: Option<Told>,
}

/// In percentage points.
pub struct Told {
    pub difference: String,
    pub low: String,
    pub high: String,
    pub smallest: String,
    /// The key of the sentence that says what it means.
    pub meaning: &'static str,
}

impl EffectRow {
    /// A line about some moments.
    pub fn new(about: String, said: Said, page: &Page) -> Self {
        let told = match said {
            Said::NotEnough => None,
            Said::Effect(effect) => Some(Told {
                difference: points(effect.difference, page),
                low: points(effect.low, page),
                high: points(effect.high, page),
                smallest: points(effect.smallest_seen, page),
                meaning: match (effect.low > 0.0, effect.high < 0.0) {
                    (true, _) => "trial-helps",
                    (_, true) => "trial-hurts",
                    _ => "trial-unclear",
                },
            }),
        };
        Self { about, told }
    }
}

/// Percentage points with one decimal, as people write them.
fn points(share: f64, page: &Page) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "between −1000 and 1000")]
    let tenths = (share * 1000.0).round() as i64;
    let sign = if tenths < 0 { "−" } else { "" };
    let mark = if page.lang == "en" { "." } else { "," };
    format!("{sign}{}{mark}{}", tenths.abs() / 10, tenths.abs() % 10)
}
