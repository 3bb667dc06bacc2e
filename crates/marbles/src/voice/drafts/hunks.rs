//! The single changes of a proposed text, each to be taken or not.

use super::{
    comparing::{Edit, PHRASE, edits, words_of},
    merging::{holds, merge},
};

/// What can be done with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can be taken.
    Open,
    /// The text holds it already.
    Taken,
    /// The words that it was about have changed since.
    Gone,
}

impl State {
    /// The word for it in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::Gone => "gone",
        }
    }
}

/// One change of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Its place among the changes, from 1.
    pub number: usize,
    /// The words that would go, and those that would come.
    pub old: String,
    pub new: String,
    /// A few words around it, that stay.
    pub before: String,
    pub after: String,
    pub state: State,
}

/// What a proposal changes in the text that it was written from, and what of it can go into the text as it is now.
pub fn hunks(base: &str, proposed: &str, text: &str) -> Vec<Hunk> {
    let (old, new) = (words_of(base), words_of(proposed));
    let changes = edits(&old, &new, PHRASE);
    let end_of = |number: usize| number.checked_sub(1).map_or(0, |last| changes[last].old.end);
    let start_of = |number: usize| changes.get(number).map_or(old.len(), |next| next.old.start);
    changes
        .iter()
        .enumerate()
        .map(|(number, edit)| Hunk {
            number: number + 1,
            old: old[edit.old.clone()].concat(),
            new: new[edit.new.clone()].concat(),
            before: last_words(&old[end_of(number)..edit.old.start]),
            after: first_words(&old[edit.old.end..start_of(number + 1)]),
            state: state(base, &with_one(&old, &new, edit), text),
        })
        .collect()
}

/// The text with one change of the proposal in it; none where its place is gone.
pub fn take(base: &str, proposed: &str, text: &str, number: usize) -> Option<String> {
    let (old, new) = (words_of(base), words_of(proposed));
    let changes = edits(&old, &new, PHRASE);
    let edit = changes.get(number.checked_sub(1)?)?;
    let changed = with_one(&old, &new, edit);
    if holds(base, text, &changed) { Some(text.to_owned()) } else { merge(base, text, &changed) }
}

fn state(base: &str, changed: &str, text: &str) -> State {
    if holds(base, text, changed) {
        State::Taken
    } else if merge(base, text, changed).is_some() {
        State::Open
    } else {
        State::Gone
    }
}

fn with_one(old: &[&str], new: &[&str], edit: &Edit) -> String {
    [&old[..edit.old.start], &new[edit.new.clone()], &old[edit.old.end..]].concat().concat()
}

/// So many words around a change show where it is.
const AROUND: usize = 12;

fn last_words(words: &[&str]) -> String {
    let line = words.iter().rposition(|word| *word == "\n").map_or(0, |end| end + 1);
    words[line.max(words.len().saturating_sub(AROUND))..].concat()
}

fn first_words(words: &[&str]) -> String {
    let line = words.iter().position(|word| *word == "\n").unwrap_or(words.len());
    words[..line.min(AROUND)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERS: &str = "We have a new turbine here.\nIt is very quiet at night.\nCome and look.";
    const HIS: &str =
        "You can sleep beside our new turbine here.\nIt is very quiet at night.\nCome and listen.";

    fn states(text: &str) -> Vec<State> {
        hunks(HERS, HIS, text).into_iter().map(|hunk| hunk.state).collect()
    }

    #[test]
    fn a_proposal_is_taken_change_by_change() {
        let changes = hunks(HERS, HIS, HERS);
        assert_eq!(changes.len(), 2);
        assert_eq!(
            (changes[0].old.as_str(), changes[0].new.as_str()),
            ("We have a", "You can sleep beside our")
        );
        assert_eq!((changes[1].before.as_str(), changes[1].after.as_str()), ("Come and ", "."));
        let half = take(HERS, HIS, HERS, 1).expect("taken");
        assert_eq!(half, HERS.replace("We have a", "You can sleep beside our"));
        assert_eq!(states(&half), [State::Taken, State::Open]);
        assert_eq!(take(HERS, HIS, &half, 2).as_deref(), Some(HIS));
        assert_eq!(states(HIS), [State::Taken, State::Taken]);
        assert_eq!(take(HERS, HIS, HERS, 3), None);
    }

    #[test]
    fn a_proposal_on_an_older_text_still_applies_where_its_place_still_exists() {
        let since = HERS.replace("Come and look.", "Bring your tent.");
        assert_eq!(states(&since), [State::Open, State::Gone]);
        let taken = take(HERS, HIS, &since, 1).expect("taken");
        assert!(taken.starts_with("You can sleep") && taken.ends_with("Bring your tent."));
        assert_eq!(take(HERS, HIS, &since, 2), None);
    }
}
