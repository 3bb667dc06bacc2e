//! What a signal is worth: the graded answers that relevance learns from.

/// Shared, with a text that was suggested or none.
pub const SHARED: f64 = 1.0;
/// Shared in one's own words.
pub const OWN_WORDS: f64 = 1.2;
/// Kept for later.
pub const SAVED: f64 = 0.3;
/// Open for more than ten seconds.
pub const OPENED: f64 = 0.15;
/// Really seen, and passed by.
pub const SKIPPED: f64 = -0.02;
/// "Not for me".
pub const NOT_FOR_ME: f64 = -1.0;

/// What a person's answers to a story are worth together: the best of them, unless it was "not for me" and nothing was
/// shared; nothing at all is 0 here, since passing by is judged per exposure.
///
/// `shared` says whether it was in their own words, where it was shared.
pub fn together<'a>(signals: impl Iterator<Item = &'a str>, shared: Option<bool>) -> f64 {
    if let Some(own_words) = shared {
        return if own_words { OWN_WORDS } else { SHARED };
    }
    signals.fold(0.0, |best: f64, kind| match kind {
        "not_for_me" => NOT_FOR_ME,
        _ if best < 0.0 => best,
        "saved" => best.max(SAVED),
        "opened" => best.max(OPENED),
        _ => best,
    })
}

/// As [`together`], in whole hundredths, as it is stored.
#[expect(clippy::cast_possible_truncation, reason = "grades are small")]
pub(crate) fn hundredths<'a>(signals: impl Iterator<Item = &'a str>, shared: Option<bool>) -> i64 {
    (together(signals, shared) * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_answer_tells_unless_it_was_no() {
        let none: [&str; 0] = [];
        assert_eq!(hundredths(none.into_iter(), None), 0);
        assert_eq!(hundredths(["opened", "saved"].into_iter(), None), 30);
        assert_eq!(hundredths(["not_for_me", "saved"].into_iter(), None), -100);
        assert_eq!(hundredths(["saved", "not_for_me"].into_iter(), None), -100);
        assert_eq!(hundredths(["not_for_me"].into_iter(), Some(false)), 100);
        assert_eq!(hundredths(["opened"].into_iter(), Some(true)), 120);
        assert_eq!(hundredths(["hidden"].into_iter(), None), 0);
    }
}
