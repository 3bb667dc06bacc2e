//! Bringing two people's changes of one text together, as long as they did not touch the same words.

use super::comparing::{Edit, edits, words_of};

/// Changes so near to each other are about the same thing: between them stand at most that many words.
const SAME_THING: usize = 2;

/// The text with what both made of `base`; none where both touched the same words differently.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    merge_near(base, ours, theirs, SAME_THING)
}

/// Whether `ours` already holds all that `theirs` changed in `base`.
pub(super) fn holds(base: &str, ours: &str, theirs: &str) -> bool {
    merge_near(base, ours, theirs, 0).as_deref() == Some(ours)
}

fn merge_near(base: &str, ours: &str, theirs: &str, near: usize) -> Option<String> {
    if base == theirs || ours == theirs {
        return Some(ours.to_owned());
    }
    if base == ours {
        return Some(theirs.to_owned());
    }
    let (base, ours, theirs) = (words_of(base), words_of(ours), words_of(theirs));
    let mut left = edits(&base, &ours, near).into_iter().peekable();
    let mut right = edits(&base, &theirs, near).into_iter().peekable();
    let mut merged = String::new();
    let mut at = 0;
    loop {
        let (edit, words) = match (left.peek(), right.peek()) {
            (None, None) => break,
            (Some(a), Some(b)) if touch(a, b) => {
                if a.old != b.old || ours[a.new.clone()] != theirs[b.new.clone()] {
                    return None;
                }
                right.next();
                (left.next()?, &ours)
            }
            (Some(a), Some(b)) if a.old.start < b.old.start => (left.next()?, &ours),
            (Some(_), None) => (left.next()?, &ours),
            _ => (right.next()?, &theirs),
        };
        merged.extend(base[at..edit.old.start].iter().copied());
        merged.extend(words[edit.new].iter().copied());
        at = edit.old.end;
    }
    merged.extend(base[at..].iter().copied());
    Some(merged)
}

/// Whether no unchanged word stands between two changes.
fn touch(a: &Edit, b: &Edit) -> bool {
    a.old.start <= b.old.end && b.old.start <= a.old.end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BASE: &str =
        "We built a turbine on the dike.\nIt turns when nobody looks.\nCome and see it one day.";

    #[test]
    fn changes_in_different_places_come_together() {
        let ours = BASE.replace("turbine", "quiet turbine");
        let theirs = BASE.replace("one day", "on Saturday");
        let both = ours.replace("one day", "on Saturday");
        assert_eq!(merge(BASE, &ours, &theirs), Some(both.clone()));
        assert_eq!(merge(BASE, &theirs, &ours), Some(both));
    }

    #[test]
    fn the_same_words_changed_differently_are_no_matter_for_a_machine() {
        let ours = BASE.replace("a turbine", "a pump");
        let theirs = BASE.replace("a turbine", "two turbines");
        assert_eq!(merge(BASE, &ours, &theirs), None);
        assert_eq!(merge(BASE, &format!("{BASE} Bye."), &format!("{BASE} Hello.")), None);
    }

    #[test]
    fn two_rewritings_of_a_sentence_are_not_shuffled_into_each_other() {
        let (base, ours) = ("The old man walks to the sea.", "An old lady walks along the sea.");
        assert_eq!(merge(base, ours, "The young man runs to the lake."), None);
    }

    #[test]
    fn the_same_change_twice_is_one_change() {
        let ours = BASE.replace("turbine", "pump");
        assert_eq!(merge(BASE, &ours, &ours), Some(ours.clone()));
        let more = ours.replace("one day", "on Saturday");
        assert_eq!(merge(BASE, &more, &ours), Some(more.clone()));
        assert!(holds(BASE, &more, &ours));
        assert!(!holds(BASE, &ours, &more));
    }

    proptest! {
        #[test]
        fn what_is_merged_holds_every_word_that_either_added(
            base in "([a-d]{1,2} ?\n?){0,12}", ours in "([a-f]{1,2} ?\n?){0,12}", theirs in "([a-f]{1,2} ?\n?){0,12}",
        ) {
            let merged = merge(&base, &ours, &theirs);
            prop_assert_eq!(&merged, &merge(&base, &theirs, &ours), "whose changes they are makes no difference");
            if let Some(merged) = merged {
                let held = words_of(&merged);
                for text in [&ours, &theirs] {
                    for word in words_of(text) {
                        prop_assert!(held.contains(&word) || words_of(&base).contains(&word));
                    }
                }
            }
        }
    }
}
