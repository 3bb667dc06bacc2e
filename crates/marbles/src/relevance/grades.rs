//! Grades: what a signal is worth, and how a grade becomes a label to learn from.

use serde::{Deserialize, Serialize};

/// What a person did with a story that was before their eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Shared it.
    Shared,
    /// Shared it in words of their own.
    SharedInOwnWords,
    /// Kept it for later.
    Saved,
    /// Had it open for more than ten seconds.
    Opened,
    /// Said "not for me".
    NotForMe,
}

/// The grade of a story that was truly seen, and passed by.
pub const SKIPPED: f64 = -0.02;

impl Kind {
    /// What it is worth.
    pub const fn grade(self) -> f64 {
        match self {
            Self::Shared => 1.0,
            Self::SharedInOwnWords => 1.2,
            Self::Saved => 0.3,
            Self::Opened => 0.15,
            Self::NotForMe => -1.0,
        }
    }
}

/// The grade of one sighting: the best of what followed; "not for me" outweighs everything; nothing is a skip.
pub fn grade(signals: impl IntoIterator<Item = Kind>) -> f64 {
    let mut best = SKIPPED;
    for signal in signals {
        if signal == Kind::NotForMe {
            return signal.grade();
        }
        best = best.max(signal.grade());
    }
    best
}

/// The chance at which a "not for me" pulls a score down as hard as its grade says: the root of (s+1)/(n+25).
const USUAL_CHANCE: f64 = super::facts::ROOT;

/// A grade as (label, weight) of a logistic likelihood: a skip is 0, a share is 1, what lies between is between; own words
/// weigh more than a share, and "not for me" weighs as many skips as its grade pulls the log-odds at the usual chance.
pub fn label(grade: f64) -> (f64, f64) {
    let scaled = (grade - SKIPPED) / (1.0 - SKIPPED);
    if scaled > 1.0 {
        (1.0, scaled)
    } else if scaled < 0.0 {
        (0.0, 1.0 - scaled / USUAL_CHANCE)
    } else {
        (scaled, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_signal_counts_and_not_for_me_outweighs_it() {
        assert!((grade([]) - SKIPPED).abs() < 1e-12);
        assert!((grade([Kind::Opened, Kind::Shared]) - 1.0).abs() < 1e-12);
        assert!((grade([Kind::SharedInOwnWords, Kind::NotForMe]) + 1.0).abs() < 1e-12);
    }

    #[test]
    fn labels_keep_the_order_of_grades() {
        assert_eq!(label(SKIPPED), (0.0, 1.0));
        assert_eq!(label(1.0), (1.0, 1.0));
        let (opened, saved) = (label(0.15), label(0.3));
        assert!(opened.0 < saved.0 && saved.0 < 1.0);
        let (words, weight) = label(1.2);
        assert!((words - 1.0).abs() < 1e-12 && weight > 1.0);
        let (refused, weight) = label(-1.0);
        assert!(refused.abs() < 1e-12 && (20.0..30.0).contains(&weight));
    }
}
