//! What is measured of a life under a policy.

use serde::Serialize;

use super::{
    company::{Company, day_of},
    life::SEEN_AT,
};

/// How many of the last days are measured: what came before is for learning.
pub const LAST_DAYS: i64 = 30;
/// Stories of the last days have not had their time yet.
const HAD_THEIR_TIME: i64 = 10;

/// What is gathered while life goes on.
pub struct Measured {
    /// For each day: the expected shares, and what the best at hand would have brought.
    days: Vec<Day>,
    /// How often each story was put on anybody's day.
    pub shown: Vec<u32>,
    pub explored: usize,
}

#[derive(Clone, Copy, Default)]
struct Day {
    visits: f64,
    worth: f64,
    best: f64,
    ndcg: f64,
    first_worth: f64,
    first_best: f64,
}

impl Measured {
    /// Nothing yet.
    pub fn new(stories: usize) -> Self {
        Self { days: Vec::new(), shown: vec![0; stories], explored: 0 }
    }

    /// Somebody was shown stories of that true worth, where others would have been ideal.
    pub fn visit(&mut self, day: i64, truths: &[f64], ideal: &[f64], explored: bool) {
        let of = self.day(day);
        of.visits += 1.0;
        of.worth += worth(truths);
        of.best += worth(ideal);
        of.ndcg += if ideal.is_empty() { 1.0 } else { discounted(truths) / discounted(ideal) };
        self.explored += usize::from(explored);
    }

    /// The same, had they been new.
    pub fn first_day(&mut self, day: i64, truths: &[f64], ideal: &[f64]) {
        let of = self.day(day);
        of.first_worth += worth(truths);
        of.first_best += worth(ideal);
    }

    fn day(&mut self, day: i64) -> &mut Day {
        let place = usize::try_from(day).unwrap_or(0);
        if self.days.len() <= place {
            self.days.resize(place + 1, Day::default());
        }
        &mut self.days[place]
    }

    fn last(&self, days: i64) -> Day {
        let last = usize::try_from((days - LAST_DAYS).max(days / 2)).unwrap_or(0);
        self.days.iter().skip(last).fold(Day::default(), |sum, day| Day {
            visits: sum.visits + day.visits,
            worth: sum.worth + day.worth,
            best: sum.best + day.best,
            ndcg: sum.ndcg + day.ndcg,
            first_worth: sum.first_worth + day.first_worth,
            first_best: sum.first_best + day.first_best,
        })
    }

    /// The expected shares of each week.
    pub fn weeks(&self) -> Vec<f64> {
        self.days.chunks(7).map(|week| week.iter().map(|day| day.worth).sum()).collect()
    }
}

/// The figures of one policy.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Figures {
    pub name: &'static str,
    /// Expected shares for each visit in the last 30 days, against the oracle living through the same days.
    pub percent_of_oracle: f64,
    /// The same against the best five that were open at that moment: what was left lying counts against the policy.
    pub percent_of_best: f64,
    /// Against the ideal five that were open at that moment.
    pub ndcg5: f64,
    /// The percentage of stories that were shown at least 20 times.
    pub coverage20: f64,
    /// How unevenly stories were shown: 0 all alike, 1 one alone.
    pub gini: f64,
    /// What somebody of whom nothing is known but what they told would be shown, against the best for them. None for
    /// policies that do not fill days with the product's slots.
    pub percent_without_history: Option<f64>,
    pub shares_per_visit: f64,
    /// Percent of the oracle, week by week.
    pub weeks: Vec<f64>,
}

/// The figures of a life beside those of the oracle.
pub fn figures(name: &'static str, company: &Company, life: &Measured, oracle: &Measured) -> Figures {
    let (mine, best) = (life.last(company.days), oracle.last(company.days));
    let shown: Vec<f64> = company
        .stories
        .iter()
        .zip(&life.shown)
        .filter(|(told, _)| (0..company.days - HAD_THEIR_TIME).contains(&day_of(told.story.published_at)))
        .map(|(_, shown)| f64::from(*shown))
        .collect();
    let covered = shown.iter().filter(|shown| **shown >= 20.0).count();
    Figures {
        name,
        percent_of_oracle: percent(mine.worth / mine.visits, best.worth / best.visits),
        percent_of_best: percent(mine.worth, mine.best),
        ndcg5: mine.ndcg / mine.visits.max(1.0),
        coverage20: percent(count(covered), count(shown.len())),
        gini: gini(&shown),
        percent_without_history: (mine.first_best > 0.0).then(|| percent(mine.first_worth, mine.first_best)),
        shares_per_visit: mine.worth / mine.visits.max(1.0),
        weeks: life.weeks().iter().zip(oracle.weeks()).map(|(mine, best)| percent(*mine, best)).collect(),
    }
}

/// The means of several lives under the same policies.
pub fn mean(lives: &[Vec<Figures>]) -> Vec<Figures> {
    let Some(first) = lives.first() else { return Vec::new() };
    let over = |policy: usize, of: &dyn Fn(&Figures) -> f64| {
        lives.iter().map(|life| of(&life[policy])).sum::<f64>() / count(lives.len())
    };
    let one = |(policy, figures): (usize, &Figures)| Figures {
        name: figures.name,
        percent_of_oracle: over(policy, &|of| of.percent_of_oracle),
        percent_of_best: over(policy, &|of| of.percent_of_best),
        ndcg5: over(policy, &|of| of.ndcg5),
        coverage20: over(policy, &|of| of.coverage20),
        gini: over(policy, &|of| of.gini),
        percent_without_history: figures
            .percent_without_history
            .map(|_| over(policy, &|of| of.percent_without_history.unwrap_or_default())),
        shares_per_visit: over(policy, &|of| of.shares_per_visit),
        weeks: (0..figures.weeks.len())
            .map(|week| over(policy, &|of| of.weeks.get(week).copied().unwrap_or_default()))
            .collect(),
    };
    first.iter().enumerate().map(one).collect()
}

/// The expected shares of a day: what is not seen is not shared.
fn worth(truths: &[f64]) -> f64 {
    truths.iter().zip(SEEN_AT).map(|(truth, seen)| truth * seen).sum()
}

/// Discounted cumulative gain (Järvelin and Kekäläinen 2002).
fn discounted(truths: &[f64]) -> f64 {
    truths.iter().zip(2..).map(|(truth, place)| truth / f64::from(place).log2()).sum()
}

/// Half the mean absolute difference, relative to the mean (Gini 1912).
pub fn gini(amounts: &[f64]) -> f64 {
    let mut sorted = amounts.to_vec();
    sorted.sort_by(f64::total_cmp);
    let sum: f64 = sorted.iter().sum();
    if sum <= 0.0 {
        return 0.0;
    }
    let n = count(sorted.len());
    let ranked: f64 = sorted.iter().zip(1..).map(|(amount, rank)| f64::from(rank) * amount).sum();
    (2.0 * ranked / (n * sum) - (n + 1.0) / n).max(0.0)
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { 100.0 * part / whole } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn count(number: usize) -> f64 {
    number as f64
}
